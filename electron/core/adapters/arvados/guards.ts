import { fail, failure } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import { onField } from '../said-failures.ts';
import type { Cluster } from './cluster.ts';
import { exactly, type Filter, toQuery } from './lists.ts';
import { handleOf, untouchable } from './to-user.ts';
import { getWire } from './users.ts';
import { clusterOf, isAllUsers, isAnonymousUsers, isBuiltInGroup } from './uuids.ts';
import { listWire, type UserWire, userWire } from './wire.ts';

/** What a change would do to an account, as far as it matters here. */
export interface Touch {
  /** The account loses its use, or its rights as an administrator. */
  readonly loses?: boolean;
  /** The record itself changes, which only the home of the account can do. */
  readonly record?: boolean;
}

/** Two of these are not counted as somebody else: the account itself, and the system user. */
const ENOUGH = 3;

/** Reads the account that a change is about, and stops what must not happen to it. */
export async function targetOf(cluster: Cluster, uuid: string, touch: Touch = {}): Promise<Result<UserWire>> {
  const present = await getWire(cluster, uuid);
  if (!present.ok) return present;
  const allowed = await mayTouch(cluster, present.value, touch);
  return allowed.ok ? present : allowed;
}

/**
 * Stops what the server lets happen: a change of its own accounts, an administrator who shuts themselves out, and a
 * cluster without an administrator (§7.7, §7.8, traps 7 and 8). Also what it would refuse or undo: a change of an account
 * whose home is another cluster (trap 27).
 */
export async function mayTouch(cluster: Cluster, present: UserWire, touch: Touch): Promise<Result<void>> {
  const { caller, facts, self, systemUser, say } = cluster;
  const { instance } = caller.where;
  const why = untouchable(present.uuid, systemUser, say);
  if (why !== null) return fail('protected-account', { user: handleOf(present) }, { serverMessage: why });
  const home = clusterOf(present.uuid);
  if (touch.record && home !== facts.cluster) return fail('managed-elsewhere', { instance, home });
  if (!touch.loses) return ok(undefined);
  if (present.uuid === self.uuid) return fail('yourself-protected', { instance });
  return present.is_admin && present.is_active ? someoneElseRemains(cluster, present) : ok(undefined);
}

/** Administrators of other clusters are guests here: none of them counts. */
async function someoneElseRemains({ caller, facts, systemUser }: Cluster, present: UserWire): Promise<Result<void>> {
  const filters: Filter[] = [
    ['is_admin', '=', true],
    ['is_active', '=', true],
    ['uuid', 'like', `${facts.cluster}-%`],
  ];
  const query = toQuery({ filters, order: ['uuid asc'], limit: ENOUGH, count: 'none' });
  const found = await caller.ask({ method: 'GET', path: '/users', query }, listWire(userWire));
  if (!found.ok) return found;
  const others = found.value.items.some(({ uuid }) => uuid !== present.uuid && uuid !== systemUser);
  if (others) return ok(undefined);
  return fail('last-administrator', { user: handleOf(present), instance: caller.where.instance });
}

/**
 * Refuses an e-mail address that another account has: the server would take it, and nobody could sign in with it any
 * more (trap 10). Case does not count, since logins are matched without it.
 */
export async function emailIsFree(
  { caller, say }: Pick<Cluster, 'caller' | 'say'>,
  email: string,
  self: string | null,
): Promise<Result<void>> {
  const owners = await usersWithEmail({ caller }, email);
  if (!owners.ok) return owners;
  if (owners.value.every(({ uuid }) => uuid === self)) return ok(undefined);
  const taken = failure('value-taken', { value: email, what: say('e-mail address') });
  return failed(onField(taken, 'email', say));
}

/** Accounts with an e-mail address, without regard to case. */
export async function usersWithEmail({ caller }: Pick<Cluster, 'caller'>, email: string): Promise<Result<UserWire[]>> {
  const filters: Filter[] = [['email', 'ilike', exactly(email)]];
  // More than a few of one address are as wrong as two.
  const query = toQuery({ filters, order: ['uuid asc'], limit: 10, count: 'none' });
  const found = await caller.ask({ method: 'GET', path: '/users', query }, listWire(userWire));
  return found.ok ? ok(found.value.items) : found;
}

/**
 * Refuses to change what a group has on objects that the cluster itself works through: the system's own. All users and
 * Anonymous users are roles like others there (§13.1), and what was shared with everybody has to be taken back somewhere.
 */
export function groupMayHold(uuid: string, name: string): Result<void> {
  return isAllUsers(uuid) || isAnonymousUsers(uuid) ? ok(undefined) : groupMayChange(uuid, name);
}

/** Refuses a change of a group that the cluster was installed with: the server would let it happen (§12). */
export function groupMayChange(uuid: string, name: string): Result<void> {
  return isBuiltInGroup(uuid) ? fail('protected-group', { group: name }) : ok(undefined);
}
