import type { Description, ObjectType } from '../description.ts';
import type { GroupRef, ObjectRef, ObjectRight, User } from '../user.ts';
import { type Grant, grantKey, type ObjectAccess } from './grant.ts';

/** What an object lies in: rights there count on the object too; with `atLeast`, only those that include that level. */
export interface Surrounding {
  readonly object: ObjectRef;
  readonly atLeast: string | null;
}

/** What is known of one user beside the account: rights on single objects, and those that groups have, by group id. */
export interface Reach {
  readonly user: User;
  readonly rights: readonly ObjectRight[];
  readonly groupRights: ReadonlyMap<string, readonly ObjectRight[]>;
  /** Objects that lie in others. */
  readonly inside?: readonly { readonly object: ObjectRef; readonly within: Surrounding }[];
}

/** One path to an object, with what it gives there. */
interface Arrival {
  readonly object: ObjectRef;
  readonly grant: Grant;
  readonly gives: (right: string | null) => boolean;
}

const keyOf = ({ type, id }: ObjectRef) => `${type} ${id}`;

/**
 * Every right on every object that the facts name, with all paths: the user's own right, ownership, the administrator
 * level, groups whose rights go on to their members, each chain as strong as its weakest link, and what the object lies in.
 */
export function explainObjects(reach: Reach, description: Description): ObjectAccess[] {
  const given = [...ownArrivals(reach, description), ...groupArrivals(reach, description)];
  const arrivals = [...given, ...innerArrivals(given, reach)];
  const objects = new Map(arrivals.map(({ object }) => [keyOf(object), object]));
  return [...objects].flatMap(([key, object]) => {
    const type = typeOf(description, object);
    const here = [
      ...arrivals.filter((one) => keyOf(one.object) === key),
      ...levelArrivals(reach.user, description, object),
    ];
    return rightsOf(type, here, reach).flatMap((right) => {
      const grants = unique(here.filter((one) => one.gives(right)).map((one) => one.grant));
      return grants.length > 0 ? [{ object, right, grants }] : [];
    });
  });
}

const typeOf = ({ objectTypes }: Description, { type }: ObjectRef) => objectTypes.find(({ id }) => id === type);

/** All that can be held on an object, names included that the description does not know. */
function rightsOf(type: ObjectType | undefined, arrivals: readonly Arrival[], reach: Reach): (string | null)[] {
  const told = [...(type?.levels ?? []), ...(type?.permissions ?? [])].map(({ id }) => id);
  const all = [...reach.rights, ...[...reach.groupRights.values()].flat()].filter(({ object }) =>
    arrivals.some((one) => keyOf(one.object) === keyOf(object)),
  );
  const mentioned = all.flatMap(({ level, permissions }) => [...(level === null ? [] : [level]), ...permissions]);
  const ids = [...new Set([...told, ...(type?.always ?? []), ...mentioned])];
  return ids.length > 0 ? ids : [null];
}

function unique(grants: readonly Grant[]): Grant[] {
  return [...new Map(grants.map((grant) => [grantKey(grant), grant])).values()];
}

/** Whether one right on an object of a type includes another: a level all below it, permissions themselves. */
function includes(
  type: ObjectType | undefined,
  { level, permissions }: Pick<ObjectRight, 'level' | 'permissions'>,
): Arrival['gives'] {
  const always = type?.always ?? [];
  const ladder = (type?.levels ?? []).map(({ id }) => id);
  return (right) => {
    if (right === null) return true;
    if (permissions.includes(right) || always.includes(right)) return true;
    if (level === null) return false;
    const wanted = ladder.indexOf(right);
    return right === level || (wanted >= 0 && wanted <= ladder.indexOf(level));
  };
}

function ownArrivals({ rights }: Reach, description: Description): Arrival[] {
  return rights.flatMap((right): Arrival[] => {
    const { object, owner, level } = right;
    const type = typeOf(description, object);
    if (owner) {
      return [{ object, grant: { through: 'owner', object, name: object.name }, gives: () => true }];
    }
    // A membership is told among the groups.
    if (type?.ofGroups) return [];
    const grant: Grant = { through: 'object-right', object, name: object.name, level };
    return [{ object, grant, gives: includes(type, right) }];
  });
}

function levelArrivals(user: User, description: Description, object: ObjectRef): Arrival[] {
  return levelGrants(user, description).map((grant) => ({ object, grant, gives: () => true }));
}

/** The path to every object that a level has which bypasses rights; none for everybody else. */
export function levelGrants(
  { administrator }: Pick<User, 'administrator'>,
  { administratorLevels }: Pick<Description, 'administratorLevels'>,
): Grant[] {
  const level = administratorLevels.find(({ id, grantsAll }) => grantsAll && id === administrator);
  return level ? [{ through: 'administrator', id: level.id, name: level.label }] : [];
}

/** What counts on objects because it counts on what they lie in. */
function innerArrivals(given: readonly Arrival[], { inside = [] }: Reach): Arrival[] {
  const around = new Map(inside.map(({ object, within }) => [keyOf(object), within]));
  return inside.flatMap(({ object }) => {
    const needed: string[] = [];
    const arrivals: Arrival[] = [];
    const seen = new Set([keyOf(object)]);
    for (let place = around.get(keyOf(object)); place; place = around.get(keyOf(place.object))) {
      const { object: here, atLeast } = place;
      if (seen.has(keyOf(here))) break;
      seen.add(keyOf(here));
      if (atLeast !== null) needed.push(atLeast);
      const passing = given.filter((one) => keyOf(one.object) === keyOf(here) && needed.every(one.gives));
      arrivals.push(...passing.map(({ grant, gives }) => ({ object, gives, grant: grantAt(grant, here) })));
    }
    return arrivals;
  });
}

/** A path to what an object lies in, as a path to the object: a chain of groups leads there first. */
export function grantAt(grant: Grant, place: ObjectRef): Grant {
  return grant.through === 'group' ? { ...grant, via: [...(grant.via ?? []), place.name] } : grant;
}

/** For each group of the user, everything that chains through it lead to. */
function groupArrivals(reach: Reach, description: Description): Arrival[] {
  const { user, rights } = reach;
  const groupType = description.objectTypes.find(({ ofGroups }) => ofGroups);
  if (!groupType) return [];
  const ladder = groupType.levels.map(({ id }) => id);
  const linked = rights.filter(({ object, owner }) => object.type === groupType.id && !owner);
  const refs = [...linked.map(({ object }): GroupRef => ({ id: object.id, name: object.name })), ...user.groups];
  const memberships = [...new Map(refs.map((group) => [group.id, group])).values()].map((group) => {
    const level = linked.find(({ object }) => object.id === group.id)?.level ?? group.level ?? null;
    return { group, level };
  });
  return memberships.flatMap(({ group, level }): Arrival[] => {
    const object = { type: groupType.id, id: group.id, name: group.name };
    const grant = (capped: string | null, via: readonly string[]): Grant => ({
      through: 'group',
      id: group.id,
      name: group.name,
      primary: group.id === user.primaryGroup,
      ...(capped === null ? {} : { level: capped }),
      ...(via.length > 0 ? { via: [...via] } : {}),
    });
    const itself = { object, grant: grant(level, []), gives: includes(groupType, { level, permissions: [] }) };
    const further = chainsFrom(reach.groupRights, ladder, groupType.id, { id: group.id, level });
    return [
      itself,
      ...further.map(({ right, level: capped, via }) => ({
        object: right.object,
        grant: grant(capped, via),
        gives: includes(typeOf(description, right.object), { level: capped, permissions: right.permissions }),
      })),
    ];
  });
}

/** The end of a chain: a right on an object, capped to what comes through. */
interface Chain {
  readonly right: ObjectRight;
  readonly level: string | null;
  readonly via: readonly string[];
}

/**
 * Follows what a group has to all objects, over groups that are in groups. Of several chains to one object the strongest
 * stays. Ends though groups may be members of each other: a chain goes on only where it is stronger than before.
 */
function chainsFrom(
  groupRights: Reach['groupRights'],
  ladder: readonly string[],
  groupType: string,
  start: { readonly id: string; readonly level: string | null },
): Chain[] {
  const strength = (level: string | null) => (level === null ? ladder.length : ladder.indexOf(level));
  const best = new Map<string, Chain>();
  const waiting = [{ id: start.id, level: start.level, via: [] as string[] }];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    for (const right of groupRights.get(next.id) ?? []) {
      const level = strength(right.level) <= strength(next.level) ? right.level : next.level;
      // What is no level of groups, such as a login, goes no further than to its own holder.
      if (strength(level) < 0 || right.object.id === start.id) continue;
      const before = best.get(keyOf(right.object));
      if (before && strength(before.level) >= strength(level)) continue;
      best.set(keyOf(right.object), { right, level, via: next.via });
      if (right.object.type === groupType) {
        waiting.push({ id: right.object.id, level, via: [...next.via, right.object.name] });
      }
    }
  }
  return [...best.values()];
}
