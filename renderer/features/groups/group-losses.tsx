import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../electron/domain/description.ts';
import type { GroupSummary } from '../../../electron/domain/group.ts';
import { failureOf } from '../../lib/failure.ts';
import { useFailureWords } from '../../lib/failure-words.ts';
import { formatNumber } from '../../lib/format.ts';
import { useEffects } from './use-effects.ts';

interface GroupLossesProps {
  readonly instanceId: string;
  readonly group: GroupSummary;
  /** The permissions that it gives. */
  readonly given: readonly Permission[];
}

/** How many members would lose each permission if a group were gone: those whom no other group gives it. */
export function GroupLosses({ instanceId, group, given }: GroupLossesProps) {
  const { t } = useTranslation();
  const switches = given.map(({ id }) => ({ groupId: group.id, permission: id, given: false }));
  const { data, error } = useEffects(instanceId, switches);
  if (error) return <NotRead error={error} />;
  if (!data) {
    return (
      <p className="faint" role="status">
        {t('access.effects.working')}
      </p>
    );
  }
  if (data.switches === null) return <p>{t('groups.panel.losesUnknown')}</p>;
  const losses = data.switches.filter(({ affected }) => affected > 0);
  if (losses.length === 0) return <p>{t('groups.panel.losesNobody')}</p>;
  return losses.map(({ permission, affected }) => (
    <p key={permission}>
      <b>{given.find(({ id }) => id === permission)?.label ?? permission}</b>:{' '}
      {t('groups.panel.users', { count: affected })}
      <span className="sr-only"> {formatNumber(affected)}</span>
    </p>
  ));
}

function NotRead({ error }: { error: Error }) {
  return <p className="faint">{useFailureWords(failureOf(error)).message}</p>;
}
