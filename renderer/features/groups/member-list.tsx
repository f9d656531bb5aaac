import './members.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { GroupSummary } from '../../../electron/domain/group.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Icon } from '../../components/icon.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { failureOf } from '../../lib/failure.ts';
import { formatNumber } from '../../lib/format.ts';
import { MemberRows } from './member-rows.tsx';
import { type Member, useMembers } from './use-members.ts';

const SEARCHABLE = 10;

interface MemberListProps {
  readonly group: GroupSummary;
  readonly instanceId: string;
  /** Why members cannot be changed now. */
  readonly unavailable: string | null;
  /** That reason stands elsewhere in the panel. */
  readonly explained: boolean;
  readonly onRemove: (member: Member) => void;
  readonly onList: () => void;
}

/** Who is in a group. Each leads to the user and can be removed; lists add and remove many. */
export function MemberList({ group, instanceId, unavailable, explained, onRemove, onList }: MemberListProps) {
  const { t } = useTranslation();
  const { id: groupId, memberCount } = group;
  return (
    <section aria-label={t('groups.panel.members')}>
      <div className="section-title">
        <h3>{t('groups.panel.members')}</h3>
        {memberCount === null ? null : <span className="count">{formatNumber(memberCount)}</span>}
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
      {memberCount === null ? <p className="faint">{t('groups.panel.membersUnknown')}</p> : null}
      {memberCount === 0 ? <p className="faint">{t('groups.panel.noMembers')}</p> : null}
      {memberCount ? (
        <>
          <FoundMembers {...{ instanceId, groupId, memberCount, unavailable, onRemove }} />
          <Link className="small" to={`/instances/${instanceId}/users?status=*&group=${encodeURIComponent(groupId)}`}>
            {t('groups.panel.showInTable')}
          </Link>
        </>
      ) : null}
      {unavailable && !explained ? <p className="small faint">{unavailable}</p> : null}
    </section>
  );
}

interface FoundMembersProps extends Pick<MemberListProps, 'instanceId' | 'unavailable' | 'onRemove'> {
  readonly groupId: string;
  readonly memberCount: number;
}

/** A search over the members and those that it leaves. */
function FoundMembers({ instanceId, groupId, memberCount, unavailable, onRemove }: FoundMembersProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [range, setRange] = useState({ first: 0, last: 0, kept: 0 });
  const { known, error, retry } = useMembers({ instanceId, groupId, search: search.trim(), ...range });
  return (
    <>
      {memberCount >= SEARCHABLE ? (
        <SearchBox
          label={t('groups.panel.searchMembers')}
          placeholder={t('groups.panel.searchMembers')}
          clearLabel={t('groups.search.clear')}
          maxLength={300}
          value={search}
          onChange={setSearch}
        />
      ) : null}
      {search.trim() !== '' && known && known.matched > 0 ? (
        <p className="small faint" role="status">
          {t('groups.panel.found', { count: known.matched })}
        </p>
      ) : null}
      {error ? (
        <FailureNotice
          failure={failureOf(error)}
          title={t('groups.panel.membersFailed')}
          actions={
            <button type="button" className="btn" onClick={retry}>
              {t('common.retry')}
            </button>
          }
        />
      ) : null}
      {known || error ? null : (
        <p className="faint" role="status">
          {t('groups.panel.membersLoading')}
        </p>
      )}
      {known?.matched === 0 ? (
        <p className="faint" role="status">
          {t('groups.panel.noneFound', { search: search.trim() })}
        </p>
      ) : null}
      {known && known.matched > 0 ? (
        <MemberRows key={search.trim()} {...{ known, instanceId, unavailable, onRemove }} onRange={setRange} />
      ) : null}
    </>
  );
}
