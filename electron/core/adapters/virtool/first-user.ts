import type { Field } from '../../../domain/description.ts';
import { fail } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { User } from '../../../domain/user.ts';
import type { HttpAnswer, HttpClient } from '../../net/http.ts';
import { readJson } from '../../net/json.ts';
import { KIND_LABEL } from './detect.ts';
import { failureOf } from './errors.ts';
import { field, NO_RULES, RESERVED_HANDLES } from './fields.ts';
import { isUnauthorized } from './problem.ts';
import { toUser, userWire } from './wire.ts';

/** The least number of characters of a password, unless an administrator has changed the setting. */
const DEFAULT_MINIMUM = 8;

/** The form of the first user, with the rules that a new server has. */
export const FIRST_USER_FIELDS: readonly Field[] = [
  field('text', 'handle', 'Handle', {
    help: 'The name to sign in with. It cannot be changed later. A handle that begins with “job” can never use API keys.',
    rules: { ...NO_RULES, required: true, minimumLength: 1, reserved: RESERVED_HANDLES },
  }),
  field('password', 'password', 'Password', {
    rules: { ...NO_RULES, required: true, minimumLength: DEFAULT_MINIMUM },
  }),
];

/**
 * V3: creates the first user of a server that has none; it gets the administrator level `full`. Needs no sign-in, and
 * leaves none behind: the cookies of the answer are not kept. Fails with `first-user-exists` if somebody else was faster,
 * `password-too-short` with the server's number, `handle-reserved`, `input-invalid`, or `not-supported` from 39.21.0 on.
 */
export async function createFirstUser(
  http: HttpClient,
  { handle, password }: { handle: string; password: string },
): Promise<Result<User>> {
  const { origin } = new URL(http.baseUrl);
  const answer = await http.send({ method: 'PUT', path: '/users/first', json: { handle, password } });
  if (!answer.ok) return answer;
  // The call is public wherever it exists; from 39.21.0 on it does not, and an unknown path is 401 for strangers.
  if (isUnauthorized(answer.value)) return unoffered(answer.value);
  if (answer.value.status !== 201) {
    const where = { origin, instance: origin, handle };
    return failed(failureOf(answer.value, where, { user: handle.trim(), writes: true }));
  }
  const user = readJson(answer.value, userWire, origin);
  return user.ok ? ok(toUser(user.value)) : fail('outcome-unknown', { origin });
}

function unoffered(answer: HttpAnswer): Result<never> {
  return fail('not-supported', {
    kind: KIND_LABEL,
    version: answer.headers['x-virtool-version'] ?? 'of this release',
    what: 'create its first user from outside',
    instead:
      'Since 39.21.0 this is done in Virtool’s own web interface; make an API key there, and sign in with it here.',
  });
}
