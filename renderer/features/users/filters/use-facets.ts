import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Facets, Selection } from '../../../../electron/domain/query.ts';
import { orpc } from '../../../lib/orpc.ts';

/**
 * How many users each value of each filter would show; null until it was counted. Counted only while `wanted`, and so
 * that nothing waits for it: `wanted` comes true once the rows of the selection are there.
 */
export function useFacets(selection: Selection, wanted: boolean): Facets | null {
  const { data } = useQuery(
    orpc.directory.query.queryOptions({
      input: { ...selection, sort: [], offset: 0, limit: 0, facets: true },
      enabled: wanted,
      placeholderData: keepPreviousData,
    }),
  );
  return data?.facets ?? null;
}
