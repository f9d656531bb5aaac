import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import type { GroupSummary } from '../../../electron/domain/group.ts';
import type { ProposalState } from '../../components/review/use-proposal.ts';
import { HeldRights } from '../../components/rights/held-rights.tsx';
import { RightsPending } from '../../components/rights/rights-pending.tsx';
import { orpc } from '../../lib/orpc.ts';
import { useUnavailable } from '../../lib/unavailable.ts';

interface GroupRightsProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly group: GroupSummary;
  readonly proposal: ProposalState;
}

/** What the group has on single objects, and through it its members; nothing where groups have nothing on objects. */
export function GroupRights(props: GroupRightsProps) {
  const { connection, description, group } = props;
  const { t } = useTranslation();
  const input = { instanceId: connection.id, groupId: group.id };
  const enabled = description.objectTypes.some(({ forGroups }) => forGroups);
  const rights = useQuery(orpc.groups.objectRights.queryOptions({ input, enabled, retry: false }));
  if (!enabled) return null;
  return (
    <section className="object-rights" aria-label={t('user.rights.title')}>
      {rights.data ? (
        <Loaded {...props} rights={rights.data} />
      ) : (
        <>
          <h3>{t('user.rights.title')}</h3>
          <RightsPending error={rights.error} onRetry={() => void rights.refetch()} />
        </>
      )}
    </section>
  );
}

type LoadedProps = GroupRightsProps & Pick<Parameters<typeof HeldRights>[0], 'rights'>;

function Loaded({ connection, description, group, proposal, rights }: LoadedProps) {
  const client = useQueryClient();
  const unavailable = useUnavailable(connection, description)('users.object-rights');
  const input = { instanceId: connection.id, groupId: group.id };
  return (
    <HeldRights
      {...{ connection, description, rights, proposal }}
      holder={{ type: 'group', id: group.id, name: group.name }}
      missing={null}
      unavailable={unavailable}
      onDone={() => void client.invalidateQueries({ queryKey: orpc.groups.objectRights.key({ input }) })}
    />
  );
}
