import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { type Connection, freeName } from '../../../electron/domain/connection.ts';
import { type Command, useCommands } from '../../app/commands.ts';
import { useLeaveGuard } from '../../components/leave-guard.tsx';
import { api } from '../../lib/bridge.ts';
import { useConnections, useRefreshConnections } from '../../lib/connections.ts';
import { carriedSecrets, carrySecrets, firstUserPath, type HandOver } from '../../lib/hand-over.ts';
import { useOnceAtATime } from '../../lib/once-at-a-time.ts';
import { orpc } from '../../lib/orpc.ts';
import { type DraftForm, draftOf, emptyForm, suggestEnvironment, suggestName } from './draft.ts';
import { type Readiness, readiness } from './readiness.ts';
import { draftToTest, useDraft, whyNoTest } from './use-draft.ts';

/** What was typed before somebody came here; the rest of the form keeps its own beginning. */
function typedOf({ address = '', name, ...given }: Partial<HandOver>): Partial<DraftForm> {
  const { environment, allowHttp, handle, folder, network } = given;
  const typed = { name: name || undefined, environment, allowHttp, handle, folder, network };
  const known = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined));
  return { ...known, ...carriedSecrets({ address }) };
}

/** The form of a new connection; its name and environment follow the address until somebody chooses them. */
function useNewDraft(given: Partial<HandOver>) {
  // Saved while its server waits for a new password: from then on its name is its own.
  const [saved, setSaved] = useState<Connection | null>(null);
  const others = (useConnections().data ?? []).filter(({ id }) => id !== saved?.id);
  const taken = others.map(({ name }) => name);
  const [nameTyped, setNameTyped] = useState(Boolean(given.name));
  const [environmentChosen, setEnvironmentChosen] = useState(Boolean(given.environment));
  const [initial] = useState(() => ({ ...emptyForm(given.address), ...typedOf(given) }));
  const draft = useDraft({
    initial,
    keptAs: `new instance ${useLocation().key}`,
    open: (form, method) => (options) => api.instances.probe(draftToTest(form, method), options),
  });
  // What was chosen before the page was loaded again stays chosen.
  const isChosen = { name: nameTyped || draft.restored, environment: environmentChosen || draft.restored };
  const suggested = freeName(suggestName(draft.form.address), taken);
  // biome-ignore lint/correctness/useExhaustiveDependencies: names that become known later change the suggestion
  useEffect(() => {
    if (!isChosen.name) draft.change({ name: suggested });
  }, [suggested]);
  const environment = suggestEnvironment(draft.form.address);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another address changes the suggestion
  useEffect(() => {
    if (!isChosen.environment) draft.change({ environment });
  }, [environment]);
  const change = (change: Partial<DraftForm>) => {
    if (change.name !== undefined) setNameTyped(change.name !== '');
    if (change.environment !== undefined) setEnvironmentChosen(true);
    draft.change(change);
  };
  return { ...draft, change, taken, saved, setSaved };
}

/** Everything that adding an instance does. An address that another screen handed over is tested at once. */
export function useAddInstance(given: Partial<HandOver>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const draft = useNewDraft(given);
  const { form } = draft;
  const add = useMutation(orpc.instances.add.mutationOptions({ onSuccess: useRefreshConnections() }));
  const once = useOnceAtATime();
  const guard = useLeaveGuard(!draft.saved && (draft.dirty || form.address !== ''), draft.forget);
  const state: Readiness = draft.saved ? { why: 'saved' } : readiness({ ...draft, namesTaken: draft.taken });

  const test = (tested: DraftForm = form) => {
    if (whyNoTest(t, tested) !== null) return;
    add.reset();
    void draft.test(tested);
  };
  const change = (change: Partial<DraftForm>) => {
    add.reset();
    draft.change(change);
    if (change.allowHttp) test({ ...form, ...change });
  };
  const retry = (change: Partial<DraftForm>) => {
    draft.change(change);
    test({ ...form, ...change });
  };
  const finish = ({ id }: Connection) => {
    guard.release();
    void navigate(`/instances/${id}/users`);
  };
  const save = () => {
    if (state.why === 'ready')
      once((done) => add.mutate(draftOf(form, draft.method), { onSuccess: finish, onSettled: done }));
  };
  /** Hands everything typed over to the wizard, and leaves it here for whoever comes back. */
  const createFirstUser = async () => {
    guard.release();
    const { environment, allowHttp, handle, folder, network, networkSecrets } = form;
    const [address, name] = [form.address.trim(), form.name.trim()];
    const state: HandOver = { address, name, environment, allowHttp, handle, folder, network };
    carrySecrets(address, networkSecrets);
    await navigate('/instances/new', { replace: true, state });
    await navigate(firstUserPath(state), { state });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a handed-over address is tested once
  useEffect(() => {
    if (given.address && !draft.restored) test();
  }, []);
  const testCommand: Command = {
    id: 'instances.probe',
    label: t('instances.add.test'),
    section: t('instances.add.title'),
    icon: 'refresh',
    unavailable: whyNoTest(t, form),
    run: () => test(),
  };
  useCommands([testCommand]);
  return {
    ...draft,
    add,
    change,
    retry,
    finish,
    createFirstUser,
    guard,
    save,
    state,
    testCommand,
    cancel: () => void navigate(-1),
  };
}
