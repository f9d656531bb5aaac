import './access.css';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import { Crumbs } from '../../components/crumbs.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { EnvironmentTag } from '../../components/environment-tag.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useConnection } from '../../lib/connections.ts';
import { useDescription } from '../../lib/description.ts';
import { failureOf } from '../../lib/failure.ts';
import { WhoCan } from './who-can.tsx';

/** Who effectively holds a permission on one instance, or is an administrator of it. */
export function AccessScreen() {
  const { t } = useTranslation();
  const { instanceId = '' } = useParams();
  const connection = useConnection(instanceId);
  if (connection === undefined) return null;
  if (connection === null) return <EmptyState icon="server" title={t('groups.noInstance')} />;
  return (
    <>
      <Crumbs
        crumbs={[
          {
            label: connection.name,
            to: `/instances/${instanceId}`,
            mark: <EnvironmentTag environment={connection.environment} />,
          },
          { label: t('access.who.title') },
        ]}
      />
      <Described key={instanceId} connection={connection} />
    </>
  );
}

function Described({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useDescription(connection.id);
  if (data) return <WhoCan connection={connection} description={data} />;
  if (!error) {
    return (
      <p className="page faint" role="status">
        {t('common.loading')}
      </p>
    );
  }
  return (
    <div className="page">
      <FailureNotice
        failure={failureOf(error)}
        title={t('access.who.failed')}
        actions={
          <button type="button" className="btn" onClick={() => void refetch()}>
            {t('common.retry')}
          </button>
        }
      />
    </div>
  );
}
