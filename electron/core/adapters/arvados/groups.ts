import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Say } from '../../../domain/say.ts';
import type { Group } from '../../../domain/user.ts';
import { type Cluster, readsLocally } from './cluster.ts';
import { byUuids, everyItem, everyPage, type Filter } from './lists.ts';
import { GRANTS, rank, roleNames } from './memberships.ts';
import { handleOf } from './to-user.ts';
import { clusterOf, isAllUsers, isBuiltInGroup, isUuid } from './uuids.ts';
import { type GroupWire, groupWire, handleWire, type LinkWire, linkWire } from './wire.ts';

/** Up to so many members are asked for by UUID; more come faster by walking through all accounts. */
const FEW = 500;

/** Links from users; roles that are members of roles are none of a group's users (trap 30). */
const FROM_USERS: Filter = ['tail_uuid', 'is_a', 'arvados#user'];

type Member = NonNullable<Group['members']>[number];

/** The path of one group; its UUID has been looked at before. */
export function groupPath(uuid: string): string {
  return `/groups/${uuid}`;
}

/** All roles with their members. */
export async function listGroups(cluster: Cluster, signal?: AbortSignal): Promise<Result<Group[]>> {
  const { caller, say } = cluster;
  const roles = await roleNames(caller, signal);
  if (!roles.ok) return roles;
  const builtIn = [...roles.value.keys()].filter(isBuiltInGroup);
  // Everybody is in All users, and the links to the other two are the cluster's own.
  const filters: Filter[] = [
    GRANTS,
    FROM_USERS,
    ['head_uuid', 'is_a', 'arvados#group'],
    ['head_uuid', 'not in', builtIn],
  ];
  const links = await everyItem(caller, '/links', linkWire, filters, { signal });
  if (!links.ok) return links;
  const memberships = links.value.filter((link) => roles.value.has(link.head_uuid) && rank(link.name) >= 0);
  const handles = await handlesOf(cluster, memberships, signal);
  if (!handles.ok) return handles;
  const groups = [...roles.value].map(([id, name]) => {
    const own = memberships.filter((link) => link.head_uuid === id);
    return toGroup(id, name, isBuiltInGroup(id) ? null : membersOf(own, handles.value), say);
  });
  return ok(groups.sort((a, b) => (a.name < b.name ? -1 : 1)));
}

/** One role with its members. */
export async function getGroup(cluster: Cluster, id: string, signal?: AbortSignal): Promise<Result<Group>> {
  const { caller, say } = cluster;
  const group = await getRole(cluster, id, signal);
  if (!group.ok) return group;
  const name = group.value.name ?? id;
  if (isBuiltInGroup(id)) return ok(toGroup(id, name, null, say));
  const filters: Filter[] = [GRANTS, ['head_uuid', '=', id], FROM_USERS];
  const links = await everyItem(caller, '/links', linkWire, filters, { signal });
  if (!links.ok) return links;
  const memberships = links.value.filter((link) => rank(link.name) >= 0);
  const handles = await handlesOf(cluster, memberships, signal);
  return handles.ok ? ok(toGroup(id, name, membersOf(memberships, handles.value), say)) : handles;
}

/** The record of a role; a project is none. */
export async function getRole({ caller }: Cluster, id: string, signal?: AbortSignal): Promise<Result<GroupWire>> {
  const gone = () => fail('group-not-found', { group: id, instance: caller.where.instance });
  if (!isUuid(id, 'group')) return gone();
  const group = await caller.ask({ method: 'GET', path: groupPath(id), signal }, groupWire, { group: id });
  return group.ok && group.value.group_class !== 'role' ? gone() : group;
}

/** The domain group; members are null where they are told from the user's side only. */
export function toGroup(id: string, name: string, members: Member[] | null, say: Say): Group {
  const group: Group = { id, name, permissions: [], members };
  if (!isBuiltInGroup(id)) return group;
  const untouchable = isAllUsers(id)
    ? say('Every account that has been set up is in this group; without it nobody could be activated.')
    : say('The cluster was installed with this group and relies on it.');
  return { ...group, untouchable };
}

/** Each member once: before 2.6.0 one membership may have several links. */
function membersOf(links: readonly LinkWire[], handles: ReadonlyMap<string, string>): Member[] {
  const ids = [...new Set(links.map((link) => link.tail_uuid))];
  return ids.map((id) => ({ id, handle: handles.get(id) ?? id }));
}

/** What people call the members; those who may not be seen keep their UUID. */
async function handlesOf(
  cluster: Cluster,
  links: readonly LinkWire[],
  signal: AbortSignal | undefined,
): Promise<Result<ReadonlyMap<string, string>>> {
  const { caller, facts } = cluster;
  const ids = [...new Set(links.map((link) => link.tail_uuid))];
  const handles = new Map<string, string>();
  const local = readsLocally(cluster);
  const select = ['uuid', 'username', 'email'];
  if (ids.length <= FEW) {
    const reachable = local ? ids : ids.filter((id) => clusterOf(id) === facts.cluster);
    const found = await byUuids(caller, '/users', handleWire, reachable, { select, local, signal });
    if (!found.ok) return found;
    for (const one of found.value) handles.set(one.uuid, handleOf(one));
    return ok(handles);
  }
  const wanted = new Set(ids);
  for await (const page of everyPage(caller, '/users', handleWire, [], { select, signal })) {
    if (!page.ok) return page;
    for (const one of page.value) if (wanted.has(one.uuid)) handles.set(one.uuid, handleOf(one));
  }
  return ok(handles);
}
