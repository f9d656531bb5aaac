import { useTranslation } from 'react-i18next';
import { failureOf } from '../../lib/failure.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { Icon } from '../icon.tsx';

interface RightsPendingProps {
  /** Why the rights could not be read; null while they are. */
  readonly error: Error | null;
  readonly onRetry: () => void;
}

/** What stands in place of rights on objects that are being read, or could not be. */
export function RightsPending({ error, onRetry }: RightsPendingProps) {
  const { t } = useTranslation();
  if (error === null) {
    return (
      <p className="faint" role="status">
        <Icon name="spinner" size="s" /> {t('user.rights.loading')}
      </p>
    );
  }
  return (
    <FailureNotice
      failure={failureOf(error)}
      title={t('user.rights.failed')}
      actions={
        <button type="button" className="btn small" onClick={onRetry}>
          {t('common.retry')}
        </button>
      }
    />
  );
}
