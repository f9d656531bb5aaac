import type { Answer } from '../lib/http.ts';
import { findToken } from './authentication.ts';
import { type PublicCall, textOf, writeLog } from './call.ts';
import { isSatellite, type LoginUser } from './configuration.ts';
import type { TokenRow, UserRow } from './model.ts';
import { json, text } from './rendering.ts';
import { byController, type Reply } from './replies.ts';
import { setUp } from './setting-up.ts';
import { changeUser, LETTERS, newUuid, type State } from './state.ts';
import { formatTimeOrNull } from './timestamps.ts';
import { addUser } from './user-create.ts';

/** The most redirects that a login follows. */
const MOST_REDIRECTS = 15;

/** `POST /users/authenticate`: nobody needs a token to get one. Only four fields of the answer are filled. */
export function authenticateUser(call: PublicCall): Reply {
  const { state } = call;
  const entry = checkPassword(state, textOf(call, 'username') ?? '', textOf(call, 'password') ?? '');
  const token = logIn(state, entry);
  const answer = json(
    200,
    {
      api_token: token.api_token,
      created_at: null,
      created_by_ip_address: '',
      etag: '',
      expires_at: formatTimeOrNull(token.expires_at),
      kind: 'arvados#apiClientAuthorization',
      last_used_at: null,
      last_used_by_ip_address: '',
      modified_at: null,
      ...(state.profile.clients && { modified_by_client_uuid: '' }),
      modified_by_user_uuid: '',
      owner_uuid: '',
      scopes: token.scopes,
      uuid: token.uuid,
    },
    'edge',
  );
  return { kind: 'raw', answer };
}

/** Each backend refuses in its own way. */
function checkPassword({ configuration }: State, username: string, password: string): LoginUser {
  const { loginBackend, loginUsers } = configuration;
  if (isSatellite(configuration) || loginBackend === 'oidc') {
    throw byController(400, 'username/password authentication is not available');
  }
  if (loginBackend === 'none') {
    throw byController(
      500,
      'configuration problem: exactly one of Login.Google, Login.OpenIDConnect, Login.PAM, Login.LDAP, and Login.Test must be enabled',
    );
  }
  const entry = loginUsers.find(
    (user) => user.username === username || (loginBackend === 'Test' && user.email === username),
  );
  if (entry && entry.password === password) return entry;
  switch (loginBackend) {
    case 'PAM':
      throw byController(401, 'PAM: Authentication failure');
    case 'LDAP':
      if (password === '') throw byController(401, 'LDAP: Authentication failure (empty password)');
      throw byController(401, `LDAP: Authentication failure (with username ${JSON.stringify(username)} and password)`);
    case 'Test': {
      const length = Buffer.byteLength(password);
      const said = `authentication failed for user ${JSON.stringify(username)} with password len=${length}`;
      throw byController(500, said);
    }
  }
}

/** Finds or creates the account and gives it a token. */
function logIn(state: State, entry: LoginUser): TokenRow {
  const user = accountOf(state, entry) ?? register(state, entry);
  const { tokenLifetime } = state.configuration;
  const time = state.tick();
  const token: TokenRow = {
    uuid: newUuid(state, 'apiClientAuthorization'),
    owner_uuid: user.uuid,
    created_at: time,
    modified_at: time,
    modified_by_user_uuid: null,
    api_token: state.random.text(50, LETTERS),
    scopes: ['all'],
    expires_at: tokenLifetime > 0 ? time + tokenLifetime * 1000 : null,
    created_by_ip_address: null,
    trusted: true,
  };
  state.tokens.set(token.uuid, token);
  writeLog({ state, user }, 'create', token);
  return token;
}

/** By e-mail address, redirects followed. Two accounts with one address break the login of both. */
function accountOf(state: State, { email }: LoginUser): UserRow | null {
  const found = new Set<UserRow>();
  for (const user of state.users.everyone()) {
    if (user.email?.toLowerCase() === email.toLowerCase()) found.add(followRedirects(state, user));
  }
  if (found.size > 1) throw byController(500, 'error getting user by email: sql: no rows in result set');
  const [user] = found;
  return user ?? null;
}

function followRedirects(state: State, start: UserRow): UserRow {
  let user = start;
  for (let hops = 0; user.redirect_to_user_uuid !== null; hops += 1) {
    const next = state.users.getAny(user.redirect_to_user_uuid);
    if (!next || hops >= MOST_REDIRECTS) throw byController(500, 'Starting from redirect: too many redirects');
    user = next;
  }
  return user;
}

function register(state: State, { email, username }: LoginUser): UserRow {
  const by = state.wellKnown.systemUser;
  const user = addUser({ state, user: systemUser(state) }, { email, username });
  if (state.configuration.newUsersAreActive && !user.is_active) {
    changeUser(state, user, { is_active: true }, by);
    setUp(state, user, { by });
  }
  return user;
}

function systemUser({ users, wellKnown }: State): UserRow {
  const user = users.get(wellKnown.systemUser);
  if (!user) throw new Error('A server without a system user.');
  return user;
}

/** `GET /login`: a form for the password backends. The emulator knows no browser-based ones. */
export function showLogin(call: PublicCall): Reply {
  const { loginBackend } = call.state.configuration;
  if (loginBackend === 'oidc' || loginBackend === 'none') {
    return { kind: 'raw', answer: text(400, 'this emulator offers no login in the browser\n') };
  }
  const answer: Answer = {
    status: 200,
    headers: [['Content-Type', 'text/html; charset=utf-8']],
    body: '<!doctype html>\n<html lang="en"><head><title>Log in</title></head><body><h3>Arvados login (emulator)</h3></body></html>\n',
  };
  return { kind: 'raw', answer };
}

/** `GET /logout`: ends the token and sends the browser back. */
export function logOut(call: PublicCall): Reply {
  const { state } = call;
  const token = findToken(state, textOf(call, 'api_token') ?? '');
  const row = token && state.tokens.get(token.uuid);
  if (row) row.expires_at = state.tick();
  const target = textOf(call, 'return_to') ?? 'https://workbench.ardev.example.com/';
  return { kind: 'raw', answer: { status: 302, headers: [['Location', target]], body: '' } };
}
