import './history.css';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { HistoryItem } from '../../../electron/domain/journal.ts';
import { CommandButton } from '../../app/command-button.tsx';
import { type Command, useCommands } from '../../app/commands.ts';
import { shortcutWords } from '../../app/shortcuts.ts';
import { Crumbs } from '../../components/crumbs.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { EnvironmentTag } from '../../components/environment-tag.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Icon, type IconName } from '../../components/icon.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { StatusBar } from '../../components/status-bar.tsx';
import { DateText } from '../../components/time.tsx';
import { useConnection } from '../../lib/connections.ts';
import { failureOf } from '../../lib/failure.ts';
import { useFailureWords } from '../../lib/failure-words.ts';
import { formatTime } from '../../lib/format.ts';
import { orpc } from '../../lib/orpc.ts';
import { changeText, outcomeText } from './history-text.ts';
import { useExport } from './use-export.ts';
import { useVocabularies, type VocabularyOf } from './use-vocabularies.ts';

const LIMIT = 500;
/** Characters of a search that the core reads. */
const SEARCH_LIMIT = 200;

/** Everything that Roster changed, newest first: on one instance, or on all. */
export function HistoryScreen() {
  const { t } = useTranslation();
  const { instanceId } = useParams();
  const connection = useConnection(instanceId);
  const [search, setSearch] = useState('');
  const input = { instanceId: instanceId ?? null, userId: null, search, limit: LIMIT };
  const history = useQuery({ ...orpc.history.list.queryOptions({ input }), placeholderData: keepPreviousData });
  const count = history.data?.length ?? 0;
  const vocabularyOf = useVocabularies(history.data ?? [], instanceId ?? null);
  const saving = useExport({ instanceId: instanceId ?? null, search, vocabularyOf }, count === 0);
  const field = useHistoryCommands(saving.command);
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
          keys={shortcutWords('mod+f')}
          ref={field}
          maxLength={SEARCH_LIMIT}
          onChange={setSearch}
        />
        <CommandButton command={saving.command} />
      </div>
      {saving.error ? (
        <div className="strip">
          <FailureNotice failure={failureOf(saving.error)} title={t('history.exportFailed')} />
        </div>
      ) : null}
      <div className="fill scroll">
        <HistoryList query={history} searched={search.trim() !== ''} vocabularyOf={vocabularyOf} />
      </div>
      <StatusBar end={count === LIMIT ? t('history.limited', { count }) : null}>
        {history.data ? <span>{t('history.shown', { count })}</span> : null}
      </StatusBar>
    </>
  );
}

/** The commands of the screen; answers with where the search field has to be put. */
function useHistoryCommands(saving: Command): RefObject<HTMLInputElement | null> {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const search = {
    label: t('history.search'),
    section: t('history.title'),
    icon: 'search' as const,
    run: () => field.current?.focus(),
  };
  useCommands([
    saving,
    { ...search, id: 'history.search', shortcut: '/' },
    { ...search, id: 'history.find', shortcut: 'mod+f' },
  ]);
  return field;
}

const instanceCrumb = ({ id, name, environment }: Connection) => ({
  label: name,
  to: `/instances/${id}`,
  mark: <EnvironmentTag environment={environment} />,
});

interface HistoryListProps {
  readonly query: UseQueryResult<HistoryItem[]>;
  readonly searched: boolean;
  readonly vocabularyOf: VocabularyOf;
}

function HistoryList({ query, searched, vocabularyOf }: HistoryListProps) {
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
  if (query.data.length > 0) return <HistoryTable items={query.data} vocabularyOf={vocabularyOf} />;
  return (
    <EmptyState icon="history" title={t(searched ? 'history.noneTitle' : 'history.emptyTitle')}>
      {t(searched ? 'history.none' : 'history.empty')}
    </EmptyState>
  );
}

interface HistoryTableProps {
  readonly items: readonly HistoryItem[];
  readonly vocabularyOf: VocabularyOf;
}

function HistoryTable({ items, vocabularyOf }: HistoryTableProps) {
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
          <HistoryRow key={item.sequence} item={item} vocabularyOf={vocabularyOf} />
        ))}
      </tbody>
    </table>
  );
}

interface HistoryRowProps {
  readonly item: HistoryItem;
  readonly vocabularyOf: VocabularyOf;
}

function HistoryRow({ item, vocabularyOf }: HistoryRowProps) {
  const { t } = useTranslation();
  const { at, change, instance, actor } = item;
  const words = changeText(t, item, vocabularyOf);
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
      <span>{outcomeText(t, item)}</span>
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
