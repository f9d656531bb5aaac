import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import { type Command, useCommands } from '../../app/commands.ts';
import { useLeaveGuard } from '../../components/leave-guard.tsx';
import { api } from '../../lib/bridge.ts';
import { useConnections } from '../../lib/connections.ts';
import { useOnceAtATime } from '../../lib/once-at-a-time.ts';
import { orpc } from '../../lib/orpc.ts';
import { type DraftForm, draftOf, emptyForm, freeName, suggestName } from './draft.ts';
import { readiness } from './readiness.ts';
import { draftToTest, useDraft } from './use-draft.ts';

/** The form of a new connection, with a name that follows the address until somebody types one. */
function useNewDraft(address: string) {
  const taken = (useConnections().data ?? []).map(({ name }) => name);
  const [nameTyped, setNameTyped] = useState(false);
  const [initial] = useState(() => emptyForm(address));
  const draft = useDraft(
    initial,
    (form, method) => (options) => api.instances.probe(draftToTest(form, method), options),
  );
  const suggested = freeName(suggestName(draft.form.address), taken);
  // biome-ignore lint/correctness/useExhaustiveDependencies: names that become known later change the suggestion
  useEffect(() => {
    if (!nameTyped) draft.change({ name: suggested });
  }, [suggested]);
  const change = (change: Partial<DraftForm>) => {
    if (change.name !== undefined) setNameTyped(change.name !== '');
    draft.change(change);
  };
  return { ...draft, change, taken };
}

/** Everything that adding an instance does. `address` was handed over by another screen, to be tested at once. */
export function useAddInstance(address: string) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const draft = useNewDraft(address);
  const { form } = draft;
  const add = useMutation(orpc.instances.add.mutationOptions());
  const once = useOnceAtATime();
  const guard = useLeaveGuard(draft.dirty || form.address !== '');
  const state = readiness({ ...draft, namesTaken: draft.taken });

  const test = (tested: DraftForm = form) => {
    if (tested.address.trim() === '') return;
    add.reset();
    void draft.test(tested);
  };
  const change = (change: Partial<DraftForm>) => {
    add.reset();
    draft.change(change);
    if (change.allowHttp) test({ ...form, ...change });
  };
  const finish = ({ id }: Connection) => {
    guard.release();
    void navigate(`/instances/${id}/users`);
  };
  const save = () => {
    if (state.why === 'ready') once((done) => add.mutate(draftOf(form), { onSuccess: finish, onSettled: done }));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a handed-over address is tested once
  useEffect(() => {
    if (address !== '') test();
  }, []);
  const testCommand: Command = {
    id: 'instances.probe',
    label: t('instances.add.test'),
    section: t('instances.add.title'),
    icon: 'refresh',
    unavailable: form.address.trim() === '' ? t('instances.add.why.address') : null,
    run: () => test(),
  };
  useCommands([testCommand]);
  return { ...draft, add, change, finish, guard, save, state, testCommand, cancel: () => void navigate(-1) };
}
