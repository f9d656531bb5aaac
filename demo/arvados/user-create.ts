import { attributesOf, type Call, requireAdmin, selectOf, writeLog } from './call.ts';
import { userResource } from './columns.ts';
import { clusterOf, INFIX, isUuid, type JsonObject, type UserRow } from './model.ts';
import { duplicateKey, type Reply, unprocessable } from './replies.ts';
import { setUp } from './setting-up.ts';
import { newUuid, type State } from './state.ts';
import { readUserAttributes, type Settable } from './user-attributes.ts';
import { userRow } from './user-row.ts';
import { chooseUsername, USERNAME } from './usernames.ts';
import { userReply } from './users.ts';

/** `POST /users`. */
export function createUser(call: Call): Reply {
  requireAdmin(call);
  const select = selectOf(call, userResource);
  const user = addUser(call, attributesOf(call, 'user') ?? {});
  return userReply(call, user, select);
}

/** Creates an account on behalf of the caller, with everything that follows from it. */
export function addUser(call: Pick<Call, 'state' | 'user'>, attributes: JsonObject): UserRow {
  const { state } = call;
  const values = readUserAttributes(attributes, []);
  const uuid = values.uuid ?? newUuid(state, 'user');
  requireFreeUuid(state, uuid);
  if (values.identity_url) requireFreeIdentity(state, values.identity_url);
  const user = insertUser(state, { ...values, uuid, username: usernameFor(state, values) }, call.user.uuid);
  writeLog(call, 'create', user, { after: { uuid, email: user.email, is_active: user.is_active } });
  if (user.is_active) setUp(state, user, { by: call.user.uuid });
  const isLocal = clusterOf(uuid) === state.configuration.clusterId;
  if (state.configuration.autoSetupNewUsers && isLocal) setUp(state, user, { by: call.user.uuid });
  return user;
}

function insertUser(state: State, values: Settable & { uuid: string }, by: string): UserRow {
  const owner = state.profile.usersOwnedBySystem ? state.wellKnown.systemUser : by;
  const user = userRow(state, {
    owner_uuid: owner,
    created_at: state.tick(),
    modified_by_user_uuid: by,
    number: state.users.nextNumber,
    ...values,
    ...(becomesAdmin(state, values.email ?? null) && { is_admin: true, is_active: true }),
  });
  state.users.add(user);
  return user;
}

/** The two automatic rules run at the creation of a row only. */
function becomesAdmin({ configuration, users, wellKnown }: State, email: string | null): boolean {
  const { autoAdminFirstUser, autoAdminUserWithEmail } = configuration;
  const hasAdmin = (wanted: (user: UserRow) => boolean): boolean => {
    for (const user of users.values())
      if (user.is_admin && user.uuid !== wellKnown.systemUser && wanted(user)) return true;
    return false;
  };
  if (autoAdminFirstUser && !hasAdmin(() => true)) return true;
  return autoAdminUserWithEmail !== '' && email === autoAdminUserWithEmail && !hasAdmin((user) => user.email === email);
}

/** With an e-mail address a name is derived and repaired; without one it is validated as given. */
function usernameFor(state: State, { email, username }: Settable): string | null {
  const { autoSetupUsernameBlacklist } = state.configuration;
  if (email) {
    const isTaken = (name: string): boolean =>
      autoSetupUsernameBlacklist.includes(name) || state.users.getByUsername(name) !== undefined;
    return chooseUsername(username ?? null, email, isTaken);
  }
  if (username) requireUsername(state, username);
  return username ?? null;
}

/** @throws Refusal (422) for a user name that is malformed or somebody else's. */
export function requireUsername(state: State, username: string): void {
  const problems = [
    ...(USERNAME.test(username) ? [] : ['Username must begin with a letter and contain only alphanumerics']),
    ...(state.users.getByUsername(username) ? ['Username has already been taken'] : []),
  ];
  if (problems.length > 0) throw unprocessable(problems.join('; '));
}

/** @throws Refusal (422) for a UUID that is malformed, of another type, or taken, be it by a merged account. */
export function requireFreeUuid(state: State, uuid: string): void {
  if (!isUuid(uuid, 'user')) {
    const type = uuid.split('-')[1] ?? '';
    throw unprocessable(`Uuid type field is '${type}', expected '${INFIX.user}'`);
  }
  if (state.users.getAny(uuid)) throw duplicateKey('index_users_on_uuid', 'uuid', uuid);
}

/** @throws Refusal (422) when another account has that identity URL. */
export function requireFreeIdentity(state: State, identityUrl: string, except?: UserRow): void {
  for (const user of state.users.everyone()) {
    if (user !== except && user.identity_url === identityUrl) {
      throw duplicateKey('index_users_on_identity_url', 'identity_url', identityUrl);
    }
  }
}
