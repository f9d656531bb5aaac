import { type Incoming, parseCookies } from '../lib/http.ts';
import { Access } from './access.ts';
import { type Call, type PublicCall, writeLog } from './call.ts';
import type { TokenRow, UserRow } from './model.ts';
import { forbidden, unauthorized } from './replies.ts';
import type { State } from './state.ts';

const DAY = 24 * 3600 * 1_000_000;

/** The call with its caller. @throws Refusal: 401 without a valid token, 403 when its scopes do not allow the call. */
export function authenticate(call: PublicCall, method: string, scopeFree: boolean): Call {
  const { state } = call;
  const sent = sentToken(call);
  const token = sent === null ? null : findToken(state, sent);
  const user = token && state.users.get(token.owner_uuid);
  if (!user) throw unauthorized();
  if (!scopeFree && !isInScope(token, method, call.request.path)) throw forbidden();
  const root = token.uuid === state.wellKnown.rootToken;
  noteActivity(state, user);
  return { ...call, user, token, root, access: new Access(state, user, root) };
}

/** A header goes first, then parameters, then the cookie that Workbench once used. */
function sentToken({ request, parameters }: PublicCall): string | null {
  const [, scheme = '', credentials = ''] = /^(\S+)\s+(.*?)\s*$/.exec(request.header('authorization') ?? '') ?? [];
  if (/^(bearer|oauth2)$/i.test(scheme)) return credentials;
  if (/^basic$/i.test(scheme)) {
    const decoded = Buffer.from(credentials, 'base64').toString('utf8');
    return decoded.slice(decoded.indexOf(':') + 1);
  }
  const parameter = parameters.get('api_token');
  if (typeof parameter === 'string') return parameter;
  return cookieToken(request);
}

function cookieToken(request: Incoming): string | null {
  const cookie = parseCookies(request.header('cookie')).get('arvados_api_token');
  return cookie === undefined ? null : Buffer.from(cookie, 'base64url').toString('utf8');
}

/**
 * The row behind a token as it was sent, if it has not expired. A fourth part is a container, and none runs here. A
 * token of another cluster counts when it is one that we have seen: nobody is there to ask.
 */
export function findToken(state: State, sent: string): TokenRow | null {
  const { configuration, wellKnown } = state;
  if (sent === configuration.systemRootToken) return configuredToken(state, wellKnown.rootToken, sent);
  const { anonymousUserToken } = configuration;
  const isAnonymous = sent === anonymousUserToken || sent === `v2/${wellKnown.anonymousToken}/${anonymousUserToken}`;
  if (anonymousUserToken !== '' && isAnonymous)
    return configuredToken(state, wellKnown.anonymousToken, anonymousUserToken);
  const parts = sent.split('/');
  const row = parts[0] === 'v2' ? findV2(state, parts) : findV1(state, sent);
  if (!row || (row.expires_at !== null && row.expires_at <= state.now() * 1000)) return null;
  return row;
}

function findV2({ tokens }: State, parts: readonly string[]): TokenRow | null {
  const row = parts.length === 3 ? tokens.get(parts[1] ?? '') : undefined;
  return row && row.api_token === parts[2] ? row : null;
}

function findV1({ tokens }: State, secret: string): TokenRow | null {
  for (const row of tokens.values()) if (row.api_token === secret) return row;
  return null;
}

/** A token of the configuration is no row of the database. */
function configuredToken({ wellKnown }: State, uuid: string, secret: string): TokenRow {
  const root = uuid === wellKnown.rootToken;
  return {
    uuid,
    owner_uuid: root ? wellKnown.systemUser : wellKnown.anonymousUser,
    created_at: 0,
    modified_at: 0,
    modified_by_user_uuid: null,
    api_token: secret,
    scopes: root ? ['all'] : ['GET /'],
    expires_at: null,
    created_by_ip_address: null,
    trusted: true,
  };
}

/** Controller sends updates as PATCH, so a scope that says PUT never fits. */
function isInScope({ scopes }: TokenRow, method: string, path: string): boolean {
  const wanted = `${method} ${path}`;
  return scopes.some((scope) => scope === 'all' || (scope.endsWith('/') ? wanted.startsWith(scope) : wanted === scope));
}

/** At most one `activity` entry per user and day. */
function noteActivity(state: State, user: UserRow): void {
  if (!state.profile.activityLog || user.uuid === state.wellKnown.systemUser) return;
  const now = state.now() * 1000;
  if (now - user.lastActivity < DAY) return;
  user.lastActivity = now;
  writeLog({ state, user }, 'activity', user);
}

/** Whether the bearer of a token may look at, mint and revoke tokens. */
export function requireTokenManagement(call: Call): void {
  if (!call.state.configuration.issueTrustedTokens && !call.root) throw forbidden();
}

/** Whether a token is limited to some calls. */
export const isScoped = ({ scopes }: TokenRow): boolean => !scopes.includes('all');
