import { useQueries } from '@tanstack/react-query';
import type { Description } from '../../../electron/domain/description.ts';
import type { HistoryItem } from '../../../electron/domain/journal.ts';
import { orpc } from '../../lib/orpc.ts';

/** What an instance calls the fields and values of its changes; null where this page does not know it. */
export type VocabularyOf = (item: HistoryItem) => Description | null;

/**
 * The words of the instances whose changes are shown, as far as another screen has asked for them already: a list of the
 * past is no reason to call servers. Only the open instance is asked.
 */
export function useVocabularies(items: readonly HistoryItem[], openId: string | null): VocabularyOf {
  const ids = [...new Set(items.map(({ change }) => change.instanceId))];
  const described = useQueries({
    queries: ids.map((instanceId) => ({
      ...orpc.instances.describe.queryOptions({ input: { instanceId } }),
      enabled: instanceId === openId,
    })),
  });
  return ({ change }) => described[ids.indexOf(change.instanceId)]?.data ?? null;
}
