import { changePassword, getAccount, getPreferences, signOut, updateAccount, updatePreferences } from './account.ts';
import { forEverybody, forHolders, forUsers, type Route } from './call.ts';
import { createGroup, deleteGroup, getGroup, listGroups, updateGroup } from './groups.ts';
import { createKey, deleteAllKeys, deleteKey, getKey, listKeys, updateKey } from './keys.ts';
import { addGroup, removeGroup } from './memberships.ts';
import type { LegacyProfile } from './profile.ts';
import { getRoot, getSoftware } from './root.ts';
import { getSettings, updateSettings } from './settings.ts';
import { createUser, deleteUser, getUser, listUsers, updateUser } from './users.ts';
import { openPage, signIn } from './website.ts';

/** The methods of one path. */
export type Methods = Readonly<Record<string, Route>>;

const users = (handle: Parameters<typeof forHolders>[1]): Route => forHolders('manage_users', handle);

/** The paths that have to do with accounts; samples, viruses and the like are unknown here. */
export function routesOf(profile: LegacyProfile): Readonly<Record<string, Methods>> {
  const oneKey = { PATCH: forUsers(updateKey), DELETE: forUsers(deleteKey) };
  return {
    '/': { GET: forEverybody(openPage) },
    '/login': { POST: forEverybody(signIn) },

    '/api': { GET: forEverybody(getRoot) },
    '/api/settings': { GET: forEverybody(getSettings), PATCH: forHolders('modify_settings', updateSettings) },
    '/api/updates/software': { GET: forUsers(getSoftware) },

    '/api/account': { GET: forUsers(getAccount), PATCH: forUsers(updateAccount) },
    '/api/account/settings': { GET: forUsers(getPreferences), PATCH: forUsers(updatePreferences) },
    '/api/account/password': { PUT: forUsers(changePassword) },
    '/api/account/keys': { GET: forUsers(listKeys), POST: forUsers(createKey), DELETE: forUsers(deleteAllKeys) },
    '/api/account/keys/{key_id}': profile.showsOneKey ? { GET: forUsers(getKey), ...oneKey } : oneKey,
    '/api/account/logout': { GET: forUsers(signOut) },

    '/api/users': { GET: users(listUsers), POST: users(createUser) },
    '/api/users/{user_id}': { GET: users(getUser), PATCH: users(updateUser), DELETE: users(deleteUser) },
    '/api/users/{user_id}/groups': { POST: users(addGroup) },
    '/api/users/{user_id}/groups/{group_id}': { DELETE: users(removeGroup) },

    '/api/groups': { GET: users(listGroups), POST: users(createGroup) },
    '/api/groups/{group_id}': { GET: users(getGroup), PATCH: users(updateGroup), DELETE: users(deleteGroup) },
  };
}

/** Whether a path shows the web interface, whatever comes after these beginnings. */
export const isPage = (path: string): boolean =>
  /^\/(home|jobs|samples|viruses|subtraction|settings|account)/.test(path);

/** What those paths answer. */
export const pages: Methods = { GET: forEverybody(openPage) };
