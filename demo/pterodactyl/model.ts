/** A row of the users table. Rows are replaced, never changed. */
export interface User {
  readonly id: number;
  readonly externalId: string | null;
  readonly uuid: string;
  readonly username: string;
  readonly email: string;
  /** Null on rows written by old versions or by hand. */
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly language: string;
  readonly rootAdmin: boolean;
  readonly twoFactor: boolean;
  /** Seconds since 1970; null only on rows written by hand. */
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  /** Null when a random one was stored that nobody knows. */
  readonly password: string | null;
  /** Grows with every stored hash, even of the same password. */
  readonly passwordVersion: number;
}

/** What the Panel keeps rights for on an application key. */
export type Resource =
  | 'servers'
  | 'nodes'
  | 'allocations'
  | 'users'
  | 'locations'
  | 'nests'
  | 'eggs'
  | 'database_hosts'
  | 'server_databases';

/** Every resource, in the order of the Panel's form. */
const RESOURCES: readonly Resource[] = [
  'servers',
  'nodes',
  'allocations',
  'users',
  'locations',
  'nests',
  'eggs',
  'database_hosts',
  'server_databases',
];

/** Bits of a right. Writing does not imply reading. */
export const READ = 1;
export const WRITE = 2;

/** 0 none, 1 read, 2 write, 3 both, for every resource. */
export type Rights = Readonly<Record<Resource, number>>;

/** The same rights for every resource, except where told. */
export function rights(everywhere: number, except: Partial<Rights> = {}): Rights {
  return { ...Object.fromEntries(RESOURCES.map((name) => [name, everywhere])), ...except } as Rights;
}

/** A key of either kind. */
export interface ApiKey {
  /** The first 16 characters, prefix included. */
  readonly identifier: string;
  /** The 32 characters after them. */
  readonly secret: string;
  readonly kind: 'application' | 'account';
  readonly ownerId: number;
  readonly description: string;
  /** Addresses, networks or ranges; empty allows any. */
  readonly allowedIps: readonly string[];
  /** Of application keys; an account key is worth what its owner is. */
  readonly rights: Rights;
  /** Seconds since 1970. */
  readonly createdAt: number;
  readonly expiresAt: number | null;
  lastUsedAt: number | null;
}

/** States in which the Panel refuses most calls for a server; null is normal. */
export type ServerStatus =
  | 'installing'
  | 'install_failed'
  | 'reinstall_failed'
  | 'suspended'
  | 'restoring_backup'
  | null;

/** A game server. Only what accounts have to do with can change. */
export interface Server {
  readonly id: number;
  readonly uuid: string;
  externalId: string | null;
  name: string;
  description: string;
  ownerId: number;
  status: ServerStatus;
  transferring: boolean;
  readonly port: number;
  /** Seconds since 1970. */
  readonly createdAt: number;
  updatedAt: number;
}

/** Stored as sent: duplicates in a request leave gaps, and then the Panel answers with an object. */
export type StoredPermissions = readonly string[] | Readonly<Record<string, string>>;

/** Somebody's share in a server. */
export interface Subuser {
  readonly id: number;
  readonly userId: number;
  readonly serverId: number;
  permissions: StoredPermissions;
  /** Seconds since 1970. */
  readonly createdAt: number;
  updatedAt: number;
}

/** A mail that the Panel has sent. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly action: { readonly label: string; readonly url: string } | null;
}
