import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { PasswordOnce } from '../../components/password-once.tsx';
import { OutcomeList } from '../../components/review/outcome-list.tsx';
import { FirstStepsFrame } from './first-steps-frame.tsx';
import type { MadeGroup, MadeUser } from './use-first-steps.ts';
import { StepHeading } from './wizard.tsx';

interface ReadyProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly group: MadeGroup | null;
  readonly colleague: MadeUser | null;
  readonly onAnother: () => void;
}

/** The end: what was done, the colleague's password this once, and the way on. */
export function Ready({ connection, description, group, colleague, onAnother }: ReadyProps) {
  const { t } = useTranslation();
  const [forgotten, setForgotten] = useState(false);
  const partly = colleague?.results.some((result) => result.outcome !== 'done') ?? false;
  const { name } = connection;
  return (
    <FirstStepsFrame
      connection={connection}
      description={description}
      foot={
        <>
          <span className="grow" />
          <button type="button" className="btn form" onClick={onAnother}>
            {t(colleague ? 'firstUser.ready.another' : 'firstUser.colleague.title')}
          </button>
          <Link to={`/instances/${connection.id}/users`} className="btn form primary">
            {t('firstUser.next.users', { name })}
          </Link>
        </>
      }
    >
      <StepHeading lead={t('firstUser.ready.lead')}>{t('firstUser.ready.title', { name })}</StepHeading>
      <ul className="wizard-done" aria-label={t('firstUser.ready.done')}>
        <Line state="done">{t('firstUser.ready.user', { handle: description.self.handle })}</Line>
        {group ? (
          <Line state="done">{t('firstUser.ready.group', { name: group.name })}</Line>
        ) : (
          <Line state="skipped">{t('firstUser.ready.noGroup')}</Line>
        )}
        <ColleagueLine colleague={colleague} partly={partly} />
      </ul>
      {colleague && partly ? <OutcomeList results={colleague.results} description={description} /> : null}
      {colleague && !forgotten ? (
        <PasswordOnce name={colleague.handle} password={colleague.password} onForget={() => setForgotten(true)} />
      ) : null}
    </FirstStepsFrame>
  );
}

function ColleagueLine({ colleague, partly }: { colleague: MadeUser | null; partly: boolean }) {
  const { t } = useTranslation();
  if (!colleague) return <Line state="skipped">{t('firstUser.ready.noColleague')}</Line>;
  const { handle, group } = colleague;
  if (partly) return <Line state="partly">{t('firstUser.ready.colleaguePartly', { handle })}</Line>;
  return (
    <Line state="done">
      {group ? t('firstUser.ready.colleagueIn', { handle, group }) : t('firstUser.ready.colleague', { handle })}
    </Line>
  );
}

const MARKS: Record<'done' | 'partly' | 'skipped', readonly [IconName, string]> = {
  done: ['done', 'good'],
  partly: ['alert', 'warn'],
  skipped: ['minus', 'faint'],
};

function Line({ state, children }: { state: keyof typeof MARKS; children: string }) {
  const [icon, look] = MARKS[state];
  return (
    <li className={state === 'skipped' ? 'faint' : undefined}>
      <Icon name={icon} className={look} />
      {children}
    </li>
  );
}
