import './history.css';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HistoryItem } from '../../../electron/domain/journal.ts';
import { Crumbs } from '../../components/crumbs.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Icon, type IconName } from '../../components/icon.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { StatusBar } from '../../components/status-bar.tsx';
import { DateText } from '../../components/time.tsx';
import { changeLines } from '../../lib/change-words.ts';
import { failureOf } from '../../lib/failure.ts';
import { useFailureWords } from '../../lib/failure-words.ts';
import { formatTime } from '../../lib/format.ts';
import { orpc } from '../../lib/orpc.ts';

const LIMIT = 500;

/** Everything that Roster changed, newest first. */
export function HistoryScreen() {
  const { t } = useTranslation();
  const input = { instanceId: null, userId: null, limit: LIMIT };
  const history = useQuery(orpc.history.list.queryOptions({ input }));
  const count = history.data?.length ?? 0;
  return (
    <>
      <Crumbs crumbs={[{ label: t('history.title') }]} />
      <div className="fill scroll">
        {history.isPending ? (
          <p className="page faint" role="status">
            {t('common.loading')}
          </p>
        ) : history.isError ? (
          <div className="strip">
            <FailureNotice failure={failureOf(history.error)} title={t('history.failed')} />
          </div>
        ) : count === 0 ? (
          <EmptyState icon="history" title={t('history.emptyTitle')}>
            {t('history.empty')}
          </EmptyState>
        ) : (
          <HistoryTable items={history.data} />
        )}
      </div>
      <StatusBar end={count === LIMIT ? t('history.limited', { count }) : null}>
        {history.data ? <span>{t('history.shown', { count })}</span> : null}
      </StatusBar>
    </>
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
