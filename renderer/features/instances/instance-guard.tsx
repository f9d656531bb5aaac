import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useConnections } from '../../lib/connections.ts';
import { failureOf } from '../../lib/failure.ts';

/** Draws a screen of the instance that the address names; says so where there is none, or the list can't be read. */
export function InstanceGuard({ children }: { children: (connection: Connection) => ReactNode }) {
  const { t } = useTranslation();
  const { instanceId } = useParams();
  const connections = useConnections();
  if (connections.isPending) {
    return (
      <p className="page faint" role="status">
        {t('common.loading')}
      </p>
    );
  }
  if (connections.isError) {
    return (
      <div className="page">
        <FailureNotice failure={failureOf(connections.error)} title={t('instances.list.failed')} />
      </div>
    );
  }
  const connection = connections.data.find(({ id }) => id === instanceId);
  return connection ? children(connection) : <Missing />;
}

function Missing() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon="server"
      title={t('instances.connection.missingTitle')}
      action={
        <Link to="/instances" className="btn">
          {t('instances.connection.toList')}
        </Link>
      }
    >
      {t('instances.connection.missing')}
    </EmptyState>
  );
}
