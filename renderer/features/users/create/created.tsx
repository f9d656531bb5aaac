import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../../electron/domain/connection.ts';
import type { Description } from '../../../../electron/domain/description.ts';
import { Icon } from '../../../components/icon.tsx';
import { PasswordOnce } from '../../../components/password-once.tsx';
import { OutcomeList } from '../../../components/review/outcome-list.tsx';
import { SidePanel } from '../../../components/side-panel.tsx';
import type { CreatedUser } from './use-new-user.ts';

interface CreatedProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly created: CreatedUser;
  readonly onAnother: () => void;
  readonly onOpen: (userId: string) => void;
  readonly onClose: () => void;
}

/** The account is there: its password this once, what was not set, and the next steps. */
export function Created(props: CreatedProps) {
  const { connection, description, created, onAnother, onOpen, onClose } = props;
  const { handle, password, results } = created;
  const { t } = useTranslation();
  const [shown, setShown] = useState(true);
  const partly = results.some((result) => result.outcome !== 'done');
  const id = results[0]?.change.target.id;
  return (
    <SidePanel
      label={t('user.create.label')}
      title={<h2 className="cut">{t('user.create.title', { name: connection.name })}</h2>}
      onClose={onClose}
      foot={
        <>
          {id ? (
            <button type="button" className="btn primary" onClick={() => onOpen(id)}>
              {t('user.create.open', { name: handle })}
            </button>
          ) : null}
          <button type="button" className="btn" onClick={onAnother}>
            {t('user.create.another')}
          </button>
        </>
      }
    >
      <div className="fields">
        <p className="created" role="status">
          <Icon name={partly ? 'alert' : 'done'} className={partly ? 'warn' : 'good'} />
          <b>
            {t(partly ? 'user.create.partlyTitle' : 'user.create.doneTitle', {
              name: handle,
              instance: connection.name,
            })}
          </b>
        </p>
        {partly ? <OutcomeList results={results} description={description} /> : null}
        {shown && password !== '' ? (
          <PasswordOnce name={handle} password={password} onForget={() => setShown(false)} />
        ) : null}
      </div>
    </SidePanel>
  );
}
