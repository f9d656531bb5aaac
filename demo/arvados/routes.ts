import { listAgreements, listSignatures, signAgreement } from './agreements.ts';
import type { Call, PublicCall } from './call.ts';
import { listComputedPermissions } from './computed-permissions.ts';
import { getDiscovery, type Method } from './discovery.ts';
import { getConfiguration, ping } from './documents.ts';
import { createGroup, deleteGroup, getGroup, listGroups, updateGroup } from './groups.ts';
import { createLink, deleteLink, getLink, listLinks, listPermissions, updateLink } from './links.ts';
import { authenticateUser, logOut, showLogin } from './login.ts';
import { getMachine, listAllLogins, listKeys, listLogins, listLogs, listMachines } from './machines.ts';
import type { ArvadosProfile } from './profile.ts';
import type { Reply } from './replies.ts';
import { createToken, deleteToken, getCurrentToken, getToken, listTokens, updateToken } from './tokens.ts';
import { createUser } from './user-create.ts';
import { listUsers } from './user-list.ts';
import { mergeUsers, updateUuid } from './user-merge.ts';
import { activateUser, setupUser, unsetupUser } from './user-setup.ts';
import { updateUser } from './user-update.ts';
import { deleteUser, getCurrentUser, getSystemUser, getUser } from './users.ts';

interface Common {
  /** Resource and method as in the discovery document. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  /** Under which parameter the attributes are. */
  readonly wrapper: string | null;
}

/** One method of one path. */
export type Route =
  | (Common & { readonly access: 'public'; readonly handle: (call: PublicCall) => Reply })
  | (Common & { readonly access: 'token'; readonly handle: (call: Call) => Reply });

const BASE = '/arvados/v1/';

const open = (id: string, method: Common['method'], path: string, handle: (call: PublicCall) => Reply): Route => ({
  id,
  method,
  path,
  wrapper: null,
  access: 'public',
  handle,
});

const on = (
  id: string,
  method: Common['method'],
  path: string,
  handle: (call: Call) => Reply,
  wrapper: string | null = null,
): Route => ({ id, method, path: BASE + path, wrapper, access: 'token', handle });

const users: readonly Route[] = [
  on('users.list', 'GET', 'users', listUsers),
  on('users.create', 'POST', 'users', createUser, 'user'),
  on('users.current', 'GET', 'users/current', getCurrentUser),
  on('users.system', 'GET', 'users/system', getSystemUser),
  on('users.setup', 'POST', 'users/setup', setupUser, 'user'),
  on('users.merge', 'POST', 'users/merge', mergeUsers),
  on('users.get', 'GET', 'users/{uuid}', getUser),
  on('users.update', 'PATCH', 'users/{uuid}', updateUser, 'user'),
  on('users.delete', 'DELETE', 'users/{uuid}', deleteUser),
  on('users.activate', 'POST', 'users/{uuid}/activate', activateUser),
  on('users.unsetup', 'POST', 'users/{uuid}/unsetup', unsetupUser),
];

const groupsAndLinks: readonly Route[] = [
  on('groups.list', 'GET', 'groups', listGroups),
  on('groups.create', 'POST', 'groups', createGroup, 'group'),
  on('groups.get', 'GET', 'groups/{uuid}', getGroup),
  on('groups.update', 'PATCH', 'groups/{uuid}', updateGroup, 'group'),
  on('groups.delete', 'DELETE', 'groups/{uuid}', deleteGroup),
  on('links.list', 'GET', 'links', listLinks),
  on('links.create', 'POST', 'links', createLink, 'link'),
  on('links.get', 'GET', 'links/{uuid}', getLink),
  on('links.update', 'PATCH', 'links/{uuid}', updateLink, 'link'),
  on('links.delete', 'DELETE', 'links/{uuid}', deleteLink),
  on('links.get_permissions', 'GET', 'permissions/{uuid}', listPermissions),
];

const TOKENS = 'api_client_authorizations';

const others: readonly Route[] = [
  on(`${TOKENS}.current`, 'GET', `${TOKENS}/current`, getCurrentToken),
  on(`${TOKENS}.list`, 'GET', TOKENS, listTokens),
  on(`${TOKENS}.create`, 'POST', TOKENS, createToken, 'api_client_authorization'),
  on(`${TOKENS}.get`, 'GET', `${TOKENS}/{uuid}`, getToken),
  on(`${TOKENS}.update`, 'PUT', `${TOKENS}/{uuid}`, updateToken, 'api_client_authorization'),
  on(`${TOKENS}.delete`, 'DELETE', `${TOKENS}/{uuid}`, deleteToken),
  on('virtual_machines.list', 'GET', 'virtual_machines', listMachines),
  on('virtual_machines.get_all_logins', 'GET', 'virtual_machines/get_all_logins', listAllLogins),
  on('virtual_machines.get', 'GET', 'virtual_machines/{uuid}', getMachine),
  on('virtual_machines.logins', 'GET', 'virtual_machines/{uuid}/logins', listLogins),
  on('authorized_keys.list', 'GET', 'authorized_keys', listKeys),
  on('user_agreements.list', 'GET', 'user_agreements', listAgreements),
  on('user_agreements.signatures', 'GET', 'user_agreements/signatures', listSignatures),
  on('user_agreements.sign', 'POST', 'user_agreements/sign', signAgreement),
  on('logs.list', 'GET', 'logs', listLogs),
];

/** The routes of one release, exact paths before those with parameters that they could be taken for. */
export function routesOf(profile: ArvadosProfile): readonly Route[] {
  const listed = [
    ...users,
    ...(profile.updateUuid ? [on('users.update_uuid', 'POST', 'users/{uuid}/update_uuid', updateUuid)] : []),
    ...groupsAndLinks,
    ...others,
    ...(profile.computedPermissions
      ? [on('computed_permissions.list', 'GET', 'computed_permissions', listComputedPermissions)]
      : []),
  ];
  const methods = listed.map(
    ({ id, method, path }): Method => ({ id, httpMethod: method, path: path.slice(BASE.length) }),
  );
  return [
    // Lives in controller, so the discovery document never lists it.
    open('users.authenticate', 'POST', `${BASE}users/authenticate`, authenticateUser),
    ...listed,
    open('config.get', 'GET', `${BASE}config`, getConfiguration),
    open('discovery.get', 'GET', '/discovery/v1/apis/arvados/v1/rest', (call) => getDiscovery(call, methods)),
    open('health.ping', 'GET', '/_health/ping', ping),
    open('login', 'GET', '/login', showLogin),
    open('logout', 'GET', '/logout', logOut),
  ];
}
