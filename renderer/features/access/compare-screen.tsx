import './access.css';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Crumbs } from '../../components/crumbs.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { EnvironmentTag } from '../../components/environment-tag.tsx';
import { useConnections } from '../../lib/connections.ts';
import { CompareView } from './compare-view.tsx';

/** Two users, two groups, or one of each beside each other, on one instance or on two of one kind. */
export function CompareScreen() {
  const { t } = useTranslation();
  const { instanceId = '' } = useParams();
  const { data } = useConnections();
  if (!data) return null;
  const connection = data.find(({ id }) => id === instanceId);
  if (!connection) return <EmptyState icon="server" title={t('groups.noInstance')} />;
  return (
    <>
      <Crumbs
        crumbs={[
          {
            label: connection.name,
            to: `/instances/${instanceId}`,
            mark: <EnvironmentTag environment={connection.environment} />,
          },
          { label: t('access.compare.title') },
        ]}
      />
      <CompareView key={instanceId} connection={connection} connections={data} />
    </>
  );
}
