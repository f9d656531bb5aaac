import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import { type Description, serverName } from '../../../electron/domain/description.ts';
import { EnvironmentTag } from '../../components/environment-tag.tsx';
import { Icon } from '../../components/icon.tsx';
import { Wizard } from './wizard.tsx';

interface FirstStepsFrameProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly foot: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the steps after the first user: what is there now at the right, with the ways on from here. */
export function FirstStepsFrame({ connection, description, foot, children }: FirstStepsFrameProps) {
  const { t } = useTranslation();
  const { server, self } = description;
  return (
    <Wizard
      present="next"
      hints={{
        server: serverName(server),
        account: self.handle,
        signIn: t('firstUser.steps.signInAs', { handle: self.handle }),
        save: connection.name,
      }}
      aside={<Present connection={connection} description={description} />}
      foot={foot}
    >
      {children}
    </Wizard>
  );
}

function Present({ connection, description }: Pick<FirstStepsFrameProps, 'connection' | 'description'>) {
  const { t } = useTranslation();
  const { server, self } = description;
  const { id, name, environment } = connection;
  return (
    <aside className="wizard-aside" aria-label={t('firstUser.next.plan')}>
      <h3 className="section-title">{t('firstUser.next.plan')}</h3>
      <dl className="facts-list">
        <div>
          <dt>{t('firstUser.next.server')}</dt>
          <dd>{serverName(server)}</dd>
        </div>
        <div>
          <dt>{t('firstUser.next.self')}</dt>
          <dd>{self.handle}</dd>
        </div>
        <div>
          <dt>{t('firstUser.next.rights')}</dt>
          <dd>{self.rights}</dd>
        </div>
        <div>
          <dt>{t('firstUser.next.environment')}</dt>
          <dd>
            <EnvironmentTag environment={environment} /> {t(`common.environment.${environment}.label`)}
          </dd>
        </div>
      </dl>
      <ul className="wizard-links">
        <li>
          <Link to={`/instances/${id}/users`}>{t('firstUser.next.users', { name })}</Link>
        </li>
        <li>
          <Link to={`/instances/${id}/groups`}>{t('firstUser.next.groups', { name })}</Link>
        </li>
        <li>
          <Link to="/history">{t('firstUser.next.history')}</Link>
        </li>
      </ul>
      <p className="small faint">{t('firstUser.next.later')}</p>
    </aside>
  );
}

interface StepFootProps {
  /** The id of the form that the button sends. */
  readonly form: string;
  readonly label: string;
  /** What is said while it is sent. */
  readonly busyLabel: string;
  readonly busy: boolean;
  readonly disabled: boolean;
  /** Why nothing can be sent at present, as a sentence; what is typed stays. */
  readonly locked: string | null;
  readonly onSkip: () => void;
}

/** The foot of a step that can be skipped. */
export function StepFoot({ form, label, busyLabel, busy, disabled, locked, onSkip }: StepFootProps) {
  const { t } = useTranslation();
  return (
    <>
      <span className="muted" role="status">
        {busy ? busyLabel : locked}
      </span>
      <span className="grow" />
      <button type="button" className="btn form" disabled={busy} onClick={onSkip}>
        {t('firstUser.next.skip')}
      </button>
      <button type="submit" form={form} className="btn form primary" disabled={busy || disabled || locked !== null}>
        {busy ? <Icon name="spinner" size="s" /> : null}
        {label}
      </button>
    </>
  );
}

/** Something that was just done, as a line above the next step. */
export function Said({ children }: { children: ReactNode }) {
  return (
    <p className="wizard-said" role="status">
      <Icon name="done" className="good" />
      {children}
    </p>
  );
}
