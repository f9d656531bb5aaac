import type { DirectoryState, Window } from '../../../../electron/domain/query.ts';
import type { User } from '../../../../electron/domain/user.ts';

/** Rows that are asked for at once. */
export const WINDOW_ROWS = 100;
/** Rows beyond the visible ones that are asked for already, so that a slow scroll never meets an empty row. */
const LOOK_AHEAD = 40;
/** The same where it scrolls to: as many as go by in the time that an answer takes. */
const LOOK_ONWARD = 140;

/** Rows from `first` to `last`, both included, counted from 0. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** How many rows a selection has, and the state of the directory that told it. */
export interface RowTotals {
  readonly matched: number;
  readonly hidden: number;
  readonly total: number;
  readonly state: DirectoryState;
}

/** Windows that came, by where they begin. */
export type Windows = ReadonlyMap<number, Window>;

/**
 * Where the windows begin that cover a range and what lies just beyond it, those in view first: they are answered in
 * that order. `way` is 1 while it scrolls down, -1 up.
 */
export function windowOffsets({ first, last }: RowRange, way = 0): number[] {
  const before = way < 0 ? LOOK_ONWARD : LOOK_AHEAD;
  const after = way > 0 ? LOOK_ONWARD : LOOK_AHEAD;
  return [...new Set([...offsetsBetween(first, last), ...offsetsBetween(first - before, last + after)])];
}

/** Where the windows begin that hold the rows from `first` to `last`. */
export function offsetsBetween(first: number, last: number): number[] {
  const from = Math.floor(Math.max(0, first) / WINDOW_ROWS);
  const to = Math.floor(Math.max(0, last) / WINDOW_ROWS);
  return Array.from({ length: to - from + 1 }, (_, index) => (from + index) * WINDOW_ROWS);
}

/** The totals of the newest window; null while none has come. */
export function totalsOf(windows: Windows): RowTotals | null {
  let newest: Window | null = null;
  for (const window of windows.values()) {
    if (!newest || window.state.revision >= newest.state.revision) newest = window;
  }
  if (!newest) return null;
  const { matched, hidden, total, state } = newest;
  return { matched, hidden, total, state };
}

/** The user of a row, from 0; missing where its window has not come. */
export function rowIn(windows: Windows, index: number): User | undefined {
  return windows.get(Math.floor(index / WINDOW_ROWS) * WINDOW_ROWS)?.rows[index % WINDOW_ROWS];
}
