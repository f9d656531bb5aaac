/** The twelve names that a group may grant, in the order in which the server writes them. */
export const PERMISSIONS = [
  'cancel_job',
  'create_sample',
  'manage_users',
  'modify_hmm',
  'modify_settings',
  'modify_subtraction',
  'modify_virus',
  'rebuild_index',
  'remove_file',
  'remove_job',
  'remove_virus',
  'upload_file',
] as const;

/** A name that a group may grant. */
export type Permission = (typeof PERMISSIONS)[number];

/** A whole permission map. Never changed in place: many users share one. */
export type Permissions = Readonly<Record<Permission, boolean>>;

/** The group that is always there; it can be stripped, but not deleted. */
export const ADMINISTRATOR = 'administrator';

/** What users chose for the web interface. */
export interface Preferences {
  readonly skip_quick_analyze_dialog: boolean;
  readonly show_ids: boolean;
  readonly show_versions: boolean;
  readonly quick_analyze_algorithm: string;
}

/** A stored user. Times are milliseconds since 1970. Group lists are never changed in place. */
export interface User {
  /** The user name. */
  readonly id: string;
  /** Plain text: this is an emulator, and hashing a million of them would serve nobody. */
  password: string;
  forceReset: boolean;
  groups: readonly string[];
  /** Computed from the groups when membership changes, and stale until then up to 2.1. */
  permissions: Permissions;
  /** A group id, '' when never set or lost with the group, or 'none' when unset. */
  primaryGroup: string;
  lastPasswordChange: number;
  preferences: Preferences;
  email?: string;
}

/** A stored group; its id is its name in lower case. */
export interface Group {
  readonly id: string;
  permissions: Permissions;
}

/** Who is asking, as it was stored with the sign-in or the key when that was made. */
export interface Holder {
  readonly userId: string;
  groups: readonly string[];
  permissions: Permissions;
}

/** A stored API key. The secret is what the client sends. */
export interface ApiKey extends Holder {
  readonly id: string;
  readonly secret: string;
  readonly name: string;
  readonly createdAt: number;
}

/** A map with the given names granted. */
export function permissionMap(granted: readonly Permission[] = []): Permissions {
  return permissionsWhere((name) => granted.includes(name));
}

/** What somebody with all these groups may do. */
export function mergedPermissions(groups: readonly Group[]): Permissions {
  return permissionsWhere((name) => groups.some(({ permissions }) => permissions[name]));
}

/** What both maps grant. */
export function narrowed(held: Permissions, limit: Permissions): Permissions {
  return permissionsWhere((name) => held[name] && limit[name]);
}

function permissionsWhere(holds: (name: Permission) => boolean): Permissions {
  return Object.fromEntries(PERMISSIONS.map((name) => [name, holds(name)])) as Record<Permission, boolean>;
}
