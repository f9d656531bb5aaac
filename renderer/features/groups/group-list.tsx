import './group-list.css';
import { useTranslation } from 'react-i18next';
import type { Group } from '../../../electron/domain/user.ts';
import { Icon } from '../../components/icon.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { classNames } from '../../lib/class-names.ts';
import { formatNumber } from '../../lib/format.ts';

interface GroupListProps {
  readonly groups: readonly Group[];
  /** Why there is no matrix of permissions, as sentences; null where the kind just names none. */
  readonly why: string | null;
  readonly openId: string | null;
  readonly onOpen: (groupId: string) => void;
}

/** The groups of a kind whose groups give no permissions of their own: who is how many, each opens beside. */
export function GroupList({ groups, why, openId, onOpen }: GroupListProps) {
  const { t } = useTranslation();
  return (
    <div className="fill scroll">
      {why ? (
        <p className="note small group-why">
          <Icon name="info" size="s" />
          {why}
        </p>
      ) : null}
      <table className="table group-list" aria-label={t('groups.list.label')}>
        <thead>
          <tr>
            <th scope="col">{t('groups.list.name')}</th>
            <th scope="col" className="right col-members">
              {t('groups.list.members')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...groups]
            .sort((a, b) => a.name.localeCompare(b.name))
            .map((group) => (
              <tr key={group.id} className={classNames(group.id === openId && 'is-open')}>
                <td className="name">
                  <button type="button" className="link" onClick={() => onOpen(group.id)}>
                    <ServerText>{group.name}</ServerText>
                  </button>
                  <LockedMark group={group} />
                </td>
                <td className="right">
                  {group.members ? (
                    formatNumber(group.members.length)
                  ) : (
                    <span className="faint">{t('groups.matrix.membersUnknown')}</span>
                  )}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

/** A lock with its reason, where a group can be neither renamed nor deleted. */
export function LockedMark({ group: { untouchable } }: { group: Pick<Group, 'untouchable'> }) {
  if (untouchable === undefined) return null;
  return (
    <span title={untouchable}>
      {' '}
      <Icon name="lock" size="s" className="untouchable" />
      <span className="sr-only">. {untouchable}</span>
    </span>
  );
}
