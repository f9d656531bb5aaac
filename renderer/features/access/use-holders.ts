import { useEffect, useState } from 'react';
import type { Failure } from '../../../electron/domain/failure.ts';
import type { HolderEntry } from '../../../electron/domain/why/holders.ts';
import { api } from '../../lib/bridge.ts';
import { failureOf } from '../../lib/failure.ts';
import { matchesHolder } from './holder-cells.tsx';

/** Holders that are kept on the screen; all are counted. */
const MOST_SHOWN = 1000;

/** Who holds something, as far as it came. `matched` counts those that the search leaves, shown or not. */
export interface HoldersSoFar {
  readonly holders: readonly HolderEntry[];
  readonly matched: number;
  readonly found: number;
  readonly usable: number;
  readonly complete: boolean;
  readonly failure: Failure | null;
}

const NOTHING: HoldersSoFar = { holders: [], matched: 0, found: 0, usable: 0, complete: false, failure: null };

/** Reads who effectively holds a permission, batch by batch; `again` reads anew whenever it changes. */
export function useHolders(instanceId: string, permission: string, search: string, again: number): HoldersSoFar {
  const key = JSON.stringify([instanceId, permission, search, again]);
  const [state, setState] = useState({ key, value: NOTHING });
  useEffect(() => {
    const ending = new AbortController();
    let value = NOTHING;
    const show = (next: HoldersSoFar) => {
      value = next;
      if (!ending.signal.aborted) setState({ key, value });
    };
    const read = async () => {
      try {
        const { signal } = ending;
        for await (const batch of await api.access.whoCan({ instanceId, permission }, { signal })) {
          const { found, usable, complete } = batch;
          const own = batch.holders.filter((holder) => matchesHolder(holder, search));
          const room = MOST_SHOWN - value.holders.length;
          const holders = room > 0 ? [...value.holders, ...own.slice(0, room)] : value.holders;
          show({ ...value, holders, matched: value.matched + own.length, found, usable, complete });
        }
      } catch (error) {
        show({ ...value, failure: failureOf(error) });
      }
    };
    void read();
    return () => ending.abort();
  }, [instanceId, permission, search, key]);
  return state.key === key ? state.value : NOTHING;
}
