import type { ColumnId } from '../../../domain/description.ts';
import type { Sort } from '../../../domain/query.ts';
import { assertNever } from '../../../domain/result.ts';
import type { Columns } from './columns.ts';
import {
  buildRank,
  finish,
  hasValue,
  MOVED_SHARE,
  NO_RANK,
  placesOf,
  type Rank,
  type RankedColumn,
  refreshRank,
} from './ranks.ts';
import { createRecent } from './recent.ts';
import { DATE_COLUMNS } from './record.ts';
import { release } from './release.ts';
import { dictionaryRanks, firstGroupRanks, keyOfCodes, reorder, type SortKey } from './sort-keys.ts';

/** All rows in one order, with the place of each. */
export interface Order {
  readonly rows: Uint32Array<ArrayBuffer>;
  /** By row; worked out when first asked for. */
  placeOf(): Uint32Array<ArrayBuffer>;
  /** Whether it was let go of: its memory was given back, and nobody may look at it. */
  isGone(): boolean;
}

/** The orders of the rows. Each column is sorted once; afterwards only rows that changed are moved. */
export interface Orders {
  /**
   * The order by several columns, then by handle and id. Rows without a value come last whatever the direction. It lasts
   * until others were asked for, or rows changed.
   */
  get(sort: readonly Sort[]): Order;
  /** A row changed. `moved`: it was added or removed, or texts or times of it changed. */
  touch(row: number, moved: boolean): void;
  /** The columns that are sorted, that of handles in any case, to be kept. */
  ranks(): Rank[];
  /** Sorts the columns that somebody may ask for next, a slice at each step. */
  prepare(): Generator<void, void>;
}

/** Orders that were used last are kept, up to so many and so many bytes. */
const [KEPT_ORDERS, KEPT_BYTES] = [4, 16 << 20];
/** Rows that changed may always be remembered up to this number. */
const FEW = 1000;

/** The orders of some columns. `kept`: ranks that were made before. */
export function createOrders(columns: Columns, kept: readonly Rank[] = []): Orders {
  const ranks = new Map<RankedColumn, Rank>(kept.map((rank) => [rank.column, rank]));
  const orders = createRecent<KeptOrder>({
    count: KEPT_ORDERS,
    bytes: KEPT_BYTES,
    bytesOf: (order) => order.bytes(),
    dropped: (order) => order.drop(),
  });
  let touches = 0;

  function rankOf(column: RankedColumn): Rank {
    const base = column === 'handle' ? null : rankOf('handle');
    const present = ranks.get(column);
    if (present) {
      refreshRank(columns, present, base);
      return present;
    }
    const rank = finish(buildRank(columns, column, base));
    ranks.set(column, rank);
    return rank;
  }

  function keyOf(column: ColumnId): SortKey {
    switch (column) {
      case 'handle':
      case 'name':
      case 'email':
      case 'created':
      case 'lastSeen':
      case 'passwordChanged': {
        const { dense, distinct } = rankOf(column);
        return { ranks: dense, distinct };
      }
      case 'status':
        return keyOfCodes(columns.status, columns.rows, dictionaryRanks(columns.statuses));
      case 'administrator':
        return keyOfCodes(columns.administrator, columns.rows, dictionaryRanks(columns.administrators));
      case 'groups':
        return keyOfCodes(columns.groups, columns.rows, firstGroupRanks(columns));
      default:
        return assertNever(column);
    }
  }

  const get = (sort: readonly Sort[]): Order => orders.take(JSON.stringify(sort), () => inOrder(sort));

  function inOrder(sort: readonly Sort[]): KeptOrder {
    const base = rankOf('handle').sorted;
    const [first, ...others] = sort;
    const kept = (rows: Uint32Array<ArrayBuffer>, isOwn: boolean) => keepOrder(sort, rows, isOwn, columns.rows);
    if (!first) return kept(base, false);
    if (others.length > 0 || !isRanked(first.column)) return kept(reorderBy(sort, base), true);
    const rank = rankOf(first.column);
    const turned = first.direction === 'ascending' ? null : descending(rank);
    const rows = withNoValueLast(turned ?? rank.sorted, rank, base);
    if (turned && turned !== rows) release(turned);
    return kept(rows, rows !== rank.sorted);
  }

  /** The last column first; each order that only served the next one is given back. */
  function reorderBy(sort: readonly Sort[], base: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
    return sort.reduceRight((rows, { column, direction }) => {
      const next = reorder(rows, keyOf(column), direction === 'descending');
      if (rows !== base) release(rows);
      return next;
    }, base);
  }

  function* prepare() {
    for (const column of RANKED) {
      if (ranks.has(column) || isEmpty(columns, column)) continue;
      const before = touches;
      const { text } = columns;
      const rank = yield* buildRank(columns, column, column === 'handle' ? null : rankOf('handle'));
      // Rows that changed between two steps would stand by old and new values alike.
      if (!ranks.has(column) && touches === before && columns.text === text) ranks.set(column, rank);
    }
  }

  function touch(row: number, moved: boolean) {
    touches += 1;
    orders.drop(({ sort }) => moved || !sort.every(({ column }) => isRanked(column)));
    if (!moved) return;
    for (const [column, rank] of ranks) {
      // With so many, the column would be sorted anew anyway; until then each of them would be remembered.
      if (rank.pending.push(row) <= Math.max(FEW, columns.rows * MOVED_SHARE)) continue;
      ranks.delete(column);
      release(rank.sorted);
      release(rank.dense);
    }
  }

  return {
    get,
    touch,
    ranks() {
      rankOf('handle');
      return [...ranks.keys()].map(rankOf);
    },
    prepare,
  };
}

const RANKED = ['handle', 'name', 'email', ...DATE_COLUMNS] as const satisfies readonly RankedColumn[];

/** Whether nobody has a value in a column: some kinds know no names, or no times of some sort. */
function isEmpty(columns: Columns, column: RankedColumn): boolean {
  const { dates, rows } = columns;
  if (DATE_COLUMNS.some((date) => date === column && dates[date] === null)) return true;
  for (let row = 0; row < rows; row += 1) if (hasValue(columns, column, row)) return false;
  return true;
}

function isRanked(column: ColumnId): column is RankedColumn {
  return (RANKED as readonly ColumnId[]).includes(column);
}

/** From the largest value to the smallest; rows with equal ones stay as they stand. */
function descending({ sorted, dense }: Rank): Uint32Array<ArrayBuffer> {
  const turned = new Uint32Array(sorted.length);
  let next = 0;
  for (let end = sorted.length; end > 0; ) {
    const value = dense[sorted[end - 1] as number];
    let start = end - 1;
    while (start > 0 && dense[sorted[start - 1] as number] === value) start -= 1;
    for (let index = start; index < end; index += 1) {
      turned[next] = sorted[index] as number;
      next += 1;
    }
    end = start;
  }
  return turned;
}

function withNoValueLast(
  sorted: Uint32Array<ArrayBuffer>,
  { dense }: Rank,
  base: Uint32Array,
): Uint32Array<ArrayBuffer> {
  if (sorted.length === base.length) return sorted;
  const all = new Uint32Array(base.length);
  all.set(sorted);
  let next = sorted.length;
  for (let index = 0; index < base.length; index += 1) {
    const row = base[index] as number;
    if (dense[row] !== NO_RANK) continue;
    all[next] = row;
    next += 1;
  }
  return all;
}

interface KeptOrder extends Order {
  readonly sort: readonly Sort[];
  /** Bytes that it has of its own. */
  bytes(): number;
  drop(): void;
}

/** `isOwn`: no rank shares the memory of `rows`. */
function keepOrder(sort: readonly Sort[], rows: Uint32Array<ArrayBuffer>, isOwn: boolean, count: number): KeptOrder {
  let places: Uint32Array<ArrayBuffer> | null = null;
  let isGone = false;
  return {
    sort,
    rows,
    placeOf() {
      places ??= placesOf(rows, count);
      return places;
    },
    isGone: () => isGone,
    bytes: () => (isOwn ? rows.byteLength : 0) + (places?.byteLength ?? 0),
    drop() {
      isGone = true;
      if (isOwn) release(rows);
      if (places) release(places);
    },
  };
}
