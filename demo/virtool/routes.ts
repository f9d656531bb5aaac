import { getAccount, getPreferences, updateAccount, updatePreferences } from './account.ts';
import { forEverybody, forRole, forUsers, type Route } from './call.ts';
import { createGroup, deleteGroup, getGroup, listGroups, updateGroup } from './groups.ts';
import { createKey, deleteAllKeys, deleteKey, getKey, listKeys, updateKey } from './keys.ts';
import type { Part } from './parts.ts';
import { notFound } from './replies.ts';
import { addSpaceRole, listRoles, listSpaceRoles, removeSpaceRole, setRole } from './roles.ts';
import { getRoot } from './root.ts';
import { getSettings, updateSettings } from './settings.ts';
import { resetPassword, signIn, signOut } from './sign-in.ts';
import { updateUser, updateUserAsAdministrator } from './user-update.ts';
import { createFirstUser, createUser, getUser, listUsers, listUsersForAdministrators } from './users.ts';

/** The methods of one path. */
export type Methods = Readonly<Record<string, Route>>;

/** Paths with their methods. */
export type Routes = Readonly<Record<string, Methods>>;

const PARTS: Readonly<Record<Part, Routes>> = {
  account: {
    '/account': { GET: forUsers(getAccount), PATCH: forUsers(updateAccount) },
    '/account/settings': { GET: forUsers(getPreferences), PATCH: forUsers(updatePreferences) },
    '/account/keys': { GET: forUsers(listKeys), POST: forUsers(createKey), DELETE: forUsers(deleteAllKeys) },
    '/account/keys/{key_id}': { GET: forUsers(getKey), PATCH: forUsers(updateKey), DELETE: forUsers(deleteKey) },
  },
  'sign-in': {
    '/account/login': { POST: forEverybody(signIn) },
    '/account/logout': { GET: forEverybody(signOut) },
    '/account/reset': { POST: forEverybody(resetPassword) },
    '/users/first': { PUT: forEverybody(createFirstUser) },
  },
  'user-list': { '/users': { GET: forUsers(listUsers) } },
  users: {
    '/users': { POST: forRole('users', createUser('/users')) },
    '/users/{user_id}': { GET: forRole('users', getUser), PATCH: forRole('users', updateUser) },
    '/admin/roles': { GET: forRole('base', listRoles) },
    '/admin/users': {
      GET: forRole('users', listUsersForAdministrators),
      POST: forRole('users', createUser('/admin/users')),
    },
    '/admin/users/{user_id}': {
      GET: forRole('users', getUser),
      PATCH: forRole('users', updateUserAsAdministrator),
    },
    '/admin/users/{user_id}/role': { PUT: forRole('full', setRole) },
  },
  groups: {
    '/groups': { GET: forUsers(listGroups), POST: forRole('base', createGroup) },
    '/groups/{group_id}': {
      GET: forUsers(getGroup),
      PATCH: forRole('base', updateGroup),
      DELETE: forRole('base', deleteGroup),
    },
  },
  settings: { '/settings': { GET: forUsers(getSettings), PATCH: forRole('settings', updateSettings) } },
  spaces: {
    // The feature is switched off by default and then hides.
    '/spaces': {
      GET: forUsers(() => {
        throw notFound();
      }),
    },
    '/users/{user_id}/permissions': { GET: forUsers(listSpaceRoles) },
    '/users/{user_id}/permissions/{role}': {
      PUT: forRole('users', addSpaceRole),
      DELETE: forRole('users', removeSpaceRole),
    },
  },
};

/** Every path of the parts, exact ones before those with parameters that they could be taken for. */
export function routesOf(parts: readonly Part[]): Routes {
  const routes: Record<string, Methods> = { '/': { GET: forEverybody(getRoot) } };
  for (const [path, methods] of parts.flatMap((part) => Object.entries(PARTS[part]))) {
    routes[path] = { ...routes[path], ...methods };
  }
  return Object.fromEntries(
    Object.entries(routes).sort(([a], [b]) => Number(a.includes('{')) - Number(b.includes('{'))),
  );
}
