import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Failure } from '../../../electron/domain/failure.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';

/** Rows as bars, while nothing is known yet. */
export function TableLoading() {
  const { t } = useTranslation();
  return (
    <div className="table-loading" role="status">
      <span className="sr-only">{t('users.empty.loading')}</span>
      {Array.from({ length: 12 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike
        <div key={index} className="table-loading-row">
          <span className="skeleton" style={{ width: 90 + ((index * 37) % 60) }} />
          <span className="skeleton" style={{ width: 50 }} />
          <span className="skeleton" style={{ width: 60 + ((index * 23) % 50) }} />
        </div>
      ))}
    </div>
  );
}

interface FailedProps {
  readonly connection: Connection;
  readonly failure: Failure;
  readonly onRetry: () => void;
}

/** Why no users can be shown: not allowed, or not to be had. */
export function InstanceFailed({ connection, failure, onRetry }: FailedProps) {
  const { t } = useTranslation();
  if (failure.code === 'not-allowed') {
    return (
      <EmptyState
        icon="lock"
        title={t('users.empty.notAllowedTitle', { handle: connection.signIn.handle, name: connection.name })}
        action={
          <Link className="btn" to={`/instances/${connection.id}/edit`}>
            {t('users.empty.editConnection')}
          </Link>
        }
      >
        {t('users.empty.notAllowedHint')}
      </EmptyState>
    );
  }
  return (
    <div className="page">
      <FailureNotice
        failure={failure}
        title={t('users.empty.failedTitle', { name: connection.name })}
        actions={
          <>
            <button type="button" className="btn" onClick={onRetry}>
              {t('common.retry')}
            </button>
            <Link className="btn" to={`/instances/${connection.id}`}>
              {t('users.empty.editConnection')}
            </Link>
          </>
        }
      />
    </div>
  );
}

interface NoneProps {
  readonly connection: Connection;
  readonly onCreate: (() => void) | null;
}

/** The server has nobody. */
export function NoUsers({ connection, onCreate }: NoneProps) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon="users"
      title={t('users.empty.noneTitle', { name: connection.name })}
      action={
        onCreate ? (
          <button type="button" className="btn primary" onClick={onCreate}>
            {t('users.toolbar.create')}
          </button>
        ) : null
      }
    >
      {t('users.empty.noneHint')}
    </EmptyState>
  );
}

interface NoMatchProps {
  /** Users that match the search but not the filters. */
  readonly hidden: number;
  /** The only filter is the one by status, so that it alone hides them. */
  readonly byStatus: boolean;
  readonly searching: boolean;
  readonly onShowAnyStatus: () => void;
  readonly onClearFilters: () => void;
  readonly onClearSearch: () => void;
}

/** Somebody is there, but nobody fits; says how many the filters hide and shows them on demand. */
export function NoMatch({ hidden, byStatus, searching, ...on }: NoMatchProps) {
  const { t } = useTranslation();
  const words = byStatus ? 'users.empty.hiddenByStatus' : 'users.empty.hidden';
  return (
    <EmptyState
      icon="search"
      title={t('users.empty.noMatchTitle')}
      action={
        <>
          {hidden > 0 ? (
            <button type="button" className="btn" onClick={byStatus ? on.onShowAnyStatus : on.onClearFilters}>
              {t(byStatus ? 'users.empty.showHidden' : 'users.empty.clearFilters')}
            </button>
          ) : null}
          {searching ? (
            <button type="button" className="btn" onClick={on.onClearSearch}>
              {t('users.empty.clearSearch')}
            </button>
          ) : null}
        </>
      }
    >
      {hidden > 0 ? t(words, { count: hidden }) : t('users.empty.noMatchHint')}
    </EmptyState>
  );
}
