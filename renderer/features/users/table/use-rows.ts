import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
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
  /** Why the rows can't be had at all: the core refused, or can't be reached. */
  readonly failure: Failure | null;
  /** Asks again after a failure. */
  readonly retry: () => void;
}

function combineWindows(results: readonly UseQueryResult<Window>[]) {
  return {
    windows: results.map((result) => result.data),
    error: results.find((result) => result.error)?.error ?? null,
    retry: () => {
      for (const result of results) if (result.error) void result.refetch();
    },
  };
}

/** Fetches the windows of a selection that cover a range; those just left stay in the cache for a minute. */
export function useRows(selection: Selection, range: RowRange): RowsResult {
  const offsets = useMemo(() => windowOffsets({ first: range.first, last: range.last }), [range.first, range.last]);
  const { windows, error, retry } = useQueries({
    queries: offsets.map((offset) => windowQuery(selection, offset)),
    combine: combineWindows,
  });
  const current = useMemo(() => joinWindows(offsets, windows), [offsets, windows]);
  const before = useRef<Rows | null>(null);
  useEffect(() => {
    if (current) before.current = current;
  }, [current]);
  const failure = useMemo(() => (error ? failureOf(error) : null), [error]);
  return { rows: current ?? before.current, failure, retry };
}
