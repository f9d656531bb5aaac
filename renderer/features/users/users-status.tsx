import { useTranslation } from 'react-i18next';
import type { DirectoryState } from '../../../electron/domain/query.ts';
import type { Command } from '../../app/commands.ts';
import { Icon } from '../../components/icon.tsx';
import { StatusBar } from '../../components/status-bar.tsx';
import { Age } from '../../components/time.tsx';
import type { RowTotals } from './table/row-windows.ts';

interface UsersStatusProps {
  readonly rows: RowTotals | null;
  readonly selected: number;
  /** What was copied, where no bar of the selection says it. */
  readonly said: string;
  readonly refresh: Command;
}

/** Totals, matches, selection and the age of the directory, always true. */
export function UsersStatus({ rows, selected, said, refresh }: UsersStatusProps) {
  const { t } = useTranslation();
  if (!rows) return null;
  const { total, matched, state } = rows;
  const isWhole = state.phase === 'complete' || state.source === 'copy';
  const words = isWhole ? 'users.status.total' : 'users.status.soFar';
  return (
    <StatusBar
      end={
        <button
          type="button"
          className="status-button"
          title={refresh.label}
          disabled={state.phase === 'loading'}
          onClick={refresh.run}
        >
          <Icon name={state.phase === 'loading' ? 'spinner' : 'refresh'} />
          <DirectoryAge state={state} />
          <span className="sr-only">. {refresh.label}</span>
        </button>
      }
    >
      <span>{t(words, { count: total })}</span>
      {matched === total ? null : <span>{t('users.status.matched', { count: matched })}</span>}
      {state.news && state.phase === 'complete' ? <News news={state.news} /> : null}
      {state.copyNotice ? <span>{t(`users.status.copy.${state.copyNotice}`)}</span> : null}
      <span role="status">{said}</span>
      {selected > 0 ? <b>{t('users.select.count', { count: selected })}</b> : null}
    </StatusBar>
  );
}

function DirectoryAge({ state }: { state: DirectoryState }) {
  const { t } = useTranslation();
  // Rows of the copy never stand without their age, whatever the server says meanwhile.
  if (state.source === 'copy' && state.loadedAt) {
    return (
      <span>
        {t(state.phase === 'loading' ? 'users.status.fromCopyReading' : 'users.status.fromCopy')}{' '}
        <Age at={state.loadedAt} as="ago" />
      </span>
    );
  }
  if (state.phase === 'loading') return t('users.status.loading');
  if (state.phase === 'failed') return t('users.status.failed');
  if (!state.loadedAt) return t('users.status.never');
  return (
    <span>
      {t('users.status.directory')} <Age at={state.loadedAt} />
    </span>
  );
}

/** Who came, went or is not as before, since the directory was read the time before. */
function News({ news: { arrived, departed, changed } }: { news: NonNullable<DirectoryState['news']> }) {
  const { t } = useTranslation();
  const words = [
    arrived > 0 ? t('users.status.arrived', { count: arrived }) : '',
    departed > 0 ? t('users.status.departed', { count: departed }) : '',
    changed > 0 ? t('users.status.changed', { count: changed }) : '',
  ].filter(Boolean);
  return words.length > 0 ? <span role="status">{words.join(', ')}</span> : null;
}
