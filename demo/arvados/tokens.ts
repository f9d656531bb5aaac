import { requireTokenManagement } from './authentication.ts';
import { attributesOf, type Call, listOptionsOf, selectOf, writeLog } from './call.ts';
import { tokenResource } from './columns.ts';
import { listReply, testOf } from './list-reply.ts';
import { asText, type Json, type JsonObject, type TokenRow } from './model.ts';
import { compareBy, sortPage } from './paging.ts';
import { duplicateKey, notFound, permissionDenied, type Reply, unknownAttribute, unprocessable } from './replies.ts';
import { LETTERS, newUuid } from './state.ts';
import { parseTime } from './timestamps.ts';
import { viewToken } from './views.ts';

const tokenReply = (call: Call, token: TokenRow, select: readonly string[] | null = null): Reply => ({
  kind: 'record',
  type: 'apiClientAuthorization',
  fields: viewToken(call, token),
  select,
});

/** `GET /api_client_authorizations/current`: the token that the call came with. */
export const getCurrentToken = (call: Call): Reply => tokenReply(call, call.token, selectOf(call, tokenResource));

/** Everybody is pinned to their own tokens, administrators too; only the system root token sees all. */
const isOwn = (call: Call, token: TokenRow): boolean => call.root || token.owner_uuid === call.user.uuid;

const FILTERABLE = ['uuid', 'api_token', 'scopes'];

/** `GET /api_client_authorizations`: own tokens. At the edge without any counts. */
export function listTokens(call: Call): Reply {
  requireTokenManagement(call);
  const sent = call.parameters.get('filters');
  const scopes = scopesFilter(sent);
  const rest = Array.isArray(sent) ? sent.filter((filter) => !isScopesFilter(filter)) : sent;
  const parameters = new Map(call.parameters);
  if (rest !== undefined) parameters.set('filters', rest);
  const options = listOptionsOf({ ...call, parameters }, tokenResource);
  for (const { attribute, operator } of options.conditions) {
    if (!FILTERABLE.includes(attribute)) throw unprocessable(`Filter attribute '${attribute}' is not supported`);
    if (operator !== '=') throw unprocessable(`Filter operator '${operator}' is not supported`);
  }
  const hasScopes = (token: TokenRow): boolean => scopes === null || JSON.stringify(token.scopes) === scopes;
  const test = testOf(tokenResource, options, (token) => isOwn(call, token) && hasScopes(token));
  const page = sortPage(call.state.tokens.values(), test, options, compareBy(tokenResource, options.order));
  return listReply(tokenResource, options, page, (token) => viewToken(call, token));
}

const isScopesFilter = (filter: Json): boolean => Array.isArray(filter) && filter[0] === 'scopes' && filter[1] === '=';

function scopesFilter(filters: Json | undefined): string | null {
  const filter = Array.isArray(filters) ? filters.find(isScopesFilter) : undefined;
  return Array.isArray(filter) ? JSON.stringify(filter[2]) : null;
}

function findOwn(call: Call): TokenRow {
  requireTokenManagement(call);
  const token = call.state.tokens.get(call.params.uuid ?? '');
  if (!token || !isOwn(call, token)) throw notFound();
  return token;
}

/** `GET /api_client_authorizations/{uuid}`. */
export const getToken = (call: Call): Reply => tokenReply(call, findOwn(call), selectOf(call, tokenResource));

interface Values {
  owner_uuid?: string;
  scopes?: readonly string[];
  expires_at?: number | null;
  uuid?: string;
  api_token?: string;
}

const IGNORED = [
  'created_by_ip_address',
  'last_used_at',
  'last_used_by_ip_address',
  'created_at',
  'modified_at',
  'api_client_id',
];

function readAttributes(attributes: JsonObject): Values {
  const values: Values = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'owner_uuid' || name === 'uuid' || name === 'api_token') values[name] = asText(value);
    else if (name === 'scopes') values.scopes = readScopes(value);
    else if (name === 'expires_at') values.expires_at = readExpiry(value);
    else if (!IGNORED.includes(name)) throw unknownAttribute(name, 'ApiClientAuthorization');
  }
  return values;
}

function readScopes(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.map(asText);
  throw unprocessable('Scopes must be an array');
}

function readExpiry(value: Json): number | null {
  if (value === null) return null;
  const time = parseTime(asText(value));
  // Rails turns a text that is no time into null.
  return time;
}

/** `POST /api_client_authorizations`: mints a token, for somebody else only by an administrator. */
export function createToken(call: Call): Reply {
  const { state, user, access } = call;
  const select = selectOf(call, tokenResource);
  requireTokenManagement(call);
  const values = readAttributes(attributesOf(call, 'api_client_authorization') ?? {});
  const owner = values.owner_uuid ?? user.uuid;
  if (owner !== user.uuid && !access.isAdmin) throw permissionDenied();
  if (!state.users.get(owner)) throw unprocessable(`Owner uuid '${owner}' not found`);
  const uuid = values.uuid ?? newUuid(state, 'apiClientAuthorization');
  if (state.tokens.has(uuid)) throw duplicateKey('index_api_client_authorizations_on_uuid', 'uuid', uuid);
  const time = state.tick();
  const token: TokenRow = {
    uuid,
    owner_uuid: owner,
    created_at: time,
    modified_at: time,
    modified_by_user_uuid: null,
    api_token: values.api_token ?? state.random.text(50, LETTERS),
    scopes: values.scopes ?? ['all'],
    expires_at: values.expires_at ?? null,
    created_by_ip_address: null,
    trusted: true,
  };
  state.tokens.set(uuid, token);
  writeLog(call, 'create', token, { after: { uuid } });
  return tokenReply(call, token, select);
}

/** `PUT /api_client_authorizations/{uuid}`: scopes and expiry. */
export function updateToken(call: Call): Reply {
  const select = selectOf(call, tokenResource);
  const token = findOwn(call);
  const { scopes, expires_at, owner_uuid } = readAttributes(attributesOf(call, 'api_client_authorization') ?? {});
  if (owner_uuid !== undefined && owner_uuid !== token.owner_uuid && !call.access.isAdmin) throw permissionDenied();
  if (scopes) token.scopes = scopes;
  if (expires_at !== undefined) token.expires_at = expires_at;
  if (owner_uuid !== undefined) token.owner_uuid = owner_uuid;
  token.modified_at = call.state.tick();
  writeLog(call, 'update', token);
  return tokenReply(call, token, select);
}

/** `DELETE /api_client_authorizations/{uuid}`: revokes one of the caller's own. */
export function deleteToken(call: Call): Reply {
  const token = findOwn(call);
  call.state.tokens.delete(token.uuid);
  writeLog(call, 'delete', token, { before: { uuid: token.uuid } });
  return tokenReply(call, token);
}
