/** The cluster that the emulator is. */
export const CLUSTER = 'ardev';

/** The cluster that it federates with; nobody answers there. */
export const PEER = 'arpee';

/** Fifteen letters, the last part of a UUID, from a readable stem. */
const tail = (stem: string): string => `${stem.padEnd(13, '0')}01`;
const user = (stem: string, cluster = CLUSTER): string => `${cluster}-tpzed-${tail(stem)}`;

/** Accounts that every populated server has, as far as there is room; the order is that of their creation. */
export const ACCOUNTS = {
  /** Active administrator; the sign-in of the emulator. */
  admin: user('adm1n'),
  /** Active, no administrator, member of a role; owns nothing but has logged in, so it cannot be deleted. */
  plain: user('pla1n'),
  /** New: inactive, never set up. Has an API token from a first login. */
  newcomer: user('newc0mer'),
  /** Set up: invited and not yet active. */
  invited: user('1nv1ted'),
  /** Was active once; the same flags as a new account, no prefs. */
  deactivated: user('deact1vated'),
  /** A second active administrator. */
  second: user('sec0nd'),
  /** Never logged in and owns nothing: the only kind that can be deleted. */
  unused: user('unused'),
  /** Active, owns a project. */
  owner: user('0wner'),
  /** Home is the other cluster; active, an administrator, cached here. */
  remote: user('rem0te', PEER),
  /** Home is the other cluster; inactive. */
  remoteInactive: user('rem0te1nact1', PEER),
  /** Two accounts with one e-mail address: logins by it fail. */
  twin: user('tw1n'),
  otherTwin: user('tw1n2'),
  /** Administrator without being active: possible at creation only, and every later update fails. */
  halfAdmin: user('halfadm1n'),
  /** Active, but the link to All users was deleted. */
  detached: user('detached'),
  /** Neither e-mail nor user name nor names. */
  nameless: user('nameless'),
} as const;

/** Merged into `plain` with redirect: a row that no call shows, and logins by its address land on `plain`. */
export const MERGED = user('merged');

const token = (stem: string, cluster = CLUSTER): { readonly uuid: string; readonly secret: string } => ({
  uuid: `${cluster}-gj3su-${tail(stem)}`,
  secret: `${stem}4x1e7b0k9w2m5z8q3r6t0y4u7i1o5p9a2s6d0f3g8h`.padEnd(50, '0').slice(0, 50),
});

/** Rows of the token table that every populated server has, as far as their owners have room. */
export const TOKEN_ROWS = {
  admin: { ...token('adm1n'), owner: ACCOUNTS.admin },
  plain: { ...token('pla1n'), owner: ACCOUNTS.plain },
  newcomer: { ...token('newc0mer'), owner: ACCOUNTS.newcomer },
  invited: { ...token('1nv1ted'), owner: ACCOUNTS.invited },
  second: { ...token('sec0nd'), owner: ACCOUNTS.second },
  owner: { ...token('0wner'), owner: ACCOUNTS.owner },
  remote: { ...token('rem0te', PEER), owner: ACCOUNTS.remote },
  expired: { ...token('exp1red'), owner: ACCOUNTS.admin },
  scoped: { ...token('sc0ped'), owner: ACCOUNTS.admin },
  /** Up to 2.7 a token of an application that the cluster does not trust. */
  untrusted: { ...token('untrusted'), owner: ACCOUNTS.owner },
} as const;

/** What a scoped token may do: look at users. */
export const SCOPES: readonly string[] = ['GET /arvados/v1/users', 'GET /arvados/v1/users/'];

/** A name in `TOKEN_ROWS`. */
export type TokenName = keyof typeof TOKEN_ROWS;

/** A token as it is sent, in the form `v2/uuid/secret`. */
export const v2 = (name: TokenName): string => `v2/${TOKEN_ROWS[name].uuid}/${TOKEN_ROWS[name].secret}`;

/** The same token in the old form: the secret alone. */
export const v1 = (name: TokenName): string => TOKEN_ROWS[name].secret;

/** From the cluster configuration; acts as the system user. */
export const SYSTEM_ROOT_TOKEN = 'systemroottoken0d5e1c8b4a7f2963emulator0only0000001';

/** From the cluster configuration; reads as the anonymous user. The exported configuration holds it. */
export const ANONYMOUS_TOKEN = 'anonymoususertoken3f6a9c2e5b8d1074emulator0only0001';

/** From the cluster configuration; for `_health/ping` only. */
export const MANAGEMENT_TOKEN = 'managementtoken7b2d4f6a8c0e1359emulator0only0000001';

/** Passwords of the login backend by user name. `firsttime` has no account yet; `twin` has two. */
export const PASSWORDS: Readonly<Record<string, string>> = {
  admin: 'admin-password',
  plain: 'plain-password',
  newcomer: 'newcomer-password',
  invited: 'invited-password',
  merged: 'merged-password',
  twin: 'twin-password',
  firsttime: 'firsttime-password',
};

/** The shell node that setup may give a login on. */
export const VIRTUAL_MACHINE = `${CLUSTER}-2x53u-vm0000000000001`;

/** An SSH key of `owner`. */
export const SSH_KEY = `${CLUSTER}-fngyi-0wnerkey0000001`;

/** A project of `owner`. */
export const PROJECT = `${CLUSTER}-j7d0g-pr0ject00000001`;

/** A role with a few members. */
export const ROLE = `${CLUSTER}-j7d0g-r0le00000000001`;

/** The document that newcomers have to sign when the agreement is required. */
export const AGREEMENT = `${CLUSTER}-4zz18-agreement000001`;
