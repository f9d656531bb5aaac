import { hex } from '../lib/random.ts';
import { type ClientCall, param, readBody } from './call.ts';
import { type ApiKey, PERMISSIONS, type Permissions, permissionMap } from './model.ts';
import { crash, created, noContent, notFound, ok, type Reply } from './replies.ts';
import { keysOf, optional, required, text } from './validation.ts';
import { keyView } from './views.ts';

const permissions = optional(keysOf(PERMISSIONS, 'Keys must be valid permissions'));

/** `GET /api/account/keys`. */
export function listKeys(call: ClientCall): Reply {
  return ok(ownKeys(call).map(keyView));
}

/** `GET /api/account/keys/{key_id}`. From 2.2.0. */
export function getKey(call: ClientCall): Reply {
  return ok(keyView(findKey(call)));
}

/**
 * `POST /api/account/keys`: the only answer that ever holds the secret. Nobody checks that the owner has the
 * permissions (2.1).
 */
export function createKey(call: ClientCall): Reply {
  const { state, client } = call;
  const body = readBody(call, { name: required(text({ least: 1 })), permissions });
  const key: ApiKey = {
    id: freeId(call, body.name),
    secret: hex(state.random, 32),
    userId: client.userId,
    name: body.name,
    createdAt: state.now(),
    groups: client.groups,
    permissions: withChanges(permissionMap(), body.permissions ?? {}),
  };
  state.keys.set(key.secret, key);
  return created({ ...keyView(key), key: key.secret });
}

/** `PATCH /api/account/keys/{key_id}`: without permissions nothing catches the exception (2.1). */
export function updateKey(call: ClientCall): Reply {
  const body = readBody(call, { permissions });
  const key = findKey(call);
  if (body.permissions === undefined) throw crash();
  key.permissions = withChanges(key.permissions, body.permissions);
  return ok(keyView(key));
}

/** `DELETE /api/account/keys/{key_id}`. */
export function deleteKey(call: ClientCall): Reply {
  call.state.keys.delete(findKey(call).secret);
  return noContent;
}

/** `DELETE /api/account/keys`. */
export function deleteAllKeys(call: ClientCall): Reply {
  for (const key of ownKeys(call)) call.state.keys.delete(key.secret);
  return noContent;
}

/** The server stores whatever values it gets; here they count as what they would count as in a check. */
function withChanges(before: Permissions, changes: Readonly<Record<string, unknown>>): Permissions {
  const granted = Object.entries(changes).map(([name, value]) => [name, Boolean(value)]);
  return { ...before, ...Object.fromEntries(granted) };
}

function ownKeys({ state, client }: ClientCall): ApiKey[] {
  return [...state.keys.values()].filter(({ userId }) => userId === client.userId);
}

function findKey(call: ClientCall): ApiKey {
  const key = ownKeys(call).find(({ id }) => id === param(call, 'key_id'));
  if (key) return key;
  throw notFound();
}

/** The name in lower case with a number that makes it unique over all users. */
function freeId({ state }: ClientCall, name: string): string {
  const taken = new Set([...state.keys.values()].map(({ id }) => id));
  let number = 0;
  while (taken.has(`${name.toLowerCase()}_${number}`)) number += 1;
  return `${name.toLowerCase()}_${number}`;
}
