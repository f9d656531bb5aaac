import { attributesOf, type Call, differs, findUser, selectOf, writeLog } from './call.ts';
import { userResource } from './columns.ts';
import { requireForwardable } from './federation.ts';
import { isUuid, type Json, type UserRow } from './model.ts';
import { permissionDenied, type Reply, unprocessable } from './replies.ts';
import { setUp } from './setting-up.ts';
import { changeUser } from './state.ts';
import { readUserAttributes, type Settable } from './user-attributes.ts';
import { requireFreeIdentity, requireFreeUuid, requireUsername } from './user-create.ts';
import { userReply } from './users.ts';

const TOLERATED = ['kind', 'etag', 'href'];

/** `PATCH /users/{uuid}`: the attributes given, last writer wins. */
export function updateUser(call: Call): Reply {
  const select = selectOf(call, userResource);
  requireForwardable(call, call.params.uuid ?? '', true);
  const user = findUser(call);
  const attributes = attributesOf(call, 'user');
  if (attributes) {
    const values = changesOf(user, readUserAttributes(attributes, TOLERATED));
    if (call.access.isAdmin) checkAdministratorsChange(call, user, values);
    else checkOwnChange(call, user, values);
    save(call, user, values);
  }
  return userReply(call, user, select);
}

/** What would really change. */
function changesOf(user: UserRow, values: Settable): Settable {
  const entries = Object.entries(values).filter(([name, value]) =>
    differs(value as Json, user[name as keyof Settable] as Json),
  );
  return Object.fromEntries(entries);
}

/** People may change their names, prefs and identity URL; of the flags they set nothing happens. */
function checkOwnChange(call: Call, user: UserRow, values: Settable): void {
  if (call.access.on(user.uuid) < 2) throw permissionDenied();
  if ('username' in values || 'email' in values || 'redirect_to_user_uuid' in values || 'uuid' in values) {
    throw permissionDenied();
  }
  delete values.is_active;
  delete values.is_admin;
  if (values.identity_url) requireFreeIdentity(call.state, values.identity_url, user);
}

function checkAdministratorsChange({ state }: Call, user: UserRow, values: Settable): void {
  const { profile, wellKnown } = state;
  if (values.username) requireUsername(state, values.username);
  if (values.uuid !== undefined) checkRename(user, values.uuid, state);
  if (values.identity_url) requireFreeIdentity(state, values.identity_url, user);
  if (values.is_active === false && hasMembershipLink(state, user)) {
    const hint = "use the 'Deactivate' button on Workbench, or the 'unsetup' API call";
    throw unprocessable(`Is active cannot be set to false directly, ${hint}`);
  }
  if (values.is_admin === false && profile.rootProtected && user.uuid === wellKnown.systemUser) {
    throw unprocessable('System root user cannot be non-admin');
  }
  const { is_active, is_admin } = { ...user, ...values };
  if (is_admin && !is_active) throw unprocessable('#<RuntimeError: Admin users cannot be inactive>');
}

/** An administrator can rename a user who owns nothing; links are not rewritten. */
function checkRename(user: UserRow, uuid: string, state: Call['state']): void {
  if (isUuid(uuid, 'user')) {
    for (const { owner_uuid } of state.groups.values()) if (owner_uuid === user.uuid) throw permissionDenied();
  }
  requireFreeUuid(state, uuid);
}

function hasMembershipLink({ links, wellKnown }: Call['state'], user: UserRow): boolean {
  for (const link of links.fromBriefly(user.uuid)) {
    if (link.link_class === 'permission' && link.head_uuid === wellKnown.allUsers) return true;
  }
  return false;
}

function save(call: Call, user: UserRow, values: Settable): void {
  const { state } = call;
  const names = Object.keys(values) as (keyof Settable)[];
  if (names.length === 0) return;
  const before = Object.fromEntries(names.map((name) => [name, user[name]]));
  changeUser(state, user, values, call.user.uuid);
  if (state.profile.usersOwnedBySystem) user.owner_uuid = state.wellKnown.systemUser;
  writeLog(call, 'update', user, { before, after: Object.fromEntries(names.map((name) => [name, user[name]])) });
  if (values.is_active) setUp(state, user, { by: call.user.uuid });
}
