import type { UserRow } from './model.ts';

/** Orders two rows; never 0 for two different ones. */
export type Compare<T> = (a: T, b: T) => number;

interface Order {
  readonly compare: Compare<UserRow>;
  readonly rows: UserRow[];
}

/** Orders kept beyond the first request for them; the oldest makes room. */
const MOST_ORDERS = 6;

/**
 * All users of one server, found by UUID and kept in every order that was asked for, so that a page of a million costs
 * what a page of a hundred does. Rows are changed through `change` only.
 */
export class UserTable {
  readonly #visible = new Map<string, UserRow>();
  /** Merged accounts: rows that no call shows. */
  readonly #hidden = new Map<string, UserRow>();
  readonly #numbered: (UserRow | undefined)[] = [];
  readonly #orders = new Map<string, Order>();
  #usernames: Map<string, UserRow> | null = null;

  /** Number of visible users. */
  get size(): number {
    return this.#visible.size;
  }

  /** The number of the next user. */
  get nextNumber(): number {
    return this.#numbered.length;
  }

  get(uuid: string): UserRow | undefined {
    return this.#visible.get(uuid);
  }

  /** Also finds merged accounts. */
  getAny(uuid: string): UserRow | undefined {
    return this.#visible.get(uuid) ?? this.#hidden.get(uuid);
  }

  /** The visible user with that number. */
  at(number: number): UserRow | undefined {
    return this.#numbered[number];
  }

  /** Exact comparison. Merged accounts have no user name. */
  getByUsername(username: string): UserRow | undefined {
    if (!this.#usernames) {
      this.#usernames = new Map();
      for (const row of this.#visible.values()) this.#name(row);
    }
    return this.#usernames.get(username);
  }

  /** Visible users in order of creation. */
  values(): Iterable<UserRow> {
    return this.#visible.values();
  }

  /** Visible and merged users. */
  *everyone(): Generator<UserRow, void, undefined> {
    yield* this.#visible.values();
    yield* this.#hidden.values();
  }

  add(row: UserRow): void {
    this.#visible.set(row.uuid, row);
    this.#numbered[row.number] = row;
    this.#name(row);
    for (const { compare, rows } of this.#orders.values()) rows.splice(placeOf(rows, row, compare), 0, row);
  }

  remove(row: UserRow): void {
    for (const { compare, rows } of this.#orders.values()) rows.splice(placeOf(rows, row, compare), 1);
    this.#visible.delete(row.uuid);
    this.#numbered[row.number] = undefined;
    this.#unname(row);
  }

  /** Makes a merged account disappear from everything but logins. */
  hide(row: UserRow): void {
    this.remove(row);
    this.#hidden.set(row.uuid, row);
  }

  /** Changes a visible row and keeps every order. */
  change(row: UserRow, values: Partial<Omit<UserRow, 'number' | 'memberships'>>): void {
    const places = [...this.#orders.values()].map((order) => ({
      ...order,
      at: placeOf(order.rows, row, order.compare),
    }));
    this.#unname(row);
    const { uuid } = row;
    Object.assign(row, values);
    if (row.uuid !== uuid) this.#visible.delete(uuid);
    this.#visible.set(row.uuid, row);
    this.#name(row);
    for (const { compare, rows, at } of places) {
      if (isBetween(rows[at - 1], row, rows[at + 1], compare)) continue;
      rows.splice(at, 1);
      rows.splice(placeOf(rows, row, compare), 0, row);
    }
  }

  /**
   * Visible users in an order. `leading` reads what decides first, larger values later; only rows that tie in it are
   * compared in full. The list is shared and lasts until the next change: read it at once.
   */
  ordered(key: string, compare: Compare<UserRow>, leading?: (row: UserRow) => number | string): readonly UserRow[] {
    const known = this.#orders.get(key);
    if (known) return known.rows;
    const rows = leading ? sortKeyed(this.#visible.values(), leading, compare) : [...this.values()].sort(compare);
    if (this.#orders.size >= MOST_ORDERS) this.#orders.delete([...this.#orders.keys()][0] as string);
    this.#orders.set(key, { compare, rows });
    return rows;
  }

  #name(row: UserRow): void {
    if (row.username !== null) this.#usernames?.set(row.username, row);
  }

  #unname(row: UserRow): void {
    if (row.username !== null) this.#usernames?.delete(row.username);
  }
}

/** Reading the key once per row instead of once per comparison makes a million rows several times faster. */
function sortKeyed(
  rows: Iterable<UserRow>,
  leading: (row: UserRow) => number | string,
  compare: Compare<UserRow>,
): UserRow[] {
  const keyed = Array.from(rows, (row) => ({ key: leading(row), row }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : compare(a.row, b.row)));
  return keyed.map(({ row }) => row);
}

function isBetween<T>(before: T | undefined, row: T, after: T | undefined, compare: Compare<T>): boolean {
  return (before === undefined || compare(before, row) < 0) && (after === undefined || compare(row, after) < 0);
}

/** Where a row is, or would have to be, in a sorted list. */
function placeOf<T>(rows: readonly T[], row: T, compare: Compare<T>): number {
  return partition(rows, (other) => compare(other, row) < 0);
}

/** The number of rows at the start of the list that fulfil a test which no later row fulfils. */
export function partition<T>(rows: readonly T[], isBefore: (row: T) => boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(rows[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}
