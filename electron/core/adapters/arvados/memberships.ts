import { ok, type Result } from '../../../domain/result.ts';
import type { GroupRef } from '../../../domain/user.ts';
import type { Caller } from './caller.ts';
import { byUuids, everyItem, type Filter } from './lists.ts';
import { LEVELS, type Level } from './releases.ts';
import { clusterOf } from './uuids.ts';
import { groupWire, type LinkWire, linkWire, listWire } from './wire.ts';

/** What every link that grants something has. */
export const GRANTS: Filter = ['link_class', '=', 'permission'];

/** Tails that one request asks for. */
const CHUNK = 500;
const PAGE_SIZE = 1000;

/** Names of roles by UUID. */
export type RoleNames = ReadonlyMap<string, string>;

/** How much a level gives; more is higher, and what is no level of membership is lowest. */
export function rank(level: string): number {
  return LEVELS.indexOf(level as Level);
}

/** Every role of the cluster that may be seen. */
export async function roleNames(caller: Caller, signal?: AbortSignal): Promise<Result<RoleNames>> {
  const options = { select: ['uuid', 'name', 'group_class'], signal };
  const roles = await everyItem(caller, '/groups', groupWire, [['group_class', '=', 'role']], options);
  return roles.ok ? ok(new Map(roles.value.map(({ uuid, name }) => [uuid, name ?? uuid]))) : roles;
}

/** Names of those among some groups that are roles. */
async function rolesAmong(
  caller: Caller,
  groups: readonly string[],
  cluster: string,
  signal?: AbortSignal,
): Promise<Result<RoleNames>> {
  // A foreign one would send the call to its cluster.
  const local = groups.filter((uuid) => clusterOf(uuid) === cluster);
  const found = await byUuids(caller, '/groups', groupWire, local, { signal });
  if (!found.ok) return found;
  const roles = found.value.filter((group) => group.group_class === 'role');
  return ok(new Map(roles.map(({ uuid, name }) => [uuid, name ?? uuid])));
}

/** The links from some users to groups. */
async function linksToGroups(
  caller: Caller,
  users: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Result<LinkWire[]>> {
  const all: LinkWire[] = [];
  for (let start = 0; start < users.length; start += CHUNK) {
    const tails = users.slice(start, start + CHUNK);
    let after: string | null = null;
    while (true) {
      const filters: Filter[] = [
        GRANTS,
        ['tail_uuid', 'in', tails],
        ['head_uuid', 'is_a', 'arvados#group'],
        ...(after === null ? [] : ([['uuid', '>', after]] as const)),
      ];
      const parameters = { filters, order: ['uuid asc'], limit: PAGE_SIZE, count: 'none' };
      const page = await caller.read('/links', parameters, listWire(linkWire), signal);
      if (!page.ok) return page;
      const last: string | null = page.value.items.at(-1)?.uuid ?? null;
      if (last === null || last === after) break;
      all.push(...page.value.items);
      after = last;
    }
  }
  return ok(all);
}

/**
 * The roles of some users, with their levels. `roles` are all roles of the cluster; without them only those are asked
 * for that occur. Links to projects are no memberships, nor are logins (trap 29).
 */
export async function membershipsOf(
  caller: Caller,
  users: readonly string[],
  cluster: string,
  roles?: RoleNames,
  signal?: AbortSignal,
): Promise<Result<ReadonlyMap<string, GroupRef[]>>> {
  const links = await linksToGroups(caller, users, signal);
  if (!links.ok) return links;
  const heads = [...new Set(links.value.map((link) => link.head_uuid))];
  const names = roles ? ok(roles) : await rolesAmong(caller, heads, cluster, signal);
  return names.ok ? ok(refsByUser(links.value, names.value)) : names;
}

/** Before 2.6.0 one membership may have several links: the highest one holds. */
function refsByUser(links: readonly LinkWire[], names: RoleNames): ReadonlyMap<string, GroupRef[]> {
  const byUser = new Map<string, Map<string, GroupRef>>();
  for (const { tail_uuid, head_uuid, name: level } of links) {
    const name = names.get(head_uuid);
    if (name === undefined || rank(level) < 0) continue;
    const refs = byUser.get(tail_uuid) ?? new Map<string, GroupRef>();
    byUser.set(tail_uuid, refs);
    if (rank(refs.get(head_uuid)?.level ?? '') < rank(level)) refs.set(head_uuid, { id: head_uuid, name, level });
  }
  const byName = (a: GroupRef, b: GroupRef) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  return new Map([...byUser].map(([user, refs]) => [user, [...refs.values()].sort(byName)]));
}
