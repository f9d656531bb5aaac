/** The eight names that a group may grant, in the order in which the server writes them. */
export const PERMISSIONS = [
  'cancel_job',
  'create_ref',
  'create_sample',
  'modify_hmm',
  'modify_subtraction',
  'remove_file',
  'remove_job',
  'upload_file',
] as const;

/** A name that a group may grant. */
export type Permission = (typeof PERMISSIONS)[number];

/** Null is what a careless PATCH can store; it makes every read of that group crash. */
export type Permissions = Record<Permission, boolean | null>;

/** Administrator roles from the mightiest down; each includes those after it. */
export const ADMINISTRATOR_ROLES = ['full', 'settings', 'spaces', 'users', 'base'] as const;

/** A level of administration. */
export type AdministratorRole = (typeof ADMINISTRATOR_ROLES)[number];

/** A stored user. Times are milliseconds since 1970. Group lists are never changed in place; many users share one. */
export interface User {
  readonly id: string;
  readonly handle: string;
  /** Plain text: this is an emulator, and hashing a million of them would serve nobody. */
  password: string;
  active: boolean;
  forceReset: boolean;
  groups: readonly number[];
  /** A group id, null, or '' after the group was deleted (26.3.0). */
  primaryGroup: number | '' | null;
  lastPasswordChange: number;
  role: AdministratorRole | null;
  /** The server's hidden mark `invalidate_sessions`: decides whether a repeated update counts as a change. */
  touched: boolean;
}

/** A stored group. */
export interface Group {
  readonly id: number;
  readonly legacyId: string | null;
  name: string;
  permissions: Permissions;
}

/** A stored API key. The secret is what the client sends. */
export interface ApiKey {
  readonly id: string;
  readonly secret: string;
  readonly userId: string;
  readonly name: string;
  readonly createdAt: number;
  readonly groups: readonly number[];
  permissions: Partial<Permissions>;
}

/** The settings document of the server, in the order in which it is written. */
export interface Settings {
  default_source_types: readonly unknown[];
  enable_api: boolean;
  enable_sentry: boolean;
  hmm_slug: string;
  minimum_password_length: number;
  sample_all_read: boolean;
  sample_all_write: boolean;
  sample_group: string | null;
  sample_group_read: boolean;
  sample_group_write: boolean;
  sample_unique_names: boolean;
}

/** The settings of a fresh server. */
export function defaultSettings(): Settings {
  return {
    default_source_types: ['isolate', 'strain'],
    enable_api: false,
    enable_sentry: true,
    hmm_slug: 'virtool/virtool-hmm',
    minimum_password_length: 8,
    sample_all_read: true,
    sample_all_write: false,
    sample_group: null,
    sample_group_read: true,
    sample_group_write: false,
    sample_unique_names: true,
  };
}

/** A full permission map with the given names granted. */
export function permissionMap(granted: readonly Permission[] = []): Permissions {
  return Object.fromEntries(PERMISSIONS.map((name) => [name, granted.includes(name)])) as Permissions;
}

/** Whether a role passes a check for `needed`. */
export function roleReaches(role: AdministratorRole | null, needed: AdministratorRole): boolean {
  return role !== null && ADMINISTRATOR_ROLES.indexOf(role) <= ADMINISTRATOR_ROLES.indexOf(needed);
}
