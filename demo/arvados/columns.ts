import type {
  GroupRow,
  Json,
  JsonObject,
  KeyRow,
  LinkRow,
  LogRow,
  MachineRow,
  Row,
  TokenRow,
  UserRow,
} from './model.ts';
import { typeOf } from './model.ts';

/** How the database keeps a column. `prefs` of users is YAML text, which only text searches notice. */
export type ColumnType = 'text' | 'boolean' | 'time' | 'integer' | 'json';

/** One column that filters and orders may name. */
export interface Column<T> {
  readonly name: string;
  readonly type: ColumnType;
  readonly read: (row: T) => Json;
}

/** A table as lists see it. */
export interface Resource<T> {
  /** As it follows `arvados#` in `kind`. */
  readonly type: string;
  /** The model's name in error texts. */
  readonly model: string;
  readonly columns: ReadonlyMap<string, Column<T>>;
  /** Attributes without a column that `select` knows, with the columns that they are made of. */
  readonly computed: Readonly<Record<string, readonly string[]>>;
}

type Types<T> = { readonly [K in keyof T & string]?: ColumnType };

function define<T extends object>(
  type: string,
  model: string,
  types: Types<T>,
  computed: Resource<T>['computed'] = {},
  virtual: readonly Column<T>[] = [],
): Resource<T> {
  const stored = Object.entries(types).map(
    ([name, columnType]): Column<T> => ({
      name,
      type: columnType as ColumnType,
      read: (row) => row[name as keyof T] as Json,
    }),
  );
  return { type, model, columns: new Map([...stored, ...virtual].map((column) => [column.name, column])), computed };
}

const row: Types<Row> = {
  uuid: 'text',
  owner_uuid: 'text',
  created_at: 'time',
  modified_at: 'time',
  modified_by_user_uuid: 'text',
};

const access = {
  can_write: ['uuid', 'owner_uuid'],
  can_manage: ['uuid', 'owner_uuid'],
  writable_by: ['uuid', 'owner_uuid'],
};

const prefsText = (prefs: JsonObject): string => {
  const text = JSON.stringify(prefs);
  return text === '{}' ? '--- {}' : text;
};

/** `users`. */
export const userResource: Resource<UserRow> = define<UserRow>(
  'user',
  'User',
  {
    ...row,
    email: 'text',
    username: 'text',
    first_name: 'text',
    last_name: 'text',
    identity_url: 'text',
    is_active: 'boolean',
    is_admin: 'boolean',
  },
  { full_name: ['first_name', 'last_name'], is_invited: ['uuid', 'is_active'], ...access },
  [{ name: 'prefs', type: 'text', read: ({ prefs }) => prefsText(prefs) }],
);

/** `groups`. */
export const groupResource: Resource<GroupRow> = define<GroupRow>(
  'group',
  'Group',
  {
    ...row,
    name: 'text',
    group_class: 'text',
    description: 'text',
    properties: 'json',
    trash_at: 'time',
    delete_at: 'time',
    is_trashed: 'boolean',
  },
  access,
);

const kindOf = (uuid: string | null): string | null => {
  const type = typeOf(uuid);
  return type === null ? null : `arvados#${type}`;
};

/** `links`. The kinds of the ends are translated by the server into a test of the UUID. */
export const linkResource: Resource<LinkRow> = define<LinkRow>(
  'link',
  'Link',
  { ...row, link_class: 'text', name: 'text', tail_uuid: 'text', head_uuid: 'text', properties: 'json' },
  {},
  [
    { name: 'tail_kind', type: 'text', read: ({ tail_uuid }) => kindOf(tail_uuid) },
    { name: 'head_kind', type: 'text', read: ({ head_uuid }) => kindOf(head_uuid) },
  ],
);

/** `api_client_authorizations`. */
export const tokenResource: Resource<TokenRow> = define<TokenRow>('apiClientAuthorization', 'ApiClientAuthorization', {
  ...row,
  api_token: 'text',
  scopes: 'json',
  expires_at: 'time',
  created_by_ip_address: 'text',
});

/** `virtual_machines`. */
export const machineResource: Resource<MachineRow> = define<MachineRow>('virtualMachine', 'VirtualMachine', {
  ...row,
  hostname: 'text',
});

/** `authorized_keys`. */
export const keyResource: Resource<KeyRow> = define<KeyRow>('authorizedKey', 'AuthorizedKey', {
  ...row,
  name: 'text',
  key_type: 'text',
  authorized_user_uuid: 'text',
  public_key: 'text',
  expires_at: 'time',
});

/** `logs`. */
export const logResource: Resource<LogRow> = define<LogRow>('log', 'Log', {
  ...row,
  id: 'integer',
  event_type: 'text',
  event_at: 'time',
  object_uuid: 'text',
  object_owner_uuid: 'text',
  summary: 'text',
  properties: 'json',
});
