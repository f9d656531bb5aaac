import { useMutation } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useMatch } from 'react-router';
import type { Connection } from '../../electron/domain/connection.ts';
import { FailureNotice } from '../components/failure-notice.tsx';
import { healthOf } from '../components/health-dot.tsx';
import { Icon } from '../components/icon.tsx';
import { ServerText } from '../components/server-text.tsx';
import { useNow } from '../components/time.tsx';
import { connectionState } from '../lib/bridge.ts';
import { useConnection } from '../lib/connections.ts';
import { failureOf } from '../lib/failure.ts';
import { useOnceAtATime } from '../lib/once-at-a-time.ts';
import { orpc } from '../lib/orpc.ts';
import { clockWords, useWriteLock } from '../lib/write-lock.ts';
import { type Command, useCommands } from './commands.ts';

/** The instance whose screen is open; undefined or null where there is none. */
function useOpenInstance(): Connection | null | undefined {
  return useConnection(useMatch('/instances/:instanceId/*')?.params.instanceId);
}

/** Says on every screen of an instance what its environment means for writing; nothing where it means nothing. */
export function InstanceBanner() {
  const connection = useOpenInstance();
  if (connection?.environment === 'production') return <LockBanner key={connection.id} connection={connection} />;
  if (connection?.environment === 'staging') return <StagingLine />;
  return null;
}

function StagingLine() {
  const { t } = useTranslation();
  return (
    <section className="banner slim" data-env="staging" aria-label={t('app.lock.label')}>
      <span className="what">{t('common.environment.staging.label')}</span>
    </section>
  );
}

function LockBanner({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const lock = useWriteLock(connection);
  const { unlock, unlocking, failure, lockAgain } = useLockActions(connection);
  const unlocked = lock.state === 'unlocked';
  return (
    <>
      <section className="banner" data-env="production" aria-label={t('app.lock.label')}>
        <Icon name={unlocked ? 'unlock' : 'lock'} />
        <span className="grow">
          <span className="what">{t('common.environment.production.label')}</span>
          {' · '}
          {unlocked ? <Remaining until={lock.until} words="app.lock.unlocked" /> : t('app.lock.locked')}
        </span>
        {unlocked ? (
          <button type="button" className="btn" onClick={lockAgain}>
            <Icon name="lock" />
            {t('app.lock.lock')}
          </button>
        ) : (
          <button type="button" className="btn" disabled={unlocking} onClick={unlock}>
            <Icon name={unlocking ? 'spinner' : 'unlock'} />
            {t('app.lock.unlock')}
          </button>
        )}
      </section>
      {failure ? (
        <FailureNotice failure={failure} title={t('app.lock.notUnlocked', { name: connection.name })} />
      ) : null}
    </>
  );
}

/** Unlocking and locking, for the banner and for the palette. */
function useLockActions({ id, name }: Connection) {
  const { t } = useTranslation();
  const locked = useWriteLock({ id, environment: 'production' }).state === 'locked';
  const unlocking = useMutation(orpc.instances.unlock.mutationOptions());
  const locking = useMutation(orpc.instances.lock.mutationOptions());
  const once = useOnceAtATime();
  const unlock = () => once((done) => unlocking.mutate({ instanceId: id }, { onSettled: done }));
  const lockAgain = () => locking.mutate({ instanceId: id });
  const command: Pick<Command, 'id' | 'label' | 'icon' | 'run'> = locked
    ? { id: 'instance.unlock', label: t('app.lock.unlockNamed', { name }), icon: 'unlock', run: unlock }
    : { id: 'instance.lock', label: t('app.lock.lockNamed', { name }), icon: 'lock', run: lockAgain };
  useCommands([{ ...command, section: name }]);
  const thrown = unlocking.error ?? locking.error;
  return { unlock, lockAgain, unlocking: unlocking.isPending, failure: thrown ? failureOf(thrown) : null };
}

/** A sentence with the time that is left, counting down. */
function Remaining({ until, words }: { until: number; words: 'app.lock.unlocked' | 'app.lock.writable' }) {
  const { t } = useTranslation();
  const now = useNow();
  return <span>{t(words, { time: clockWords(Math.max(0, until - now)) })}</span>;
}

/** Whether the open instance can be written to, at the end of the status bar: not while its server is away. */
export function WriteState() {
  const connection = useOpenInstance();
  const isLost = useSyncExternalStore(connectionState.subscribe, connectionState.get) === 'lost';
  return connection && !isLost ? <Known connection={connection} /> : null;
}

function Known({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const lock = useWriteLock(connection);
  if (healthOf(connection) === 'off') {
    return (
      <span className="write-state warn">
        <Icon name="alert" />
        {t('app.lock.away')}
        <span className="sr-only">
          <ServerText>{connection.name}</ServerText>
        </span>
      </span>
    );
  }
  if (lock.state === 'open') return <span className="write-state">{t('app.lock.open')}</span>;
  return (
    <span className="write-state danger">
      <Icon name={lock.state === 'locked' ? 'lock' : 'unlock'} />
      {lock.state === 'locked' ? t('app.lock.readOnly') : <Remaining until={lock.until} words="app.lock.writable" />}
      <span className="sr-only">
        <ServerText>{connection.name}</ServerText>
      </span>
    </span>
  );
}
