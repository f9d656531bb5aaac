import { fail } from '../../domain/failure.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { ObjectRef, ObjectRight, User } from '../../domain/user.ts';
import { isUsable } from '../../domain/why/explain.ts';
import type { ObjectReach } from '../../domain/why/grant.ts';
import {
  type FactsById,
  type HolderPaths,
  holdersOn,
  missingFacts,
  NAMED_HOLDERS,
  type ObjectFacts,
  type ObjectHolder,
  type ObjectHolders,
} from '../../domain/why/object-holders.ts';
import { explainObjects, levelGrants } from '../../domain/why/reach.ts';
import type { Session } from '../adapters/adapter.ts';
import { IN_FLIGHT, inOrder } from '../adapters/in-order.ts';
import { drain } from '../directory/drain.ts';
import type { Instance } from './instances.ts';

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
  const groupTypes = description.value.objectTypes.filter(({ ofGroups }) => ofGroups).map(({ id }) => id);
  const linked = rights.value.filter(({ object }) => groupTypes.includes(object.type)).map(({ object }) => object.id);
  const start = [...user.value.groups.map(({ id }) => id), ...linked];
  const groupRights = await groupRightsFrom(session, start, groupTypes, signal);
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

/** What groups have, and the groups that they are in, and so on. */
async function groupRightsFrom(
  session: Session,
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

/** Accounts that are asked for one by one; more come faster out of the directory. */
const FEW = 30;

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
    if (!user) return { ...one, handle: one.name, name: null, administrator: null, usable: true };
    const { id, handle, name, administrator } = user;
    const grants = [...one.grants, ...levelGrants(user, description)];
    return { ...one, id, handle, name, administrator, usable: isUsable(user, description), grants };
  });
  const byHandle = (a: ObjectHolder, b: ObjectHolder) => (a.handle < b.handle ? -1 : 1);
  const groups = (facts.value.get(object.id)?.holdings ?? []).flatMap(({ holder: { type, id, name }, level }) =>
    type === 'group' ? [{ id, name, ...(level === null ? {} : { level }) }] : [],
  );
  holders.sort((a, b) => rank(a) - rank(b) || byHandle(a, b));
  return ok({ object, holders, groups, found: paths.length });
}

/** Reads an object, then the groups and objects that lead to it, and so on. */
async function factsAbout(
  { session, connection }: Instance,
  object: ObjectRef,
  description: Parameters<typeof missingFacts>[2],
  signal: AbortSignal | undefined,
): Promise<Result<FactsById>> {
  const facts = new Map<string, ObjectFacts>();
  if (!session.listObjectHolders) return ok(facts);
  for (let wanted = [object]; wanted.length > 0 && facts.size < MOST_GROUPS; ) {
    const read = await session.listObjectHolders(wanted.slice(0, MOST_GROUPS), signal);
    if (!read.ok) return read;
    if (facts.size === 0 && !read.value.has(object.id)) {
      return fail('object-not-found', { object: object.name, instance: connection.name });
    }
    for (const { id } of wanted) facts.set(id, read.value.get(id) ?? { holdings: [], within: null });
    wanted = missingFacts(object, facts, description);
  }
  return ok(facts);
}

/** Accounts by their ids; those that are gone, or that may not be seen, are missing. */
async function usersById(
  { session, directory }: Instance,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Result<ReadonlyMap<string, User>>> {
  const found = new Map<string, User>();
  if (ids.length > FEW) {
    const wanted = new Set(ids);
    const read = await drain(directory.stream({ search: '', filters: {}, sort: [] }, signal), (users) => {
      for (const user of users) if (wanted.has(user.id)) found.set(user.id, user);
    });
    return read.ok ? ok(found) : read;
  }
  for await (const user of inOrder(ids, IN_FLIGHT, (id) => session.getUser(id, signal))) {
    if (user.ok) found.set(user.value.id, user.value);
    else if (user.failure.code !== 'user-not-found') return failed(user.failure);
  }
  return ok(found);
}
