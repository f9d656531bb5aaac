import type { SignIn } from '../lib/emulator.ts';
import {
  ACCOUNTS,
  MERGED,
  PROJECT,
  ROLE,
  SCOPES,
  SSH_KEY,
  TOKEN_ROWS,
  type TokenName,
  VIRTUAL_MACHINE,
  v2,
} from './fixtures.ts';
import { bit, ROLE_SLOT, SYSTEM_SLOT } from './link-table.ts';
import type { GroupRow, UserRow } from './model.ts';
import { ROLES } from './seed-roles.ts';
import { inventUsers } from './seed-users.ts';
import { addPermission, type State } from './state.ts';
import { setUpSlots, userRow } from './user-row.ts';

/** Microseconds since 1970 when the cluster was installed. */
const FIRST_DAY = Date.UTC(2018, 0, 8) * 1000;
/** When the fixed accounts did something last. */
const LAST_DAY = Date.UTC(2026, 6, 1) * 1000;
const DAY = 24 * 3600 * 1_000_000;

/** The fewest accounts of a populated server: the two that every server has, and an administrator. */
const LEAST = 3;

/** What the seeding of a real database creates: two users, four groups and the links between them. */
export function install(state: State): void {
  const { systemUser, anonymousUser, systemGroup, allUsers, anonymousUsers, publicFavorites } = state.wellKnown;
  const root = { email: 'root', first_name: 'root', last_name: '', is_active: true, is_admin: true, slots: 0 };
  const nobody = { email: 'anonymous', first_name: 'Anonymous', last_name: '' };
  state.users.add(userRow(state, { uuid: systemUser, number: 0, created_at: FIRST_DAY, ...root }));
  state.users.add(userRow(state, { uuid: anonymousUser, number: 1, created_at: FIRST_DAY + 1, ...nobody }));
  addGroup(state, systemGroup, 'System group', 'role', FIRST_DAY + 2);
  addGroup(state, allUsers, 'All users', 'role', FIRST_DAY + 3);
  addGroup(state, anonymousUsers, 'Anonymous users', 'role', FIRST_DAY + 4);
  addGroup(state, publicFavorites, 'Public favorites', 'project', FIRST_DAY + 5);
  grant(state, 'can_read', allUsers, anonymousUsers, 'f1rst0000000001');
  grant(state, 'can_read', anonymousUser, anonymousUsers, 'f1rst0000000002');
  grant(state, 'can_read', anonymousUsers, publicFavorites, 'f1rst0000000003');
}

function addGroup(state: State, uuid: string, name: string, group_class: string, time: number, owner?: string): void {
  const group: GroupRow = {
    uuid,
    owner_uuid: owner ?? state.wellKnown.systemUser,
    created_at: time,
    modified_at: time,
    modified_by_user_uuid: owner ?? state.wellKnown.systemUser,
    name,
    group_class,
    description: null,
    properties: {},
    trash_at: null,
    delete_at: null,
    is_trashed: false,
  };
  state.groups.set(uuid, group);
}

/** A link from the time of the installation, which does not move the server's clock. */
function grant(state: State, name: string, tail: string, head: string, last: string): void {
  const by = state.wellKnown.systemUser;
  const uuid = `${state.configuration.clusterId}-o0j2j-${last}`;
  addPermission({ ...state, tick: () => FIRST_DAY + 6 }, { name, tail, head, by, uuid });
}

/** Fills a freshly installed server with accounts in all states, and says how to sign in. Same seed, same server. */
export function populate(state: State, count: number, seed: number): SignIn {
  const total = Math.max(count, LEAST);
  const installed = state.users.size;
  for (const row of fixedAccounts(state).slice(0, total - installed)) state.users.add(row);
  addRoles(state);
  state.machines.set(VIRTUAL_MACHINE, {
    uuid: VIRTUAL_MACHINE,
    owner_uuid: state.wellKnown.systemUser,
    created_at: FIRST_DAY + 30,
    modified_at: FIRST_DAY + 30,
    modified_by_user_uuid: state.wellKnown.systemUser,
    hostname: 'shell',
  });
  addFixedTokens(state);
  addKey(state);
  addMerged(state);
  for (const row of inventUsers(state, total - state.users.size, seed)) state.users.add(row);
  return { method: 'token', handle: null, password: null, key: v2('admin') };
}

function fixedAccounts(state: State): UserRow[] {
  const member = setUpSlots(state);
  const active: Partial<UserRow> = { is_active: true, slots: member, lastActivity: LAST_DAY };
  const admin: Partial<UserRow> = { ...active, is_admin: true };
  const profile = { profile: { organization: 'Example Lab', role: 'Analyst' } };
  const inRole = [{ role: ROLE, level: 'can_write' as const }];
  const accounts: [uuid: string, name: string, values: Partial<UserRow>][] = [
    [ACCOUNTS.admin, 'admin', { ...admin, first_name: 'Ada', last_name: 'Admin' }],
    [ACCOUNTS.plain, 'plain', { ...active, prefs: profile, memberships: inRole, slots: member | bit(ROLE_SLOT) }],
    [ACCOUNTS.newcomer, 'newcomer', { lastActivity: LAST_DAY }],
    [ACCOUNTS.invited, 'invited', { slots: member }],
    [ACCOUNTS.deactivated, 'deactivated', { lastActivity: LAST_DAY - 400 * DAY }],
    [ACCOUNTS.second, 'second', admin],
    [ACCOUNTS.unused, 'unused', { slots: member }],
    [ACCOUNTS.owner, 'owner', active],
    [ACCOUNTS.remote, 'remote', { ...admin, email: 'remote@peer.example.org' }],
    [ACCOUNTS.remoteInactive, 'remoteinactive', { email: 'remoteinactive@peer.example.org' }],
    [ACCOUNTS.twin, 'twin', active],
    [ACCOUNTS.otherTwin, 'twin2', { ...active, email: 'twin@example.org' }],
    [ACCOUNTS.halfAdmin, 'halfadmin', { is_admin: true }],
    [ACCOUNTS.detached, 'detached', { ...active, slots: bit(SYSTEM_SLOT) }],
    [ACCOUNTS.nameless, '', { email: null, username: null, first_name: null, last_name: null }],
  ];
  return accounts.map(([uuid, name, values], at) =>
    userRow(state, { ...named(name), number: 2 + at, uuid, created_at: FIRST_DAY + (at + 1) * DAY, ...values }),
  );
}

const named = (name: string): Partial<UserRow> => ({
  email: `${name}@example.org`,
  username: name,
  first_name: name.charAt(0).toUpperCase() + name.slice(1),
  last_name: 'Example',
});

function addRoles(state: State): void {
  const { systemUser } = state.wellKnown;
  for (const [at, { uuid, name }] of ROLES.entries()) {
    addGroup(state, uuid, name, 'role', FIRST_DAY + 10 + at);
    // Whoever creates a role manages it, so even a role without members has one.
    const last = (at + 10).toString().padStart(9, '0');
    grant(state, 'can_manage', ACCOUNTS.admin, uuid, `0wns11${last}`);
  }
  // Members of a role may be roles.
  const [operators, staff] = ROLES;
  if (operators && staff) grant(state, 'can_write', operators.uuid, staff.uuid, 'r0le1nr0le00001');
  if (!state.users.get(ACCOUNTS.owner)) return;
  addGroup(state, PROJECT, 'Sequencing runs', 'project', FIRST_DAY + 20, ACCOUNTS.owner);
  grant(state, 'can_read', ROLE, PROJECT, 'shared000000001');
  const group = state.groups.get(PROJECT);
  if (group) group.modified_by_user_uuid = systemUser;
}

function addFixedTokens(state: State): void {
  for (const name of Object.keys(TOKEN_ROWS) as TokenName[]) {
    const { uuid, secret, owner } = TOKEN_ROWS[name];
    if (!state.users.get(owner)) continue;
    state.tokens.set(uuid, {
      uuid,
      owner_uuid: owner,
      created_at: FIRST_DAY,
      modified_at: FIRST_DAY,
      modified_by_user_uuid: null,
      api_token: secret,
      scopes: name === 'scoped' ? SCOPES : ['all'],
      expires_at: name === 'expired' ? FIRST_DAY + DAY : null,
      created_by_ip_address: null,
      trusted: name !== 'untrusted',
    });
  }
}

function addKey(state: State): void {
  if (!state.users.get(ACCOUNTS.owner)) return;
  state.keys.set(SSH_KEY, {
    uuid: SSH_KEY,
    owner_uuid: ACCOUNTS.owner,
    created_at: FIRST_DAY + 40,
    modified_at: FIRST_DAY + 40,
    modified_by_user_uuid: ACCOUNTS.owner,
    name: 'laptop',
    key_type: 'SSH',
    authorized_user_uuid: ACCOUNTS.owner,
    public_key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExample owner@laptop',
    expires_at: null,
  });
}

/** An account that was merged away: invisible, and logins by its address land on another one. */
function addMerged(state: State): void {
  if (!state.users.get(ACCOUNTS.plain)) return;
  const row = userRow(state, {
    ...named('merged'),
    uuid: MERGED,
    number: state.users.nextNumber,
    created_at: FIRST_DAY + 5 * DAY,
    username: null,
    redirect_to_user_uuid: ACCOUNTS.plain,
    slots: 0,
  });
  state.users.add(row);
  state.users.hide(row);
}
