import { z } from 'zod';

/** Opaque id of an object on a server; adapters turn it into what their server wants. */
export const idSchema = z.string().min(1).max(300);

/** A group by id and name, as users refer to it. `level` is there where membership has levels. */
export const groupRefSchema = z.object({ id: idSchema, name: z.string(), level: z.string().optional() });
export type GroupRef = z.infer<typeof groupRefSchema>;

/** An ISO 8601 time in UTC, or null where the server tells none. */
const timeSchema = z.string().nullable();

/**
 * One account on one instance. `status` and `administrator` are ids that the instance's description names.
 * `permissions` are the effective ones that come from groups. `attributes` holds what only this kind has. `untouchable`
 * says why the account must never be changed, as a sentence: it belongs to the server itself; missing for all others.
 */
export const userSchema = z.object({
  id: idSchema,
  handle: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  status: z.string(),
  administrator: z.string().nullable(),
  mustResetPassword: z.boolean().nullable(),
  groups: z.array(groupRefSchema),
  primaryGroup: idSchema.nullable(),
  permissions: z.array(z.string()),
  created: timeSchema,
  lastSeen: timeSchema,
  passwordChanged: timeSchema,
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  untouchable: z.string().optional(),
});
export type User = z.infer<typeof userSchema>;

/** A member of a group, as the group tells it. */
export const memberSchema = z.object({ id: idSchema, handle: z.string() });

/**
 * A group with its permissions. `members` is null where the server tells them only from the user's side. `untouchable`
 * says why the group can be neither renamed nor deleted, as a sentence; missing for all others.
 */
export const groupSchema = z.object({
  id: idSchema,
  name: z.string(),
  permissions: z.array(z.string()),
  members: z.array(memberSchema).nullable(),
  untouchable: z.string().optional(),
});
export type Group = z.infer<typeof groupSchema>;

/** An object of a server on which users have rights; `type` is one of the description's object types. */
export const objectRefSchema = z.object({ type: z.string().max(60), id: idSchema, name: z.string().max(1000) });
export type ObjectRef = z.infer<typeof objectRefSchema>;

/** What a right consists of: a level, permissions, or neither. */
export const rightValueSchema = z.object({
  level: z.string().max(60).nullable(),
  permissions: z.array(z.string().max(100)).max(500),
});
export type RightValue = z.infer<typeof rightValueSchema>;

/** One user's right on one object. `owner`: the object belongs to the user, which no right can be taken from. */
export const objectRightSchema = rightValueSchema.extend({
  object: objectRefSchema,
  owner: z.boolean(),
  /** What else the server tells of it, such as a login name; null where nothing. */
  note: z.string().nullable(),
});
export type ObjectRight = z.infer<typeof objectRightSchema>;
