import { createKey, deleteKey, getAccount, listKeys } from './account.ts';
import { account, application, type Methods, onServer, web } from './call.ts';
import { getServer as getClientServer, listServers as listClientServers } from './client-servers.ts';
import { READ, WRITE } from './model.ts';
import { listNoRoles } from './pelican.ts';
import { getPermissions } from './permissions.ts';
import { getServer, listServers, updateServerDetails } from './servers.ts';
import { createSubuser, deleteSubuser, getSubuser, listSubusers, updateSubuser } from './subusers.ts';
import { createUser } from './user-creation.ts';
import { deleteUser, getExternalUser, getUser, listUsers, updateUser } from './users.ts';
import { giveCookie, openPage, openSignInPage, signIn, signOut } from './website.ts';

/**
 * The paths of the Panel that have to do with accounts; those for nodes, locations, nests and the like are not there and
 * answer 404. `{user}`, `{server}` and `{subuser}` name rows, which are found before the handler runs; other parameters
 * are text.
 */
export const routes: Readonly<Record<string, Methods>> = {
  'api/application/users': {
    GET: application('users', READ, listUsers),
    POST: application('users', WRITE, createUser),
  },
  'api/application/users/{user}': {
    GET: application('users', READ, getUser),
    PATCH: application('users', WRITE, updateUser),
    DELETE: application('users', WRITE, deleteUser),
  },
  'api/application/users/external/{external_id}': { GET: application('users', READ, getExternalUser) },

  'api/application/servers': { GET: application('servers', READ, listServers) },
  'api/application/servers/{server}': { GET: application('servers', READ, getServer) },
  'api/application/servers/{server}/details': { PATCH: application('servers', WRITE, updateServerDetails) },

  'api/client': { GET: account(listClientServers) },
  'api/client/permissions': { GET: account(getPermissions) },
  'api/client/account': { GET: account(getAccount, { withoutTwoFactor: true }) },
  'api/client/account/api-keys': { GET: account(listKeys), POST: account(createKey) },
  'api/client/account/api-keys/{identifier}': { DELETE: account(deleteKey) },

  'api/client/servers/{server}': { GET: onServer(null, getClientServer, { always: true }) },
  'api/client/servers/{server}/users': {
    GET: onServer('user.read', listSubusers),
    POST: onServer('user.create', createSubuser),
  },
  'api/client/servers/{server}/users/{subuser}': {
    GET: onServer('user.read', getSubuser),
    POST: onServer('user.update', updateSubuser),
    DELETE: onServer('user.delete', deleteSubuser),
  },

  'sanctum/csrf-cookie': { GET: web(giveCookie) },
  'auth/login': { GET: web(openSignInPage), POST: web(signIn) },
  'auth/logout': { POST: web(signOut) },
};

/** The route by which a client tells Pelican from Pterodactyl. */
export const pelicanRoutes: Readonly<Record<string, Methods>> = {
  'api/application/roles': { GET: application('users', READ, listNoRoles) },
};

/** Every other path outside of the API is the website, which shows itself to those who are signed in. */
export const everyOtherPage: Methods = { GET: web(openPage) };
