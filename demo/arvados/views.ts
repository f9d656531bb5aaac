import { hash } from 'node:crypto';
import { isInvited, writersOf } from './access.ts';
import type { Call } from './call.ts';
import {
  type GroupRow,
  type KeyRow,
  type LinkRow,
  type LogRow,
  type MachineRow,
  type TokenRow,
  typeOf,
  type UserRow,
} from './model.ts';
import type { Fields } from './replies.ts';
import { formatTime, formatTimeOrNull } from './timestamps.ts';

/** 25 base-36 digits, others after every write; no two writes share a time, so the whole row need not be digested. */
function etagOf({ uuid, modified_at }: Common): string {
  const digest = hash('md5', `${uuid} ${modified_at}`);
  let text = '';
  for (let at = 0; at < 32; at += 8)
    text += Number.parseInt(digest.slice(at, at + 8), 16)
      .toString(36)
      .padStart(7, '0');
  return text.slice(-25);
}

interface Common {
  readonly uuid: string;
  readonly owner_uuid: string;
  readonly created_at: number;
  readonly modified_at: number;
  readonly modified_by_user_uuid: string | null;
}

function common(call: Call, kind: string, path: string, row: Common): Fields {
  const { clients } = call.state.profile;
  return {
    ...(clients && { href: `/${path}/${row.uuid}` }),
    kind: `arvados#${kind}`,
    etag: etagOf(row),
    uuid: row.uuid,
    owner_uuid: row.owner_uuid,
    created_at: formatTime(row.created_at),
    ...(clients && { modified_by_client_uuid: null }),
    modified_by_user_uuid: row.modified_by_user_uuid,
    modified_at: formatTime(row.modified_at),
  };
}

/** A user as the caller may see it. */
export function viewUser(call: Call, user: UserRow): Fields {
  const { state, access } = call;
  const level = access.on(user.uuid);
  const can = state.profile.canFlags ? { can_write: level >= 2, can_manage: level === 3 } : {};
  const names = { email: user.email, first_name: user.first_name, last_name: user.last_name, username: user.username };
  if (!access.isAdmin && user.uuid !== call.user.uuid) {
    const flags = state.profile.flagsVisible ? { is_admin: user.is_admin, is_invited: isInvited(state, user) } : {};
    return { kind: 'arvados#user', uuid: user.uuid, ...names, is_active: user.is_active, ...flags, ...can };
  }
  return {
    ...common(call, 'user', 'users', user),
    ...names,
    full_name: `${user.first_name ?? ''} ${user.last_name ?? ''}`.trim(),
    identity_url: user.identity_url,
    is_active: user.is_active,
    is_admin: user.is_admin,
    is_invited: isInvited(state, user),
    prefs: user.prefs,
    writable_by: writersOf(state, access, call.user.uuid, user),
    ...can,
  };
}

/** A group as the caller may see it. */
export function viewGroup(call: Call, group: GroupRow): Fields {
  const { state, access } = call;
  const level = access.on(group.uuid);
  return {
    ...common(call, 'group', 'groups', group),
    name: group.name,
    group_class: group.group_class,
    description: group.description,
    writable_by: writersOf(state, access, call.user.uuid, group),
    delete_at: formatTimeOrNull(group.delete_at),
    trash_at: formatTimeOrNull(group.trash_at),
    is_trashed: group.is_trashed,
    properties: group.properties,
    ...(state.profile.canFlags && { frozen_by_uuid: null, can_write: level >= 2, can_manage: level === 3 }),
  };
}

const kindOf = (uuid: string | null): string | null => (typeOf(uuid) === null ? null : `arvados#${typeOf(uuid)}`);

/** A link. */
export function viewLink(call: Call, link: LinkRow): Fields {
  return {
    ...common(call, 'link', 'links', link),
    tail_uuid: link.tail_uuid,
    link_class: link.link_class,
    name: link.name,
    head_uuid: link.head_uuid,
    head_kind: kindOf(link.head_uuid),
    tail_kind: kindOf(link.tail_uuid),
    properties: link.properties,
  };
}

/** A token. `api_token` is only the secret; nothing was ever written into the columns about its use. */
export function viewToken(call: Call, token: TokenRow): Fields {
  return {
    ...common(call, 'apiClientAuthorization', 'api_client_authorizations', token),
    modified_at: null,
    modified_by_user_uuid: null,
    ...(call.state.profile.clients && { user_id: 1, api_client_id: 1, default_owner_uuid: null }),
    api_token: token.api_token,
    created_by_ip_address: token.created_by_ip_address,
    expires_at: formatTimeOrNull(token.expires_at),
    last_used_at: null,
    last_used_by_ip_address: null,
    scopes: token.scopes,
  };
}

/** A shell node. */
export const viewMachine = (call: Call, machine: MachineRow): Fields => ({
  ...common(call, 'virtualMachine', 'virtual_machines', machine),
  hostname: machine.hostname,
});

/** An SSH key. */
export const viewKey = (call: Call, key: KeyRow): Fields => ({
  ...common(call, 'authorizedKey', 'authorized_keys', key),
  name: key.name,
  key_type: key.key_type,
  authorized_user_uuid: key.authorized_user_uuid,
  public_key: key.public_key,
  expires_at: formatTimeOrNull(key.expires_at),
});

/** An entry of the audit log. */
export const viewLog = (call: Call, log: LogRow): Fields => ({
  ...common(call, 'log', 'logs', log),
  id: log.id,
  object_uuid: log.object_uuid,
  object_owner_uuid: log.object_owner_uuid,
  object_kind: kindOf(log.object_uuid),
  event_at: formatTime(log.event_at),
  event_type: log.event_type,
  summary: log.summary,
  properties: log.properties,
});
