import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { ReachedObject } from '../adapter.ts';
import type { Cluster } from './cluster.ts';
import { byUuids, type Filter } from './lists.ts';
import { refsOf, surroundingOf } from './rights.ts';
import { isUuid } from './uuids.ts';
import { groupWire, listWire, reachedWire } from './wire.ts';

const PAGE_SIZE = 1000;

/**
 * The projects and roles that a user reaches as the cluster computes it, over roles and over what things lie in (§13.3).
 * Null before 3.0, and for whoever is no administrator: nobody else may ask.
 */
export async function listReached(
  cluster: Cluster,
  user: string,
  signal?: AbortSignal,
): Promise<Result<readonly ReachedObject[] | null>> {
  const { caller, facts, self, scopes } = cluster;
  if (!isUuid(user, 'user')) return fail('user-not-found', { user, instance: caller.where.instance });
  if (!facts.computesReach || !self.is_admin || scopes) return ok(null);
  const levels = new Map<string, string>();
  for (let after: string | null = null; ; ) {
    // Only the two UUIDs can be filtered, there is no count and no offset: the next page begins behind the last row.
    const filters: Filter[] = [
      ['user_uuid', '=', user],
      ['target_uuid', 'is_a', 'arvados#group'],
      ...(after === null ? [] : ([['target_uuid', '>', after]] as const)),
    ];
    const query = { filters: JSON.stringify(filters), limit: PAGE_SIZE, count: 'none' };
    const request = { method: 'GET', path: '/computed_permissions', query, signal } as const;
    const page = await caller.ask(request, listWire(reachedWire));
    if (!page.ok) return page;
    for (const { target_uuid, perm_level } of page.value.items) levels.set(target_uuid, perm_level);
    const last = page.value.items.at(-1)?.target_uuid ?? null;
    if (last === null || last === after) break;
    after = last;
  }
  return namedReach(cluster, levels, signal);
}

/** The same objects with their names and with what they lie in. */
async function namedReach(
  cluster: Cluster,
  levels: ReadonlyMap<string, string>,
  signal: AbortSignal | undefined,
): Promise<Result<readonly ReachedObject[]>> {
  const groups = await byUuids(cluster.caller, '/groups', groupWire, [...levels.keys()], { signal });
  if (!groups.ok) return groups;
  const owners = groups.value.flatMap(({ owner_uuid }) => owner_uuid ?? []);
  const refs = await refsOf(cluster, [...new Set([...levels.keys(), ...owners])], signal);
  if (!refs.ok) return refs;
  const places = new Map(refs.value.map((ref) => [ref.id, ref]));
  const owner = new Map(groups.value.map((group) => [group.uuid, group.owner_uuid]));
  return ok(
    [...levels].flatMap(([uuid, level]) => {
      const object = places.get(uuid);
      return object ? [{ object, level, within: surroundingOf(owner.get(uuid) ?? null, places) }] : [];
    }),
  );
}
