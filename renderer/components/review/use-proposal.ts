import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { AppliedChange } from '../../../electron/contract/contract.ts';
import type { Change, Intent } from '../../../electron/domain/change.ts';
import type { Field } from '../../../electron/domain/description.ts';
import { type Failure, isUncertain } from '../../../electron/domain/failure.ts';
import { api } from '../../lib/bridge.ts';
import { failureOf } from '../../lib/failure.ts';
import { orpc } from '../../lib/orpc.ts';
import { type Conflict, conflictOf, withMine, withTheirs } from './conflict.ts';

/** What a person wants done, in the words of the dialog that asks once more. */
export interface Proposal {
  readonly intents: readonly Intent[];
  /** A question: "Deactivate fred on lab-01?" */
  readonly title: string;
  /** What it means, where the changes alone don't say it. */
  readonly intro?: ReactNode;
  /** Says what happens: "Deactivate fred". */
  readonly confirmLabel: string;
  /** Says what stays: "Keep active". */
  readonly keepLabel: string;
  /** It takes something away or can't be taken back; missing: it is where its changes are grave. */
  readonly dangerous?: boolean;
  /** Names for ids in the values, beside those that the changes bring. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Further lines, each with a name: who loses and keeps what. */
  readonly facts?: readonly { readonly label: string; readonly text: ReactNode }[];
  /** Whether these changes have to be shown before they are sent; missing: all are. */
  readonly asks?: (changes: readonly Change[]) => boolean;
  /** Called once everything was done. */
  readonly onDone?: (results: readonly AppliedChange[]) => void;
  /** Called with the results once everything was tried, whether or not all was done; the dialog leaves them to it. */
  readonly onApplied?: (results: readonly AppliedChange[]) => void;
  /** The form that this comes from shows conflicts itself, at its fields. */
  readonly ownConflicts?: boolean;
  /** Called where nothing could be tried, with the reason. */
  readonly onFailure?: (failure: Failure) => void;
}

/** Where a proposal stands. */
export type ProposalPhase =
  | { readonly step: 'checking' }
  | {
      readonly step: 'review' | 'sending';
      readonly changes: readonly Change[];
      /** It was to be confirmed outside of the page and was not, so nothing was sent. */
      readonly unconfirmed?: boolean;
    }
  | { readonly step: 'conflict'; readonly conflict: Conflict }
  | { readonly step: 'partly'; readonly results: readonly AppliedChange[] }
  | { readonly step: 'failed'; readonly failure: Failure; readonly unknown: boolean };

/** The proposal that is being asked about, and what can be done with it. */
export interface ProposalState {
  readonly proposal: Proposal | null;
  readonly phase: ProposalPhase;
  /** The dialog is to be drawn; one that may not have to ask stays hidden until that is known. */
  readonly shown: boolean;
  /** It is being compared or sent. */
  readonly busy: boolean;
  propose(proposal: Proposal): void;
  confirm(): void;
  /** After a conflict: leaves what somebody else set as it is, and goes on with the rest. */
  takeTheirs(): void;
  /** After a conflict: compares anew, meaning the own values on top of what somebody else set. */
  setMine(): void;
  close(): void;
}

/** Whether a password in one of these fields is on its way to the server; only the page still has it. */
export function sendsPassword({ busy, phase, proposal }: ProposalState, fields: readonly Field[]): boolean {
  if (!busy || phase.step !== 'sending') return false;
  const keys = fields.filter(({ type }) => type === 'password').map(({ key }) => key);
  const values = proposal?.intents.flatMap((intent) => ('set' in intent ? keys.map((key) => intent.set[key]) : []));
  return values?.some((value) => typeof value === 'string' && value !== '') ?? false;
}

/**
 * Takes a proposal through its steps: compared with the server, shown, confirmed, sent once. All writes of the screens
 * go this way.
 */
export function useProposal(instanceId: string): ProposalState {
  const client = useQueryClient();
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [phase, setPhase] = useState<ProposalPhase>({ step: 'checking' });
  const [shown, setShown] = useState(false);
  const sending = useRef(false);
  const turn = useRef(0);
  /** What was planned for each intent, to say of those that were not tried what they would have done. */
  const plans = useRef(new Map<Intent, readonly Change[]>());
  // Nothing is sent for a screen that was left while it still compared.
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );

  function fail(what: Proposal, error: unknown, intent?: Intent) {
    const failure = failureOf(error);
    const conflict = intent && !what.ownConflicts ? conflictOf(intent, failure) : null;
    if (conflict) {
      setShown(true);
      setPhase({ step: 'conflict', conflict });
      return;
    }
    if (what.onFailure) setProposal(null);
    else setShown(true);
    setPhase({ step: 'failed', failure, unknown: isUncertain(failure) });
    what.onFailure?.(failure);
  }

  async function check(what: Proposal) {
    const mine = ++turn.current;
    const planned = await Promise.all(
      what.intents.map((intent) =>
        api.changes.preview({ instanceId, intent }).then(
          (changes) => ({ intent, changes }),
          (error: unknown) => ({ intent, error }),
        ),
      ),
    );
    if (mine !== turn.current) return;
    const refused = planned.find((one) => 'error' in one);
    if (refused) {
      fail(what, refused.error, refused.intent);
      return;
    }
    plans.current = new Map(planned.map((one) => [one.intent, 'changes' in one ? one.changes : []]));
    show(what, [...plans.current.values()].flat());
  }

  /** Goes on with another intent in place of the one that met a conflict, or without it. */
  function goOn({ intent }: Conflict, next: Intent | null) {
    if (!proposal) return;
    const intents = proposal.intents.flatMap((one) => (one === intent ? (next ? [next] : []) : [one]));
    if (intents.length === 0) {
      setProposal(null);
      void client.invalidateQueries({ queryKey: orpc.users.key() });
      void client.invalidateQueries({ queryKey: orpc.groups.key() });
      return;
    }
    const again = { ...proposal, intents };
    setProposal(again);
    setPhase({ step: 'checking' });
    void check(again);
  }

  function show(what: Proposal, changes: readonly Change[]) {
    const asks = changes.length === 0 || (what.asks?.(changes) ?? true);
    if (asks) {
      setShown(true);
      setPhase({ step: 'review', changes });
    } else begin(what, changes);
  }

  function begin(what: Proposal, changes: readonly Change[]) {
    sending.current = true;
    setPhase({ step: 'sending', changes });
    void send(what);
  }

  /** Back to the review as it was: who withdraws a confirmation has not failed at anything. */
  function askAgain() {
    setShown(true);
    setPhase({ step: 'review', changes: [...plans.current.values()].flat(), unconfirmed: true });
  }

  const untried = (intent: Intent): AppliedChange[] =>
    (plans.current.get(intent) ?? []).map((change) => ({ change, outcome: null, failure: null }));

  /** Where earlier intents were done already, a refusal belongs to its own changes instead of hiding theirs. */
  async function tryIntent(intent: Intent, isLater: boolean): Promise<AppliedChange[]> {
    try {
      return await api.changes.apply({ instanceId, intent });
    } catch (error) {
      const [first, ...rest] = untried(intent);
      if (!isLater || !first) throw error;
      const failure = failureOf(error);
      return [{ ...first, outcome: isUncertain(failure) ? 'unknown' : 'failed', failure }, ...rest];
    }
  }

  async function send(what: Proposal) {
    const results: AppliedChange[] = [];
    let trying: Intent | undefined;
    let stopped = false;
    try {
      for (const intent of what.intents) {
        if (stopped) {
          results.push(...untried(intent));
          continue;
        }
        trying = intent;
        results.push(...(await tryIntent(intent, results.length > 0)));
        stopped = results.some((result) => result.outcome !== 'done');
      }
      const allDone = results.every((result) => result.outcome === 'done');
      if (allDone || what.onApplied) setProposal(null);
      else {
        setShown(true);
        setPhase({ step: 'partly', results });
      }
      what.onApplied?.(results);
      if (allDone) what.onDone?.(results);
    } catch (error) {
      if (results.length === 0 && failureOf(error).code === 'not-confirmed') askAgain();
      else fail(what, error, results.length === 0 ? trying : undefined);
    } finally {
      sending.current = false;
      await client.invalidateQueries({ queryKey: orpc.history.key() });
    }
  }

  return {
    proposal,
    phase,
    shown,
    busy: proposal !== null && (phase.step === 'checking' || phase.step === 'sending'),
    propose(next) {
      if (sending.current) return;
      setPhase({ step: 'checking' });
      setShown(!next.asks);
      setProposal(next);
      void check(next);
    },
    confirm() {
      if (!proposal || phase.step !== 'review' || sending.current) return;
      begin(proposal, phase.changes);
    },
    takeTheirs() {
      if (phase.step === 'conflict') goOn(phase.conflict, withTheirs(phase.conflict));
    },
    setMine() {
      if (phase.step === 'conflict') goOn(phase.conflict, withMine(phase.conflict));
    },
    close() {
      if (sending.current) return;
      turn.current += 1;
      setProposal(null);
    },
  };
}
