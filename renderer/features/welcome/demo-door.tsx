import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { DemoState } from '../../../electron/contract/contract.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Icon } from '../../components/icon.tsx';
import { useRefreshConnections } from '../../lib/connections.ts';
import { failureOf } from '../../lib/failure.ts';
import { useOnceAtATime } from '../../lib/once-at-a-time.ts';
import { orpc } from '../../lib/orpc.ts';

/** The second door: emulated servers on this computer. */
export function DemoDoor() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const state = useQuery(orpc.demo.state.queryOptions({ input: {} }));
  const refresh = useRefreshConnections();
  const start = useMutation(
    orpc.demo.start.mutationOptions({
      onSuccess: async ({ profiles }) => {
        await refresh();
        const open = profiles.find(({ instanceId }) => instanceId !== null);
        await navigate(open ? `/instances/${open.instanceId}/users` : '/instances');
      },
    }),
  );
  const once = useOnceAtATime();
  return (
    <section className="door raised" aria-labelledby="demo-door">
      <h2 id="demo-door">
        <Icon name="flask" size="l" />
        {t('welcome.demo.title')}
      </h2>
      <p className="muted">{t('welcome.demo.text')}</p>
      <ul className="demo" aria-label={t('welcome.demo.profiles')} aria-busy={state.isPending}>
        {state.data?.profiles.map((profile) => <ProfileRow key={profile.label} {...profile} />) ?? <SkeletonRows />}
      </ul>
      {start.isError ? <FailureNotice failure={failureOf(start.error)} title={t('welcome.demo.failed')} /> : null}
      <div className="act">
        <button
          type="button"
          className="btn form"
          disabled={start.isPending}
          onClick={() => once((done) => start.mutate({}, { onSettled: done }))}
        >
          {start.isPending ? <Icon name="spinner" size="s" /> : null}
          {t(start.isPending ? 'welcome.demo.starting' : 'welcome.demo.start')}
        </button>
        <span className="grow" />
        <span className="small faint">{t('welcome.demo.keeps')}</span>
      </div>
    </section>
  );
}

function ProfileRow({ label, version, virgin, users }: DemoState['profiles'][number]) {
  const { t } = useTranslation();
  return (
    <li>
      <b>{label}</b>
      <span>{version}</span>
      <span className="n">{virgin ? t('welcome.demo.firstUser') : t('welcome.demo.users', { count: users })}</span>
    </li>
  );
}

function SkeletonRows() {
  return [96, 120].map((width) => (
    <li key={width} aria-hidden="true">
      <span className="skeleton" style={{ width }} />
    </li>
  ));
}
