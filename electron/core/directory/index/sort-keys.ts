import { fold } from '../search-text.ts';
import { COLLATOR } from './collation.ts';
import type { Columns } from './columns.ts';
import type { Dictionary } from './dictionary.ts';
import { NO_RANK } from './ranks.ts';
import { release } from './release.ts';

/** What rows are sorted by: a number for each, smaller than `distinct`, or `NO_RANK`. */
export interface SortKey {
  readonly ranks: Uint32Array;
  readonly distinct: number;
  /** Whether the ranks were worked out for one use. */
  readonly isOwn?: boolean;
}

/** Sorts rows by a key; equal ones stay as they stand. */
export function reorder(
  rows: Uint32Array,
  { ranks, distinct, isOwn = false }: SortKey,
  descending: boolean,
): Uint32Array<ArrayBuffer> {
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
  release(starts);
  if (isOwn) release(ranks);
  return sorted;
}

/** The key of a column of codes; `ranks` by code. */
export function keyOfCodes(codes: Uint32Array, rows: number, ranks: SortKey): SortKey {
  const byRow = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) byRow[row] = ranks.ranks[codes[row] as number] as number;
  return { ranks: byRow, distinct: ranks.distinct, isOwn: true };
}

/** The places of texts in their order, by their code. */
export function dictionaryRanks({ values }: Dictionary): SortKey {
  const { ranks, distinct } = rankTexts(values.slice(1));
  const byCode = new Uint32Array(values.length).fill(NO_RANK);
  byCode.set(ranks, 1);
  return { ranks: byCode, distinct };
}

/** The places of lists of groups by the name of the first one, by list number. */
export function firstGroupRanks({ groupRefs, groupLists }: Columns): SortKey {
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
