import type { Change } from '../../../domain/change.ts';
import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { User } from '../../../domain/user.ts';
import { targetId } from '../target.ts';
import { listUsers } from './list-users.ts';
import type { Keys, Standing } from './standing.ts';
import { getUser } from './users.ts';
import { ROOT } from './wire.ts';

/**
 * Stops what the Panel lets happen: a key whose owner is deleted or demoted, and a Panel without any root administrator
 * (2.4; the API never counts them). Asked for whoever is about to lose the level, or the account. The accounts behind
 * the keys usually are the others that remain; if none of them is an administrator any more, the whole list is read,
 * since no filter finds administrators. While nobody said whose the key is, every administrator may be the one.
 */
export async function guardPower(
  { application }: Keys,
  { ownIds, self }: Standing,
  user: User,
  signal?: AbortSignal,
): Promise<Result<void>> {
  const { instance } = application.where;
  if (ownIds.includes(user.id)) return fail('yourself-protected', { instance });
  if (user.administrator !== ROOT) return ok(undefined);
  if (self.id === null) return fail('key-owner-unknown', { user: user.handle, instance });
  for (const id of ownIds) {
    const own = await getUser(application, id, signal);
    if (!own.ok && own.failure.code !== 'user-not-found') return own;
    if (own.ok && own.value.administrator === ROOT) return ok(undefined);
  }
  for await (const page of listUsers(application, signal)) {
    if (!page.ok) return page;
    if (page.value.users.some(({ id, administrator }) => administrator === ROOT && id !== user.id))
      return ok(undefined);
  }
  return fail('last-administrator', { user: user.handle, instance });
}

/** The Panel lets nobody touch a share of their own (6.4). */
export function guardOwnShare({ accountId }: Standing, change: Change, instance: string): Result<void> {
  const isOwn = targetId(change) === accountId && change.before?.held === true;
  return isOwn ? fail('yourself-protected', { instance }) : ok(undefined);
}
