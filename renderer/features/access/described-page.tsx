import './access.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import { type Crumb, Crumbs } from '../../components/crumbs.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { EnvironmentTag } from '../../components/environment-tag.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useConnection } from '../../lib/connections.ts';
import { useDescription } from '../../lib/description.ts';
import { failureOf } from '../../lib/failure.ts';

interface DescribedPageProps {
  /** The way to this screen below the instance. */
  readonly crumbs: (instanceId: string) => readonly Crumb[];
  /** Said where the instance could not be described. */
  readonly failed: string;
  readonly children: (connection: Connection, description: Description) => ReactNode;
}

/** A screen of the instance in the address, once it is known what that is and can do. */
export function DescribedPage({ crumbs, failed, children }: DescribedPageProps) {
  const { t } = useTranslation();
  const { instanceId = '' } = useParams();
  const connection = useConnection(instanceId);
  if (connection === undefined) return null;
  if (connection === null) return <EmptyState icon="server" title={t('groups.noInstance')} />;
  const { name, environment } = connection;
  return (
    <>
      <Crumbs
        crumbs={[
          { label: name, to: `/instances/${instanceId}`, mark: <EnvironmentTag environment={environment} /> },
          ...crumbs(instanceId),
        ]}
      />
      <Described key={instanceId} connection={connection} failed={failed}>
        {children}
      </Described>
    </>
  );
}

interface DescribedProps extends Pick<DescribedPageProps, 'failed' | 'children'> {
  readonly connection: Connection;
}

function Described({ connection, failed, children }: DescribedProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useDescription(connection.id);
  if (data) return children(connection, data);
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
        title={failed}
        actions={
          <button type="button" className="btn" onClick={() => void refetch()}>
            {t('common.retry')}
          </button>
        }
      />
    </div>
  );
}
