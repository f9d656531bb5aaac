import '../../components/parts.css';
import './users.css';
import './panel/panel.css';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import { Crumbs } from '../../components/crumbs.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { EnvironmentTag } from '../../components/environment-tag.tsx';
import { useConnection } from '../../lib/connections.ts';
import { useDescription } from '../../lib/description.ts';
import { failureOf } from '../../lib/failure.ts';
import { InstanceFailed, TableLoading } from './users-empty.tsx';
import { UsersView } from './users-view.tsx';

/** The users of one instance: table, filters, and beside it a user or the form for a new one. */
export function UsersScreen() {
  const { instanceId = '' } = useParams();
  const { t } = useTranslation();
  const connection = useConnection(instanceId);
  if (connection === undefined) return <TableLoading />;
  if (connection === null) return <EmptyState icon="server" title={t('users.empty.noInstance')} />;
  return (
    <>
      <Crumbs
        crumbs={[
          {
            label: connection.name,
            to: `/instances/${instanceId}`,
            mark: <EnvironmentTag environment={connection.environment} />,
          },
          { label: t('users.title') },
        ]}
      />
      <Described key={instanceId} connection={connection} />
    </>
  );
}

/** Waits for what the instance says of itself. */
function Described({ connection }: { connection: Connection }) {
  const { data, error, refetch, isFetching } = useDescription(connection.id);
  if (data) return <UsersView connection={connection} description={data} />;
  if (!error || isFetching) return <TableLoading />;
  return <InstanceFailed connection={connection} failure={failureOf(error)} onRetry={() => void refetch()} />;
}
