import type { Json } from './model.ts';
import type { ArvadosProfile } from './profile.ts';
import type { Fields } from './replies.ts';

/** What an absent or null column becomes once Go has decoded the record and encoded it again. */
type Empty = '' | null | false;

const bookkeeping = {
  uuid: '',
  etag: '',
  kind: '',
  owner_uuid: '',
  created_at: null,
  modified_at: null,
  modified_by_user_uuid: '',
} as const;

const permissions = { can_write: false, can_manage: false } as const;

const types: Readonly<Record<string, Readonly<Record<string, Empty>>>> = {
  user: {
    ...bookkeeping,
    ...permissions,
    email: '',
    username: '',
    first_name: '',
    last_name: '',
    full_name: '',
    identity_url: '',
    is_active: false,
    is_admin: false,
    is_invited: false,
    prefs: null,
  },
  group: {
    ...bookkeeping,
    ...permissions,
    name: '',
    group_class: '',
    description: '',
    properties: null,
    trash_at: null,
    delete_at: null,
    is_trashed: false,
    // A pointer in Go, so it stays null.
    frozen_by_uuid: null,
  },
  link: {
    ...bookkeeping,
    link_class: '',
    name: '',
    tail_uuid: '',
    tail_kind: '',
    head_uuid: '',
    head_kind: '',
    properties: null,
  },
  apiClientAuthorization: {
    ...bookkeeping,
    api_token: '',
    created_by_ip_address: '',
    expires_at: null,
    last_used_at: null,
    last_used_by_ip_address: '',
    scopes: null,
  },
  authorizedKey: {
    ...bookkeeping,
    name: '',
    key_type: '',
    authorized_user_uuid: '',
    public_key: '',
    expires_at: null,
  },
};

const known = new Map<string, readonly (readonly [string, Empty])[]>();

/** The columns that Go knows of a record type, sorted; `can_*` and `frozen_by_uuid` came with 2.5. */
function columnsOf(profile: ArvadosProfile, type: string): readonly (readonly [string, Empty])[] {
  const key = `${profile.name} ${type}`;
  const found = known.get(key);
  if (found) return found;
  const columns = Object.entries({ ...types[type], ...(profile.clients && { modified_by_client_uuid: '' as const }) })
    .filter(([name]) => profile.canFlags || !['can_write', 'can_manage', 'frozen_by_uuid'].includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  known.set(key, columns);
  return columns;
}

/**
 * A record as the edge writes it: every column that Go knows, sorted, with empty values for what is null or hidden;
 * `writable_by` only if there is something in it.
 */
export function edgeFields(profile: ArvadosProfile, type: string, fields: Fields): Fields {
  const record: Record<string, Json> = {};
  for (const [name, empty] of columnsOf(profile, type)) record[name] = fields[name] ?? empty;
  record.kind = `arvados#${type}`;
  const writers = fields.writable_by;
  if (Array.isArray(writers) && writers.length > 0) record.writable_by = writers;
  return record;
}
