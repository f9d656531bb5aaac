import type { Failure } from '../../../electron/domain/failure.ts';
import {
  PROBE_STEPS,
  type ProbeEvent,
  type ProbeFinding,
  type ProbeStep,
  type ProbeStepId,
} from '../../../electron/domain/probe.ts';

/**
 * A connection test as far as it came. `at` is when it started, and when it ended once it has; ISO times.
 * `broken` is why the test itself could not run; what the test found out is in the steps.
 */
export interface ProbeRun {
  readonly phase: 'idle' | 'running' | 'ended';
  readonly steps: Partial<Record<ProbeStepId, ProbeStep>>;
  readonly finding: ProbeFinding | null;
  readonly broken: Failure | null;
  readonly at: string | null;
}

/** No test was run yet. */
export const NO_RUN: ProbeRun = { phase: 'idle', steps: {}, finding: null, broken: null, at: null };

/** The run after one more event. */
export function withEvent(run: ProbeRun, event: ProbeEvent): ProbeRun {
  return event.type === 'finding'
    ? { ...run, finding: event.finding }
    : { ...run, steps: { ...run.steps, [event.step.step]: event.step } };
}

/** The step that failed, or null. */
export function failedStep({ steps }: ProbeRun): ProbeStep | null {
  return PROBE_STEPS.map((id) => steps[id]).find((step) => step?.state === 'failed') ?? null;
}

/** The number of a step as people count, from 1. */
export function stepNumber(id: ProbeStepId): number {
  return PROBE_STEPS.indexOf(id) + 1;
}

/** The failure of the sign-in step, or null. */
export function signInFailure(run: ProbeRun): Failure | null {
  return run.steps['sign-in']?.failure ?? null;
}
