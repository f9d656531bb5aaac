import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import type { Window } from '../../../electron/domain/query.ts';
import type { Command } from '../../app/commands.ts';
import { Icon } from '../../components/icon.tsx';
import { StatusBar } from '../../components/status-bar.tsx';
import { orpc } from '../../lib/orpc.ts';
import type { Segment } from './groups-toolbar.tsx';

interface GroupsStatusProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly groupCount: number;
  readonly segment: Segment;
  readonly refresh: Command;
}

/** How much there is, and who needs none of it. */
export function GroupsStatus({ connection, description, groupCount, segment, refresh }: GroupsStatusProps) {
  const { t } = useTranslation();
  const administrators = useAdministrators(connection.id, description);
  return (
    <StatusBar
      end={
        <button type="button" className="status-button" onClick={refresh.run}>
          <Icon name="refresh" />
          {refresh.label}
        </button>
      }
    >
      <span>{t('groups.status.groups', { count: groupCount })}</span>
      {segment !== 'levels' ? (
        description.permissions.length > 0 ? (
          <span>{t('groups.status.permissions', { count: description.permissions.length })}</span>
        ) : null
      ) : (
        <span>{t('groups.status.levels', { count: description.administratorLevels.length })}</span>
      )}
      {administrators && description.permissions.length > 0 ? (
        <span>{t('groups.status.administrators', { count: administrators })}</span>
      ) : null}
    </StatusBar>
  );
}

/** How many hold every permission. Only known where the directory was read before: asking would start reading it. */
function useAdministrators(instanceId: string, description: Description): number | null {
  const client = useQueryClient();
  const known = client
    .getQueriesData<Window>({ queryKey: orpc.directory.query.key({ input: { instanceId } }) })
    .some(([, window]) => window?.state.phase === 'complete');
  const levels = description.administratorLevels.filter((level) => level.grantsAll).map((level) => level.id);
  const input = { instanceId, search: '', filters: { administrator: levels }, sort: [], offset: 0, limit: 0 };
  const { data } = useQuery(orpc.directory.query.queryOptions({ input, enabled: known && levels.length > 0 }));
  return data?.matched ?? null;
}
