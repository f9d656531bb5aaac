import { fail } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { User } from '../../../domain/user.ts';
import type { HttpClient } from '../../net/http.ts';
import { readJson } from '../../net/json.ts';
import { failureOf } from './errors.ts';
import { toUser, userWire } from './wire.ts';

/**
 * V3: creates the first user of a server that has none; it gets the administrator level `full`. Needs no sign-in, and
 * leaves none behind: the cookies of the answer are not kept. Fails with `conflict` if somebody else was faster,
 * `password-too-short` with the server's number, `handle-reserved` or `input-invalid`.
 */
export async function createFirstUser(
  http: HttpClient,
  { handle, password }: { handle: string; password: string },
): Promise<Result<User>> {
  const { origin } = new URL(http.baseUrl);
  const answer = await http.send({ method: 'PUT', path: '/users/first', json: { handle, password } });
  if (!answer.ok) return answer;
  if (answer.value.status !== 201) {
    const where = { origin, instance: origin, handle };
    return failed(failureOf(answer.value, where, { user: handle.trim(), writes: true }));
  }
  const user = readJson(answer.value, userWire, origin);
  return user.ok ? ok(toUser(user.value)) : fail('outcome-unknown', { origin });
}
