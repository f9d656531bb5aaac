import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { ObjectRef, ObjectRight } from '../../../domain/user.ts';
import type { Surrounding } from '../../../domain/why/reach.ts';
import { type Cluster, readsLocally } from './cluster.ts';
import { byUuids, containing, everyItem, type Filter, toQuery } from './lists.ts';
import { GRANTS, rank } from './memberships.ts';
import { handleOf } from './to-user.ts';
import { clusterOf, isSystemUser, isUuid } from './uuids.ts';
import { type GroupWire, groupWire, type LinkWire, linkWire, listWire, machineWire, userWire } from './wire.ts';

/** Types of objects that links lead to. */
const OBJECT_TYPES = ['role', 'project', 'virtual-machine', 'user', 'other'] as const;
export type ObjectTypeId = (typeof OBJECT_TYPES)[number];

/** What a login on a shell node is called among the levels. */
export const LOGIN = 'can_login';

/** Objects that a search shows. */
const FOUND = 100;

/** Every grant whose receiver is the user. */
export function grantsOf({ caller }: Cluster, user: string, signal?: AbortSignal): Promise<Result<LinkWire[]>> {
  return everyItem(caller, '/links', linkWire, [GRANTS, ['tail_uuid', '=', user]], { signal });
}

/** What a user has on single objects: links to them, and projects that the user owns. */
export async function listObjectRights(
  cluster: Cluster,
  user: string,
  signal?: AbortSignal,
): Promise<Result<ObjectRight[]>> {
  const { caller } = cluster;
  if (!isUuid(user, 'user')) return fail('user-not-found', { user, instance: caller.where.instance });
  const [links, owned] = await Promise.all([grantsOf(cluster, user, signal), projectsOf(cluster, user, signal)]);
  if (!links.ok) return links;
  if (!owned.ok) return owned;
  const refs = await refsOf(cluster, [...new Set(links.value.map((link) => link.head_uuid))], signal);
  if (!refs.ok) return refs;
  const held = refs.value.map((object) => rightOn(object, links.value));
  const own = owned.value.map(
    ({ uuid, name }): ObjectRight => ({
      object: { type: 'project', id: uuid, name: name ?? uuid },
      owner: true,
      level: null,
      permissions: [],
      note: null,
    }),
  );
  return ok([...own, ...held]);
}

/** Projects that belong to a user. */
export function projectsOf({ caller }: Cluster, user: string, signal?: AbortSignal): Promise<Result<GroupWire[]>> {
  const filters: Filter[] = [
    ['owner_uuid', '=', user],
    ['group_class', '=', 'project'],
  ];
  return everyItem(caller, '/groups', groupWire, filters, { signal });
}

/** One right out of all links to an object: of several levels, possible before 2.6.0, the highest holds. */
function rightOn(object: ObjectRef, links: readonly LinkWire[]): ObjectRight {
  const own = links.filter((link) => link.head_uuid === object.id).sort((a, b) => rank(b.name) - rank(a.name));
  const logins = own.filter((link) => link.name === LOGIN).map(noteOf);
  const note = logins.filter((one) => one !== null).join(', ') || null;
  return { object, owner: false, level: own[0]?.name ?? null, permissions: [], note };
}

/** The login name on the node, with the Unix groups that come with it; null where a link tells none. */
export function noteOf({ properties }: Pick<LinkWire, 'properties'>): string | null {
  const { username, groups } = properties ?? {};
  if (typeof username !== 'string') return null;
  return Array.isArray(groups) && groups.length > 0 ? `${username} (${groups.map(String).join(' ')})` : username;
}

/** Names and types of what links lead to; what may not be seen keeps its UUID as name. */
export async function refsOf(
  cluster: Cluster,
  uuids: readonly string[],
  signal?: AbortSignal,
): Promise<Result<ObjectRef[]>> {
  const { caller, facts } = cluster;
  const near = uuids.filter((uuid) => clusterOf(uuid) === facts.cluster);
  const people = (readsLocally(cluster) ? uuids : near).filter((uuid) => isUuid(uuid, 'user'));
  const [groups, machines, users] = await Promise.all([
    byUuids(
      caller,
      '/groups',
      groupWire,
      near.filter((uuid) => isUuid(uuid, 'group')),
      { signal },
    ),
    byUuids(
      caller,
      '/virtual_machines',
      machineWire,
      near.filter((uuid) => isUuid(uuid, 'machine')),
      { signal },
    ),
    byUuids(caller, '/users', userWire, people, { local: readsLocally(cluster), signal }),
  ]);
  if (!groups.ok) return groups;
  if (!machines.ok) return machines;
  if (!users.ok) return users;
  const known = new Map<string, ObjectRef>();
  for (const group of groups.value) known.set(group.uuid, groupRef(group));
  for (const { uuid, hostname } of machines.value) known.set(uuid, refOf('virtual-machine', uuid, hostname));
  for (const user of users.value) known.set(user.uuid, refOf('user', user.uuid, handleOf(user)));
  return ok(uuids.map((uuid) => known.get(uuid) ?? refOf(typeOf(uuid), uuid, null)));
}

/** Of another account only who may manage it gets further, to everything that it owns. */
const REACHES_OWNED = 'can_manage';

/** What an object lies in, by its owner; `places` names owners. What the system owns lies nowhere. */
export function surroundingOf(owner: string | null, places: ReadonlyMap<string, ObjectRef>): Surrounding | null {
  const object = owner === null || isSystemUser(owner) ? undefined : places.get(owner);
  return object ? { object, atLeast: object.type === 'user' ? REACHES_OWNED : null } : null;
}

const refOf = (type: ObjectTypeId, id: string, name: string | null): ObjectRef => ({ type, id, name: name ?? id });

function groupRef({ uuid, name, group_class }: GroupWire): ObjectRef {
  return refOf(group_class === 'role' || group_class === 'project' ? group_class : 'other', uuid, name);
}

function typeOf(uuid: string): ObjectTypeId {
  if (isUuid(uuid, 'machine')) return 'virtual-machine';
  return isUuid(uuid, 'user') ? 'user' : 'other';
}

/** Objects of a type whose name or UUID holds a text; the first hundred. Those of no type of their own go by UUID alone. */
export async function listObjects(
  cluster: Cluster,
  type: string,
  search: string,
  signal?: AbortSignal,
): Promise<Result<ObjectRef[]>> {
  const term = search.trim();
  switch (type) {
    case 'role':
    case 'project':
      return searched(cluster, '/groups', groupWire, 'name', [['group_class', '=', type]], term, groupRef, signal);
    case 'virtual-machine':
      return searched(cluster, '/virtual_machines', machineWire, 'hostname', [], term, machineRef, signal);
    case 'user':
      return searched(cluster, '/users', userWire, 'any', [], term, userRef, signal);
    default:
      return othersBy(cluster, term, signal);
  }
}

/** What is none of the other types has no list of its own here. */
async function othersBy(cluster: Cluster, uuid: string, signal: AbortSignal | undefined): Promise<Result<ObjectRef[]>> {
  if (!isUuid(uuid)) return ok([]);
  const refs = await refsOf(cluster, [uuid], signal);
  return refs.ok ? ok(refs.value.filter(({ type }) => type === 'other')) : refs;
}

const machineRef = ({ uuid, hostname }: { uuid: string; hostname: string | null }) =>
  refOf('virtual-machine', uuid, hostname);
const userRef = (user: Parameters<typeof handleOf>[0]) => refOf('user', user.uuid, handleOf(user));

/** Two questions where the text may be a part of a UUID: filters can only be narrowed. */
async function searched<Item extends { uuid: string }>(
  { caller }: Cluster,
  path: string,
  item: Parameters<typeof listWire>[0],
  column: string,
  filters: readonly Filter[],
  term: string,
  toRef: (item: Item) => ObjectRef,
  signal: AbortSignal | undefined,
): Promise<Result<ObjectRef[]>> {
  const byName: Filter[] = term === '' ? [] : [[column, 'ilike', containing(term)]];
  const byUuid: Filter[] | null = /^[0-9a-z-]+$/.test(term) ? [['uuid', 'like', containing(term)]] : null;
  const ask = (more: readonly Filter[]) => {
    const asked = { filters: [...filters, ...more], order: ['uuid asc'], limit: FOUND, count: 'none' as const };
    return caller.ask({ method: 'GET', path, query: toQuery(asked), signal }, listWire(item));
  };
  const pages = await Promise.all([ask(byName), ...(byUuid ? [ask(byUuid)] : [])]);
  const refs = new Map<string, ObjectRef>();
  for (const page of pages) {
    if (!page.ok) return page;
    for (const one of page.value.items as Item[]) refs.set(one.uuid, toRef(one));
  }
  return ok([...refs.values()].slice(0, FOUND));
}
