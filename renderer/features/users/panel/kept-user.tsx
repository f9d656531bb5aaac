import { useTranslation } from 'react-i18next';
import type { Description } from '../../../../electron/domain/description.ts';
import type { Failure } from '../../../../electron/domain/failure.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { ServerText } from '../../../components/server-text.tsx';
import { Age } from '../../../components/time.tsx';
import { formatFullTime } from '../../../lib/format.ts';
import { permissionLabel } from '../../../lib/grant-words.ts';
import { levelWords } from '../level-words.ts';

interface KeptNoteProps {
  /** When it was read; null where its reading did not come to an end. */
  readonly at: string | null;
  /** Why the server can't be asked. */
  readonly failure: Failure;
  readonly asking: boolean;
  readonly onRetry: () => void;
}

/** Says that an account is shown as it was read before, since when, why, and what that leaves out. */
export function KeptNote({ at, failure, asking, onRetry }: KeptNoteProps) {
  const { t } = useTranslation();
  return (
    <div className="panel-note kept-note">
      <FailureNotice
        failure={failure}
        tone="warn"
        title={at === null ? t('user.kept.titleUndated') : t('user.kept.title', { at: formatFullTime(at) })}
        actions={
          <button type="button" className="btn small" disabled={asking} onClick={onRetry}>
            {t('common.retry')}
          </button>
        }
      />
      <p className="small faint">
        {at === null ? null : (
          <>
            {t('user.kept.read')} <Age at={at} as="ago" />.{' '}
          </>
        )}
        {t('user.kept.rest')}
      </p>
    </div>
  );
}

/** The groups, the level and the permissions of an account as they were read; why it has them, only the server tells. */
export function KeptAccess({ description, user }: { description: Description; user: User }) {
  const { t } = useTranslation();
  const { administratorLevels } = description;
  const level = administratorLevels.find(({ id }) => id === user.administrator)?.label ?? user.administrator;
  return (
    <>
      <div className="section-title">
        <h3>{t('user.access.whereFrom')}</h3>
      </div>
      <ul className="grants raised" aria-label={t('user.access.members', { name: user.handle })}>
        {user.groups.length === 0 ? <li className="grant muted">{t('user.access.noGroups')}</li> : null}
        {user.groups.map((group) => (
          <li key={group.id} className="grant">
            <span className="grow cut">
              <b>
                <ServerText>{group.name}</ServerText>
              </b>{' '}
              {group.id === user.primaryGroup ? <span className="tagline">{t('user.access.primary')}</span> : null}
            </span>
            <span className="faint small">{levelWords(group, description)}</span>
          </li>
        ))}
        {administratorLevels.length === 0 ? null : (
          <li className="grant">
            <span className="grow muted">{t('user.access.administrator')}</span>
            <span className="faint small">{level ?? t('user.access.administratorNone')}</span>
          </li>
        )}
      </ul>
      {user.permissions.length === 0 ? null : (
        <section aria-labelledby="kept-permissions">
          <div className="section-title">
            <h3 id="kept-permissions">{t('user.access.permissions')}</h3>
            <span className="count">{user.permissions.length}</span>
          </div>
          <ul className="grants raised" aria-labelledby="kept-permissions">
            {user.permissions.map((id) => (
              <li key={id} className="grant">
                <ServerText>{permissionLabel(description, id)}</ServerText>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="small faint why-not">{t('user.kept.access')}</p>
    </>
  );
}
