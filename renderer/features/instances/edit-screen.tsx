import './instances.css';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { SignInMethod } from '../../../electron/domain/description.ts';
import { Crumbs } from '../../components/crumbs.tsx';
import { EnvironmentTag } from '../../components/environment-tag.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Icon } from '../../components/icon.tsx';
import { useLeaveGuard } from '../../components/leave-guard.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { api } from '../../lib/bridge.ts';
import { useConnections } from '../../lib/connections.ts';
import { failureOf } from '../../lib/failure.ts';
import { useOnceAtATime } from '../../lib/once-at-a-time.ts';
import { orpc } from '../../lib/orpc.ts';
import { useConfirming } from '../../lib/use-confirming.ts';
import { TestButton } from './add-foot.tsx';
import { ConnectionForm } from './connection-form.tsx';
import { type DraftForm, draftOf, formOf, isSignInComplete, sameWay } from './draft.ts';
import { InstanceGuard } from './instance-guard.tsx';
import { ProbeView } from './probe-view.tsx';
import { TlsRemedy } from './tls-remedy.tsx';
import { useDraft, whyNoTest } from './use-draft.ts';
import type { OpenProbe } from './use-probe.ts';
import { useSecretHelp } from './use-secret-help.ts';
import { useSignInMethods } from './use-sign-in-methods.ts';

/** Changes a saved connection. An empty secret keeps the saved one. */
export function EditScreen() {
  return <InstanceGuard>{(connection) => <Edit key={connection.id} connection={connection} />}</InstanceGuard>;
}

/** With nothing changed on the way, the saved sign-in is tested; a new secret is tested as typed. */
function probeFor(connection: Connection, saved: DraftForm) {
  return (form: DraftForm, method: SignInMethod | null): OpenProbe =>
    (options) => {
      const complete = isSignInComplete(form, method);
      const asSaved = sameWay(form, saved) && form.method === saved.method && form.handle.trim() === saved.handle;
      if (!complete && asSaved) return api.instances.test({ instanceId: connection.id }, options);
      const draft = draftOf(form, complete ? method : null);
      return api.instances.probe({ ...draft, instanceId: connection.id }, options);
    };
}

function useEdit(connection: Connection) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { methodsOf } = useSignInMethods();
  const [saved] = useState(() => formOf(connection));
  const draft = useDraft({
    initial: saved,
    keptAs: `instance ${connection.id}`,
    open: probeFor(connection, saved),
    known: methodsOf(connection.server.kind),
  });
  const update = useMutation(orpc.instances.update.mutationOptions());
  const once = useOnceAtATime();
  const guard = useLeaveGuard(draft.dirty, draft.forget);
  const { form } = draft;
  const name = form.name.trim();
  const others = (useConnections().data ?? []).filter(({ id }) => id !== connection.id);
  const nameError = others.some((other) => other.name.toLowerCase() === name.toLowerCase())
    ? t('instances.form.nameTaken', { name })
    : name === ''
      ? t('instances.form.nameMissing')
      : null;
  const unavailable = whyNoTest(t, form) ?? nameError ?? (draft.dirty ? null : t('instances.edit.unchanged'));
  const leave = () => void navigate(`/instances/${connection.id}`);
  const save = () => {
    if (unavailable) return;
    const input = { instanceId: connection.id, draft: draftOf(form, draft.method) };
    const onSuccess = () => {
      guard.release();
      leave();
    };
    once((done) => update.mutate(input, { onSuccess, onSettled: done }));
  };
  return { draft, update, guard, nameError, unavailable, leave, save };
}

/** The test starts by itself where another screen asked for it. */
function useAskedTest(test: () => Promise<void>) {
  const asked = (useLocation().state as { test?: boolean } | null)?.test === true;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked for runs once
  useEffect(() => {
    if (asked) void test();
  }, []);
}

function Edit({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const { draft, update, guard, nameError, unavailable, leave, save } = useEdit(connection);
  const confirming = useConfirming(update.isPending);
  const { run } = draft;
  useAskedTest(draft.test);
  const testCommand = {
    id: 'instances.probe',
    label: t('instances.add.test'),
    section: t('instances.edit.title'),
    unavailable: whyNoTest(t, draft.form),
    run: () => void draft.test(),
  };
  return (
    <>
      <Crumbs
        crumbs={[
          {
            label: <ServerText>{connection.name}</ServerText>,
            to: `/instances/${connection.id}`,
            mark: <EnvironmentTag environment={connection.environment} />,
          },
          { label: t('instances.edit.title') },
        ]}
      />
      <div className="body">
        <ConnectionForm
          {...draft}
          onChange={draft.change}
          onAddressDone={() => void draft.test()}
          onSubmit={save}
          nameError={nameError}
          noMethods={t('instances.form.kindFirst')}
          isSaved
          secretHelp={`${t('instances.form.secretKept')} ${useSecretHelp()}`}
        >
          {update.isError ? (
            <FailureNotice failure={failureOf(update.error)} title={t('instances.edit.failed')} />
          ) : null}
        </ConnectionForm>
        <ProbeView
          run={run}
          onStop={draft.stop}
          remedy={
            <TlsRemedy
              run={run}
              form={draft.form}
              onRetry={(change) => {
                draft.change(change);
                void draft.test({ ...draft.form, ...change });
              }}
            />
          }
        />
      </div>
      <div className="panel-foot actions">
        <span className="muted" role="status">
          {confirming ?? unavailable ?? t(update.isError ? 'instances.edit.failed' : 'instances.edit.ready')}
        </span>
        <span className="grow" />
        <button type="button" className="btn form plain" onClick={leave}>
          {t('common.cancel')}
        </button>
        <TestButton test={testCommand} run={run} primary={false} />
        <button
          type="button"
          className={unavailable ? 'btn form' : 'btn form primary'}
          disabled={Boolean(unavailable) || update.isPending}
          onClick={save}
        >
          {update.isPending ? <Icon name="spinner" size="s" /> : null}
          {t('instances.edit.save')}
        </button>
      </div>
      {guard.dialog}
    </>
  );
}
