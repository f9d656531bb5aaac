import { useQueryClient } from '@tanstack/react-query';
import { useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { Failure } from '../../../../electron/domain/failure.ts';
import type { Selection } from '../../../../electron/domain/query.ts';
import { questionOf, RowSource } from './row-source.ts';
import type { RowTotals } from './row-windows.ts';

/** The rows of a selection: what is known of them as a whole, and where they come from. */
export interface Rows {
  /** Null until the first window came. While a new selection is on its way these are those of the one before. */
  readonly totals: RowTotals | null;
  /** They are those of the present selection. */
  readonly isCurrent: boolean;
  /** Why the rows can't be had at all: the core refused, or can't be reached. */
  readonly failure: Failure | null;
  readonly source: RowSource;
}

/** Reads the rows of a selection; the page is drawn anew only when something else than single rows changes. */
export function useRows(selection: Selection): Rows {
  const client = useQueryClient();
  const [source] = useState(() => new RowSource(client, selection));
  useLayoutEffect(() => source.ask(selection), [source, selection]);
  const result = useSyncExternalStore(source.subscribe, source.result);
  return {
    totals: result.totals,
    isCurrent: result.question === questionOf(selection),
    failure: result.failure,
    source,
  };
}
