import type { Description } from '../../domain/description.ts';
import { fail } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { ObjectRef, ObjectRight, User } from '../../domain/user.ts';
import { isUsable } from '../../domain/why/explain.ts';
import type { ObjectAccess, ObjectReach } from '../../domain/why/grant.ts';
import {
  type GroupHolder,
  type HolderPaths,
  holdersOn,
  NAMED_HOLDERS,
  type ObjectHolder,
  type ObjectHolders,
} from '../../domain/why/object-holders.ts';
import { explainObjects, levelGrants } from '../../domain/why/reach.ts';
import type { Session } from '../adapters/adapter.ts';
import type { Instance } from './instances.ts';
import { factsAbout } from './object-facts.ts';
import { usersById } from './users-by-id.ts';

/** Groups that are followed from one user; a chain through more is not told. */
const MOST_GROUPS = 1000;

/**
 * Why one user may do what on single objects: own rights, ownership, what groups have, and what things lie in. Asked for on
 * demand only.
 */
export async function objectsOf(
  instance: Instance,
  userId: string,
  signal?: AbortSignal,
): Promise<Result<ObjectReach>> {
  const { session } = instance;
  const [user, rights, description, computed] = await Promise.all([
    session.getUser(userId, signal),
    session.listObjectRights(userId, signal),
    instance.description.get(),
    session.listReached?.(userId, signal) ?? ok([]),
  ]);
  if (!user.ok) return user;
  if (!rights.ok) return rights;
  if (!description.ok) return description;
  if (!computed.ok) return computed;
  const groupRights = await rightsThroughGroups(session, user.value, rights.value, description.value, signal);
  if (!groupRights.ok) return groupRights;
  const reached = computed.value ?? [];
  const inside = reached.flatMap(({ object, within }) => (within ? [{ object, within }] : []));
  const reach = { user: user.value, rights: rights.value, groupRights: groupRights.value, inside };
  const access = explainObjects(reach, description.value);
  const explained = new Set(access.map(({ object, right }) => `${object.id} ${right}`));
  // An administrator reaches everything, which one sentence says better than a list of it.
  const isEverywhere = levelGrants(user.value, description.value).length > 0;
  const told = reached.filter(({ object, level }) => !isEverywhere && !explained.has(`${object.id} ${level}`));
  return ok({
    own: rights.value,
    access,
    told: told.map(({ object, level }) => ({ object, level })),
    complete: computed.value !== null,
  });
}

/** What all groups have on objects that a user is in, over groups that are in groups. */
async function rightsThroughGroups(
  session: Session,
  { groups }: Pick<User, 'groups'>,
  rights: readonly ObjectRight[],
  description: Description,
  signal: AbortSignal | undefined,
): Promise<Result<ReadonlyMap<string, readonly ObjectRight[]>>> {
  const groupTypes = groupTypesOf(description);
  const linked = rights.filter(({ object }) => groupTypes.includes(object.type)).map(({ object }) => object.id);
  return groupRightsFrom(session, [...groups.map(({ id }) => id), ...linked], groupTypes, signal);
}

const groupTypesOf = ({ objectTypes }: Description) =>
  objectTypes.filter(({ ofGroups }) => ofGroups).map(({ id }) => id);

/** What one user has on single objects by own rights and through groups; what lies in these objects is not asked for. */
export async function rightsHeldBy(
  { session }: Pick<Instance, 'session'>,
  user: User,
  description: Description,
  signal?: AbortSignal,
): Promise<Result<ObjectAccess[]>> {
  const rights = await session.listObjectRights(user.id, signal);
  if (!rights.ok) return rights;
  const groupRights = await rightsThroughGroups(session, user, rights.value, description, signal);
  if (!groupRights.ok) return groupRights;
  return ok(explainObjects({ user, rights: rights.value, groupRights: groupRights.value }, description));
}

/** What groups have, and the groups that they are in, and so on. */
export async function groupRightsFrom(
  session: Pick<Session, 'listGroupRights'>,
  start: readonly string[],
  groupTypes: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Result<ReadonlyMap<string, readonly ObjectRight[]>>> {
  const all = new Map<string, readonly ObjectRight[]>();
  if (!session.listGroupRights) return ok(all);
  let wanted = [...new Set(start)];
  while (wanted.length > 0 && all.size < MOST_GROUPS) {
    const read = await session.listGroupRights(wanted.slice(0, MOST_GROUPS - all.size), signal);
    if (!read.ok) return read;
    for (const id of wanted) all.set(id, read.value.get(id) ?? []);
    const further = [...read.value.values()].flat().filter(({ object }) => groupTypes.includes(object.type));
    wanted = [...new Set(further.map(({ object }) => object.id))].filter((id) => !all.has(id));
  }
  return ok(all);
}

/** What one group itself has on single objects; nothing where groups have nothing on objects. */
export async function groupRightsOf(
  { session }: Pick<Instance, 'session'>,
  groupId: string,
  signal?: AbortSignal,
): Promise<Result<ObjectRight[]>> {
  const read = (await session.listGroupRights?.([groupId], signal)) ?? ok(new Map<string, readonly ObjectRight[]>());
  return read.ok ? ok([...(read.value.get(groupId) ?? [])]) : read;
}

/**
 * Everybody who has something on one object by any path, owners and those with a right of their own first. Fails with
 * `input-invalid` for a type that the instance does not have, with `object-not-found`, and where the server would leave
 * holders out.
 */
export async function objectHoldersOf(
  instance: Instance,
  object: ObjectRef,
  signal?: AbortSignal,
): Promise<Result<ObjectHolders>> {
  const described = await instance.description.get();
  if (!described.ok) return described;
  const description = described.value;
  if (!description.objectTypes.some(({ id }) => id === object.type)) {
    const sentence = instance.say('Nothing here is of the type {type}.', { type: object.type });
    return fail('input-invalid', {}, { fields: { type: sentence } });
  }
  const facts = await factsAbout(instance, object, description, signal);
  if (!facts.ok) return facts;
  const paths = holdersOn(object, facts.value, description);
  const rank = ({ owner, own }: Pick<HolderPaths, 'owner' | 'own'>) => (owner ? 0 : own ? 1 : 2);
  const ordered = [...paths].sort((a, b) => rank(a) - rank(b)).slice(0, NAMED_HOLDERS);
  const ids = ordered.map(({ id }) => id);
  const users = await usersById(instance, ids, signal);
  if (!users.ok) return users;
  const holders = ordered.map((one): ObjectHolder => {
    const user = users.value.get(one.id);
    // What cannot be seen may be usable or not: nobody knows.
    if (!user) return { ...one, handle: one.name, name: null, administrator: null, usable: null };
    const { id, handle, name, administrator } = user;
    const grants = [...one.grants, ...levelGrants(user, description)];
    return { ...one, id, handle, name, administrator, usable: isUsable(user, description), grants };
  });
  const byHandle = (a: ObjectHolder, b: ObjectHolder) => (a.handle < b.handle ? -1 : 1);
  const groups = (facts.value.get(object.id)?.holdings ?? []).flatMap(
    ({ holder: { type, id, name }, level, permissions, untouchable }): GroupHolder[] => {
      const more = untouchable === undefined ? {} : { untouchable };
      return type === 'group' ? [{ id, name, level, permissions: [...permissions], ...more }] : [];
    },
  );
  holders.sort((a, b) => rank(a) - rank(b) || byHandle(a, b));
  return ok({ object, holders, groups, found: paths.length });
}
