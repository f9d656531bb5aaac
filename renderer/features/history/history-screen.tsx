import './history.css';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { HistoryItem } from '../../../electron/domain/journal.ts';
import { Crumbs } from '../../components/crumbs.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { EnvironmentTag } from '../../components/environment-tag.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Icon, type IconName } from '../../components/icon.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { StatusBar } from '../../components/status-bar.tsx';
import { DateText } from '../../components/time.tsx';
import { changeLines } from '../../lib/change-words.ts';
import { useConnection } from '../../lib/connections.ts';
import { failureOf } from '../../lib/failure.ts';
import { useFailureWords } from '../../lib/failure-words.ts';
import { formatTime } from '../../lib/format.ts';
import { orpc } from '../../lib/orpc.ts';

const LIMIT = 500;

/** Everything that Roster changed, newest first: on one instance, or on all. */
export function HistoryScreen() {
  const { t } = useTranslation();
  const { instanceId } = useParams();
  const connection = useConnection(instanceId);
  const [search, setSearch] = useState('');
  const input = { instanceId: instanceId ?? null, userId: null, search, limit: LIMIT };
  const history = useQuery({ ...orpc.history.list.queryOptions({ input }), placeholderData: keepPreviousData });
  const count = history.data?.length ?? 0;
  return (
    <>
      <Crumbs crumbs={[...(connection ? [instanceCrumb(connection)] : []), { label: t('history.title') }]} />
      <div className="toolbar">
        <SearchBox
          className="grow"
          label={t('history.search')}
          placeholder={t('history.search')}
          clearLabel={t('history.clearSearch')}
          value={search}
          onChange={setSearch}
        />
      </div>
      <div className="fill scroll">
        <HistoryList query={history} searched={search.trim() !== ''} />
      </div>
      <StatusBar end={count === LIMIT ? t('history.limited', { count }) : null}>
        {history.data ? <span>{t('history.shown', { count })}</span> : null}
      </StatusBar>
    </>
  );
}

const instanceCrumb = ({ id, name, environment }: Connection) => ({
  label: name,
  to: `/instances/${id}`,
  mark: <EnvironmentTag environment={environment} />,
});

interface HistoryListProps {
  readonly query: UseQueryResult<HistoryItem[]>;
  readonly searched: boolean;
}

function HistoryList({ query, searched }: HistoryListProps) {
  const { t } = useTranslation();
  if (query.isPending) {
    return (
      <p className="page faint" role="status">
        {t('common.loading')}
      </p>
    );
  }
  if (query.isError) {
    return (
      <div className="strip">
        <FailureNotice failure={failureOf(query.error)} title={t('history.failed')} />
      </div>
    );
  }
  if (query.data.length > 0) return <HistoryTable items={query.data} />;
  return (
    <EmptyState icon="history" title={t(searched ? 'history.noneTitle' : 'history.emptyTitle')}>
      {t(searched ? 'history.none' : 'history.empty')}
    </EmptyState>
  );
}

function HistoryTable({ items }: { items: readonly HistoryItem[] }) {
  const { t } = useTranslation();
  return (
    <table className="table list history" aria-label={t('history.table')}>
      <thead>
        <tr>
          <th scope="col" className="col-when">
            {t('history.when')}
          </th>
          <th scope="col" className="col-instance">
            {t('history.instance')}
          </th>
          <th scope="col" className="col-target">
            {t('history.target')}
          </th>
          <th scope="col">{t('history.change')}</th>
          <th scope="col" className="col-who">
            {t('history.who')}
          </th>
          <th scope="col" className="col-outcome">
            {t('history.outcome')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <HistoryRow key={item.sequence} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function HistoryRow({ item }: { item: HistoryItem }) {
  const { t } = useTranslation();
  const { at, change, instance, actor } = item;
  const words = changeLines(t, change, null).join(' · ');
  return (
    <tr>
      <td>
        <DateText at={at} /> <span className="faint">{formatTime(at)}</span>
      </td>
      <td title={instance.origin}>
        <ServerText>{instance.name}</ServerText>
      </td>
      <td className="name">
        <ServerText>{change.target.name}</ServerText>
      </td>
      <td title={words}>
        <ServerText>{words}</ServerText>
      </td>
      <td>
        <ServerText>{actor}</ServerText>
      </td>
      <td>
        <OutcomeMark item={item} />
      </td>
    </tr>
  );
}

const MARKS = {
  done: { icon: 'check', look: 'out done' },
  failed: { icon: 'x', look: 'out no' },
  unknown: { icon: 'help', look: 'out ask' },
  open: { icon: 'help', look: 'out wait' },
} as const satisfies Record<string, { icon: IconName; look: string }>;

function OutcomeMark({ item }: { item: HistoryItem }) {
  const { t } = useTranslation();
  const outcome = item.outcome ?? 'open';
  const { icon, look } = MARKS[outcome];
  return (
    <span className={look}>
      <Icon name={icon} />
      <span>{t(`history.outcomes.${outcome}`)}</span>
      {item.failure ? <Reason failure={item.failure} /> : null}
    </span>
  );
}

function Reason({ failure }: { failure: NonNullable<HistoryItem['failure']> }) {
  const { message } = useFailureWords(failure);
  return (
    <span className="small faint cut" title={message}>
      <ServerText>{message}</ServerText>
    </span>
  );
}
