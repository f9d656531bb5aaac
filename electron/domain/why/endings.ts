import { z } from 'zod';
import type { Change } from '../change.ts';
import type { Description } from '../description.ts';
import { idSchema, objectRefSchema, rightValueSchema } from '../user.ts';
import type { ObjectAccess } from './grant.ts';

/** Rights on objects that are named for one account; the others are counted. */
export const NAMED_RIGHTS = 50;

/**
 * How an account ends: it is deleted, it cannot be used any more, it is merged into another and disappears, or what it has
 * goes to another and an empty account is left.
 */
export const endingWaySchema = z.enum(['deleted', 'deactivated', 'merged', 'emptied']);
export type EndingWay = z.infer<typeof endingWaySchema>;

/**
 * An account that ends, with what it has until then. `into`: the handle of the account that receives it; null where none
 * does, or where nobody tells. `groupsStay`: it stays in its groups, and has their rights again once it is active. `rights` are
 * what it has on objects by rights of its own and through groups, the first of them, `more` counts the rest; null where that
 * could not be read, missing where the kind has no such rights. `inside`: what lies inside of these objects goes with them
 * and is not listed.
 */
export const endingSchema = z.object({
  id: idSchema,
  handle: z.string(),
  way: endingWaySchema,
  into: z.string().nullable(),
  groups: z.array(z.string()),
  groupsStay: z.boolean(),
  rights: z
    .array(rightValueSchema.extend({ object: objectRefSchema, owner: z.boolean() }))
    .nullable()
    .optional(),
  more: z.number().int(),
  inside: z.boolean(),
});
export type Ending = z.infer<typeof endingSchema>;
export type EndingRight = NonNullable<Ending['rights']>[number];

// Ids that these actions have in every kind that has them.
const ACTIVATE = 'activate';
const DEACTIVATE = 'deactivate';
const MERGE = 'merge';

/** Whether one of the description's actions decides who can use an account, and so may give or take all that it has. */
export function decidesUse(userAction: string): boolean {
  return [ACTIVATE, DEACTIVATE, MERGE].includes(userAction);
}

/** How a change ends its account; null where it does not. */
export function endingOf({ action, target, about, after }: Change): EndingWay | null {
  if (target.type !== 'user' || target.id === null) return null;
  if (action === 'delete-user') return 'deleted';
  if (action === 'update-user') return after?.active === false ? 'deactivated' : null;
  if (action !== 'act-on-user') return null;
  if (about?.id === DEACTIVATE) return 'deactivated';
  if (about?.id !== MERGE) return null;
  return after?.redirect === true ? 'merged' : 'emptied';
}

/** Whether a change is the action that lets an account be used. */
export function isActivation({ action, about }: Change): boolean {
  return action === 'act-on-user' && about?.id === ACTIVATE;
}

/** What an account has on each object by paths that end with it: the highest level, and all permissions. */
export function endingRights(access: readonly ObjectAccess[], { objectTypes }: Description): EndingRight[] {
  const found = new Map<string, EndingRight>();
  for (const { object, right, grants } of access) {
    const type = objectTypes.find(({ id }) => id === object.type);
    // Groups are named as such, and what a level gives everywhere is no right on an object.
    const paths = grants.filter(({ through }) => through !== 'administrator');
    if (type?.ofGroups || paths.length === 0) continue;
    const key = `${object.type} ${object.id}`;
    const entry = found.get(key) ?? { object, owner: false, level: null, permissions: [] };
    const ladder = (type?.levels ?? []).map(({ id }) => id);
    const isLevel = right !== null && ladder.includes(right);
    found.set(key, {
      object,
      owner: entry.owner || paths.some(({ through }) => through === 'owner'),
      level: isLevel && ladder.indexOf(right) > ladder.indexOf(entry.level ?? '') ? right : entry.level,
      permissions: right === null || isLevel ? entry.permissions : [...entry.permissions, right],
    });
  }
  return [...found.values()].sort((a, b) => (a.object.name < b.object.name ? -1 : 1));
}
