import { fail } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { Caller } from './caller.ts';
import { KIND_LABEL } from './detect.ts';
import { failureOf } from './errors.ts';
import { profileOf } from './profile.ts';
import type { AccountWire } from './wire.ts';

/**
 * Finishes, signed in, what detection could not decide for a server that tells no version: whether it is inside the
 * window. A nonsense value for `active` is refused from 26.3.0 on and ignored before; ids are numbers from 33.2.0 on.
 */
export async function provesFeatures(
  caller: Caller,
  account: AccountWire,
  signal?: AbortSignal,
): Promise<Result<void>> {
  if (typeof account.id === 'number') return unsupported('33.2.0 or newer', [33, 2, 0]);
  const answer = await caller.send({ method: 'GET', path: '/users', query: { active: 'maybe', per_page: 1 }, signal });
  if (!answer.ok) return answer;
  if (answer.value.status === 400) return ok(undefined);
  if (answer.value.status === 200) return unsupported('older than 26.3.0', [26, 2, 4]);
  return failed(failureOf(answer.value, caller.where));
}

function unsupported(version: string, example: readonly number[]): Result<never> {
  return fail('version-unsupported', { kind: KIND_LABEL, version, reason: profileOf(example).reason });
}
