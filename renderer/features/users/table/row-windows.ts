import type { DirectoryState, Window } from '../../../../electron/domain/query.ts';
import type { User } from '../../../../electron/domain/user.ts';

/** Rows that are asked for at once. */
export const WINDOW_ROWS = 100;
/** Rows beyond the visible ones that are asked for already, so that a slow scroll never meets an empty row. */
const LOOK_AHEAD = 40;

/** Rows from `first` to `last`, both included, counted from 0. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** What is known of the rows of a selection. */
export interface Rows {
  rowAt(index: number): User | undefined;
  readonly matched: number;
  readonly hidden: number;
  readonly total: number;
  readonly state: DirectoryState;
}

/** Where the windows begin that cover a range and what lies just beyond it. */
export function windowOffsets({ first, last }: RowRange): number[] {
  const from = Math.floor(Math.max(0, first - LOOK_AHEAD) / WINDOW_ROWS);
  const to = Math.floor(Math.max(0, last + LOOK_AHEAD) / WINDOW_ROWS);
  return Array.from({ length: to - from + 1 }, (_, index) => (from + index) * WINDOW_ROWS);
}

/** Joins the windows that came; the totals are those of the newest. Null while none has come. */
export function joinWindows(offsets: readonly number[], windows: readonly (Window | undefined)[]): Rows | null {
  const byOffset = new Map<number, Window>();
  let newest: Window | null = null;
  for (const [index, window] of windows.entries()) {
    if (!window) continue;
    byOffset.set(offsets[index] ?? 0, window);
    if (!newest || window.state.revision >= newest.state.revision) newest = window;
  }
  if (!newest) return null;
  const { matched, hidden, total, state } = newest;
  return {
    matched,
    hidden,
    total,
    state,
    rowAt: (index) => byOffset.get(Math.floor(index / WINDOW_ROWS) * WINDOW_ROWS)?.rows[index % WINDOW_ROWS],
  };
}
