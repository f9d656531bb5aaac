import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FirstUserGuide, ProbeFinding } from '../../../electron/domain/probe.ts';
import { Icon } from '../../components/icon.tsx';
import { Age } from '../../components/time.tsx';
import { GuideWords } from './first-user-guide.tsx';
import type { SetupWait } from './use-setup-wait.ts';

interface FirstUserNoteProps {
  readonly guide?: FirstUserGuide | undefined;
  /** Creates the first user; missing where Roster cannot, or not from here. */
  readonly onCreate?: (() => void) | undefined;
  /** Missing where nobody waits. */
  readonly wait?: SetupWait | undefined;
}

/** What to do with a server that has no user yet: Roster creates it, or it has to be created on the server itself. */
export function FirstUserNote({ guide, onCreate, wait }: FirstUserNoteProps) {
  const { t } = useTranslation();
  return (
    <Note title={t('instances.firstUser.title')}>
      {guide ? (
        <GuideWords guide={guide} />
      ) : (
        <>
          <p>{t('instances.firstUser.text')}</p>
          <p>{t(onCreate ? 'instances.firstUser.here' : 'instances.firstUser.next')}</p>
        </>
      )}
      {onCreate ? (
        <div className="failure-foot">
          <button type="button" className="btn form primary" onClick={onCreate}>
            {t('instances.firstUser.create')}
          </button>
        </div>
      ) : null}
      {wait ? <WaitWords wait={wait} /> : null}
    </Note>
  );
}

function Note({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="note warn-note" aria-label={title}>
      <Icon name="user-plus" />
      <div className="grow">
        <p className="strong" role="status">
          {title}
        </p>
        {children}
      </div>
    </section>
  );
}

/** That Roster waits, when it looked last, and how to have it look now or not at all. */
function WaitWords({ wait: { phase, looking, lookedAt, lookNow, stop, resume } }: { wait: SetupWait }) {
  const { t } = useTranslation();
  const stopped = phase === 'stopped';
  return (
    <>
      <p className="wait-line">
        {stopped ? null : <Icon name="spinner" size="s" />}
        <span>
          <span role="status">{t(`instances.wait.${phase}`)}</span>{' '}
          {lookedAt && !stopped ? (
            <span className="small faint">
              {t('instances.wait.looked')} <Age at={lookedAt} as="ago" />
            </span>
          ) : null}
        </span>
      </p>
      <div className="failure-foot">
        {stopped ? (
          <button type="button" className="btn form" onClick={resume}>
            {t('instances.wait.resume')}
          </button>
        ) : (
          <>
            <button type="button" className="btn form" disabled={looking} onClick={lookNow}>
              {t('instances.wait.lookNow')}
            </button>
            <button type="button" className="btn form plain" onClick={stop}>
              {t('instances.wait.stop')}
            </button>
          </>
        )}
      </div>
    </>
  );
}

interface BeginningProps {
  readonly finding: ProbeFinding;
  readonly onCreate: () => void;
}

/** For a server that may have no administrator, which nobody can tell from outside: how it gets one, folded away. */
export function Beginning({ finding, onCreate }: BeginningProps) {
  const { t } = useTranslation();
  const { firstUser, firstUserFields, firstUserGuide, description } = finding;
  if (firstUser || description || !(firstUserFields || firstUserGuide)) return null;
  return (
    <details className="network beginning">
      <summary>
        <b>{t('instances.beginning.title')}</b>
      </summary>
      <div className="network-body">
        {firstUserFields ? (
          <>
            <p>{t('instances.beginning.text')}</p>
            <button type="button" className="btn form start" onClick={onCreate}>
              {t('instances.beginning.create')}
            </button>
          </>
        ) : null}
        {firstUserGuide ? <GuideWords guide={firstUserGuide} /> : null}
      </div>
    </details>
  );
}
