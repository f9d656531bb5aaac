import { useEffect } from 'react';
import type { AppliedChange } from '../../../electron/contract/contract.ts';
import type { Intent } from '../../../electron/domain/change.ts';
import { useApply } from '../../lib/use-apply.ts';

/** The group that was created here, with how many permissions it gives. */
export interface MadeGroup {
  readonly id: string;
  readonly name: string;
  readonly permissions: number;
}

/** The user that was created here, and what came of each part of it. The password is shown once more, then gone. */
export interface MadeUser {
  readonly handle: string;
  readonly password: string;
  readonly group: string | null;
  readonly results: readonly AppliedChange[];
}

/** Sends one creation; `onMade` gets the id of what is there now and what came of each part. */
export function useCreation(instanceId: string, onMade: (id: string, results: readonly AppliedChange[]) => void) {
  const applying = useApply(instanceId);
  const { results, failure, sending } = applying;
  const first = results?.[0];
  const id = first?.outcome === 'done' ? first.change.target.id : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a creation is made once, when its results come
  useEffect(() => {
    if (id && results) onMade(id, results);
  }, [results]);
  return {
    create: (intent: Intent) => void applying.send(intent),
    failure: id ? null : failure,
    busy: sending,
    reset: () => applying.reset(),
  };
}
