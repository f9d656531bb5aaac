import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useConnections } from '../../lib/connections.ts';
import { failureOf } from '../../lib/failure.ts';
import { WelcomeScreen } from './welcome-screen.tsx';

/** Where Roster opens: the users of the first instance, or the two doors while there is none. */
export function StartScreen() {
  const { t } = useTranslation();
  const connections = useConnections();
  if (connections.isPending) return null;
  if (connections.isError) {
    return (
      <div className="page">
        <FailureNotice
          failure={failureOf(connections.error)}
          title={t('welcome.loadFailed')}
          actions={
            <button type="button" className="btn" onClick={() => void connections.refetch()}>
              {t('common.retry')}
            </button>
          }
        />
      </div>
    );
  }
  const [first] = connections.data;
  return first ? <Navigate to={`/instances/${first.id}/users`} replace /> : <WelcomeScreen />;
}
