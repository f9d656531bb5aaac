import type { SignInMethod } from '../../../electron/domain/description.ts';
import { type DraftForm, isNetworkComplete, isSignInComplete, sameSignIn, sameWay } from './draft.ts';
import { failedStep, type ProbeRun, signInFailure, stepNumber } from './probe-run.ts';

/** Why a connection can't be saved, or `ready`. Each is a sentence under `instances.add.why`. */
export type Readiness =
  | {
      readonly why:
        | 'address'
        | 'name'
        | 'nameTaken'
        | 'network'
        | 'untested'
        | 'running'
        | 'signIn'
        | 'firstUser'
        | 'reset'
        | 'saved';
    }
  | { readonly why: 'failed'; readonly step: number }
  | { readonly why: 'ready' };

interface Situation {
  readonly form: DraftForm;
  /** The form as it was when the last test began; null before the first. */
  readonly tested: DraftForm | null;
  readonly run: ProbeRun;
  readonly method: SignInMethod | null;
  readonly namesTaken: readonly string[];
}

/** Whether a new connection can be saved, and if not, what is missing, in the order in which a person gets there. */
export function readiness({ form, tested, run, method, namesTaken }: Situation): Readiness {
  if (form.address.trim() === '') return { why: 'address' };
  const failed = tested && sameWay(form, tested) ? failedStep(run) : null;
  // Nobody can be asked for a name before: it is suggested from the address once that can be read.
  if (failed?.step === 'address') return { why: 'failed', step: stepNumber(failed.step) };
  const name = form.name.trim().toLowerCase();
  if (name === '') return { why: 'name' };
  if (namesTaken.some((taken) => taken.toLowerCase() === name)) return { why: 'nameTaken' };
  if (!isNetworkComplete(form)) return { why: 'network' };
  if (run.phase === 'running') return { why: 'running' };
  if (!tested || !sameWay(form, tested)) return { why: 'untested' };
  const aboutSignIn = failed?.step === 'sign-in' || failed?.step === 'rights';
  if (failed && !aboutSignIn) return { why: 'failed', step: stepNumber(failed.step) };
  if (!run.finding) return { why: 'untested' };
  if (run.finding.firstUser) return { why: 'firstUser' };
  if (!isSignInComplete(form, method)) return { why: 'signIn' };
  if (failed && sameSignIn(form, tested, method)) {
    const reset = signInFailure(run)?.code === 'password-reset-required';
    return reset ? { why: 'reset' } : { why: 'failed', step: stepNumber(failed.step) };
  }
  return { why: 'ready' };
}
