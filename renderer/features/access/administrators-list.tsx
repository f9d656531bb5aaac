import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { InstanceAdministrators } from '../../../electron/domain/why/holders.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Icon } from '../../components/icon.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { orpc } from '../../lib/orpc.ts';
import { HolderTable } from './holder-table.tsx';

/** What stands for an instance that cannot be asked now. */
const UNDESCRIBED = { administratorLevels: [], objectTypes: [] };

/** The administrators of one instance, or why they could not be read. */
export function AdministratorsList({ one, titled }: { one: InstanceAdministrators; titled: boolean }) {
  const { t } = useTranslation();
  const { instanceId, instance, administrators, found, told, failure } = one;
  // Asking a server that was just not reachable would only wait once more.
  const enabled = failure === null;
  const { data } = useQuery(orpc.instances.describe.queryOptions({ input: { instanceId }, enabled }));
  const description = data ?? UNDESCRIBED;
  return (
    <section className="administrators" aria-label={t('access.who.administratorsOf', { name: instance })}>
      {titled ? (
        <h2 className="section-title administrators-title">
          <Link to={`/instances/${instanceId}/access`}>
            <ServerText>{instance}</ServerText>
          </Link>
          {failure ? null : <span className="count">{t('access.who.administrators', { count: found })}</span>}
        </h2>
      ) : null}
      {failure ? (
        <div className="strip">
          <FailureNotice failure={failure} title={t('access.who.unreachable', { name: instance })} tone="warn" />
        </div>
      ) : null}
      {told ? null : (
        <p className="note small strip-note">
          <Icon name="info" size="s" />
          {t('access.who.notTold', { name: instance })}
        </p>
      )}
      {administrators.length > 0 ? (
        <HolderTable
          label={t('access.who.administratorsOf', { name: instance })}
          instanceId={instanceId}
          description={description}
          holders={administrators}
        />
      ) : null}
      {administrators.length === 0 && failure === null && told ? (
        <p className="faint strip-note">{t('access.who.noAdministrators')}</p>
      ) : null}
      {found > administrators.length ? (
        <p className="faint strip-note">{t('access.who.more', { count: found - administrators.length })}</p>
      ) : null}
    </section>
  );
}
