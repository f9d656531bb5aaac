import { Access } from './access.ts';
import { findToken, isScoped } from './authentication.ts';
import { type Call, findUser, requireAdmin, textOf, writeLog } from './call.ts';
import { clusterOf, isUuid, type UserRow } from './model.ts';
import { flagParameter } from './parameters.ts';
import { duplicateKey, forbidden, type Reply, unauthorized, unprocessable } from './replies.ts';
import { destroyCredentials } from './setting-up.ts';
import { changeUser, type State } from './state.ts';
import { requireFreeUuid } from './user-create.ts';
import { userReply } from './users.ts';

interface Pair {
  readonly old: UserRow;
  readonly next: UserRow;
}

/** `POST /users/merge`: moves what the old account owns, with redirect it disappears. Answers the old account. */
export function mergeUsers(call: Call): Reply {
  const { state } = call;
  const newOwner = textOf(call, 'new_owner_uuid');
  if (newOwner === undefined) throw unprocessable('new_owner_uuid parameter is required');
  const pair = pairOf(call);
  if (pair.old.uuid === pair.next.uuid) throw unprocessable('cannot merge user to self');
  if (new Access(state, pair.next, false).on(newOwner) < 2 || !ownerExists(state, newOwner)) {
    throw forbidden('cannot move objects into supplied new_owner_uuid: new user does not have write permission');
  }
  const redirect = flagParameter(call.parameters, 'redirect_to_new_user');
  moveEverything(state, pair, newOwner, redirect);
  changeUser(
    state,
    pair.old,
    redirect ? { redirect_to_user_uuid: pair.next.uuid, username: null } : {},
    call.user.uuid,
  );
  writeLog(call, 'update', pair.old, { after: { redirect_to_user_uuid: pair.old.redirect_to_user_uuid } });
  const reply = userReply(call, pair.old);
  if (redirect) state.users.hide(pair.old);
  return reply;
}

const ownerExists = ({ users, groups }: State, uuid: string): boolean =>
  users.get(uuid) !== undefined || groups.get(uuid)?.group_class === 'project';

/** Two UUIDs from an administrator, or the caller as the old account and the token of the new one. */
function pairOf(call: Call): Pair {
  const oldUuid = textOf(call, 'old_user_uuid');
  const newUuid = textOf(call, 'new_user_uuid');
  if (oldUuid === undefined && newUuid === undefined) return pairByToken(call);
  if (!call.access.isAdmin) throw forbidden('Must be admin to use old_user_uuid/new_user_uuid');
  if (oldUuid === undefined || newUuid === undefined) {
    throw unprocessable('Must supply both old_user_uuid and new_user_uuid when either one is supplied');
  }
  const next = call.state.users.get(newUuid);
  if (!next) throw unprocessable('User in new_user_uuid not found');
  const old = call.state.users.get(oldUuid);
  if (!old) throw unprocessable('User in old_user_uuid not found');
  return { old, next };
}

function pairByToken(call: Call): Pair {
  const { state } = call;
  const asksTrust = state.profile.clients;
  if (isScoped(call.token)) throw forbidden('cannot merge with a scoped token');
  if (asksTrust && !call.token.trusted) throw forbidden('supplied API token is not from a trusted client');
  const token = findToken(state, textOf(call, 'new_user_token') ?? '');
  const next = token && state.users.get(token.owner_uuid);
  if (!token || !next) throw unauthorized('invalid new_user_token');
  if (isScoped(token)) throw forbidden('supplied new_user_token has restricted scope');
  if (asksTrust && !token.trusted) throw forbidden('supplied new_user_token is not from a trusted client');
  return { old: call.user, next };
}

function moveEverything(state: State, { old, next }: Pair, newOwner: string, redirect: boolean): void {
  for (const group of state.groups.values()) {
    if (group.owner_uuid === old.uuid) Object.assign(group, { owner_uuid: newOwner, modified_at: state.tick() });
  }
  const { links } = state;
  for (const link of [...links.fromBriefly(old.uuid)]) links.change(link, { tail_uuid: next.uuid });
  // Credentials and links to a remote account are never moved.
  if (!redirect || clusterOf(old.uuid) !== state.configuration.clusterId) {
    destroyCredentials(state, old);
    return;
  }
  for (const link of [...links.to(old.uuid)]) links.change(link, { head_uuid: next.uuid });
  for (const token of state.tokens.values()) if (token.owner_uuid === old.uuid) token.owner_uuid = next.uuid;
  for (const key of state.keys.values()) {
    if (key.authorized_user_uuid === old.uuid)
      Object.assign(key, { authorized_user_uuid: next.uuid, owner_uuid: next.uuid });
  }
}

/** `POST /users/{uuid}/update_uuid`, up to 2.2: a new UUID everywhere. */
export function updateUuid(call: Call): Reply {
  const { state } = call;
  const user = findUser(call);
  requireAdmin(call);
  const uuid = textOf(call, 'new_uuid');
  if (uuid === undefined) throw unprocessable('#<ArgumentError: new_uuid parameter is required>');
  const { systemUser, anonymousUser } = state.wellKnown;
  if (user.uuid === systemUser || user.uuid === anonymousUser) {
    throw unprocessable('#<RuntimeError: update_uuid cannot update system accounts>');
  }
  if (!isUuid(uuid, 'user')) throw unprocessable(`#<RuntimeError: invalid new_uuid "${uuid}">`);
  if (state.users.getAny(uuid)) throw duplicateKey('index_users_on_uuid', 'uuid', uuid);
  requireFreeUuid(state, uuid);
  rename(state, user, uuid, call.user.uuid);
  return userReply(call, user);
}

function rename(state: State, user: UserRow, uuid: string, by: string): void {
  const old = user.uuid;
  const { links, groups, tokens, keys } = state;
  const from = [...links.fromBriefly(old)];
  const to = [...links.to(old)];
  changeUser(state, user, { uuid }, by === old ? uuid : by);
  // Links without a row follow their user by themselves.
  for (const link of from) if (links.get(link.uuid)?.tail_uuid === old) links.change(link, { tail_uuid: uuid });
  for (const link of to) if (links.get(link.uuid)?.head_uuid === old) links.change(link, { head_uuid: uuid });
  for (const row of [...groups.values(), ...tokens.values(), ...keys.values()]) {
    if (row.owner_uuid === old) row.owner_uuid = uuid;
    if (row.modified_by_user_uuid === old) row.modified_by_user_uuid = uuid;
  }
  for (const key of keys.values()) if (key.authorized_user_uuid === old) key.authorized_user_uuid = uuid;
}
