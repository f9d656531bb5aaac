import { useQueries } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Failure } from '../../../../electron/domain/failure.ts';
import type { Selection, Window } from '../../../../electron/domain/query.ts';
import { failureOf } from '../../../lib/failure.ts';
import { orpc } from '../../../lib/orpc.ts';
import { joinWindows, type RowRange, type Rows, WINDOW_ROWS, windowOffsets } from './row-windows.ts';

const KEPT_MS = 60_000;

/** The query that asks for one window of a selection. */
export function windowQuery(selection: Selection, offset: number) {
  return orpc.directory.query.queryOptions({
    input: { ...selection, offset, limit: WINDOW_ROWS },
    gcTime: KEPT_MS,
  });
}

/** The rows of a selection around a range. */
export interface RowsResult {
  /** Null until the first window came. While a new selection is on its way these are the rows of the one before. */
  readonly rows: Rows | null;
  /** They are those of the present selection. */
  readonly isCurrent: boolean;
  /** Why the rows can't be had at all: the core refused, or can't be reached. */
  readonly failure: Failure | null;
  /** Asks again after a failure. */
  readonly retry: () => void;
}

/**
 * Fetches the windows of a selection that cover a range; those just left stay in the cache for a minute. The answers are
 * joined here and not by the library, which would compare every row of a new answer with those of the old one.
 */
export function useRows(selection: Selection, range: RowRange): RowsResult {
  const offsets = windowOffsets(range);
  const results = useQueries({ queries: offsets.map((offset) => windowQuery(selection, offset)) });
  const current = useJoined(
    offsets,
    results.map(({ data }) => data),
  );
  const before = useRef<Rows | null>(null);
  useEffect(() => {
    if (current) before.current = current;
  }, [current]);
  const error = results.find((result) => result.error)?.error ?? null;
  const failure = useMemo(() => (error ? failureOf(error) : null), [error]);
  const retry = () => {
    for (const result of results) if (result.error) void result.refetch();
  };
  return { rows: current ?? before.current, isCurrent: current !== null, failure, retry };
}

/** The rows of some windows; the same as before as long as the windows are. */
function useJoined(offsets: readonly number[], windows: readonly (Window | undefined)[]): Rows | null {
  const [joined, setJoined] = useState(() => ({ offsets, windows, rows: joinWindows(offsets, windows) }));
  if (isSameList(joined.offsets, offsets) && isSameList(joined.windows, windows)) return joined.rows;
  const rows = joinWindows(offsets, windows);
  setJoined({ offsets, windows, rows });
  return rows;
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, place) => value === other[place]);
}
