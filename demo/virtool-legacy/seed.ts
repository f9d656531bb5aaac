import { generatePeople } from '../lib/people.ts';
import { createRandom, type Random } from '../lib/random.ts';
import { ACCOUNTS, type Account, GENERATED_PASSWORD, GROUPS, KEYS, passwordOf } from './fixtures.ts';
import { ADMINISTRATOR, PERMISSIONS, type Permission, type Permissions, permissionMap, type User } from './model.ts';
import { permissionsOf, type State, startServing } from './state.ts';
import { NEW_PREFERENCES } from './users.ts';

/** Memberships of the generated users; the lists are shared by all who have them. */
const MEMBERSHIPS: readonly (readonly string[])[] = [
  [],
  ['technician'],
  ['technician', 'diagnostics'],
  ['diagnostics'],
  ['bioinformatics'],
  ['bioinformatics', 'curators'],
  ['curators', 'diagnostics'],
  ['plant health'],
  ['plant health', 'technician'],
  ['visitors'],
];

const MANAGERS: readonly (readonly string[])[] = [['managers'], ['managers', 'technician'], [ADMINISTRATOR]];

const FIRST_DAY = Date.UTC(2016, 1, 1);
const LAST_DAY = Date.UTC(2018, 5, 4);

/** Sets a server up with groups, keys and `count` users. Same seed, same server. */
export function populate(state: State, count: number, seed: number): void {
  startServing(state);
  for (const [id, granted] of Object.entries(GROUPS)) {
    state.groups.set(id, { id, permissions: permissionMap(granted) });
  }
  const random = createRandom(seed ^ 0x3b9d02e7);
  const accounts = ACCOUNTS.slice(0, count);
  for (const account of accounts) addUser(state, accountUser(state, account, randomTime(random)));
  const taken = ACCOUNTS.map(({ id }) => id);
  const maps = new Map<readonly string[], Permissions>();
  for (const { handle } of generatePeople(count - accounts.length, seed, taken)) {
    addUser(state, generatedUser(state, random, handle, maps));
  }
  giveKeys(state);
}

function addUser(state: State, user: User): void {
  state.users.set(user.id, user);
}

function accountUser(state: State, account: Account, lastPasswordChange: number): User {
  const { id, groups } = account;
  return {
    id,
    password: passwordOf(id),
    forceReset: account.forceReset ?? false,
    groups,
    permissions: permissionsOf(state, groups),
    primaryGroup: account.primaryGroup ?? '',
    lastPasswordChange,
    preferences: NEW_PREFERENCES,
  };
}

function generatedUser(state: State, random: Random, id: string, maps: Map<readonly string[], Permissions>): User {
  const groups = random.pick(random.chance(0.004) ? MANAGERS : MEMBERSHIPS);
  const permissions = maps.get(groups) ?? permissionsOf(state, groups);
  maps.set(groups, permissions);
  return {
    id,
    password: GENERATED_PASSWORD,
    forceReset: random.chance(0.3),
    groups,
    permissions,
    primaryGroup: groups.length > 0 && random.chance(0.5) ? random.pick(groups) : random.chance(0.1) ? 'none' : '',
    lastPasswordChange: randomTime(random),
    preferences: NEW_PREFERENCES,
  };
}

/** A time with milliseconds, now and then a whole second, which the server writes without a fraction. */
function randomTime(random: Random): number {
  const time = FIRST_DAY + random.below(LAST_DAY - FIRST_DAY);
  return random.chance(0.02) ? time - (time % 1000) : time;
}

const OTHERS = PERMISSIONS.filter((name) => name !== 'manage_users');

function giveKeys(state: State): void {
  const give = (userId: string, secret: string, name: string, granted: readonly Permission[]): void => {
    const owner = state.users.get(userId);
    if (!owner) return;
    state.keys.set(secret, {
      id: `${name.toLowerCase()}_0`,
      secret,
      userId,
      name,
      createdAt: LAST_DAY,
      groups: owner.groups,
      permissions: permissionMap(granted),
    });
  };
  give('admin', KEYS.admin, 'Admin console', PERMISSIONS);
  give('admin', KEYS.withoutUsers, 'Pipeline', OTHERS);
  give('manager', KEYS.manager, 'Directory', ['manage_users']);
  give('plain', KEYS.generous, 'Generous', ['manage_users']);
}
