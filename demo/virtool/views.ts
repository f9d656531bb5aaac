import { timestamp } from '../lib/python.ts';
import { type ApiKey, type Group, PERMISSIONS, type Permission, type Permissions, type User } from './model.ts';
import type { VirtoolProfile } from './profile.ts';
import { crash } from './replies.ts';
import { compareNames, type State } from './state.ts';

type Json = Readonly<Record<string, unknown>>;

/** Id, legacy id and name of a group. */
export function groupReference(group: Group): Json {
  return { id: group.id, legacy_id: group.legacyId, name: group.name };
}

/** The whole group. A permission stored as null makes the server crash here (26.3.0). */
export function groupView(state: State, profile: VirtoolProfile, group: Group): Json {
  if (Object.values(group.permissions).includes(null)) throw crash();
  const members = state.users.all().filter((user) => user.groups.includes(group.id));
  return {
    ...groupReference(group),
    permissions: group.permissions,
    users: members.map(({ id, handle }) => ({ id: idView(profile, id), handle })),
  };
}

/** A user id as the release writes it. */
function idView(profile: VirtoolProfile, id: string): string | number {
  return profile.integerUserIds ? Number(id) : id;
}

/** The full user, as in every answer about one user and in `/admin/users`, later in `/users` as well. */
export function userView(state: State, profile: VirtoolProfile, user: User): Json {
  const groups = groupsOf(state, user.groups);
  const primary = typeof user.primaryGroup === 'number' ? state.groups.get(user.primaryGroup) : undefined;
  return {
    id: idView(profile, user.id),
    handle: user.handle,
    active: user.active,
    ...(profile.b2cFields && {
      b2c: null,
      b2c_display_name: null,
      b2c_family_name: null,
      b2c_given_name: null,
      b2c_oid: null,
    }),
    administrator_role: user.role,
    force_reset: user.forceReset,
    groups: groups.map(groupReference),
    last_password_change: timestamp(user.lastPasswordChange),
    permissions: merged(groups),
    primary_group: primary ? groupReference(primary) : null,
  };
}

/** The abbreviated user of `GET /users`: ids instead of groups, nothing about state or role. */
export function briefUserView(state: State, user: User): Json {
  return {
    force_reset: user.forceReset,
    groups: user.groups,
    handle: user.handle,
    last_password_change: timestamp(user.lastPasswordChange),
    primary_group: user.primaryGroup,
    id: user.id,
    permissions: merged(groupsOf(state, user.groups)),
  };
}

/** A key as the list of keys shows it, with the permissions that were asked for. */
export function keyView(state: State, key: ApiKey): Json {
  return {
    id: key.id,
    created_at: timestamp(key.createdAt),
    groups: groupsOf(state, key.groups).map(groupReference),
    name: key.name,
    permissions: permissionsWhere((name) => key.permissions[name] === true),
  };
}

/** A key on its own, with no permission that its owner lacks. */
export function limitedKeyView(state: State, key: ApiKey, owner: User): Json {
  const held = merged(groupsOf(state, owner.groups));
  return {
    ...keyView(state, key),
    permissions: permissionsWhere((name) => key.permissions[name] === true && held[name] === true),
  };
}

function groupsOf(state: State, ids: readonly number[]): Group[] {
  const groups = ids.flatMap((id) => state.groups.get(id) ?? []);
  return groups.length > 1 ? groups.sort((a, b) => compareNames(a.name, b.name)) : groups;
}

function merged(groups: readonly Group[]): Permissions {
  return permissionsWhere((name) => groups.some((group) => group.permissions[name] === true));
}

function permissionsWhere(holds: (name: Permission) => boolean): Permissions {
  return Object.fromEntries(PERMISSIONS.map((name) => [name, holds(name)])) as Permissions;
}
