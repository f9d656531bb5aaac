import { ok, type Result } from '../../../domain/result.ts';
import type { ObjectRight } from '../../../domain/user.ts';
import type { Cluster } from './cluster.ts';
import { everyItem, type Filter } from './lists.ts';
import { GRANTS, rank } from './memberships.ts';
import { refsOf } from './rights.ts';
import { isAllUsers, isUuid } from './uuids.ts';
import { type LinkWire, linkWire } from './wire.ts';

/** Groups that one request asks for. */
const CHUNK = 200;

/**
 * What is looked for behind All users. It has a link to every account that was set up, so that all see each other: a
 * hundred thousand rights that say nothing of anybody.
 */
const SHARED = ['arvados#group', 'arvados#collection'];

/**
 * What roles have on single objects, by role: links whose tail is the role. Roles that a role is in are among them. What
 * may not be seen is left out by the server, and that everybody sees each other is left out here.
 */
export async function listGroupRights(
  cluster: Cluster,
  groupIds: readonly string[],
  signal?: AbortSignal,
): Promise<Result<ReadonlyMap<string, readonly ObjectRight[]>>> {
  const roles = groupIds.filter((id) => isUuid(id, 'group'));
  const read = await linksFrom(cluster, roles, signal);
  if (!read.ok) return read;
  const links = read.value.filter((link) => rank(link.name) >= 0);
  const heads = [...new Set(links.map((link) => link.head_uuid))];
  const refs = await refsOf(cluster, heads, signal);
  if (!refs.ok) return refs;
  const objects = new Map(refs.value.map((object) => [object.id, object]));
  return ok(
    new Map(
      roles.map((role) => [
        role,
        rightsOf(
          links.filter((link) => link.tail_uuid === role),
          objects,
        ),
      ]),
    ),
  );
}

async function linksFrom(
  { caller }: Cluster,
  roles: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Result<LinkWire[]>> {
  const others = roles.filter((role) => !isAllUsers(role));
  const asked: Filter[][] = [];
  for (let start = 0; start < others.length; start += CHUNK) {
    asked.push([GRANTS, ['tail_uuid', 'in', others.slice(start, start + CHUNK)]]);
  }
  const everybody = roles.filter(isAllUsers);
  if (everybody.length > 0) asked.push([GRANTS, ['tail_uuid', 'in', everybody], ['head_uuid', 'is_a', SHARED]]);
  const links: LinkWire[] = [];
  for (const filters of asked) {
    const read = await everyItem(caller, '/links', linkWire, filters, { signal });
    if (!read.ok) return read;
    links.push(...read.value);
  }
  return ok(links);
}

/** Of several links to one object, possible before 2.6.0, the highest holds. */
function rightsOf(
  links: readonly LinkWire[],
  objects: ReadonlyMap<string, ObjectRight['object']>,
): readonly ObjectRight[] {
  const highest = new Map<string, LinkWire>();
  for (const link of links) {
    if (rank(link.name) > rank(highest.get(link.head_uuid)?.name ?? '')) highest.set(link.head_uuid, link);
  }
  return [...highest.values()].flatMap(({ head_uuid, name: level }) => {
    const object = objects.get(head_uuid);
    return object ? [{ object, owner: false, level, permissions: [], note: null }] : [];
  });
}
