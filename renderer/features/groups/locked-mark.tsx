import type { GroupSummary } from '../../../electron/domain/group.ts';
import { Icon } from '../../components/icon.tsx';

/** A lock with its reason, where a group can be neither renamed nor deleted. */
export function LockedMark({ group: { untouchable } }: { group: Pick<GroupSummary, 'untouchable'> }) {
  if (untouchable === undefined) return null;
  return (
    <span title={untouchable}>
      {' '}
      <Icon name="lock" size="s" className="untouchable" />
      <span className="sr-only">. {untouchable}</span>
    </span>
  );
}
