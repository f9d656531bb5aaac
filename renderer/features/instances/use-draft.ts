import type { TFunction } from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { parseAddress } from '../../../electron/domain/address.ts';
import type { SignInMethod } from '../../../electron/domain/description.ts';
import { forgetForm, readForm, writeForm } from '../../lib/stored-form.ts';
import { type DraftForm, draftOf, isNetworkComplete, isSignInComplete, sameWay } from './draft.ts';
import type { ProbeRun } from './probe-run.ts';
import { methodOf } from './sign-in-fields.tsx';
import { draftShape } from './stored-draft.ts';
import { type OpenProbe, useProbe } from './use-probe.ts';

interface DraftState {
  readonly form: DraftForm;
  readonly change: (change: Partial<DraftForm>) => void;
  readonly run: ProbeRun;
  /** The form as it was when the last test began. */
  readonly tested: DraftForm | null;
  /** Methods of the kind that was found at this address, in this test or in one before. */
  readonly methods: readonly SignInMethod[] | null;
  readonly method: SignInMethod | null;
  /** Whether the address is one without encryption that needs consent. */
  readonly asksForHttp: boolean;
  readonly dirty: boolean;
  /** What was typed is from before the page was loaded again. */
  readonly restored: boolean;
  /** Goes back to how the form began. */
  readonly discard: () => void;
  /** Keeps nothing for a later load of the page: what was typed is saved or given up. */
  readonly forget: () => void;
  readonly test: (form?: DraftForm) => Promise<void>;
  /** Ends the test, as if none had been begun. */
  readonly stop: () => void;
}

interface FoundMethods {
  readonly at: DraftForm;
  readonly methods: readonly SignInMethod[];
}

interface DraftOptions {
  readonly initial: DraftForm;
  /** Under which name it outlives a reload of the page, but for its secrets. */
  readonly keptAs: string;
  /** Makes the test of a form. */
  readonly open: (form: DraftForm, method: SignInMethod | null) => OpenProbe;
  /** Methods known beforehand. */
  readonly known?: readonly SignInMethod[] | null;
}

/** A connection form together with its test. */
export function useDraft({ initial, keptAs, open, known = null }: DraftOptions): DraftState {
  const [key] = useState(keptAs);
  const [stored] = useState(() => readForm(key, draftShape));
  const [form, setForm] = useState(stored ?? initial);
  const [restored, setRestored] = useState(stored !== null);
  const [tested, setTested] = useState<DraftForm | null>(null);
  const [found, setFound] = useState<FoundMethods | null>(null);
  const { run, start, stop } = useProbe();
  const methods = found && found.at.address.trim() === form.address.trim() ? found.methods : known;
  const method = methodOf(form, methods);

  const test = async (given: DraftForm = form) => {
    setTested(given);
    const ended = await start(open(given, method));
    if (!ended?.finding) return;
    const { signInMethods } = ended.finding;
    setFound({ at: given, methods: signInMethods });
    setForm((now) => ({ ...now, method: now.method ?? signInMethods[0]?.id ?? null }));
  };

  const dirty = !sameForm(form, initial);
  // What was given up must not be written once more by a change that was on its way.
  const forgotten = useRef(false);
  useEffect(() => {
    if (dirty && !forgotten.current) writeForm(key, draftShape, form);
    else forgetForm(key);
  }, [key, form, dirty]);

  const address = parseAddress(form.address, false);
  return {
    form,
    change: (change) => setForm((now) => ({ ...now, ...change })),
    run,
    tested,
    methods,
    method,
    asksForHttp: form.allowHttp || (!address.ok && address.failure.code === 'address-insecure'),
    dirty,
    restored,
    discard() {
      setForm(initial);
      setRestored(false);
    },
    forget() {
      forgotten.current = true;
      forgetForm(key);
    },
    test,
    stop() {
      stop();
      setTested(null);
    },
  };
}

function sameForm(one: DraftForm, other: DraftForm): boolean {
  return (
    sameWay(one, other) &&
    one.name.trim() === other.name.trim() &&
    one.environment === other.environment &&
    one.folder === other.folder &&
    one.handle.trim() === other.handle.trim() &&
    [...Object.values(one.secrets), ...Object.values(one.extraSecrets)].every((secret) => secret === '') &&
    (other.method === null || one.method === other.method)
  );
}

/** The draft to test: with the sign-in once it is complete, else only as far as the kind. */
export function draftToTest(form: DraftForm, method: SignInMethod | null) {
  return draftOf(form, isSignInComplete(form, method) ? method : null);
}

/** Why a form can't be tested yet, as a sentence. */
export function whyNoTest(t: TFunction, form: DraftForm): string | null {
  if (form.address.trim() === '') return t('instances.add.why.address');
  return isNetworkComplete(form) ? null : t('network.invalid');
}
