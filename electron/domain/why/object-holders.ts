import { z } from 'zod';
import type { Description } from '../description.ts';
import { idSchema, type ObjectRef, objectRefSchema, type RightValue, rightValueSchema } from '../user.ts';
import { type Grant, grantKey } from './grant.ts';
import { holderSchema } from './holders.ts';
import { grantAt, type Surrounding } from './reach.ts';

/**
 * Something that an account or a group has on an object. `owner`: the object belongs to it. `untouchable` says why it has to
 * stay as it is, as a sentence; missing for all others.
 */
export interface Holding extends RightValue {
  readonly holder: { readonly type: 'user' | 'group'; readonly id: string; readonly name: string };
  readonly owner: boolean;
  readonly note: string | null;
  readonly untouchable?: string;
}

/** What a server tells of one object: who has something on it, and what it lies in. */
export interface ObjectFacts {
  readonly holdings: readonly Holding[];
  readonly within: Surrounding | null;
}

/** Facts of objects by their ids, groups among them: what is had on a group is membership. */
export type FactsById = ReadonlyMap<string, ObjectFacts>;

/** Holders of an object that one answer names; more are counted. */
export const NAMED_HOLDERS = 1000;

/**
 * Somebody who has something on an object. `usable` is null where the account cannot be seen: it may be usable or not.
 * `own` is the right that the account has there itself and that can be taken from it, `level` and `permissions` are what all
 * paths together give; an owner has everything.
 */
export const objectHolderSchema = holderSchema.extend({
  usable: z.boolean().nullable(),
  owner: z.boolean(),
  own: rightValueSchema.nullable(),
  level: z.string().nullable(),
  permissions: z.array(z.string()),
  note: z.string().nullable(),
});
export type ObjectHolder = z.infer<typeof objectHolderSchema>;

/**
 * A group that has a right on an object itself. `untouchable` says why that right has to stay as it is, as a sentence; missing
 * for all others.
 */
export const groupHolderSchema = rightValueSchema.extend({
  id: idSchema,
  name: z.string(),
  untouchable: z.string().optional(),
});
export type GroupHolder = z.infer<typeof groupHolderSchema>;

/**
 * Who has something on one object; administrators who reach everything are named only where they have something there
 * beside. `groups` have a right there, with members or without. `found` counts all holders, named or not.
 */
export const objectHoldersSchema = z.object({
  object: objectRefSchema,
  holders: z.array(objectHolderSchema),
  groups: z.array(groupHolderSchema),
  found: z.number().int(),
});
export type ObjectHolders = z.infer<typeof objectHoldersSchema>;

/** What one account has on an object, with every path, before anybody knows the account. */
export interface HolderPaths extends Pick<ObjectHolder, 'owner' | 'own' | 'level' | 'permissions' | 'note' | 'grants'> {
  readonly id: string;
  readonly name: string;
}

/** One path to the object, with what it gives there. */
interface Arrival extends RightValue {
  readonly holding: Holding;
  readonly grant: Grant;
}

/** Whoever has something on an object by any path that the facts tell, each account once. */
export function holdersOn(object: ObjectRef, facts: FactsById, description: Description): HolderPaths[] {
  const type = description.objectTypes.find(({ id }) => id === object.type);
  const ladder = (type?.levels ?? []).map(({ id }) => id);
  const found = new Map<string, Arrival[]>();
  for (const place of placesOf(object, facts)) {
    for (const arrival of arrivalsAt(place.object, facts, description)) {
      if (!place.needed.every((level) => passes(arrival, level, ladder))) continue;
      const grant = place.object === object ? arrival.grant : grantAt(arrival.grant, place.object);
      const { id } = arrival.holding.holder;
      found.set(id, [...(found.get(id) ?? []), { ...arrival, grant }]);
    }
  }
  return [...found.values()].map((arrivals) => holderOf(object, arrivals, ladder));
}

/** Ids of groups, and objects around, that the facts mention without telling of them: to be asked for next. */
export function missingFacts(object: ObjectRef, facts: FactsById, description: Description): ObjectRef[] {
  const groupType = description.objectTypes.find(({ ofGroups }) => ofGroups)?.id ?? '';
  const ladder = (description.objectTypes.find(({ id }) => id === object.type)?.levels ?? []).map(({ id }) => id);
  const wanted = new Map<string, ObjectRef>();
  for (const { object: place, needed } of placesOf(object, facts)) {
    if (!facts.has(place.id)) wanted.set(place.id, place);
    for (const holding of facts.get(place.id)?.holdings ?? []) {
      // What is too little to come down from a place is not followed: half of all accounts may have it.
      if (holding.holder.type !== 'group' || !needed.every((level) => passes({ holding, ...holding }, level, ladder)))
        continue;
      for (const { id, name } of groupsFrom(holding, facts)) {
        if (!facts.has(id)) wanted.set(id, { type: groupType, id, name });
      }
    }
  }
  return [...wanted.values()];
}

/** The object itself, then what it lies in, with the levels that a right there needs to come down. */
function placesOf(object: ObjectRef, facts: FactsById): { object: ObjectRef; needed: readonly string[] }[] {
  const places = [{ object, needed: [] as readonly string[] }];
  for (let last = places.at(-1); last; ) {
    const around = facts.get(last.object.id)?.within;
    if (!around || places.some((one) => one.object.id === around.object.id)) break;
    last = { object: around.object, needed: around.atLeast === null ? last.needed : [...last.needed, around.atLeast] };
    places.push(last);
  }
  return places;
}

type Strengths = (level: string | null) => number;

const strengthsOf =
  (ladder: readonly string[]): Strengths =>
  (level) =>
    level === null ? ladder.length : ladder.indexOf(level);

function passes(
  { holding, level }: Pick<Arrival, 'holding' | 'level'>,
  needed: string,
  ladder: readonly string[],
): boolean {
  const strength = strengthsOf(ladder);
  return holding.owner || strength(level) >= strength(needed);
}

/** The groups that a group's right goes on to: itself, those that are in it, and so on. */
function groupsFrom({ holder }: Holding, facts: FactsById): Holding['holder'][] {
  const reached = new Map([[holder.id, holder]]);
  for (const { id } of reached.values()) {
    for (const { holder: member } of facts.get(id)?.holdings ?? []) {
      if (member.type === 'group' && !reached.has(member.id)) reached.set(member.id, member);
    }
  }
  return [...reached.values()];
}

/** All paths that end in one place. */
function arrivalsAt(place: ObjectRef, facts: FactsById, description: Description): Arrival[] {
  const groupType = description.objectTypes.find(({ ofGroups }) => ofGroups);
  return (facts.get(place.id)?.holdings ?? []).flatMap((holding): Arrival[] => {
    const { holder, owner, level, permissions } = holding;
    if (holder.type === 'group') return chainsTo(place, holding, facts, groupType?.levels.map(({ id }) => id) ?? []);
    const { name } = place;
    const member = {
      through: 'group',
      id: place.id,
      name,
      primary: false,
      ...(level === null ? {} : { level }),
    } as const;
    const grant: Grant = owner
      ? { through: 'owner', object: place, name }
      : place.type === groupType?.id
        ? member
        : { through: 'object-right', object: place, name, level };
    return [{ holding, grant, level: owner ? null : level, permissions }];
  });
}

/**
 * Follows the right of a group to all members, over groups that are in it, each chain as strong as its weakest link. Ends
 * though groups may be members of each other: a chain goes on only where it is stronger than before.
 */
function chainsTo(place: ObjectRef, start: Holding, facts: FactsById, ladder: readonly string[]): Arrival[] {
  const strength = strengthsOf(ladder);
  const best = new Map<string, number>();
  const waiting = [{ group: start.holder, level: start.level, via: [] as string[] }];
  const arrivals: Arrival[] = [];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { group, level: reached, via } = next;
    if (group.id === place.id || strength(reached) < 0 || strength(reached) <= (best.get(group.id) ?? -1)) continue;
    best.set(group.id, strength(reached));
    for (const holding of facts.get(group.id)?.holdings ?? []) {
      if (holding.owner || strength(holding.level) < 0) continue;
      const level = strength(holding.level) <= strength(reached) ? holding.level : reached;
      if (holding.holder.type === 'group') {
        waiting.push({ group: holding.holder, level, via: [group.name, ...via] });
      } else {
        const capped = level === null ? {} : { level };
        const further = via.length > 0 ? { via } : {};
        const grant: Grant = {
          through: 'group',
          id: group.id,
          name: group.name,
          primary: false,
          ...capped,
          ...further,
        };
        arrivals.push({ holding, grant, level, permissions: start.permissions });
      }
    }
  }
  return arrivals;
}

/** All that one account has, the strongest of paths that end together. */
function holderOf(object: ObjectRef, arrivals: readonly Arrival[], ladder: readonly string[]): HolderPaths {
  const strength = strengthsOf(ladder);
  const byStrength = [...arrivals].sort((a, b) => strength(a.level) - strength(b.level));
  const grants = new Map(byStrength.map(({ grant }) => [grantKey(grant), grant]));
  const itself = arrivals.filter(({ grant }) => isOn(grant, object));
  const owner = itself.some(({ holding }) => holding.owner);
  const own = itself.find(({ holding }) => !holding.owner)?.holding ?? null;
  const [first] = arrivals;
  const strongest = byStrength.at(-1);
  return {
    id: first?.holding.holder.id ?? '',
    name: first?.holding.holder.name ?? '',
    owner,
    own: own && { level: own.level, permissions: [...own.permissions] },
    // Who owns it, or what it lies in, has the highest level without any being told.
    level: (arrivals.some(({ holding }) => holding.owner) ? ladder.at(-1) : strongest?.level) ?? null,
    permissions: [...new Set(arrivals.flatMap(({ permissions }) => permissions))],
    note: own?.note ?? itself[0]?.holding.note ?? null,
    grants: [...grants.values()].reverse(),
  };
}

/** Whether a path is a right on the very object, so that it can be changed there. */
function isOn(grant: Grant, { type, id }: ObjectRef): boolean {
  if (grant.through === 'group') return grant.id === id && grant.via === undefined;
  const isAbout = grant.through === 'object-right' || grant.through === 'owner';
  return isAbout && grant.object.type === type && grant.object.id === id;
}
