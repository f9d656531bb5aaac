import { useEffect, useState } from 'react';
import type { Failure } from '../../../electron/domain/failure.ts';
import type { InstanceAdministrators } from '../../../electron/domain/why/holders.ts';
import { api } from '../../lib/bridge.ts';
import { failureOf } from '../../lib/failure.ts';

/** The administrators of some instances, as far as they came. `failure`: nothing more will come. */
export interface AdministratorsSoFar {
  readonly instances: readonly InstanceAdministrators[];
  readonly complete: boolean;
  readonly failure: Failure | null;
}

const NOTHING: AdministratorsSoFar = { instances: [], complete: false, failure: null };

/** Reads who the administrators are: of one instance, or of all saved ones (null). `again` reads anew. */
export function useAdministrators(instanceId: string | null, again: number): AdministratorsSoFar {
  const key = JSON.stringify([instanceId, again]);
  const [state, setState] = useState({ key, value: NOTHING });
  useEffect(() => {
    const ending = new AbortController();
    let value = NOTHING;
    const show = (next: AdministratorsSoFar) => {
      value = next;
      if (!ending.signal.aborted) setState({ key, value });
    };
    const read = async () => {
      try {
        const { signal } = ending;
        const instanceIds = instanceId === null ? null : [instanceId];
        for await (const one of await api.access.administrators({ instanceIds }, { signal })) {
          show({ ...value, instances: [...value.instances, one] });
        }
        show({ ...value, complete: true });
      } catch (error) {
        show({ ...value, failure: failureOf(error) });
      }
    };
    void read();
    return () => ending.abort();
  }, [instanceId, key]);
  return state.key === key ? state.value : NOTHING;
}
