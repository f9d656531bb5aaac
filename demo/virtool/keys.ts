import { hex } from '../lib/random.ts';
import { param, readBody, type UserCall } from './call.ts';
import { permissionsUpdate } from './groups.ts';
import type { ApiKey } from './model.ts';
import { created, noContent, notFound, ok, type Reply } from './replies.ts';
import { defaulted, notNull, optional, required, text } from './validation.ts';
import { keyView, limitedKeyView } from './views.ts';

const newKey = {
  name: required(text({ trim: true, least: 1 })),
  permissions: defaulted(notNull(permissionsUpdate), {}),
};
const keyUpdate = { permissions: optional(notNull(permissionsUpdate)) };

/** `GET /account/keys`. */
export function listKeys(call: UserCall): Reply {
  return ok(ownKeys(call).map((key) => keyView(call.state, key)));
}

/** `POST /account/keys`: the only answer that ever holds the secret. */
export function createKey(call: UserCall): Reply {
  const { state, client } = call;
  const { name, permissions } = readBody(call, newKey);
  const key: ApiKey = {
    id: freeId(call, name),
    secret: hex(state.random, 64),
    userId: client.id,
    name,
    createdAt: state.now(),
    groups: client.groups,
    permissions,
  };
  state.keys.set(key.secret, key);
  const location = `/account/keys/${encodeURI(key.id)}`;
  return created({ ...limitedKeyView(state, key, client), key: key.secret }, location);
}

/** `GET /account/keys/{id}`. */
export function getKey(call: UserCall): Reply {
  return ok(limitedKeyView(call.state, findKey(call), call.client));
}

/** `PATCH /account/keys/{id}`. */
export function updateKey(call: UserCall): Reply {
  const { permissions } = readBody(call, keyUpdate);
  const key = findKey(call);
  key.permissions = { ...key.permissions, ...permissions };
  return ok(limitedKeyView(call.state, key, call.client));
}

/** `DELETE /account/keys/{id}`. */
export function deleteKey(call: UserCall): never {
  call.state.keys.delete(findKey(call).secret);
  throw noContent();
}

/** `DELETE /account/keys`. */
export function deleteAllKeys(call: UserCall): never {
  for (const key of ownKeys(call)) call.state.keys.delete(key.secret);
  throw noContent();
}

function ownKeys(call: UserCall): ApiKey[] {
  return [...call.state.keys.values()].filter((key) => key.userId === call.client.id);
}

function findKey(call: UserCall): ApiKey {
  const key = ownKeys(call).find(({ id }) => id === param(call, 'key_id'));
  if (key) return key;
  throw notFound();
}

/** The name in lower case with a number that makes it unique over all users. */
function freeId(call: UserCall, name: string): string {
  const taken = new Set([...call.state.keys.values()].map(({ id }) => id));
  let number = 0;
  while (taken.has(`${name.toLowerCase()}_${number}`)) number += 1;
  return `${name.toLowerCase()}_${number}`;
}
