import { z } from 'zod';

/** Opaque id of an object on a server; adapters turn it into what their server wants. */
export const idSchema = z.string().min(1).max(300);

/** A group by id and name, as users refer to it. */
export const groupRefSchema = z.object({ id: idSchema, name: z.string() });
export type GroupRef = z.infer<typeof groupRefSchema>;

/** An ISO 8601 time in UTC, or null where the server tells none. */
const timeSchema = z.string().nullable();

/**
 * One account on one instance. `status` and `administrator` are ids that the instance's description names.
 * `permissions` are the effective ones that come from groups. `attributes` holds what only this kind has.
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
});
export type User = z.infer<typeof userSchema>;

/** A member of a group, as the group tells it. */
export const memberSchema = z.object({ id: idSchema, handle: z.string() });

/** A group with its permissions. `members` is null where the server tells them only from the user's side. */
export const groupSchema = z.object({
  id: idSchema,
  name: z.string(),
  permissions: z.array(z.string()),
  members: z.array(memberSchema).nullable(),
});
export type Group = z.infer<typeof groupSchema>;
