import './access.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '../../components/crumbs.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Icon } from '../../components/icon.tsx';
import { StatusBar } from '../../components/status-bar.tsx';
import { AdministratorsList } from './administrators-list.tsx';
import { useAdministrators } from './use-administrators.ts';

/** The administrators of all saved instances; those that cannot be read are named. */
export function AdministratorsScreen() {
  const { t } = useTranslation();
  const [again, setAgain] = useState(0);
  const { instances, complete, failure } = useAdministrators(null, again);
  const found = instances.reduce((sum, one) => sum + one.found, 0);
  const unread = instances.filter((one) => one.failure !== null).length;
  return (
    <>
      <Crumbs crumbs={[{ label: t('access.who.everywhere') }]} />
      <div className="fill scroll">
        {instances.map((one) => (
          <AdministratorsList key={one.instanceId} one={one} titled />
        ))}
        {failure ? (
          <div className="strip">
            <FailureNotice failure={failure} title={t('access.who.failed')} />
          </div>
        ) : null}
        {complete && instances.length === 0 ? <EmptyState icon="key" title={t('access.who.noInstances')} /> : null}
        {complete || failure ? null : (
          <p className="page faint" role="status">
            {t('access.who.reading')}
          </p>
        )}
      </div>
      <StatusBar
        end={
          <button type="button" className="status-button" onClick={() => setAgain(again + 1)}>
            <Icon name="refresh" />
            {t('access.who.again')}
          </button>
        }
      >
        {instances.length > 0 && unread === instances.length && found === 0 ? null : (
          <span>{t('access.who.administrators', { count: found })}</span>
        )}
        {unread > 0 ? <span>{t('access.who.unread', { count: unread })}</span> : null}
      </StatusBar>
    </>
  );
}
