import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../electron/domain/failure.ts';
import type { DirectoryState } from '../../../electron/domain/query.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { formatFullTime } from '../../lib/format.ts';
import { orpc } from '../../lib/orpc.ts';

/** How far the directory has been read, whatever was held before; and a way to stop. The table is in use meanwhile. */
export function LoadProgress({ instanceId, state }: { instanceId: string; state: DirectoryState }) {
  const { t } = useTranslation();
  const cancel = useMutation(orpc.directory.cancel.mutationOptions());
  const { read: loaded = state.loaded, expected } = state;
  const share = expected ? Math.min(1, loaded / expected) : 0;
  return (
    <div className="load-progress">
      <div
        className="progress"
        role="progressbar"
        aria-label={t('users.progress.label')}
        aria-valuemin={0}
        aria-valuemax={expected ?? undefined}
        aria-valuenow={expected ? loaded : undefined}
      >
        <i style={{ width: `${share * 100}%` }} />
      </div>
      <span className="small faint">
        {expected ? t('users.progress.ofExpected', { loaded, expected }) : t('users.progress.soFar', { loaded })}
      </span>
      <button type="button" className="btn plain small" onClick={() => cancel.mutate({ instanceId })}>
        {t('users.progress.cancel')}
      </button>
    </div>
  );
}

interface PartlyFailedProps {
  readonly state: DirectoryState;
  readonly failure: Failure;
  readonly onRetry: () => void;
}

/** Reading ended early, but what came is shown, or what was kept the time before. */
export function PartlyFailed({ state, failure, onRetry }: PartlyFailedProps) {
  const { t } = useTranslation();
  const title =
    state.source === 'copy' && state.loadedAt
      ? t('users.empty.offline', { at: formatFullTime(state.loadedAt) })
      : t('users.empty.partlyFailed', { loaded: state.loaded });
  return (
    <div className="partly-failed">
      <FailureNotice
        failure={failure}
        tone="warn"
        title={title}
        actions={
          <button type="button" className="btn small" onClick={onRetry}>
            {t('common.retry')}
          </button>
        }
      />
    </div>
  );
}
