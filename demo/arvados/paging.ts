import type { Resource } from './columns.ts';
import type { ListOptions, OrderStep } from './list-options.ts';
import type { Json } from './model.ts';
import type { Compare } from './user-table.ts';

/** One page of rows and how many there are in all, if that was asked for. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly available: number | null;
}

/**
 * Compares as PostgreSQL does with the C collation (the contract names none): NULL comes last, and first when
 * descending.
 */
export function compareBy<T>(resource: Resource<T>, order: readonly OrderStep[]): Compare<T> {
  const steps = order.map(({ column, descending }) => {
    const read = resource.columns.get(column)?.read ?? (() => null);
    return descending
      ? (a: T, b: T) => compareValues(read(b), read(a))
      : (a: T, b: T) => compareValues(read(a), read(b));
  });
  return (a, b) => {
    for (const step of steps) {
      const result = step(a, b);
      if (result !== 0) return result;
    }
    return 0;
  };
}

function compareValues(a: Json, b: Json): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

/** Takes a page out of rows that come in the right order. Stops early when nobody wants the count. */
export function takePage<T>(rows: Iterable<T>, test: (row: T) => boolean, options: ListOptions<T>): Page<T> {
  const { offset, limit, counted } = options;
  const page: T[] = [];
  let matching = 0;
  if (limit > 0 || counted) {
    for (const row of rows) {
      if (!test(row)) continue;
      matching += 1;
      if (matching > offset && page.length < limit) page.push(row);
      if (!counted && page.length >= limit) break;
    }
  }
  return { rows: page, available: counted ? matching : null };
}

/** Takes a page out of rows that come in any order, keeping no more of them than the page needs. */
export function sortPage<T>(
  rows: Iterable<T>,
  test: (row: T) => boolean,
  options: ListOptions<T>,
  compare: Compare<T>,
): Page<T> {
  const { offset, limit, counted } = options;
  const wanted = offset + limit;
  let best: T[] = [];
  let matching = 0;
  for (const row of rows) {
    if (!test(row)) continue;
    matching += 1;
    if (limit === 0) continue;
    best.push(row);
    // Twice the page, so that a million rows are sorted in runs.
    if (best.length >= wanted * 2 + 1000) best = best.sort(compare).slice(0, wanted);
  }
  return { rows: best.sort(compare).slice(offset, wanted), available: counted ? matching : null };
}
