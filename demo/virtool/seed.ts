import type { EmulatorSettings, SignIn } from '../lib/emulator.ts';
import { generatePeople } from '../lib/people.ts';
import { createRandom, hex, type Random } from '../lib/random.ts';
import {
  ADMINISTRATOR_ROLES,
  type AdministratorRole,
  type Group,
  PERMISSIONS,
  type Permission,
  permissionMap,
  type User,
} from './model.ts';
import type { VirtoolProfile } from './profile.ts';
import { ID_LETTERS, type State } from './state.ts';

const TECHNICIANS = 1;
const DIAGNOSTICS = 2;
const BIOINFORMATICS = 3;
const CURATORS = 4;
const INSTRUCTORS = 6;
const STUDENTS = 7;
const VISITORS = 9;

/** Ids with gaps, as a server has them that has seen groups come and go. */
const GROUPS: readonly [id: number, name: string, legacyId: string | null, granted: readonly Permission[]][] = [
  [TECHNICIANS, 'Technicians', 'technicians', ['cancel_job', 'create_sample', 'upload_file']],
  [DIAGNOSTICS, 'Diagnostics', null, ['create_sample', 'upload_file']],
  [
    BIOINFORMATICS,
    'Bioinformatics',
    null,
    ['cancel_job', 'create_ref', 'create_sample', 'modify_hmm', 'modify_subtraction', 'remove_job', 'upload_file'],
  ],
  [CURATORS, 'Curators', null, ['create_ref', 'modify_hmm', 'modify_subtraction', 'remove_file']],
  [INSTRUCTORS, 'Instructors', null, ['cancel_job', 'create_sample', 'remove_file', 'remove_job', 'upload_file']],
  [STUDENTS, 'Students', null, ['create_sample', 'upload_file']],
  [VISITORS, 'Visitors', null, []],
];

/** Memberships of the invented users; the lists are shared by all who have them. */
const MEMBERSHIPS: readonly (readonly number[])[] = [
  [],
  [TECHNICIANS],
  [TECHNICIANS, DIAGNOSTICS],
  [DIAGNOSTICS],
  [BIOINFORMATICS],
  [BIOINFORMATICS, CURATORS],
  [CURATORS, DIAGNOSTICS],
  [INSTRUCTORS, STUDENTS],
  [STUDENTS],
  [STUDENTS],
  [STUDENTS, VISITORS],
  [VISITORS],
];

interface Account {
  readonly handle: string;
  readonly id?: string;
  readonly role?: AdministratorRole;
  readonly active?: false;
  readonly forceReset?: true;
  readonly groups?: readonly number[];
  readonly primaryGroup?: number;
}

/** Accounts that every populated server has, as far as there is room. Passwords are the handle plus `-password`. */
const ACCOUNTS: readonly Account[] = [
  { handle: 'admin', role: 'full' },
  { handle: 'mhartley', id: 'x7Kd02Qa', groups: [DIAGNOSTICS, TECHNICIANS], primaryGroup: DIAGNOSTICS },
  { handle: 'reset-me', forceReset: true },
  // The id of an account from the time when ids were user names.
  { handle: 'retired', id: 'retired', active: false, groups: [STUDENTS] },
  { handle: 'user-admin', role: 'users' },
  { handle: 'base-admin', role: 'base' },
  { handle: 'plain' },
  { handle: 'settings-admin', role: 'settings' },
  { handle: 'spaces-admin', role: 'spaces' },
  { handle: 'full-admin', role: 'full' },
];

const FIRST_DAY = Date.UTC(2018, 0, 8);
const LAST_DAY = Date.UTC(2026, 6, 1);

/** How many there are of what. */
export type Size = Pick<EmulatorSettings, 'users' | 'seed' | 'groups' | 'groupsEach'>;

/** Fills an empty server with groups and users, and says how to sign in. Same seed, same server. */
export function populate(state: State, profile: VirtoolProfile, { users: count, seed, ...more }: Size): SignIn {
  for (const [id, name, legacyId, granted] of GROUPS) {
    state.groups.set(id, { id, name, legacyId, permissions: permissionMap(granted) } satisfies Group);
    state.nextGroupId = id + 1;
  }
  const teams = addTeams(state, more.groups);
  const users = inTeams(makeUsers(count, seed), teams, more.groupsEach);
  state.users.fill(profile.integerUserIds ? numbered(state, users) : users);
  return giveKey(state);
}

/** Groups beside the usual ones, each giving two or three permissions; their ids. */
function addTeams(state: State, count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const id = state.nextGroupId;
    const granted = PERMISSIONS.filter((_name, place) => (index + place) % 3 === 0);
    const name = `Team ${String(index + 1).padStart(4, '0')}`;
    state.groups.set(id, { id, name, legacyId: null, permissions: permissionMap(granted) });
    state.nextGroupId = id + 1;
    return id;
  });
}

/** Puts each invented user into so many of the teams, in turn. */
function* inTeams(users: Iterable<User>, teams: readonly number[], each: number): Generator<User, void, undefined> {
  const fixed = new Set(ACCOUNTS.map(({ handle }) => handle));
  let next = 0;
  for (const user of users) {
    if (teams.length === 0 || fixed.has(user.handle)) {
      yield user;
      continue;
    }
    const own = Array.from({ length: each }, (_, index) => teams[(next + index) % teams.length] ?? 0);
    next = (next + each) % teams.length;
    yield { ...user, groups: [...user.groups, ...own] };
  }
}

/** Gives ids with gaps, as a table has them, and ends handles that differ only in case in the number. */
function* numbered(state: State, users: Iterable<User>): Generator<User, void, undefined> {
  const taken = new Set<string>();
  let id = 0;
  for (const user of users) {
    id += id % 10 === 7 ? 3 : 1;
    const isFree = !taken.has(user.handle.toLowerCase());
    const handle = isFree ? user.handle : `${user.handle}-${id}`;
    taken.add(handle.toLowerCase());
    yield { ...user, id: String(id), handle };
  }
  state.nextUserId = id + 1;
}

function* makeUsers(count: number, seed: number): Generator<User, void, undefined> {
  const random = createRandom(seed ^ 0x71c9a3d5);
  const accounts = ACCOUNTS.slice(0, count);
  for (const [at, account] of accounts.entries()) {
    yield accountUser(account, account.id ?? seedId(random, at), randomTime(random));
  }
  // Never the reserved name, and never the name of a fixed account.
  const taken = ['virtool', ...ACCOUNTS.map(({ handle }) => handle)];
  let at = accounts.length;
  for (const { handle } of generatePeople(count - accounts.length, seed, taken)) {
    yield inventedUser(random, seedId(random, at), handle);
    at += 1;
  }
}

/** Four random letters and the user's number, shuffled without collision: unique, and looking like any other id. */
function seedId(random: Random, at: number): string {
  const shuffled = (at * 7_919_993 + 5_003_501) % ID_LETTERS.length ** 4;
  let id = random.text(4, ID_LETTERS);
  for (let rest = shuffled, digit = 0; digit < 4; digit += 1, rest = Math.floor(rest / ID_LETTERS.length)) {
    id += ID_LETTERS[rest % ID_LETTERS.length];
  }
  // Accounts of the first years have longer ids.
  return at % 97 === 50 ? id + random.text(4, ID_LETTERS) : id;
}

function accountUser(account: Account, id: string, lastPasswordChange: number): User {
  const active = account.active ?? true;
  return {
    id,
    handle: account.handle,
    password: `${account.handle}-password`,
    active,
    forceReset: account.forceReset ?? false,
    groups: account.groups ?? [],
    primaryGroup: account.primaryGroup ?? null,
    lastPasswordChange,
    role: account.role ?? null,
    touched: !active,
  };
}

function inventedUser(random: Random, id: string, handle: string): User {
  const groups = random.pick(MEMBERSHIPS);
  const active = !random.chance(0.08);
  return {
    id,
    handle,
    password: 'demo-password',
    active,
    forceReset: random.chance(0.03),
    groups,
    primaryGroup: groups.length > 0 && random.chance(0.6) ? random.pick(groups) : null,
    lastPasswordChange: randomTime(random),
    role: random.chance(0.004) ? random.pick(ADMINISTRATOR_ROLES) : null,
    // Whoever is inactive was deactivated at some time, and that leaves the mark.
    touched: !active,
  };
}

/** A time with milliseconds, now and then a whole second, which the server writes without a fraction. */
function randomTime(random: Random): number {
  const time = FIRST_DAY + random.below(LAST_DAY - FIRST_DAY);
  return random.chance(0.02) ? time - (time % 1000) : time;
}

function giveKey(state: State): SignIn {
  const [account] = ACCOUNTS;
  const administrator = account && state.users.getByHandle(account.handle);
  if (!administrator) throw new Error('A populated server has an administrator.');
  const secret = hex(state.random, 64);
  state.keys.set(secret, {
    id: 'admin console_0',
    secret,
    userId: administrator.id,
    name: 'Admin console',
    createdAt: FIRST_DAY,
    groups: [],
    permissions: {},
  });
  return { method: 'password', handle: administrator.handle, password: administrator.password, key: secret };
}
