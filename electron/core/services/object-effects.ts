import type { Change } from '../../domain/change.ts';
import type { Description } from '../../domain/description.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { ObjectRef } from '../../domain/user.ts';
import type { RightChanges } from '../../domain/why/effects.ts';
import { type Memberships, membershipFacts } from '../../domain/why/membership-facts.ts';
import type { FactsById, ObjectFacts } from '../../domain/why/object-holders.ts';
import { factsAfter, type RightEffect, rightEffects } from '../../domain/why/right-effects.ts';
import { IN_FLIGHT, inOrder } from '../adapters/in-order.ts';
import { groupRightsFrom } from './object-access.ts';
import { factsAbout, type Place, readObjects } from './object-facts.ts';

/** Objects that groups hand on, and holdings on the way to them, that are worked out at once; more are counted. */
const MOST_HANDED = 200;
const MOST_HOLDINGS = 400_000;

type Effects = ReadonlyMap<string, RightEffect>;

/**
 * Works out who would gain and who would lose what on the objects whose rights are changed, and on those that a group hands
 * on where a right on the group itself is. Who is in a group is asked for only where the group's own right changes: what one
 * account gets takes a few calls, however many objects there are. Fails as reading does.
 */
export async function rightEffectsOf(
  place: Place,
  changes: readonly Change[],
  description: Description,
  signal: AbortSignal | undefined,
): Promise<Result<RightChanges>> {
  const rights = changes.filter(({ action }) => action === 'set-object-right');
  const alone = rights.filter(({ target }) => target.type === 'user');
  const shared = rights.filter(({ target }) => target.type === 'group');
  const sharedObjects = await objectsOf(place, shared, description, signal);
  if (!sharedObjects.ok) return sharedObjects;
  const aloneObjects = await objectsOf(place, alone, description, signal);
  if (!aloneObjects.ok) return aloneObjects;

  const onMembers = await effectsOnMembers(place, rights, sharedObjects.value, description, signal);
  if (!onMembers.ok) return onMembers;
  const isShared = new Set([...sharedObjects.value.own, ...sharedObjects.value.handed].map(({ id }) => id));
  const rest = [...aloneObjects.value.own, ...aloneObjects.value.handed].filter(({ id }) => !isShared.has(id));
  const onAccounts = await effectsOnAccounts(place, alone, rest, description, signal);
  if (!onAccounts.ok && onAccounts.failure.code !== 'not-allowed') return onAccounts;

  const byUser = new Map<string, RightEffect[]>();
  for (const effects of [...onMembers.value.effects, ...(onAccounts.ok ? onAccounts.value : [])]) {
    for (const [id, effect] of effects) byUser.set(id, [...(byUser.get(id) ?? []), effect]);
  }
  const uncounted = sharedObjects.value.more + aloneObjects.value.more + onMembers.value.uncounted;
  return ok({ byUser, untold: [...onMembers.value.untold, ...(onAccounts.ok ? [] : rest)], uncounted });
}

/** What comes of rights of groups: their members are read, once for all objects, and with them every other path. */
async function effectsOnMembers(
  place: Place,
  rights: readonly Change[],
  { own, handed }: Objects,
  description: Description,
  signal: AbortSignal | undefined,
): Promise<Result<{ effects: Effects[]; untold: ObjectRef[]; uncounted: number }>> {
  const told: { effects: Effects[]; untold: ObjectRef[] } = { effects: [], untold: [] };
  const read = new Map<string, ObjectFacts>();
  if (handed.length > 0) {
    // Whoever is not told holders is not told them one by one either.
    const all = await readObjects(place, handed, new Set(), read, signal);
    if (!all.ok && all.failure.code !== 'not-allowed') return all;
  }
  let spent = 0;
  for (const [index, object] of [...own, ...handed].entries()) {
    if (index >= own.length && spent > MOST_HOLDINGS) {
      return ok({ ...told, uncounted: own.length + handed.length - index });
    }
    const now = await factsAbout(place, object, description, signal, [], read);
    const then = now.ok ? await factsAbout(place, object, description, signal, rights, read) : now;
    if (!then.ok) {
      // Only who may see everything is told all holders; not to know them is no reason to hide the rest.
      if (then.failure.code !== 'not-allowed') return then;
      told.untold.push(object);
    } else if (now.ok) {
      spent += holdingsIn(now.value);
      told.effects.push(rightEffects(object, now.value, then.value, description));
    }
  }
  return ok({ ...told, uncounted: 0 });
}

const holdingsIn = (facts: FactsById) => [...facts.values()].reduce((sum, { holdings }) => sum + holdings.length, 0);

/** Objects that changes are about, those that groups among them hand on, and how many more these are. */
interface Objects {
  readonly own: readonly ObjectRef[];
  readonly handed: readonly ObjectRef[];
  readonly more: number;
}

async function objectsOf(
  { session }: Place,
  changes: readonly Change[],
  { objectTypes }: Description,
  signal: AbortSignal | undefined,
): Promise<Result<Objects>> {
  const own = new Map(changes.flatMap(({ about }) => (about ? [[about.id, about] as const] : [])));
  const groupTypes = objectTypes.filter(({ ofGroups }) => ofGroups).map(({ id }) => id);
  const groups = [...own.values()].filter(({ type }) => groupTypes.includes(type)).map(({ id }) => id);
  if (groups.length === 0) return ok({ own: [...own.values()], handed: [], more: 0 });
  const handed = await groupRightsFrom(session, groups, groupTypes, signal);
  if (!handed.ok) return handed;
  const objects = [...handed.value.values()].flat().map(({ object }) => object);
  const further = [...new Map(objects.map((object) => [object.id, object])).values()].filter(({ id }) => !own.has(id));
  const handedOn = further.slice(0, MOST_HANDED);
  return ok({ own: [...own.values()], handed: handedOn, more: further.length - handedOn.length });
}

/** What comes of rights of single accounts: nobody else gains or loses by them, so nobody else's groups are read. */
async function effectsOnAccounts(
  place: Place,
  changes: readonly Change[],
  objects: readonly ObjectRef[],
  description: Description,
  signal: AbortSignal | undefined,
): Promise<Result<Effects[]>> {
  if (objects.length === 0 || !place.session.listObjectHolders) return ok([]);
  const groupTypes = description.objectTypes.filter(({ ofGroups }) => ofGroups).map(({ id }) => id);
  const memberships: Memberships[] = [];
  const accounts = [...new Set(changes.flatMap(({ target }) => target.id ?? []))];
  const read = (id: string) => membershipsOf(place, id, changes, groupTypes, signal);
  for await (const one of inOrder(accounts, IN_FLIGHT, read)) {
    if (!one.ok) return failed(one.failure);
    memberships.push(one.value);
  }
  const facts = membershipFacts(memberships, groupTypes);
  const needed = new Set(changes.flatMap(({ about }) => about?.id ?? []));
  const toRead = objects.filter(({ type }) => !groupTypes.includes(type));
  const told = await readObjects(place, toRead, needed, facts, signal);
  if (!told.ok) return told;
  const then = new Map([...facts].map(([id, known]) => [id, factsAfter(id, known, changes)]));
  return ok(objects.map((object) => rightEffects(object, facts, then, description)));
}

/** The groups that an account is in or joins, and those that they are in. */
async function membershipsOf(
  { session }: Place,
  id: string,
  changes: readonly Change[],
  groupTypes: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Result<Memberships>> {
  const user = await session.getUser(id, signal);
  if (!user.ok) return user;
  const mine = changes.flatMap(({ target, about }) => (target.id === id && about ? [about] : []));
  const joined = mine.filter(({ type }) => groupTypes.includes(type)).map((group) => group.id);
  const start = [...user.value.groups.map((group) => group.id), ...joined];
  const groupRights = await groupRightsFrom(session, start, groupTypes, signal);
  return groupRights.ok ? ok({ user: user.value, groupRights: groupRights.value }) : groupRights;
}
