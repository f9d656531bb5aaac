import type { Incoming } from '../lib/http.ts';
import type { Access } from './access.ts';
import type { Resource } from './columns.ts';
import { type ListOptions, readListOptions, readSelect } from './list-options.ts';
import type { Json, JsonObject, TokenRow, UserRow } from './model.ts';
import { isObject, type Parameters, textParameter } from './parameters.ts';
import type { Shape } from './rendering.ts';
import { byController, forbidden, notFound } from './replies.ts';
import { newUuid, type State } from './state.ts';

/** One request on its way through the server, before anybody asks who sent it. */
export interface PublicCall {
  readonly state: State;
  readonly request: Incoming;
  /** Decoded parts of the path, by the names in the route. */
  readonly params: Readonly<Record<string, string>>;
  readonly parameters: Parameters;
  readonly shape: Shape;
}

/** A request with a valid token. */
export interface Call extends PublicCall {
  readonly user: UserRow;
  readonly token: TokenRow;
  readonly access: Access;
  /** Whether it came with the system root token. */
  readonly root: boolean;
}

/** Refuses everybody but administrators. */
export function requireAdmin(call: Call): void {
  if (!call.access.isAdmin) throw forbidden();
}

/** Reads `select` for a single record. */
export const selectOf = <T>(call: PublicCall, resource: Resource<T>): readonly string[] | null =>
  readSelect(resource, call.parameters, { profile: call.state.profile, shape: call.shape });

/** Reads the parameters of a list. */
export const listOptionsOf = <T>(call: PublicCall, resource: Resource<T>): ListOptions<T> =>
  readListOptions(resource, call.parameters, {
    profile: call.state.profile,
    shape: call.shape,
    maxItems: call.state.configuration.maxItemsPerResponse,
  });

/** The attributes of a create or update; null when there are none. */
export function attributesOf(call: PublicCall, wrapper: string): JsonObject | null {
  const value = call.parameters.get(wrapper);
  if (value === undefined) return null;
  if (isObject(value)) return value;
  throw byController(500, `json: cannot unmarshal into Go struct field .${wrapper} of type map[string]interface {}`);
}

/** Attributes that every table keeps by itself; groups and links pass over them without a word. */
export const KEPT_BY_SERVER: readonly string[] = [
  'created_at',
  'modified_at',
  'modified_by_user_uuid',
  'modified_by_client_uuid',
  'kind',
  'etag',
  'href',
];

/** A text parameter of a call. */
export const textOf = (call: PublicCall, name: string): string | undefined => textParameter(call.parameters, name);

/**
 * The user of the path, if the caller may see it. A number is no UUID for the backend, which then drops the condition
 * and takes the first row.
 */
export function findUser(call: Call, uuid = call.params.uuid ?? ''): UserRow {
  const { users, wellKnown } = call.state;
  const user = /^\d+$/.test(uuid) ? users.get(wellKnown.systemUser) : users.get(uuid);
  if (!user || !call.access.canSee(user)) throw notFound();
  return user;
}

/** Writes an entry of the audit log, owned by whoever made the change. */
export function writeLog(
  call: { readonly state: State; readonly user: Pick<UserRow, 'uuid'> },
  type: string,
  object: { readonly uuid: string; readonly owner_uuid: string },
  attributes: { readonly before?: JsonObject; readonly after?: JsonObject } = {},
): void {
  const { state, user } = call;
  const time = state.tick();
  state.logs.add({
    id: state.logs.nextId,
    uuid: newUuid(state, 'log'),
    owner_uuid: user.uuid,
    created_at: time,
    modified_at: time,
    modified_by_user_uuid: user.uuid,
    event_type: type,
    event_at: time,
    object_uuid: object.uuid,
    object_owner_uuid: object.owner_uuid,
    summary: `${type} of ${object.uuid}`,
    properties: {
      ...(attributes.before && { old_attributes: attributes.before }),
      ...(attributes.after && { new_attributes: attributes.after }),
    },
  });
}

/** Whether a value differs from what is stored. */
export const differs = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) !== JSON.stringify(b);
