import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import { Crumbs } from '../../components/crumbs.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { EnvironmentTag } from '../../components/environment-tag.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { useConnection } from '../../lib/connections.ts';
import { useDescription } from '../../lib/description.ts';
import { failureOf } from '../../lib/failure.ts';
import { FirstColleague } from './first-colleague.tsx';
import { FirstGroup } from './first-group.tsx';
import { Ready } from './ready.tsx';
import type { MadeGroup, MadeUser } from './use-first-steps.ts';

/** After the first user: its first group and its first colleague, each of which can be skipped. */
export function FirstStepsScreen() {
  const { t } = useTranslation();
  const { instanceId = '' } = useParams();
  const connection = useConnection(instanceId);
  if (connection === undefined) return <Waiting>{t('common.loading')}</Waiting>;
  if (connection === null) return <EmptyState icon="server" title={t('firstUser.next.missing')} />;
  return (
    <>
      <Crumbs
        crumbs={[
          {
            label: <ServerText>{connection.name}</ServerText>,
            to: `/instances/${connection.id}`,
            mark: <EnvironmentTag environment={connection.environment} />,
          },
          { label: t('firstUser.steps.next') },
        ]}
      />
      <Described key={connection.id} connection={connection} />
    </>
  );
}

function Described({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useDescription(connection.id);
  const { name } = connection;
  if (data) return <FirstSteps connection={connection} description={data} />;
  if (!error || isFetching) return <Waiting>{t('firstUser.next.loading', { name })}</Waiting>;
  return (
    <div className="page">
      <FailureNotice
        failure={failureOf(error)}
        title={t('firstUser.next.failed', { name })}
        actions={
          <button type="button" className="btn" onClick={() => void refetch()}>
            {t('common.retry')}
          </button>
        }
      />
    </div>
  );
}

function Waiting({ children }: { children: string }) {
  return (
    <p className="page faint" role="status">
      {children}
    </p>
  );
}

/** One step after the other; `undefined` is not come to yet, null was skipped. */
function FirstSteps({ connection, description }: { connection: Connection; description: Description }) {
  const [group, setGroup] = useState<MadeGroup | null>();
  const [colleague, setColleague] = useState<MadeUser | null>();
  const common = { connection, description };
  if (group === undefined) return <FirstGroup {...common} onDone={setGroup} />;
  if (colleague === undefined) return <FirstColleague {...common} group={group} onDone={setColleague} />;
  return <Ready {...common} group={group} colleague={colleague} onAnother={() => setColleague(undefined)} />;
}
