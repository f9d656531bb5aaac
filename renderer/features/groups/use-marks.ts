import { useCallback, useMemo, useState } from 'react';
import type { GroupSummary } from '../../../electron/domain/group.ts';

/** The groups that are marked, to do something with all of them. */
export interface Marks {
  readonly ids: ReadonlySet<string>;
  /** Those that are still there. */
  readonly groups: readonly GroupSummary[];
  set(groups: readonly Pick<GroupSummary, 'id'>[], marked: boolean): void;
  clear(): void;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Holds which groups are marked, as long as the screen is open. */
export function useMarks(groups: readonly GroupSummary[]): Marks {
  const [ids, setIds] = useState(NOTHING);
  const marked = useMemo(() => (ids.size === 0 ? [] : groups.filter(({ id }) => ids.has(id))), [groups, ids]);
  // The same function all along, so that heads that stay need not be drawn again while columns come and go.
  const set = useCallback((some: readonly Pick<GroupSummary, 'id'>[], on: boolean) => {
    setIds((before) => {
      const next = new Set(before);
      for (const { id } of some) {
        if (on) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  }, []);
  return { ids, groups: marked, set, clear: () => setIds(NOTHING) };
}
