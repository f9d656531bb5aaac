import type { TFunction } from 'i18next';
import { useState } from 'react';
import { parseAddress } from '../../../electron/domain/address.ts';
import type { SignInMethod } from '../../../electron/domain/description.ts';
import { type DraftForm, draftOf, isNetworkComplete, isSignInComplete, sameWay } from './draft.ts';
import type { ProbeRun } from './probe-run.ts';
import { methodOf } from './sign-in-fields.tsx';
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
  readonly test: (form?: DraftForm) => Promise<void>;
}

interface FoundMethods {
  readonly at: DraftForm;
  readonly methods: readonly SignInMethod[];
}

/** A connection form together with its test. `open` makes the test of a form; `known` are methods known beforehand. */
export function useDraft(
  initial: DraftForm,
  open: (form: DraftForm, method: SignInMethod | null) => OpenProbe,
  known: readonly SignInMethod[] | null = null,
): DraftState {
  const [form, setForm] = useState(initial);
  const [tested, setTested] = useState<DraftForm | null>(null);
  const [found, setFound] = useState<FoundMethods | null>(null);
  const { run, start } = useProbe();
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

  const address = parseAddress(form.address, false);
  return {
    form,
    change: (change) => setForm((now) => ({ ...now, ...change })),
    run,
    tested,
    methods,
    method,
    asksForHttp: form.allowHttp || (!address.ok && address.failure.code === 'address-insecure'),
    dirty: !sameForm(form, initial),
    test,
  };
}

function sameForm(one: DraftForm, other: DraftForm): boolean {
  return (
    sameWay(one, other) &&
    one.name.trim() === other.name.trim() &&
    one.environment === other.environment &&
    one.folder === other.folder &&
    one.handle.trim() === other.handle.trim() &&
    Object.values(one.secrets).every((secret) => secret === '') &&
    (other.method === null || one.method === other.method)
  );
}

/** The draft to test: with the sign-in once it is complete, else only as far as the kind. */
export function draftToTest(form: DraftForm, method: SignInMethod | null) {
  const complete = isSignInComplete(form, Boolean(method?.handleLabel));
  return draftOf(form, complete ? 'with-sign-in' : 'without-sign-in');
}

/** Why a form can't be tested yet, as a sentence. */
export function whyNoTest(t: TFunction, form: DraftForm): string | null {
  if (form.address.trim() === '') return t('instances.add.why.address');
  return isNetworkComplete(form) ? null : t('network.invalid');
}
