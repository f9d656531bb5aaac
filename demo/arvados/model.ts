/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** A JSON value as text: itself, or written as JSON. */
export const asText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A JSON object. */
export type JsonObject = { readonly [name: string]: Json };

/*
 * Rows are kept with the names of the database columns. Times are whole microseconds since 1970, as the database keeps
 * them.
 */

/** Columns of every table. */
export interface Row {
  uuid: string;
  owner_uuid: string;
  created_at: number;
  modified_at: number;
  modified_by_user_uuid: string | null;
}

/** A role membership of many seeded users; the lists are shared and never changed. */
export interface Membership {
  readonly role: string;
  readonly level: PermissionLevel;
}

/** A user. The last four fields are no columns. */
export interface UserRow extends Row {
  email: string | null;
  username: string | null;
  first_name: string | null;
  last_name: string | null;
  identity_url: string | null;
  is_active: boolean;
  is_admin: boolean;
  prefs: JsonObject;
  redirect_to_user_uuid: string | null;
  /** Place in the table, in order of creation; never given out twice. */
  readonly number: number;
  /** Bits of the permission links that exist without a row of their own; see `link-table.ts`. */
  slots: number;
  /** What the slots from `ROLE_SLOT` on stand for. */
  readonly memberships: readonly Membership[];
  /** When the last `activity` was logged; 0 for somebody who never did anything. */
  lastActivity: number;
}

/** A role, project or filter group. */
export interface GroupRow extends Row {
  name: string;
  group_class: string;
  description: string | null;
  properties: JsonObject;
  trash_at: number | null;
  delete_at: number | null;
  is_trashed: boolean;
}

/** A link of any class. */
export interface LinkRow extends Row {
  link_class: string;
  name: string;
  tail_uuid: string | null;
  head_uuid: string;
  properties: JsonObject;
}

/** An API token. `owner_uuid` is the user that it stands for. */
export interface TokenRow extends Row {
  api_token: string;
  scopes: readonly string[];
  expires_at: number | null;
  created_by_ip_address: string | null;
  /** Issued to an application that the cluster trusts; asked for up to 2.7 only. */
  trusted: boolean;
}

/** A shell node. */
export interface MachineRow extends Row {
  hostname: string;
}

/** An SSH key. */
export interface KeyRow extends Row {
  name: string | null;
  key_type: string;
  authorized_user_uuid: string;
  public_key: string;
  expires_at: number | null;
}

/** One entry of the audit log. */
export interface LogRow extends Row {
  id: number;
  event_type: string;
  event_at: number;
  object_uuid: string;
  object_owner_uuid: string | null;
  summary: string;
  properties: JsonObject;
}

/** Levels of a permission link; a login is a link as well. */
export const LEVELS = ['can_read', 'can_write', 'can_manage', 'can_login'] as const;

/** A level of a permission link. */
export type PermissionLevel = (typeof LEVELS)[number];

/** How much a level grants: 1 read, 2 write, 3 manage. A login reads the machine. */
export function strength(level: string): 0 | 1 | 2 | 3 {
  if (level === 'can_manage') return 3;
  if (level === 'can_write') return 2;
  return level === 'can_read' || level === 'can_login' ? 1 : 0;
}

/** The middle part of a UUID. */
export const INFIX = {
  user: 'tpzed',
  group: 'j7d0g',
  link: 'o0j2j',
  apiClientAuthorization: 'gj3su',
  virtualMachine: '2x53u',
  authorizedKey: 'fngyi',
  log: '57u5n',
  collection: '4zz18',
} as const;

/** A record type, as it follows `arvados#` in `kind`. */
export type RecordType = keyof typeof INFIX;

/** The record type that a UUID tells, or null. */
export function typeOf(uuid: string | null): RecordType | null {
  const infix = uuid?.slice(6, 11);
  return (Object.keys(INFIX) as RecordType[]).find((type) => INFIX[type] === infix) ?? null;
}

/** The cluster that a UUID tells. */
export const clusterOf = (uuid: string): string => uuid.slice(0, 5);

/** Whether the text has the form of a UUID of that type. */
export const isUuid = (text: string, type: RecordType): boolean =>
  /^[0-9a-z]{5}-[0-9a-z]{5}-[0-9a-z]{15}$/.test(text) && text.slice(6, 11) === INFIX[type];

/** The rows that every cluster has. */
export interface WellKnown {
  readonly systemUser: string;
  readonly anonymousUser: string;
  readonly systemGroup: string;
  readonly allUsers: string;
  readonly anonymousUsers: string;
  readonly publicFavorites: string;
  readonly rootToken: string;
  readonly anonymousToken: string;
}

/** Their UUIDs on one cluster. */
export function wellKnown(cluster: string): WellKnown {
  return {
    systemUser: `${cluster}-tpzed-000000000000000`,
    anonymousUser: `${cluster}-tpzed-anonymouspublic`,
    systemGroup: `${cluster}-j7d0g-000000000000000`,
    allUsers: `${cluster}-j7d0g-fffffffffffffff`,
    anonymousUsers: `${cluster}-j7d0g-anonymouspublic`,
    publicFavorites: `${cluster}-j7d0g-publicfavorites`,
    rootToken: `${cluster}-gj3su-000000000000000`,
    anonymousToken: `${cluster}-gj3su-anonymouspublic`,
  };
}
