import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Group } from '../../../electron/domain/user.ts';
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
  /** Why nobody can be added from the user's side either. */
  readonly cannotAdd: string | null;
}

/** Who is in a group. Each leads to the user, where membership is changed. */
export function MemberList({ members, instanceId, groupId, cannotAdd }: MemberListProps) {
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
        {members && members.length > 0 ? (
          <Link className="small" to={`${users}?status=*&group=${encodeURIComponent(groupId)}`}>
            {t('groups.panel.showInTable')}
          </Link>
        ) : null}
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
          </li>
        ))}
      </ul>
      {found.length > SHOWN ? (
        <p className="small faint">{t('groups.panel.more', { count: found.length - SHOWN })}</p>
      ) : null}
      <p className="small faint">{cannotAdd ?? t('groups.panel.membersHint')}</p>
    </section>
  );
}
