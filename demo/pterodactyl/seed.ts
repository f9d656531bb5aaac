import type { SignIn } from '../lib/emulator.ts';
import { createRandom } from '../lib/random.ts';
import { KEYS } from './fixtures.ts';
import { createUuid, GeneratedUsers } from './generated-users.ts';
import type { NewKey } from './key-ring.ts';
import { READ, rights, type Server, type Subuser, type User, WRITE } from './model.ts';
import { createState, type State } from './state.ts';
import { UserTable } from './user-table.ts';
import { WORLD_SIZE, worldUsers } from './world.ts';

const ADMIN = 1;
const SECOND_ADMIN = 2;
const FORMER_ADMIN = 3;
const PLAIN = 4;
const OWNER_ONE = 5;
const OWNER_TWO = 6;
/** The user of whom two-factor authentication is demanded. */
const DEMANDED = 8;
/** A plain user with a share in the second server. */
const SHARER = 20;

const BOTH = READ | WRITE;
const KEYS_MADE_AT = Date.UTC(2024, 8, 2, 8) / 1000;
const EXPIRED_AT = Date.UTC(2025, 0, 1) / 1000;

/** A Panel right after installation: its first administrator is made on the server's command line. */
export function createVirgin(seed: number, now: () => number): State {
  return createState(new UserTable([], new GeneratedUsers(1, 0, seed)), seed, now);
}

/** A Panel with `count` users. The first 120 are the same for every seed; the others are invented when looked at. */
export function createPopulated(count: number, seed: number, now: () => number): State {
  const generated = new GeneratedUsers(WORLD_SIZE + 1, count, seed);
  const state = createState(new UserTable(worldUsers().slice(0, count), generated), seed, now);
  addWorldServers(state);
  addMoreServers(state, count, seed);
  addKeys(state);
  if (state.users.get(DEMANDED)) state.settings.twoFactorDemandedOf.add(DEMANDED);
  return state;
}

/** How tests and people get into a populated Panel as its administrator. */
export const signIn: SignIn = {
  method: 'application-key',
  handle: 'admin',
  password: null,
  key: KEYS.application,
  extraSecrets: { 'client-key': KEYS.client },
};

function addWorldServers(state: State): void {
  const first = addServer(state, OWNER_ONE, 'Olive server', '5896d455-06dd-47c4-858b-26a699765231');
  const second = addServer(state, OWNER_TWO, 'Otto server', 'e91cb60a-f067-44c5-bc32-ea80b1cda149');
  addShare(state, first, PLAIN, ['websocket.connect', 'control.console', 'user.read', 'user.create']);
  // Stored as an object: somebody's request had a permission twice.
  addShare(state, second, SHARER, { 0: 'control.console', 2: 'file.read', 3: 'websocket.connect' });
}

const MOST_SERVERS = 200;
const NAMES = ['Survival', 'Creative', 'Lobby', 'Skyblock', 'Test', 'Event', 'Modded', 'Build'];
const SHARES = [
  ['control.console', 'control.start', 'control.stop', 'control.restart', 'websocket.connect'],
  ['file.read', 'file.read-content', 'file.update', 'websocket.connect'],
  ['user.read', 'backup.read', 'backup.create', 'activity.read', 'websocket.connect'],
];

/** A server for every fifty users beyond the well-known ones, with up to three people who share it. */
function addMoreServers(state: State, count: number, seed: number): void {
  const random = createRandom(seed ^ 0x3c6ef372);
  const servers = Math.min(MOST_SERVERS, Math.floor((count - WORLD_SIZE) / 50));
  const somebody = (): number => WORLD_SIZE + 1 + random.below(count - WORLD_SIZE);
  for (let number = 0; number < servers; number += 1) {
    const owner = somebody();
    const server = addServer(state, owner, `${random.pick(NAMES)} ${number + 1}`, createUuid(random));
    const people = new Set(Array.from({ length: random.below(4) }, somebody));
    people.delete(owner);
    for (const userId of people) addShare(state, server, userId, random.pick(SHARES));
  }
}

function addServer(state: State, ownerId: number, name: string, uuid: string): Server | undefined {
  const owner = state.users.get(ownerId);
  if (!owner) return undefined;
  const id = state.servers.size + 1;
  const createdAt = timeOf(owner);
  const server: Server = {
    id,
    uuid,
    externalId: null,
    name,
    description: '',
    ownerId,
    status: null,
    transferring: false,
    port: 25_564 + id,
    createdAt,
    updatedAt: createdAt,
  };
  state.servers.set(id, server);
  return server;
}

function addShare(state: State, server: Server | undefined, userId: number, permissions: Subuser['permissions']): void {
  const user = state.users.get(userId);
  if (!server || !user) return;
  const createdAt = Math.max(server.createdAt, timeOf(user));
  const id = state.nextSubuserId;
  state.nextSubuserId += 1;
  state.subusers.set(id, { id, userId, serverId: server.id, permissions, createdAt, updatedAt: createdAt });
}

const timeOf = (user: User): number => user.createdAt ?? 0;

function addKeys(state: State): void {
  const add = (text: string, ownerId: number, key: Partial<NewKey> = {}): void => {
    if (!state.users.get(ownerId)) return;
    const kind = text.startsWith('ptlc_') ? 'account' : 'application';
    state.keys.add({ kind, ownerId, description: '', createdAt: KEYS_MADE_AT, ...key }, text);
  };
  add(KEYS.application, ADMIN, { description: 'everything' });
  add(KEYS.readOnly, ADMIN, { description: 'read only', rights: rights(READ) });
  add(KEYS.writeOnly, ADMIN, { description: 'write only', rights: rights(BOTH, { users: WRITE }) });
  add(KEYS.withoutUsers, ADMIN, { description: 'no users', rights: rights(BOTH, { users: 0 }) });
  add(KEYS.withoutServers, ADMIN, { description: 'no servers', rights: rights(BOTH, { servers: 0 }) });
  add(KEYS.expired, ADMIN, { description: 'expired', expiresAt: EXPIRED_AT });
  add(KEYS.addressRestricted, ADMIN, { description: 'office only', allowedIps: ['10.20.30.0/24'] });
  add(KEYS.ofFormerAdmin, FORMER_ADMIN, { description: 'of a former administrator' });
  add(KEYS.ofSecondAdmin, SECOND_ADMIN, { description: 'second administrator' });
  add(KEYS.twoFactorRequired, DEMANDED, { description: 'needs two-factor' });
  add(KEYS.client, ADMIN, { description: 'client admin' });
  add(KEYS.clientOfPlainUser, PLAIN, { description: 'client plain' });
  add(KEYS.clientOfOwner, OWNER_ONE, { description: 'client owner' });
  add(KEYS.clientOfSecondAdmin, SECOND_ADMIN, { description: 'client second admin' });
}
