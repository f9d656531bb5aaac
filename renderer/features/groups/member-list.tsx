import './members.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Group } from '../../../electron/domain/user.ts';
import { Icon } from '../../components/icon.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { formatNumber } from '../../lib/format.ts';

/** Members drawn at once; the rest is found by searching, or in the table. */
const SHOWN = 100;
const SEARCHABLE = 10;

interface MemberListProps {
  readonly members: Group['members'];
  readonly instanceId: string;
  readonly groupId: string;
  /** Why members cannot be changed now. */
  readonly unavailable: string | null;
  /** That reason stands elsewhere in the panel. */
  readonly explained: boolean;
  readonly onRemove: (member: NonNullable<Group['members']>[number]) => void;
  readonly onList: () => void;
}

/** Who is in a group. Each leads to the user and can be removed; lists add and remove many. */
export function MemberList({
  members,
  instanceId,
  groupId,
  unavailable,
  explained,
  onRemove,
  onList,
}: MemberListProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase();
  const found = (members ?? []).filter((member) => member.handle.toLocaleLowerCase().includes(wanted));
  const users = `/instances/${instanceId}/users`;
  return (
    <section aria-label={t('groups.panel.members')}>
      <div className="section-title">
        <h3>{t('groups.panel.members')}</h3>
        {members ? <span className="count">{formatNumber(members.length)}</span> : null}
        <span className="grow" />
        <button
          type="button"
          className="btn plain small"
          disabled={unavailable !== null}
          title={unavailable ?? undefined}
          onClick={onList}
        >
          <Icon name="plus" size="s" />
          {t('access.members.change')}
        </button>
      </div>
      {members === null ? <p className="faint">{t('groups.panel.membersUnknown')}</p> : null}
      {members && members.length === 0 ? <p className="faint">{t('groups.panel.noMembers')}</p> : null}
      {members && members.length >= SEARCHABLE ? (
        <SearchBox
          label={t('groups.panel.searchMembers')}
          placeholder={t('groups.panel.searchMembers')}
          clearLabel={t('groups.search.clear')}
          value={search}
          onChange={setSearch}
        />
      ) : null}
      <ul className="members">
        {found.slice(0, SHOWN).map((member) => (
          <li key={member.id}>
            <Link
              className="cut"
              aria-label={t('groups.panel.openUser', { name: member.handle })}
              to={`${users}/${encodeURIComponent(member.id)}`}
            >
              <ServerText>{member.handle}</ServerText>
            </Link>
            <button
              type="button"
              className="btn plain square tiny"
              aria-label={t('access.members.removeOne', { name: member.handle })}
              title={unavailable ?? t('access.members.removeOne', { name: member.handle })}
              disabled={unavailable !== null}
              onClick={() => onRemove(member)}
            >
              <Icon name="x" size="s" />
            </button>
          </li>
        ))}
      </ul>
      {found.length > SHOWN ? (
        <p className="small faint">{t('groups.panel.more', { count: found.length - SHOWN })}</p>
      ) : null}
      {members && members.length > 0 ? (
        <Link className="small" to={`${users}?status=*&group=${encodeURIComponent(groupId)}`}>
          {t('groups.panel.showInTable')}
        </Link>
      ) : null}
      {unavailable && !explained ? <p className="small faint">{unavailable}</p> : null}
    </section>
  );
}
