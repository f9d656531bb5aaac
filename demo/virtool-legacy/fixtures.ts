import type { Permission } from './model.ts';

/** Groups that every populated server has besides `administrator`, with what they grant; ids are names in lower case. */
export const GROUPS: Readonly<Record<string, readonly Permission[]>> = {
  managers: ['manage_users'],
  technician: ['create_sample', 'upload_file'],
  diagnostics: ['cancel_job', 'create_sample'],
  bioinformatics: ['cancel_job', 'create_sample', 'modify_hmm', 'modify_subtraction', 'remove_job', 'upload_file'],
  curators: ['modify_virus', 'rebuild_index', 'remove_virus'],
  'plant health': ['create_sample', 'remove_file', 'upload_file'],
  visitors: [],
};

/** An account that is the same for every seed. */
export interface Account {
  readonly id: string;
  readonly groups: readonly string[];
  readonly primaryGroup?: string;
  readonly forceReset?: true;
}

/** Accounts that every populated server has, as far as there is room, in the order of their creation. */
export const ACCOUNTS: readonly Account[] = [
  /** The sign-in of the emulator: an administrator. */
  { id: 'admin', groups: ['administrator'] },
  /** Holds `manage_users` and is no administrator. */
  { id: 'manager', groups: ['managers'] },
  /** In one group, without any right to administer. */
  { id: 'plain', groups: ['technician'] },
  /** In no group. */
  { id: 'loner', groups: [] },
  /** In several groups, one of them the primary group. */
  { id: 'mhartley', groups: ['technician', 'diagnostics', 'curators'], primaryGroup: 'technician' },
  /** Another administrator. */
  { id: 'second-admin', groups: ['administrator', 'bioinformatics'] },
  /** Carries the mark that a new password is due, which nothing acts on. */
  { id: 'reset-me', groups: ['technician'], forceReset: true },
  /** A name with a blank; the primary group was unset on purpose. */
  { id: 'bench two', groups: ['plant health'], primaryGroup: 'none' },
  /** Differs from another name in its case only. */
  { id: 'Plain', groups: ['visitors'] },
];

/** The password of every fixed account. */
export const passwordOf = (id: string): string => `${id}-password`;

/** The password of every generated account. */
export const GENERATED_PASSWORD = 'demo-password';

const secret = (stem: string): string => stem.padEnd(32, '0');

/** API keys that every populated server has, as far as their owners exist; honoured once `enable_api` is on. */
export const KEYS = {
  /** Of `admin`, with every permission. */
  admin: secret('ad314'),
  /** Of `admin`, with every permission but `manage_users`. */
  withoutUsers: secret('ad31405e'),
  /** Of `manager`, with `manage_users` alone. */
  manager: secret('3a4a6e5'),
  /** Of `plain`, with `manage_users`, which `plain` does not hold: nobody checks that. */
  generous: secret('91a14'),
  /** Nobody's. */
  unknown: secret('0bad'),
} as const;
