import '../../components/parts.css';
import './groups.css';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { GroupSummary } from '../../../electron/domain/group.ts';
import { Crumbs } from '../../components/crumbs.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { EnvironmentTag } from '../../components/environment-tag.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useConnection } from '../../lib/connections.ts';
import { missingWords, useDescription } from '../../lib/description.ts';
import { failureOf } from '../../lib/failure.ts';
import { orpc } from '../../lib/orpc.ts';
import { GroupsView } from './groups-view.tsx';

/** The groups of one instance with their permissions, and its administrator levels. */
export function GroupsScreen() {
  const { instanceId = '' } = useParams();
  const { t } = useTranslation();
  const connection = useConnection(instanceId);
  if (connection === undefined) return <Loading />;
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
          { label: t('groups.title') },
        ]}
      />
      <Asked key={instanceId} connection={connection} />
    </>
  );
}

/** What a kind without groups has; its administrator roles are worth the screen. */
const NO_GROUPS: readonly GroupSummary[] = [];

/** Waits for the description and the groups. */
function Asked({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const description = useDescription(connection.id);
  const cannot = description.data ? missingWords(description.data, 'groups.list') : null;
  const enabled = description.data !== undefined && cannot === null;
  const groups = useQuery(orpc.groups.list.queryOptions({ input: { instanceId: connection.id }, enabled }));
  const error = description.error ?? groups.error;
  const listed = cannot === null ? groups.data : NO_GROUPS;
  if (description.data && listed) {
    return <GroupsView connection={connection} description={description.data} groups={listed} />;
  }
  if (!error) return <Loading />;
  const retry = () => {
    if (description.error) void description.refetch();
    if (groups.error) void groups.refetch();
  };
  return (
    <div className="page">
      <FailureNotice
        failure={failureOf(error)}
        title={t('groups.failed', { name: connection.name })}
        actions={
          <button type="button" className="btn" onClick={retry}>
            {t('common.retry')}
          </button>
        }
      />
    </div>
  );
}

function Loading() {
  const { t } = useTranslation();
  return (
    <p className="page faint" role="status">
      {t('groups.loading')}
    </p>
  );
}
