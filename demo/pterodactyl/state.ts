import { createRandom, type Random } from '../lib/random.ts';
import { KeyRing } from './key-ring.ts';
import type { Mail, Server, Subuser, User } from './model.ts';
import { Sessions } from './sessions.ts';
import { type PanelSettings, stockSettings } from './settings.ts';
import { Throttle } from './throttle.ts';
import type { UserTable } from './user-table.ts';

/** Everything that one emulated Panel remembers. */
export interface State {
  readonly users: UserTable;
  readonly servers: Map<number, Server>;
  /** By id, which only grows. */
  readonly subusers: Map<number, Subuser>;
  nextSubuserId: number;
  readonly keys: KeyRing;
  readonly sessions: Sessions;
  readonly throttle: Throttle;
  /** Everything that was mailed, oldest first. */
  readonly mails: Mail[];
  /** Creations that are writing a set-up token at this very moment. */
  tokenWriters: number;
  readonly settings: PanelSettings;
  readonly random: Random;
  /** The Panel's clock in seconds since 1970, whole ones only. */
  readonly seconds: () => number;
}

/** A Panel with these users and nothing else. */
export function createState(users: UserTable, seed: number, now: () => number): State {
  const random = createRandom(seed);
  const seconds = (): number => Math.floor(now() / 1000);
  return {
    users,
    servers: new Map(),
    subusers: new Map(),
    nextSubuserId: 1,
    keys: new KeyRing(random),
    sessions: new Sessions(random, seconds),
    throttle: new Throttle(seconds),
    mails: [],
    tokenWriters: 0,
    settings: stockSettings(),
    random,
    seconds,
  };
}

/** The servers that a user owns. */
export function serversOf(state: State, userId: number): Server[] {
  return [...state.servers.values()].filter(({ ownerId }) => ownerId === userId);
}

/** The people who share a server, oldest share first. */
export function subusersOf(state: State, serverId: number): Subuser[] {
  return [...state.subusers.values()].filter((subuser) => subuser.serverId === serverId);
}

/** Removes a user with everything that goes along: keys, shares, browser sessions. */
export function removeUser(state: State, user: User): void {
  state.users.delete(user.id);
  state.keys.removeOf(user.id);
  state.sessions.endOf(user.id);
  for (const { id, userId } of state.subusers.values()) if (userId === user.id) state.subusers.delete(id);
}
