import type { User } from './model.ts';

/** Which users a list shows, and in which order. */
export interface Selection {
  readonly order: 'handle' | 'folded';
  /** Undefined takes users of either state. */
  readonly active: boolean | undefined;
  /** True takes only administrators, false only the others. */
  readonly administrator: boolean | undefined;
  /** Part of the handle, without regard to case; empty takes all. */
  readonly term: string;
  /** `%` and `_` in the term stand for any text and any character; a backslash before them takes that away. */
  readonly wildcards?: boolean;
}

interface Remembered {
  readonly order: Selection['order'];
  readonly isSelected: (user: User) => boolean;
  readonly users: User[];
}

/** Selections remembered at once; a client pages through one or two. */
const MOST_REMEMBERED = 8;

/**
 * All users by id and in both sort orders. Lists of a million stay quick because a selection is computed once, then
 * paged through, and kept right when a user is added or changes in a way that lists can show.
 */
export class UserTable {
  readonly #byId = new Map<string, User>();
  #sorted: Record<Selection['order'], User[]> = { handle: [], folded: [] };
  readonly #remembered = new Map<string, Remembered>();

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): User | undefined {
    return this.#byId.get(id);
  }

  /** Compares exactly, so that handles which differ only in case are different users, or without regard to case. */
  getByHandle(handle: string, ignoreCase: boolean = false): User | undefined {
    if (ignoreCase) {
      const user = this.#sorted.folded[placeOf(this.#sorted.folded, { handle }, compareLetters)];
      return user?.handle.toLowerCase() === handle.toLowerCase() ? user : undefined;
    }
    const user = this.#sorted.handle[placeOf(this.#sorted.handle, { handle }, compareHandles)];
    return user?.handle === handle ? user : undefined;
  }

  /** Every user, sorted by handle, upper-case initials first. */
  all(): readonly User[] {
    return this.#sorted.handle;
  }

  /** Adds many users at once and sorts them; ids and handles must be new. */
  fill(users: Iterable<User>): void {
    for (const user of users) this.#byId.set(user.id, user);
    const byHandle = sortByHandle([...this.#byId.values()]);
    // Sorting what is sorted already save for capitals is quick, so the costly order comes first.
    this.#sorted = { handle: byHandle, folded: sortFolded(byHandle) };
    this.#remembered.clear();
  }

  /** Adds one user in its places. */
  add(user: User): void {
    this.#byId.set(user.id, user);
    place(this.#sorted.handle, user, compareHandles, true);
    place(this.#sorted.folded, user, compareFolded, true);
    this.refresh(user);
  }

  /** Brings the remembered lists up to date after `active` or `role` of a user changed. */
  refresh(user: User): void {
    for (const { order, isSelected, users } of this.#remembered.values()) {
      place(users, user, comparisons[order], isSelected(user));
    }
  }

  /** The users of a selection. The result is shared and lasts until the next change: read it at once. */
  select(wanted: Selection): readonly User[] {
    const selection = { ...wanted, term: wanted.term.toLowerCase() };
    const { order, active = null, administrator = null, term, wildcards = false } = selection;
    if (active === null && administrator === null && term === '') return this.#sorted[order];
    const key = JSON.stringify([order, active, administrator, term, wildcards]);
    const known = this.#remembered.get(key);
    if (known) return known.users;
    const isSelected = testFor(selection);
    const users = this.#sorted[order].filter(isSelected);
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.delete([...this.#remembered.keys()][0] as string);
    this.#remembered.set(key, { order, isSelected, users });
    return users;
  }
}

function testFor({ active, administrator, term, wildcards }: Selection): (user: User) => boolean {
  const pattern = wildcards ? likePattern(term) : null;
  return (user) => {
    if (active !== undefined && user.active !== active) return false;
    if (administrator !== undefined && (user.role !== null) !== administrator) return false;
    const handle = user.handle.toLowerCase();
    return pattern ? pattern.test(handle) : handle.includes(term);
  };
}

/** What `LIKE '%term%'` looks for. */
function likePattern(term: string): RegExp {
  const steps = term.match(/\\?./gs) ?? [];
  const parts = steps.map((step) => {
    if (step === '%') return '.*';
    if (step === '_') return '.';
    return (step.length > 1 ? step.slice(-1) : step).replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
  });
  return new RegExp(parts.join(''), 's');
}

type Handled = Pick<User, 'handle'>;
type Compare = (a: Handled, b: Handled) => number;

const compareHandles: Compare = (a, b) => (a.handle < b.handle ? -1 : a.handle > b.handle ? 1 : 0);

const compareLetters: Compare = (a, b) => {
  const first = a.handle.toLowerCase();
  const second = b.handle.toLowerCase();
  return first < second ? -1 : first > second ? 1 : 0;
};

const compareFolded: Compare = (a, b) => compareLetters(a, b) || compareHandles(a, b);

const comparisons: Record<Selection['order'], Compare> = { handle: compareHandles, folded: compareFolded };

/** Sorts by the first two letters into piles and then each pile, which for a million handles halves the time. */
function sortByHandle(users: readonly User[]): User[] {
  const piles = new Map<number, User[]>();
  for (const user of users) {
    const { handle } = user;
    const key = handle.charCodeAt(0) * 65_536 + (handle.length > 1 ? handle.charCodeAt(1) : 0);
    const pile = piles.get(key);
    if (pile) pile.push(user);
    else piles.set(key, [user]);
  }
  return [...piles.keys()].sort((a, b) => a - b).flatMap((key) => piles.get(key)?.sort(compareHandles) ?? []);
}

function sortFolded(byHandle: readonly User[]): User[] {
  const keyed = byHandle.map((user) => ({ user, key: user.handle.toLowerCase() }));
  // The sort is stable, so equal keys keep the order of their handles.
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ user }) => user);
}

/** Where a user is, or would have to be, in a sorted list. */
function placeOf(users: readonly User[], user: Handled, compare: Compare): number {
  let low = 0;
  let high = users.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(users[middle] as User, user) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts a user into a sorted list or takes it out, if it is not as wanted already. */
function place(users: User[], user: User, compare: Compare, wanted: boolean): void {
  const at = placeOf(users, user, compare);
  const present = users[at] === user;
  if (wanted && !present) users.splice(at, 0, user);
  else if (!wanted && present) users.splice(at, 1);
}
