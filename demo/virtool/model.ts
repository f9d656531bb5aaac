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

/** Administrator roles from the mightiest down. */
export const ADMINISTRATOR_ROLES = ['full', 'settings', 'spaces', 'users', 'base'] as const;

/** A level of administration. */
export type AdministratorRole = (typeof ADMINISTRATOR_ROLES)[number];

/** A stored user. Times are milliseconds since 1970. Group lists are never changed in place; many users share one. */
export interface User {
  /** Digits where the profile has integer ids. */
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

/** How high each role stands; a role passes the check for another one that stands no higher. */
export type RoleRanks = Readonly<Record<AdministratorRole, number>>;

/** One line, up to 33.1.1. */
export const LINEAR_RANKS: RoleRanks = { full: 5, settings: 4, spaces: 3, users: 2, base: 1 };

/** Three equal ones between the highest and the lowest, from 33.2.0 on. */
export const FLAT_RANKS: RoleRanks = { full: 3, settings: 2, spaces: 2, users: 2, base: 1 };

/** Whether a role passes a check for `needed`. */
export function roleReaches(ranks: RoleRanks, role: AdministratorRole | null, needed: AdministratorRole): boolean {
  return role !== null && ranks[role] >= ranks[needed];
}
