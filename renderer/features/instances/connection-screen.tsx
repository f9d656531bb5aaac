import './instances.css';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import { CommandButton } from '../../app/command-button.tsx';
import { useCommands } from '../../app/commands.ts';
import { Crumbs } from '../../components/crumbs.tsx';
import { EnvironmentTag } from '../../components/environment-tag.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Icon } from '../../components/icon.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { api } from '../../lib/bridge.ts';
import { ConnectionFacts } from './connection-facts.tsx';
import { FirstUserNote } from './first-user-note.tsx';
import { InstanceGuard } from './instance-guard.tsx';
import { failedStep } from './probe-run.ts';
import { ProbeView } from './probe-view.tsx';
import { ResetPasswordForm } from './reset-password-form.tsx';
import { canTrust } from './tls-remedy.tsx';
import { useInstanceActions } from './use-instance-actions.tsx';
import { useProbe } from './use-probe.ts';

/** One saved connection: what is known of it, and its test. */
export function ConnectionScreen() {
  return (
    <InstanceGuard>{(connection) => <ConnectionPage key={connection.id} connection={connection} />}</InstanceGuard>
  );
}

/** The test with the saved sign-in; it starts by itself where another screen asked for it. */
function useSavedTest(connection: Connection) {
  const { run, start, stop } = useProbe();
  const asked = (useLocation().state as { test?: boolean } | null)?.test === true;
  const test = () => void start((options) => api.instances.test({ instanceId: connection.id }, options));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked for runs once
  useEffect(() => {
    if (asked) test();
  }, []);
  return { run, test, stop };
}

function ConnectionPage({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { run, test, stop } = useSavedTest(connection);
  const actions = useInstanceActions(() => void navigate('/instances'));
  const commands = actions.commandsOf(connection);
  const testHere = { ...commands.test, shortcut: 't', run: test };
  const edit = { ...commands.edit, shortcut: 'e' };
  useCommands([testHere, edit, commands.duplicate, commands.remove]);
  const failure = run.phase === 'idle' ? (connection.lastContact?.failure ?? null) : (failedStep(run)?.failure ?? null);
  const reset =
    failure?.code === 'password-reset-required' ? (
      <ResetPasswordForm failure={failure} saved={connection} draft={null} onDone={test} />
    ) : null;
  const remedy = reset ?? (canTrust(run) ? <TrustLink id={connection.id} /> : null);
  return (
    <>
      <Crumbs
        crumbs={[
          {
            label: <ServerText>{connection.name}</ServerText>,
            to: `/instances/${connection.id}/users`,
            mark: <EnvironmentTag environment={connection.environment} />,
          },
          { label: t('instances.connection.title') },
        ]}
      />
      <div className="body">
        <section className="setup" aria-label={t('instances.connection.facts', { name: connection.name })}>
          <ConnectionFacts connection={connection} />
          {run.phase === 'idle' && failure ? (
            <FailureNotice
              failure={failure}
              title={t('instances.connection.lastFailed', { name: connection.name })}
              tone="warn"
            />
          ) : null}
          {run.phase === 'idle' ? reset : null}
          {actions.failure}
          <Link to={`/instances/${connection.id}/users`} className="btn form start">
            <Icon name="users" />
            {t('instances.connection.users', { name: connection.name })}
          </Link>
        </section>
        <ProbeView {...{ run, remedy }} onStop={stop}>
          {run.phase === 'idle' ? <p className="small faint">{t('instances.connection.testHint')}</p> : null}
          {run.finding?.firstUser ? <FirstUserNote guide={run.finding.firstUserGuide} /> : null}
        </ProbeView>
      </div>
      <div className="panel-foot actions">
        <CommandButton command={commands.remove} look="form plain">
          {t('instances.connection.remove')}
        </CommandButton>
        <span className="grow" />
        <CommandButton command={commands.duplicate} look="form">
          {t('instances.connection.duplicate')}
        </CommandButton>
        <CommandButton command={edit} look="form">
          {t('instances.connection.edit')}
        </CommandButton>
        <CommandButton command={testHere} look="form primary">
          {t(run.phase === 'idle' ? 'instances.connection.test' : 'instances.connection.testAgain')}
        </CommandButton>
      </div>
      {actions.dialog}
    </>
  );
}

/** Leads to where the trust of a saved connection is changed; its test runs there too. */
function TrustLink({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Link to={`/instances/${id}/edit`} state={{ test: true }} className="btn form start">
      {t('network.trust.edit')}
    </Link>
  );
}
