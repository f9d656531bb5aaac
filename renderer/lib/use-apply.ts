import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { AppliedChange } from '../../electron/contract/contract.ts';
import type { Intent } from '../../electron/domain/change.ts';
import type { Failure } from '../../electron/domain/failure.ts';
import { api } from './bridge.ts';
import { failureOf } from './failure.ts';
import { orpc } from './orpc.ts';

/** One sending of an intent, and what came of it. */
export interface Applying {
  readonly sending: boolean;
  readonly results: readonly AppliedChange[] | null;
  /** Why it was not done: the first change that wasn't, or that nothing could be tried. */
  readonly failure: Failure | null;
  /** Sends an intent once, however often it is called while one is under way. Null where nothing could be tried. */
  send(intent: Intent): Promise<readonly AppliedChange[] | null>;
  reset(): void;
}

/** Sends an intent without a question before: for forms that say themselves what they do. */
export function useApply(instanceId: string): Applying {
  const client = useQueryClient();
  const busy = useRef(false);
  const [sending, setSending] = useState(false);
  const [results, setResults] = useState<readonly AppliedChange[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function send(intent: Intent) {
    if (busy.current) return null;
    busy.current = true;
    setSending(true);
    setFailure(null);
    try {
      const applied = await api.changes.apply({ instanceId, intent });
      setResults(applied);
      setFailure(applied.find((one) => one.failure)?.failure ?? null);
      return applied;
    } catch (error) {
      setResults(null);
      setFailure(failureOf(error));
      return null;
    } finally {
      busy.current = false;
      setSending(false);
      await client.invalidateQueries({ queryKey: orpc.history.key() });
    }
  }

  const reset = () => {
    setResults(null);
    setFailure(null);
  };
  return { sending, results, failure, send, reset };
}
