import { type Bits, hasBit, setBit, wordsFor } from './bits.ts';
import type { Span } from './bytes.ts';
import { compareSpans } from './collation.ts';
import { type Columns, FLAG } from './columns.ts';
import { grown } from './grow.ts';
import { type DateColumn, FIELD } from './record.ts';
import { release } from './release.ts';
import { narrowToField, pointAtText, readId } from './rows.ts';
import { type Keys, pointAtKey, sortTexts } from './sort-texts.ts';

/** Columns whose order has to be worked out row by row. */
export type RankedColumn = 'handle' | 'name' | 'email' | DateColumn;

/** The order of one column: made once, then kept up to date by moving the rows that changed. */
export interface Rank {
  readonly column: RankedColumn;
  /** Rows that have a value, ascending; those with equal values by handle, then by id. */
  sorted: Uint32Array<ArrayBuffer>;
  /** By row: a number that grows with the value; `NO_RANK` where there is none. */
  dense: Uint32Array<ArrayBuffer>;
  /** More than the largest of these numbers. */
  distinct: number;
  /** Rows that changed since. */
  pending: number[];
}

export const NO_RANK = 0xffffffff;
/** With a larger share of changed rows than this, sorting all anew is quicker than moving them. */
export const MOVED_SHARE = 0.25;
/** Rows that are dealt with between two pauses. */
const SLICE = 50_000;

type Compare = (one: number, other: number) => number;

/** Sorts a column from scratch, with pauses. `base`: the rank of handles, for all columns but that one. */
export function* buildRank(columns: Columns, column: RankedColumn, base: Rank | null): Generator<void, Rank> {
  const rows = rowsWithValue(columns, column);
  let sorted: Uint32Array<ArrayBuffer>;
  let compare: Compare;
  let scratch: Uint32Array[] = [];
  if (isDate(column)) {
    const values = columns.dates[column] ?? new Float64Array(0);
    sorted = sortTimes(values, rows);
    compare = (one, other) => (values[one] as number) - (values[other] as number);
  } else {
    const keys = keysOf(columns, column, rows);
    sorted = yield* sortTexts(keys, rows);
    compare = keyComparer(keys);
    scratch = [keys.from, keys.length];
  }
  const dense = new Uint32Array(columns.rows).fill(NO_RANK);
  const distinct = yield* number(columns, { sorted, dense, compare }, base);
  for (const one of [rows, ...scratch]) release(one);
  return { column, sorted, dense, distinct, pending: [] };
}

/** Takes over what changed. The memory of the order before is given back: nobody may look at it any more. */
export function refreshRank(columns: Columns, rank: Rank, base: Rank | null): void {
  if (rank.pending.length === 0) return;
  const before = rank.sorted;
  if (rank.pending.length > columns.rows * MOVED_SHARE) {
    release(rank.dense);
    Object.assign(rank, finish(buildRank(columns, rank.column, base)));
  } else moveRows(columns, rank);
  release(before);
}

/** Takes the rows that changed out, and puts them where they belong now. */
function moveRows(columns: Columns, rank: Rank): void {
  const moved: Bits = new Uint32Array(wordsFor(columns.rows));
  const fresh: number[] = [];
  rank.dense = grown(rank.dense, columns.rows);
  for (const row of rank.pending) {
    if (hasBit(moved, row)) continue;
    setBit(moved, row);
    if (hasValue(columns, rank.column, row)) fresh.push(row);
    rank.dense[row] = NO_RANK;
  }
  rank.pending = [];
  const { compareValue, compareOrder } = rowComparers(columns, rank.column);
  fresh.sort(compareOrder);
  const { scratch, kept } = without(rank.sorted, moved);
  insert(rank, kept, fresh, compareValue, compareOrder);
  release(scratch);
}

/** Runs a generator to its end. */
export function finish<T>(steps: Generator<void, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Whether a row has a value in a column, and is in use. */
export function hasValue(columns: Columns, column: RankedColumn, row: number): boolean {
  if (!hasBit(columns.alive, row)) return false;
  if (isDate(column)) return !Number.isNaN(columns.dates[column]?.[row] ?? Number.NaN);
  const absent = column === 'name' ? FLAG.noName : column === 'email' ? FLAG.noEmail : 0;
  return ((columns.flags[row] as number) & absent) === 0;
}

function rowsWithValue(columns: Columns, column: RankedColumn): Uint32Array<ArrayBuffer> {
  const rows = new Uint32Array(columns.live);
  let count = 0;
  for (let row = 0; row < columns.rows; row += 1) {
    if (!hasValue(columns, column, row)) continue;
    rows[count] = row;
    count += 1;
  }
  const found = rows.slice(0, count);
  release(rows);
  return found;
}

function isDate(column: RankedColumn): column is DateColumn {
  return column !== 'handle' && column !== 'name' && column !== 'email';
}

/** Sorts the times themselves, then finds the place of each row among them. */
function sortTimes(values: Float64Array, rows: Uint32Array): Uint32Array<ArrayBuffer> {
  const times = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) times[index] = values[rows[index] as number] as number;
  times.sort();
  const taken = new Uint32Array(rows.length);
  const sorted = new Uint32Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as number;
    const time = values[row] as number;
    let [low, high] = [0, times.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((times[middle] as number) < time) low = middle + 1;
      else high = middle;
    }
    sorted[low + (taken[low] as number)] = row;
    taken[low] = (taken[low] as number) + 1;
  }
  release(times);
  release(taken);
  return sorted;
}

function keysOf(columns: Columns, column: 'handle' | 'name' | 'email', rows: Uint32Array): Keys {
  const from = new Uint32Array(columns.rows);
  const length = new Uint32Array(columns.rows);
  const span = emptySpan();
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as number;
    narrowToField(pointAtText(columns, row, span), FIELD[column]);
    from[row] = span.from;
    length[row] = span.to - span.from;
  }
  return { chunks: columns.text.chunks, chunk: columns.chunk.subarray(0, columns.rows), from, length };
}

const emptySpan = (): Span => ({ bytes: new Uint8Array(0), from: 0, to: 0 });

function keyComparer(keys: Keys): Compare {
  const [left, right] = [emptySpan(), emptySpan()];
  return (one, other) => compareSpans(pointAtKey(keys, one, left), pointAtKey(keys, other, right));
}

/** Compares two rows: by the value alone, and by what decides where they stand. */
function rowComparers(columns: Columns, column: RankedColumn): { compareValue: Compare; compareOrder: Compare } {
  const [left, right] = [emptySpan(), emptySpan()];
  const byText = (field: number): Compare => {
    return (one, other) => {
      narrowToField(pointAtText(columns, one, left), field);
      narrowToField(pointAtText(columns, other, right), field);
      return compareSpans(left, right);
    };
  };
  const byHandle = byText(FIELD.handle);
  const byTime = (values: Float64Array | null): Compare => {
    return (one, other) => (values?.[one] as number) - (values?.[other] as number);
  };
  const compareValue = isDate(column) ? byTime(columns.dates[column]) : byText(FIELD[column]);
  const byId: Compare = (one, other) => (readId(columns, one) < readId(columns, other) ? -1 : 1);
  const compareOrder: Compare = (one, other) =>
    compareValue(one, other) || byHandle(one, other) || (one === other ? 0 : byId(one, other));
  return { compareValue, compareOrder };
}

interface Sorted {
  readonly sorted: Uint32Array;
  readonly dense: Uint32Array;
  readonly compare: Compare;
}

/** Numbers the different values, and puts rows with equal ones in order. Answers with how many there are. */
function* number(columns: Columns, { sorted, dense, compare }: Sorted, base: Rank | null): Generator<void, number> {
  const placeOf = base && placesOf(base.sorted, columns.rows);
  let place = 0;
  let start = 0;
  for (let index = 1; index <= sorted.length; index += 1) {
    if (index % SLICE === 0) yield;
    if (index < sorted.length && compare(sorted[start] as number, sorted[index] as number) === 0) continue;
    const equal = sorted.subarray(start, index);
    if (equal.length > 1) orderTies(columns, equal, base, placeOf);
    for (let one = start; one < index; one += 1) dense[sorted[one] as number] = place;
    place += 1;
    start = index;
  }
  if (placeOf) release(placeOf);
  return sorted.length === 0 ? 0 : place;
}

function orderTies(columns: Columns, equal: Uint32Array, base: Rank | null, placeOf: Uint32Array | null): void {
  if (!base || !placeOf) {
    const ids = new Map(Array.from(equal, (row) => [row, readId(columns, row)]));
    equal.sort((one, other) => ((ids.get(one) ?? '') < (ids.get(other) ?? '') ? -1 : 1));
    return;
  }
  for (let index = 0; index < equal.length; index += 1) equal[index] = placeOf[equal[index] as number] as number;
  equal.sort();
  for (let index = 0; index < equal.length; index += 1) equal[index] = base.sorted[equal[index] as number] as number;
}

/** By row: where it stands in an order. */
export function placesOf(order: Uint32Array, rows: number): Uint32Array<ArrayBuffer> {
  const places = new Uint32Array(rows);
  for (let index = 0; index < order.length; index += 1) places[order[index] as number] = index;
  return places;
}

/** The rows that did not move, in memory that is given back as a whole. */
function without(sorted: Uint32Array, moved: Bits): { scratch: Uint32Array; kept: Uint32Array } {
  const scratch = new Uint32Array(sorted.length);
  let count = 0;
  for (let index = 0; index < sorted.length; index += 1) {
    const row = sorted[index] as number;
    if (hasBit(moved, row)) continue;
    scratch[count] = row;
    count += 1;
  }
  return { scratch, kept: scratch.subarray(0, count) };
}

/**
 * Puts sorted rows in between the kept ones. Those behind a new value are numbered on by one; a number that nobody has
 * any more does no harm.
 */
function insert(
  rank: Rank,
  kept: Uint32Array,
  fresh: readonly number[],
  compareValue: Compare,
  compareOrder: Compare,
): void {
  const { dense } = rank;
  const sorted = new Uint32Array(kept.length + fresh.length);
  let [taken, next, shift] = [0, 0, 0];
  const takeUntil = (end: number) => {
    const stretch = kept.subarray(taken, end);
    sorted.set(stretch, next);
    next += stretch.length;
    taken = end;
    if (shift === 0) return;
    for (let index = 0; index < stretch.length; index += 1) {
      const row = stretch[index] as number;
      dense[row] = (dense[row] as number) + shift;
    }
  };
  for (const row of fresh) {
    let [low, high] = [taken, kept.length];
    // Lists mostly come in order.
    if (low < high && compareOrder(kept[high - 1] as number, row) < 0) low = high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareOrder(kept[middle] as number, row) < 0) low = middle + 1;
      else high = middle;
    }
    takeUntil(low);
    const before = next > 0 ? (sorted[next - 1] as number) : -1;
    const after = low < kept.length ? (kept[low] as number) : -1;
    if (before >= 0 && compareValue(before, row) === 0) dense[row] = dense[before] as number;
    else if (after >= 0 && compareValue(after, row) === 0) dense[row] = (dense[after] as number) + shift;
    else {
      dense[row] = before < 0 ? 0 : (dense[before] as number) + 1;
      shift += 1;
    }
    sorted[next] = row;
    next += 1;
  }
  takeUntil(kept.length);
  rank.sorted = sorted;
  rank.distinct += shift;
}
