import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { User } from '../../../domain/user.ts';
import type { Caller } from './caller.ts';
import { userPageWire } from './wire.ts';

/** Enough to find a second one among many of lower levels; administrators are few. */
const MOST_ADMINISTRATORS = 1000;

/** The administrator level that alone can make others administrators. */
const HIGHEST = 'full';

/** What an update would do to an account's power, as far as it matters here. */
export interface PowerLoss {
  readonly deactivates: boolean;
  /** Undefined: the administrator level stays. */
  readonly level: string | null | undefined;
}

/**
 * Stops what the server lets happen: an administrator who shuts themselves out, and a server without anybody who could
 * make administrators, which no call can mend (trap 13, seen on 26.3.0). Asks the server who else there is.
 */
export async function guard(caller: Caller, selfId: string, present: User, loss: PowerLoss): Promise<Result<void>> {
  const losesLevel = loss.level !== undefined && loss.level !== present.administrator;
  if (!loss.deactivates && !losesLevel) return ok(undefined);
  if (present.id === selfId) return fail('yourself-protected', { instance: caller.where.instance });
  const holdsHighest = present.administrator === HIGHEST && present.status !== 'inactive';
  return holdsHighest ? someoneElseRemains(caller, present) : ok(undefined);
}

async function someoneElseRemains(caller: Caller, present: User): Promise<Result<void>> {
  const query = { administrator: true, active: true, page: 1, per_page: MOST_ADMINISTRATORS };
  const answer = await caller.ask({ method: 'GET', path: '/admin/users', query }, userPageWire, { needs: 'users' });
  if (!answer.ok) return answer;
  // Up to 26.2.4 the filter is ignored: deactivated ones come along, who are nobody's rescue.
  const others = answer.value.items.some(
    (user) => user.active && user.administrator_role === HIGHEST && user.id !== present.id,
  );
  if (others) return ok(undefined);
  return fail('last-administrator', { user: present.handle, instance: caller.where.instance });
}
