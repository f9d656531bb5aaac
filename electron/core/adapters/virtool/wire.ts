import { z } from 'zod';
import type { Group, GroupRef, User } from '../../../domain/user.ts';
import { wireFlags, wireTime } from '../wire-parts.ts';

/** User ids are text up to 33.1.1 and integers later, group ids integers from 22.0.0 on: one text inside Roster. */
const id = z.union([z.string().min(1), z.number().int()]).transform(String);

const groupRef = z.object({ id, legacy_id: z.string().nullish(), name: z.string() });

/** `GET /groups`: a bare array without permissions and members. */
export const groupRefsWire = z.array(groupRef);
export type GroupRefWire = z.infer<typeof groupRef>;

/** `GET /groups/{id}` and the answers to writes. */
export const groupWire = z.object({
  id,
  name: z.string(),
  permissions: wireFlags,
  users: z.array(z.object({ id, handle: z.string() })),
});

/** The user object of `/admin/users` and of every answer about one user. */
export const userWire = z.object({
  id,
  handle: z.string(),
  active: z.boolean(),
  administrator_role: z.string().nullable(),
  force_reset: z.boolean(),
  groups: z.array(groupRef),
  last_password_change: wireTime,
  permissions: wireFlags,
  primary_group: groupRef.nullable(),
});
export type UserWire = z.infer<typeof userWire>;

/** `GET /account`; `b2c` is there up to 31.0.0, and a number as id means 33.2.0 or later. */
export const accountWire = userWire.extend({ id: z.union([z.string().min(1), z.number().int()]) });
export type AccountWire = z.infer<typeof accountWire>;

/**
 * The abbreviated user of `GET /users`: ids instead of groups, no `active`, no role. After its group was deleted
 * `primary_group` is an empty text on 26.3.0 and null on 32.0.0; old records hold legacy names in both fields.
 */
export const shortUserWire = z.object({
  id,
  handle: z.string(),
  force_reset: z.boolean(),
  groups: z.array(id),
  last_password_change: wireTime,
  permissions: wireFlags,
  primary_group: z.union([z.string(), z.number().int()]).nullish(),
});
export type ShortUserWire = z.infer<typeof shortUserWire>;

const envelope = {
  page: z.number().int(),
  page_count: z.number().int().nonnegative(),
  found_count: z.number().int().nonnegative(),
  total_count: z.number().int().nonnegative(),
};

/** `GET /users` keeps its users under `documents`, abbreviated up to 33.1.1 … */
export const shortUserPageWire = z.object({ ...envelope, documents: z.array(shortUserWire) });
/** … and whole from 33.2.0 on; … */
export const userListWire = z.object({ ...envelope, documents: z.array(userWire) });
/** … `GET /admin/users` under `items`. */
export const userPageWire = z.object({ ...envelope, items: z.array(userWire) });

/** `GET /users/{id}/permissions`: space roles, in spite of the path. */
export const spaceRolesWire = z.array(z.object({ id: z.string() }));

/** `GET /settings`, the part that Roster uses. */
export const settingsWire = z.object({ minimum_password_length: z.number().int().nonnegative() });

/** `GET /`: `first_user` is true while there is no user yet. */
export const rootWire = z.object({
  endpoints: z.record(z.string(), z.unknown()),
  first_user: z.boolean().catch(false),
  version: z.string().optional().catch(undefined),
});
export type RootWire = z.infer<typeof rootWire>;

/** `POST /account/login`: 201 without, 200 with a demand for a new password. */
export const loginWire = z.discriminatedUnion('reset', [
  z.object({ reset: z.literal(false) }),
  z.object({ reset: z.literal(true), reset_code: z.string().min(1) }),
]);

/** Status ids of the kind. */
export type StatusId = 'active' | 'reset-due' | 'inactive' | 'untold';

/** `active` is null where the list does not tell it. */
function statusOf(active: boolean | null, forceReset: boolean): StatusId {
  if (active === false) return 'inactive';
  if (forceReset) return 'reset-due';
  return active === null ? 'untold' : 'active';
}

const NOT_TOLD = { name: null, email: null, created: null, lastSeen: null, attributes: {} };
const toRef = (group: GroupRefWire): GroupRef => ({ id: group.id, name: group.name });

/** The domain user behind a full user object. */
export function toUser(wire: UserWire): User {
  return {
    ...NOT_TOLD,
    id: wire.id,
    handle: wire.handle,
    status: statusOf(wire.active, wire.force_reset),
    administrator: wire.administrator_role,
    mustResetPassword: wire.force_reset,
    groups: wire.groups.map(toRef),
    primaryGroup: wire.primary_group?.id ?? null,
    permissions: wire.permissions,
    passwordChanged: wire.last_password_change,
  };
}

/**
 * The domain user behind an abbreviated one, without administrator level. What it lacks comes from elsewhere: `active`
 * from the parameter that the list was asked with, null if it knows none, and names from the list of groups.
 */
export function toUserFromShort(
  wire: ShortUserWire,
  known: { active: boolean | null; groups: readonly GroupRefWire[] },
): User {
  const find = (key: string) => known.groups.find((group) => group.id === key || group.legacy_id === key);
  const primary = wire.primary_group === null || wire.primary_group === '' ? undefined : wire.primary_group;
  return {
    ...NOT_TOLD,
    id: wire.id,
    handle: wire.handle,
    status: statusOf(known.active, wire.force_reset),
    administrator: null,
    mustResetPassword: wire.force_reset,
    groups: wire.groups.map((key) => toRef(find(key) ?? { id: key, name: key })),
    primaryGroup: primary === undefined ? null : (find(String(primary))?.id ?? String(primary)),
    permissions: wire.permissions,
    passwordChanged: wire.last_password_change,
  };
}

/** The domain group behind a full group object. */
export function toGroup(wire: z.infer<typeof groupWire>): Group {
  return { id: wire.id, name: wire.name, permissions: wire.permissions, members: wire.users };
}
