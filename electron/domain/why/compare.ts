import { z } from 'zod';
import {
  type Group,
  type GroupRef,
  type ObjectRight,
  objectRefSchema,
  type RightValue,
  rightValueSchema,
  type User,
} from '../user.ts';
import type { Explainer } from './explain.ts';

/** Whoever or whatever is compared, with all that it holds. Groups hold permissions only. */
export interface Holder {
  readonly type: 'user' | 'group';
  readonly id: string;
  readonly name: string;
  /** Ids of permissions and powers, however they came. */
  readonly held: ReadonlySet<string>;
  readonly groups: readonly GroupRef[];
  readonly primaryGroup: string | null;
  readonly administrator: string | null;
  readonly rights: readonly ObjectRight[];
  /** Why it must not be changed, as a sentence. */
  readonly untouchable?: string | undefined;
}

/** A user as a holder. `rights` are those on single objects; without them those are not compared. */
export function holderOfUser(explainer: Explainer, user: User, rights: readonly ObjectRight[] = []): Holder {
  const groupTypes = explainer.description.objectTypes.filter(({ ofGroups }) => ofGroups).map(({ id }) => id);
  return {
    type: 'user',
    id: user.id,
    name: user.handle,
    held: explainer.held(user),
    groups: user.groups,
    primaryGroup: user.primaryGroup,
    administrator: user.administrator,
    // Rights on groups are memberships, which stand among the groups.
    rights: rights.filter(({ object }) => !groupTypes.includes(object.type)),
    untouchable: user.untouchable,
  };
}

/** A group as a holder: what it gives. */
export function holderOfGroup(group: Group): Holder {
  const { id, name, permissions } = group;
  const none = { groups: [], primaryGroup: null, administrator: null, rights: [] };
  return { type: 'group', id, name, held: new Set(permissions), ...none };
}

const sides = <Schema extends z.ZodType>(schema: Schema) => z.object({ a: schema, b: schema });

/**
 * Only what differs between two holders, a and b. `groups`: those that one of them is not in, or in which they have other
 * levels; null stands for no membership, an empty text for one without levels.
 */
export const differencesSchema = z.object({
  permissions: z.object({ onlyA: z.array(z.string()), onlyB: z.array(z.string()) }),
  groups: z.array(z.object({ name: z.string(), a: z.string().nullable(), b: z.string().nullable() })),
  primaryGroup: sides(z.string().nullable()).nullable(),
  administrator: sides(z.string().nullable()).nullable(),
  rights: z.array(
    z.object({ object: objectRefSchema, a: rightValueSchema.nullable(), b: rightValueSchema.nullable() }),
  ),
  owned: z.object({ onlyA: z.array(objectRefSchema), onlyB: z.array(objectRefSchema) }),
});
export type Differences = z.infer<typeof differencesSchema>;

/** Whether nothing differs. */
export function isSame({ permissions, groups, primaryGroup, administrator, rights, owned }: Differences): boolean {
  const lists = [permissions.onlyA, permissions.onlyB, groups, rights, owned.onlyA, owned.onlyB];
  return primaryGroup === null && administrator === null && lists.every((list) => list.length === 0);
}

/**
 * What is the same thing on both sides: on one instance the same id, on two instances of one kind the same name. A name
 * that several groups have is no name: they keep their ids.
 */
export type Matching = 'same-instance' | 'by-name';

/** Compares two holders. A user and a group are compared by what they hold only. */
export function compareHolders(a: Holder, b: Holder, matching: Matching): Differences {
  const permissions = { onlyA: minus(a.held, b.held), onlyB: minus(b.held, a.held) };
  const nothing = { groups: [], primaryGroup: null, administrator: null, rights: [] };
  if (a.type !== 'user' || b.type !== 'user') return { permissions, ...nothing, owned: { onlyA: [], onlyB: [] } };
  const primaryOf = ({ groups, primaryGroup }: Holder) => groups.find(({ id }) => id === primaryGroup) ?? null;
  const [primaryA, primaryB] = [primaryOf(a), primaryOf(b)];
  const samePrimary = primaryA && primaryB ? groupKey(primaryA, matching) === groupKey(primaryB, matching) : false;
  return {
    permissions,
    groups: groupDifferences(a, b, matching),
    primaryGroup:
      samePrimary || primaryA === primaryB ? null : { a: primaryA?.name ?? null, b: primaryB?.name ?? null },
    administrator: a.administrator === b.administrator ? null : { a: a.administrator, b: b.administrator },
    rights: rightDifferences(a, b, matching),
    owned: { onlyA: ownedOnly(a, b, matching), onlyB: ownedOnly(b, a, matching) },
  };
}

const minus = (one: ReadonlySet<string>, other: ReadonlySet<string>) => [...one].filter((id) => !other.has(id)).sort();

/** What a group is recognised by on the other side. */
export function groupKey({ id, name }: Pick<GroupRef, 'id' | 'name'>, matching: Matching): string {
  return matching === 'same-instance' ? id : name;
}

/** What an object is recognised by on the other side. */
export function objectKey({ object: { type, id, name } }: Pick<ObjectRight, 'object'>, matching: Matching): string {
  return `${type} ${matching === 'same-instance' ? id : name}`;
}

function groupDifferences(a: Holder, b: Holder, matching: Matching): Differences['groups'] {
  const inA = keyed(a.groups, (group) => groupKey(group, matching));
  const inB = keyed(b.groups, (group) => groupKey(group, matching));
  return [...new Set([...inA.keys(), ...inB.keys()])].flatMap((key) => {
    const [one, other] = [inA.get(key) ?? [], inB.get(key) ?? []];
    const levels = (refs: readonly GroupRef[]) => refs.map(({ level = '' }) => level).sort();
    if (JSON.stringify(levels(one)) === JSON.stringify(levels(other))) return [];
    const name = one[0]?.name ?? other[0]?.name ?? key;
    return [{ name, a: levels(one)[0] ?? null, b: levels(other)[0] ?? null }];
  });
}

function rightDifferences(a: Holder, b: Holder, matching: Matching): Differences['rights'] {
  const shared = ({ rights }: Holder) =>
    new Map(rights.filter(({ owner }) => !owner).map((right) => [objectKey(right, matching), right]));
  const [inA, inB] = [shared(a), shared(b)];
  return [...new Set([...inA.keys(), ...inB.keys()])].flatMap((key) => {
    const [one, other] = [inA.get(key) ?? null, inB.get(key) ?? null];
    const object = one?.object ?? other?.object;
    if (!object || sameRight(one, other)) return [];
    return [{ object, a: rightValueOf(one), b: rightValueOf(other) }];
  });
}

/** A right without its object; null for none. */
export function rightValueOf(right: RightValue | null): RightValue | null {
  return right && { level: right.level, permissions: [...right.permissions] };
}

/** Whether two rights allow the same. */
export function sameRight(one: RightValue | null, other: RightValue | null): boolean {
  if (!one || !other) return one === other;
  const [first, second] = [new Set(one.permissions), new Set(other.permissions)];
  return one.level === other.level && first.size === second.size && [...first].every((id) => second.has(id));
}

function ownedOnly(one: Holder, other: Holder, matching: Matching): Differences['owned']['onlyA'] {
  const theirs = new Set(other.rights.filter(({ owner }) => owner).map((right) => objectKey(right, matching)));
  return one.rights
    .filter((right) => right.owner && !theirs.has(objectKey(right, matching)))
    .map(({ object }) => object);
}

function keyed<Item>(items: readonly Item[], keyFor: (item: Item) => string): Map<string, Item[]> {
  const map = new Map<string, Item[]>();
  for (const item of items) map.set(keyFor(item), [...(map.get(keyFor(item)) ?? []), item]);
  return map;
}
