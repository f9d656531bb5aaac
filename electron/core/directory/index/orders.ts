import type { ColumnId } from '../../../domain/description.ts';
import type { Sort } from '../../../domain/query.ts';
import { assertNever } from '../../../domain/result.ts';
import { fold } from '../search-text.ts';
import { COLLATOR } from './collation.ts';
import type { Columns } from './columns.ts';
import type { Dictionary } from './dictionary.ts';
import {
  buildRank,
  finish,
  MOVED_SHARE,
  NO_RANK,
  placesOf,
  type Rank,
  type RankedColumn,
  refreshRank,
} from './ranks.ts';
import { DATE_COLUMNS } from './record.ts';

/** All rows in one order, with the place of each. */
export interface Order {
  readonly rows: Uint32Array<ArrayBuffer>;
  /** By row; worked out when first asked for. */
  placeOf(): Uint32Array<ArrayBuffer>;
}

/** The orders of the rows. Each column is sorted once; afterwards only rows that changed are moved. */
export interface Orders {
  /** The order by several columns, then by handle and id. Rows without a value come last whatever the direction. */
  get(sort: readonly Sort[]): Order;
  /** A row changed. `moved`: it was added or removed, or texts or times of it changed. */
  touch(row: number, moved: boolean): void;
  /** The columns that are sorted, that of handles in any case, to be kept. */
  ranks(): Rank[];
  /** Sorts the columns that somebody may ask for next, a slice at each step. */
  prepare(): Generator<void, void>;
}

const KEPT_ORDERS = 4;
/** Rows that changed may always be remembered up to this number. */
const FEW = 1000;

/** The orders of some columns. `kept`: ranks that were made before. */
export function createOrders(columns: Columns, kept: readonly Rank[] = []): Orders {
  const ranks = new Map<RankedColumn, Rank>(kept.map((rank) => [rank.column, rank]));
  const orders = new Map<string, { readonly order: Order; readonly sort: readonly Sort[] }>();
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

  function get(sort: readonly Sort[]): Order {
    const key = JSON.stringify(sort);
    const present = orders.get(key);
    if (present) return present.order;
    const order = orderOf(inOrder(sort), columns.rows);
    if (orders.size >= KEPT_ORDERS) orders.delete(orders.keys().next().value ?? '');
    orders.set(key, { order, sort });
    return order;
  }

  function inOrder(sort: readonly Sort[]): Uint32Array<ArrayBuffer> {
    const base = rankOf('handle').sorted;
    const [first, ...others] = sort;
    if (!first) return base;
    const { column, direction } = first;
    if (others.length === 0 && isRanked(column)) {
      const rank = rankOf(column);
      return withNoValueLast(direction === 'ascending' ? rank.sorted : descending(rank), rank, base);
    }
    return sort.reduceRight((rows, one) => reorder(rows, keyOf(one.column), one.direction === 'descending'), base);
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
    for (const [key, { sort }] of orders) {
      if (moved || !sort.every(({ column }) => isRanked(column))) orders.delete(key);
    }
    if (!moved) return;
    for (const [column, { pending }] of ranks) {
      // With so many, the column would be sorted anew anyway; until then each of them would be remembered.
      if (pending.push(row) > Math.max(FEW, columns.rows * MOVED_SHARE)) ranks.delete(column);
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

/** Whether it is a column of times that nobody has. */
function isEmpty({ dates }: Columns, column: RankedColumn): boolean {
  return DATE_COLUMNS.some((date) => date === column && dates[date] === null);
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

interface SortKey {
  readonly ranks: Uint32Array;
  readonly distinct: number;
}

function orderOf(rows: Uint32Array<ArrayBuffer>, count: number): Order {
  let places: Uint32Array<ArrayBuffer> | null = null;
  return {
    rows,
    placeOf() {
      places ??= placesOf(rows, count);
      return places;
    },
  };
}

/** Sorts rows by a key; equal ones stay as they stand. */
function reorder(rows: Uint32Array, { ranks, distinct }: SortKey, descending: boolean): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(distinct + 2);
  const bucket = (row: number) => {
    const rank = ranks[row] as number;
    return rank === NO_RANK ? distinct : descending ? distinct - 1 - rank : rank;
  };
  for (let index = 0; index < rows.length; index += 1) {
    const after = bucket(rows[index] as number) + 1;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let index = 1; index < starts.length; index += 1) {
    starts[index] = (starts[index] as number) + (starts[index - 1] as number);
  }
  const sorted = new Uint32Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as number;
    const one = bucket(row);
    const place = starts[one] as number;
    sorted[place] = row;
    starts[one] = place + 1;
  }
  return sorted;
}

function keyOfCodes(codes: Uint32Array, rows: number, ranks: SortKey): SortKey {
  const byRow = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) byRow[row] = ranks.ranks[codes[row] as number] as number;
  return { ranks: byRow, distinct: ranks.distinct };
}

function dictionaryRanks({ values }: Dictionary): SortKey {
  const { ranks, distinct } = rankTexts(values.slice(1));
  const byCode = new Uint32Array(values.length).fill(NO_RANK);
  byCode.set(ranks, 1);
  return { ranks: byCode, distinct };
}

function firstGroupRanks({ groupRefs, groupLists }: Columns): SortKey {
  const { ranks, distinct } = rankTexts(groupRefs.refs.map((ref) => ref.name));
  const byList = new Uint32Array(groupLists.count).fill(NO_RANK);
  for (let list = 1; list < groupLists.count; list += 1) {
    const first = groupLists.items[groupLists.starts[list] as number] as number;
    byList[list] = ranks[first] as number;
  }
  return { ranks: byList, distinct };
}

function rankTexts(texts: readonly string[]): SortKey {
  const folded = texts.map(fold);
  const sorted = folded.map((_, index) => index);
  const compare = (one: number, other: number) => COLLATOR.compare(folded[one] ?? '', folded[other] ?? '');
  sorted.sort(compare);
  const ranks = new Uint32Array(texts.length);
  let place = -1;
  for (const [index, one] of sorted.entries()) {
    if (index === 0 || compare(sorted[index - 1] as number, one) !== 0) place += 1;
    ranks[one] = place;
  }
  return { ranks, distinct: place + 1 };
}
