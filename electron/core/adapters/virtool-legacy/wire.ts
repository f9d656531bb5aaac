import { z } from 'zod';
import type { Say } from '../../../domain/say.ts';
import type { Group, User } from '../../../domain/user.ts';
import { wireFlags, wireTime } from '../wire-parts.ts';
import { ADMINISTRATOR } from './vocabulary.ts';

const id = z.string().min(1);

/** The user object of every answer about users; `identicon` may be missing and is not needed. */
export const userWire = z.object({
  id,
  force_reset: z.boolean(),
  groups: z.array(id),
  last_password_change: wireTime,
  permissions: wireFlags,
  primary_group: z.string().nullish(),
});
export type UserWire = z.infer<typeof userWire>;

/** `GET /api/users`: a bare array without pages. */
export const usersWire = z.array(userWire);

/** The answer to membership calls: the ids of the user's groups, or up to 2.0 the whole user (§13). */
export const membershipWire = z.union([z.array(z.string()), userWire.transform((user) => user.groups)]);

/** The group object; neither a name nor members. */
export const groupWire = z.object({ id, permissions: wireFlags });
export type GroupWire = z.infer<typeof groupWire>;

/** `GET /api/groups`: a bare array. */
export const groupsWire = z.array(groupWire);

/** `GET /api/account`, which unlike a user tells no `force_reset`. */
export const accountWire = z.object({ id, groups: z.array(id) });
export type AccountWire = z.infer<typeof accountWire>;

/** `GET /api/settings`: the one value that Roster keeps of it. The rest, secrets among it, is dropped here (trap 18). */
export const settingsWire = z.object({ minimum_password_length: z.number().int().nonnegative() });

/** The domain user; names are ids. */
export function toUser(wire: UserWire): User {
  const { primary_group: primary } = wire;
  return {
    id: wire.id,
    handle: wire.id,
    name: null,
    email: null,
    status: '',
    administrator: wire.groups.includes(ADMINISTRATOR) ? ADMINISTRATOR : null,
    mustResetPassword: wire.force_reset,
    groups: wire.groups.map((group) => ({ id: group, name: group })),
    // Never set or lost with the group, and unset on purpose.
    primaryGroup: primary === undefined || primary === null || primary === '' || primary === 'none' ? null : primary,
    permissions: wire.permissions,
    created: null,
    lastSeen: null,
    passwordChanged: wire.last_password_change,
    attributes: {},
  };
}

/** The domain group, with its members computed from all users; null: without members. */
export function toGroup(wire: GroupWire, users: readonly User[] | null, say: Say): Group {
  const members = users?.filter((user) => user.groups.some((group) => group.id === wire.id)) ?? null;
  const untouchable =
    wire.id === ADMINISTRATOR
      ? { untouchable: say('Virtool needs the group administrator: it can be neither renamed nor deleted.') }
      : {};
  return {
    id: wire.id,
    name: wire.id,
    permissions: wire.permissions,
    members: members?.map(({ id: member, handle }) => ({ id: member, handle })) ?? null,
    ...untouchable,
  };
}
