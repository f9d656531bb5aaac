import { type DiagnoseOptions, diagnose } from '../../../../electron/core/net/diagnose.ts';
import type { ProbeStep } from '../../../../electron/domain/probe.ts';

/** Runs a diagnosis to its end: all steps, those that ended by name, and the result. */
export async function runDiagnosis(options: Omit<DiagnoseOptions, 'allowHttp'> & { allowHttp?: boolean }) {
  const steps: ProbeStep[] = [];
  const running = diagnose({ allowHttp: false, variables: {}, ...options });
  for (;;) {
    const next = await running.next();
    if (next.done) return { steps, ends: steps.filter((one) => one.state !== 'running'), result: next.value };
    steps.push(next.value);
  }
}

/** Steps as words: which one, how it ended, what it found. */
export const told = (steps: ProbeStep[]) =>
  steps.map((one) => `${one.step} ${one.state}${one.note ? ` ${one.note.key}` : ''}`);
