import { useState } from 'react';
import type { AppliedChange } from '../../../electron/contract/contract.ts';
import type { Change } from '../../../electron/domain/change.ts';
import { isGrave } from '../../../electron/domain/confirmation.ts';
import type { Failure } from '../../../electron/domain/failure.ts';
import { type Proposal, type ProposalState, useProposal } from './use-proposal.ts';

/** A form that creates something: one click where that is all, the review where more comes with it. */
export interface Creation {
  /** For the review dialog, which stays hidden where nothing has to be shown. */
  readonly proposal: ProposalState;
  readonly sending: boolean;
  readonly results: readonly AppliedChange[] | null;
  /** Why it was not done: the first change that wasn't, or that nothing could be tried. */
  readonly failure: Failure | null;
  /** Compares, shows where need be, and sends once, however often it is called while one is under way. */
  submit(proposal: Proposal): void;
  reset(): void;
}

/** Whether creating something does more than that: a second write, an administrator, a mail that goes out. */
function doesMore(changes: readonly Change[]): boolean {
  return changes.length > 1 || changes.some((change) => isGrave(change) || (change.effects ?? []).length > 0);
}

/** Takes what a form wants created through its steps. `onApplied` and `onFailure` of the proposal are called as well. */
export function useCreation(instanceId: string): Creation {
  const proposal = useProposal(instanceId);
  const [results, setResults] = useState<readonly AppliedChange[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const take = (next: readonly AppliedChange[] | null, reason: Failure | null) => {
    setResults(next);
    setFailure(reason);
  };
  return {
    proposal,
    sending: proposal.busy,
    results,
    failure,
    submit(wanted) {
      if (proposal.busy) return;
      take(null, null);
      proposal.propose({
        ...wanted,
        asks: doesMore,
        onApplied(applied) {
          take(applied, applied.find((one) => one.failure)?.failure ?? null);
          wanted.onApplied?.(applied);
        },
        onFailure(reason) {
          take(null, reason);
          wanted.onFailure?.(reason);
        },
      });
    },
    reset: () => take(null, null),
  };
}
