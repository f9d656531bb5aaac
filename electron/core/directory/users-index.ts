import type { Facets, WindowQuery } from '../../domain/query.ts';
import type { Group, User } from '../../domain/user.ts';
import { type Bits, hasBit, rowsOf, setBit, wordsFor } from './index/bits.ts';
import { aliveBits, type Columns, createColumns, reserve } from './index/columns.ts';
import { compactText } from './index/compact.ts';
import { reserveIds } from './index/id-table.ts';
import { createOrders } from './index/orders.ts';
import type { PackedRows } from './index/pack.ts';
import { dropRow, type PutOutcome, putRow, rowOf, translate } from './index/put-row.ts';
import type { Rank } from './index/ranks.ts';
import { readUser } from './index/rows.ts';
import { carryGroups } from './index/take-groups.ts';
import { createSelections, type Wanted } from './query/selections.ts';

/** A window of the index, with its totals. */
export interface IndexWindow {
  readonly rows: User[];
  readonly matched: number;
  readonly hidden: number;
  readonly facets?: Facets;
}

/** What is kept of an index: its columns, and the orders that were worked out. */
export interface IndexContent {
  readonly columns: Columns;
  readonly ranks: readonly Rank[];
}

/** The users of one instance in columns, with all that finds and orders them. Row numbers stay while they are held. */
export interface UsersIndex {
  size(): number;
  /** Makes room for so many users at once, which spares the memory that growing leaves behind. */
  reserve(users: number): void;
  /** Puts the user at a place among packed ones; all places of the same ones share what is worked out once. */
  put(from: PackedRows): (place: number) => PutOutcome;
  remove(id: string): boolean;
  removeRow(row: number): void;
  rowOf(id: string): number;
  isAlive(row: number): boolean;
  /** All rows in use, ascending. */
  rows(): Uint32Array<ArrayBuffer>;
  /** True if anybody changed. */
  takeGroups(groups: readonly Group[]): boolean;
  /** `now` in milliseconds since 1970, for the periods of facets. */
  window(query: Omit<WindowQuery, 'instanceId'>, now: number): IndexWindow;
  /** Row numbers in order. */
  select(wanted: Wanted): Uint32Array<ArrayBuffer>;
  /** Those of some rows that are in a selection, in the order in which they are given. */
  matching(wanted: Wanted, rows: readonly number[]): number[];
  read(row: number): User;
  /** Keeps row numbers from being given to others until the answered function is called. */
  hold(): () => void;
  /** Moves texts together where many were replaced. */
  compact(): void;
  /** Works out, a slice at a step, what somebody may ask for next. */
  prepare(): Generator<void, void>;
  content(): IndexContent;
}

/** An index without users, or with those that were kept. */
export function createUsersIndex(kept?: IndexContent): UsersIndex {
  const columns = kept?.columns ?? createColumns();
  const orders = createOrders(columns, kept?.ranks);
  const selections = createSelections(columns, orders);
  let holders = 0;
  /** Rows that were removed while somebody held row numbers. */
  let resting: number[] = [];

  function touch(row: number, moved: boolean) {
    orders.touch(row, moved);
    selections.forget();
  }

  function put(from: PackedRows): (place: number) => PutOutcome {
    const translation = translate(columns, from);
    return (place) => {
      const outcome = putRow(columns, from, place, translation);
      if (outcome.how !== 'same') touch(outcome.row, outcome.moved);
      return outcome;
    };
  }

  function removeRow(row: number) {
    dropRow(columns, row);
    touch(row, true);
    if (holders === 0) return;
    columns.free.pop();
    resting.push(row);
  }

  function hold() {
    holders += 1;
    return () => {
      holders -= 1;
      if (holders > 0) return;
      columns.free.push(...resting);
      resting = [];
    };
  }

  function matching(wanted: Wanted, rows: readonly number[]): number[] {
    const among: Bits = new Uint32Array(wordsFor(columns.rows));
    for (const row of rows) if (hasBit(columns.alive, row)) setBit(among, row);
    const found = selections.among(wanted, among);
    return rows.filter((row) => hasBit(found, row));
  }

  return {
    size: () => columns.live,
    reserve(users) {
      reserve(columns, users);
      reserveIds(columns.ids, users);
    },
    put,
    remove(id) {
      const row = rowOf(columns, id);
      if (row >= 0) removeRow(row);
      return row >= 0;
    },
    removeRow,
    rowOf: (id) => rowOf(columns, id),
    isAlive: (row) => hasBit(columns.alive, row),
    rows: () => rowsOf(aliveBits(columns), columns.live),
    takeGroups(groups) {
      const changed = carryGroups(columns, groups);
      for (const row of changed) orders.touch(row, false);
      if (changed.length > 0) selections.forget();
      return changed.length > 0;
    },
    window({ offset, limit, facets, ...wanted }, now) {
      if (limit === 0) {
        const totals = { rows: [], ...selections.total(wanted) };
        return facets ? { ...totals, facets: selections.count(wanted, now) } : totals;
      }
      const { rows, matched, hidden } = selections.select(wanted);
      const shown = Array.from(rows.subarray(offset, offset + limit), (row) => readUser(columns, row));
      const totals = { rows: shown, matched, hidden };
      return facets ? { ...totals, facets: selections.count(wanted, now) } : totals;
    },
    select: (wanted) => selections.select(wanted).rows.slice(),
    matching,
    read: (row) => readUser(columns, row),
    hold,
    compact: () => compactText(columns),
    prepare: () => orders.prepare(),
    content: () => ({ columns, ranks: orders.ranks() }),
  };
}
