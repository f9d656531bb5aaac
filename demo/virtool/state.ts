import { createRandom, hex, type Random } from '../lib/random.ts';
import { type ApiKey, defaultSettings, type Group, type Settings } from './model.ts';
import { Sessions } from './sessions.ts';
import { UserTable } from './user-table.ts';

/** What user ids are made of. */
export const ID_LETTERS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Everything that one emulated server remembers. */
export interface State {
  readonly users: UserTable;
  readonly groups: Map<number, Group>;
  /** Ids grow and are never given out twice, so gaps appear. */
  nextGroupId: number;
  /** Where user ids are integers. */
  nextUserId: number;
  /** Roles on the one built-in space, by user id; the users need not exist. */
  readonly spaceRoles: Map<string, Set<string>>;
  /** By secret. */
  readonly keys: Map<string, ApiKey>;
  readonly sessions: Sessions;
  settings: Settings;
  /** What users chose for themselves, by user id; kept only once changed. */
  readonly preferences: Map<string, Preferences>;
  readonly random: Random;
  readonly now: () => number;
}

/** A user's own interface preferences. */
export interface Preferences {
  quick_analyze_workflow: string;
  show_ids: boolean;
  show_versions: boolean;
  skip_quick_analyze_dialog: boolean;
}

/** A server with nobody in it. */
export function createState(seed: number, now: () => number): State {
  const random = createRandom(seed);
  return {
    users: new UserTable(),
    groups: new Map(),
    nextGroupId: 1,
    nextUserId: 1,
    spaceRoles: new Map(),
    keys: new Map(),
    sessions: new Sessions(now, () => hex(random, 64)),
    settings: defaultSettings(),
    preferences: new Map(),
    random,
    now,
  };
}

/** A new user id: the next number, or eight letters or digits. */
export function newUserId(state: State, integers: boolean): string {
  if (integers) {
    state.nextUserId += 1;
    return String(state.nextUserId - 1);
  }
  let id = state.random.text(8, ID_LETTERS);
  while (state.users.get(id)) id = state.random.text(8, ID_LETTERS);
  return id;
}

/** Groups by name. The project's own database sorts them without regard to case. */
export function groupsByName(state: State): Group[] {
  return [...state.groups.values()].sort((a, b) => compareNames(a.name, b.name));
}

/** Compares names without regard to case. */
export function compareNames(a: string, b: string): number {
  const first = a.toLowerCase();
  const second = b.toLowerCase();
  if (first !== second) return first < second ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
