import type { Values } from '../../../domain/change.ts';
import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { User } from '../../../domain/user.ts';
import type { UserPage } from '../adapter.ts';
import type { ApiRequest, Caller } from './caller.ts';
import { type Cluster, readsLocally } from './cluster.ts';
import { byUuids, containing, countItems, everyPage, type Filter, toQuery } from './lists.ts';
import { membershipsOf, type RoleNames, roleNames } from './memberships.ts';
import { toUser } from './to-user.ts';
import { clusterOf, isUuid } from './uuids.ts';
import { listWire, type UserWire, userWire } from './wire.ts';

/** Users on one page of a search. */
const FOUND_PAGE_SIZE = 100;

/**
 * A5: yields all users with their roles; the roles of one page are read while the next page is on its way. Whoever is no
 * administrator gets a shorter list, without any sign of it (trap 20).
 */
export async function* listUsers(
  cluster: Cluster,
  signal?: AbortSignal,
  after: string | null = null,
): AsyncGenerator<Result<UserPage>> {
  const { caller } = cluster;
  const [roles, expected] = await Promise.all([roleNames(caller, signal), countItems(caller, '/users', [], signal)]);
  if (!roles.ok && !isBeyond(cluster, roles)) return yield roles;
  if (!expected.ok) return yield expected;
  const pages = everyPage(caller, '/users', userWire, [], { signal, after });
  let next = pages.next();
  while (true) {
    const page = await next;
    if (page.done) return;
    if (!page.value.ok) return yield page.value;
    next = pages.next();
    const users = await withRoles(cluster, page.value.value, roles.ok ? roles.value : undefined, signal);
    if (!users.ok) {
      await next;
      return yield users;
    }
    const mark = page.value.value.at(-1)?.uuid;
    yield ok({ users: users.value, expected: expected.value, drift: 'none', ...(mark ? { mark } : {}) });
  }
}

/** The domain users behind records. */
async function withRoles(
  cluster: Cluster,
  wires: readonly UserWire[],
  roles?: RoleNames,
  signal?: AbortSignal,
): Promise<Result<User[]>> {
  const { caller, facts, systemUser, say } = cluster;
  const uuids = wires.map(({ uuid }) => uuid);
  const memberships = await membershipsOf(caller, uuids, facts.cluster, roles, signal);
  if (!memberships.ok && !isBeyond(cluster, memberships)) return memberships;
  const refs = (uuid: string) => (memberships.ok ? memberships.value.get(uuid) : undefined) ?? [];
  return ok(wires.map((wire) => toUser(wire, refs(wire.uuid), systemUser, say)));
}

/** A token that is restricted to users shows them without their roles. */
function isBeyond({ scopes }: Cluster, refused: Result<unknown>): boolean {
  return scopes !== null && !refused.ok && refused.failure.code === 'not-allowed';
}

/** What `order` of a search may be; columns that the server does not know would be ignored (trap 33). */
const ORDERS: Readonly<Record<string, string>> = {
  modified: 'modified_at desc',
  created: 'created_at desc',
  email: 'email asc',
  handle: 'username asc',
  lastName: 'last_name asc',
};

/** A5: one page of those who match, in the order that was asked for. */
export async function findUsers(
  cluster: Cluster,
  parameters: Values,
  page: number,
  signal?: AbortSignal,
): Promise<Result<UserPage>> {
  const order = ORDERS[String(parameters.order ?? '')] ?? 'modified_at desc';
  const query = toQuery({
    filters: filtersOf(parameters),
    order: [order, 'uuid asc'],
    limit: FOUND_PAGE_SIZE,
    offset: (page - 1) * FOUND_PAGE_SIZE,
    count: 'exact',
  });
  const found = await cluster.caller.ask({ method: 'GET', path: '/users', query, signal }, listWire(userWire));
  if (!found.ok) return found;
  const users = await withRoles(cluster, found.value.items, undefined, signal);
  return users.ok ? ok({ users: users.value, expected: found.value.items_available ?? null }) : users;
}

const textOf = (values: Values, key: string): string => {
  const value = values[key];
  return typeof value === 'string' ? value.trim() : '';
};

function filtersOf(parameters: Values): Filter[] {
  const filters: Filter[] = [];
  // Every word has to be found somewhere; `any` takes no other operator (trap 32).
  for (const word of textOf(parameters, 'any').split(/\s+/).filter(Boolean)) {
    filters.push(['any', 'ilike', containing(word)]);
  }
  for (const [key, column] of [
    ['email', 'email'],
    ['handle', 'username'],
  ] as const) {
    const text = textOf(parameters, key);
    if (text !== '') filters.push([column, 'ilike', containing(text)]);
  }
  for (const [key, column] of [
    ['active', 'is_active'],
    ['administrator', 'is_admin'],
  ] as const) {
    const choice = textOf(parameters, key);
    if (choice === 'yes' || choice === 'no') filters.push([column, '=', choice === 'yes']);
  }
  return filters;
}

/** The path of one user; its UUID has been looked at before. */
export function userPath(uuid: string): string {
  return `/users/${uuid}`;
}

/** A4: one user's record, from this cluster's own copy where the account belongs to another one. */
export async function getWire(cluster: Cluster, uuid: string, signal?: AbortSignal): Promise<Result<UserWire>> {
  const { caller, facts } = cluster;
  const gone = () => fail('user-not-found', { user: uuid, instance: caller.where.instance });
  if (!isUuid(uuid, 'user')) return gone();
  const isForeign = clusterOf(uuid) !== facts.cluster;
  // Asked for alone, it would be asked of its home, which may be down or not know us.
  if (!isForeign || !readsLocally(cluster)) {
    return caller.ask({ method: 'GET', path: userPath(uuid), signal }, userWire, { user: uuid });
  }
  const found = await byUuids(caller, '/users', userWire, [uuid], { local: true, signal });
  if (!found.ok) return found;
  const [wire] = found.value;
  return wire ? ok(wire) : gone();
}

/** A4: one user with roles. */
export async function getUser(cluster: Cluster, uuid: string, signal?: AbortSignal): Promise<Result<User>> {
  const wire = await getWire(cluster, uuid, signal);
  return wire.ok ? wholeUser(cluster, wire.value, signal) : wire;
}

/** The domain user behind one record. */
export async function wholeUser(cluster: Cluster, wire: UserWire, signal?: AbortSignal): Promise<Result<User>> {
  const users = await withRoles(cluster, [wire], undefined, signal);
  if (!users.ok) return users;
  const [user] = users.value;
  if (!user) throw new Error('One record makes one user');
  return ok(user);
}

/** A2: the account that is signed in. */
export function getSelf(caller: Caller, signal?: AbortSignal): Promise<Result<UserWire>> {
  const request: ApiRequest = { method: 'GET', path: '/users/current', signal };
  return caller.ask(request, userWire);
}
