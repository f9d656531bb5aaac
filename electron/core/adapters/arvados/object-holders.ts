import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { ObjectRef } from '../../../domain/user.ts';
import type { Holding, ObjectFacts } from '../../../domain/why/object-holders.ts';
import type { Cluster } from './cluster.ts';
import { groupMayHold } from './guards.ts';
import { byUuids, everyItem, type Filter } from './lists.ts';
import { GRANTS, rank } from './memberships.ts';
import { LOGIN, noteOf, refsOf, surroundingOf } from './rights.ts';
import { handleOf } from './to-user.ts';
import { clusterOf, isAllUsers, isSystemUser, isUuid } from './uuids.ts';
import { type GroupWire, groupWire, type LinkWire, linkWire } from './wire.ts';

/** UUIDs that one address holds beside its other parameters (§3.3). */
const CHUNK = 40;

/**
 * Who has something on some objects, by UUID: links whose head is the object, its owner, and what it lies in. Fails with
 * `not-allowed` for whoever is no administrator: the server would shorten the lists without a word (trap 20).
 */
export async function listObjectHolders(
  cluster: Cluster,
  objects: readonly ObjectRef[],
  signal?: AbortSignal,
): Promise<Result<ReadonlyMap<string, ObjectFacts>>> {
  const refused = refuseShortened(cluster);
  if (refused) return refused;
  const uuids = objects.map(({ id }) => id).filter((id) => isUuid(id));
  const [links, groups] = await Promise.all([linksTo(cluster, uuids, signal), groupsAmong(cluster, uuids, signal)]);
  if (!links.ok) return links;
  if (!groups.ok) return groups;
  // Whoever holds something is named by whoever asks: a role may have a hundred thousand members.
  const tails = links.value.map((link) => link.tail_uuid).filter((uuid) => isUuid(uuid, 'group'));
  const owners = groups.value.flatMap(({ owner_uuid }) => owner_uuid ?? []);
  const refs = await refsOf(cluster, [...new Set([...tails, ...owners])], signal);
  if (!refs.ok) return refs;
  const places = new Map(refs.value.map((ref) => [ref.id, ref]));
  return ok(
    new Map(
      uuids.flatMap((uuid) => {
        const group = groups.value.find((one) => one.uuid === uuid);
        // One that is in the trash, or was never there.
        if (!group && isNearGroup(cluster, uuid)) return [];
        const own = links.value.filter((link) => link.head_uuid === uuid);
        const owner = group?.owner_uuid ?? null;
        const holdings = [...ownerHolding(owner), ...holdingsOf(cluster, own, places)];
        return [[uuid, { holdings, within: surroundingOf(owner, places) }] as const];
      }),
    ),
  );
}

function refuseShortened({ self, scopes, caller, say }: Cluster): Result<never> | null {
  if (self.is_admin && !scopes) return null;
  const right = self.is_admin ? say('a token with the scope “all”') : say('the rights of an administrator');
  return fail('not-allowed', { handle: handleOf(self), instance: caller.where.instance, right });
}

async function linksTo(
  { caller }: Cluster,
  uuids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Result<LinkWire[]>> {
  const links: LinkWire[] = [];
  for (let start = 0; start < uuids.length; start += CHUNK) {
    const filters: Filter[] = [GRANTS, ['head_uuid', 'in', uuids.slice(start, start + CHUNK)]];
    const read = await everyItem(caller, '/links', linkWire, filters, { signal });
    if (!read.ok) return read;
    links.push(...read.value.filter((link) => !isVisibility(link)));
  }
  return ok(links);
}

/** All who were set up see each other, which is no right that anybody was given. */
function isVisibility({ tail_uuid, head_uuid }: LinkWire): boolean {
  return isAllUsers(tail_uuid) && isUuid(head_uuid, 'user');
}

/** The records of those that are groups of this cluster; a foreign one would send the call to its own. */
function groupsAmong(
  cluster: Cluster,
  uuids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Result<GroupWire[]>> {
  const near = uuids.filter((uuid) => isNearGroup(cluster, uuid));
  return byUuids(cluster.caller, '/groups', groupWire, near, { signal });
}

function isNearGroup({ facts }: Cluster, uuid: string): boolean {
  return isUuid(uuid, 'group') && clusterOf(uuid) === facts.cluster;
}

/** Everything that nobody else owns is the system's own, roles among it: that says nothing. */
function ownerHolding(owner: string | null): Holding[] {
  if (owner === null || !isUuid(owner, 'user') || isSystemUser(owner)) return [];
  const holder = { type: 'user', id: owner, name: owner } as const;
  return [{ holder, owner: true, level: null, permissions: [], note: null }];
}

/** Each tail once, with the highest of its levels: before 2.6.0 there may be several links. */
function holdingsOf({ say }: Cluster, links: readonly LinkWire[], places: ReadonlyMap<string, ObjectRef>): Holding[] {
  const byTail = new Map<string, LinkWire[]>();
  for (const link of links) byTail.set(link.tail_uuid, [...(byTail.get(link.tail_uuid) ?? []), link]);
  return [...byTail].flatMap(([tail, own]): Holding[] => {
    const [highest] = own.sort((a, b) => rank(b.name) - rank(a.name));
    const type = isUuid(tail, 'user') ? 'user' : isUuid(tail, 'group') ? 'group' : null;
    if (!highest || type === null) return [];
    const logins = own.filter(({ name }) => name === LOGIN).flatMap((link) => noteOf(link) ?? []);
    const holder = { type, id: tail, name: places.get(tail)?.name ?? tail } as const;
    const note = logins.join(', ') || null;
    const fixed = type === 'group' && !groupMayHold(tail, holder.name).ok;
    const why = fixed
      ? { untouchable: say('The cluster itself works through this group: what it has stays as it is.') }
      : {};
    return [{ holder, owner: false, level: highest.name, permissions: [], note, ...why }];
  });
}
