import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { User } from '../../../domain/user.ts';
import type { Caller } from './caller.ts';
import { allUsers, groupsAlone } from './users.ts';
import { ADMINISTRATOR, MANAGE_USERS } from './vocabulary.ts';

/** What would take the right to manage users from somebody. */
export type Loss =
  | { readonly user: string; readonly leaves: readonly string[] }
  | { readonly user: string; readonly leaves: 'everything' }
  /** The permissions that a group keeps; none when it is deleted. */
  | { readonly group: string; readonly keeps: readonly string[] };

/**
 * Stops what the server lets happen: people who shut themselves out, and a server on which nobody can manage users any
 * more. A user counts as able to only where both the groups and the server's own computation say so: on 2.1 the latter
 * lags behind, and what lags is gone at the next restart.
 */
export async function guard(caller: Caller, selfId: string, loss: Loss): Promise<Result<void>> {
  const { instance } = caller.where;
  const isOwn = 'user' in loss && loss.user === selfId;
  if (isOwn && (loss.leaves === 'everything' || loss.leaves.includes(ADMINISTRATOR))) {
    return fail('yourself-protected', { instance });
  }
  const [groups, users] = await Promise.all([groupsAlone(caller), allUsers(caller)]);
  if (!groups.ok) return groups;
  if (!users.ok) return users;
  const giving = groups.value.filter((group) => group.permissions.includes(MANAGE_USERS)).map((group) => group.id);
  const holds = (user: User, ids: readonly string[]) =>
    user.permissions.includes(MANAGE_USERS) && user.groups.some((group) => ids.includes(group.id));
  const keepsIt = (user: User) => holds(user, remaining(user, giving, loss));
  const losing = users.value.filter((user) => holds(user, giving) && !keepsIt(user));
  if (losing.length === 0) return ok(undefined);
  const losesItself = losing.some((user) => user.id === selfId);
  if (isOwn && losesItself) return fail('yourself-protected', { instance });
  if (!users.value.some(keepsIt)) {
    return fail('last-administrator', { user: losing.map((user) => user.handle).join(', '), instance });
  }
  return losesItself ? fail('yourself-protected', { instance }) : ok(undefined);
}

/** Of the groups that give the right, those that still give it to a user afterwards. */
function remaining(user: User, giving: readonly string[], loss: Loss): readonly string[] {
  if ('group' in loss) return loss.keeps.includes(MANAGE_USERS) ? giving : giving.filter((id) => id !== loss.group);
  if (user.id !== loss.user) return giving;
  const { leaves } = loss;
  return leaves === 'everything' ? [] : giving.filter((id) => !leaves.includes(id));
}
