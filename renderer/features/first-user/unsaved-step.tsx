import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAME_LIMIT } from '../../../electron/domain/connection.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { TextField } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { calledName, type HandOver } from '../../lib/hand-over.ts';
import { isOwnPassword } from './account-fields.tsx';
import { useNameTaken } from './server-step.tsx';
import type { MakingFirstUser } from './use-first-user.ts';
import { StepHeading, Wizard } from './wizard.tsx';

interface UnsavedStepProps {
  readonly given: HandOver;
  readonly making: MakingFirstUser;
}

/** The user was created, but the connection could not be saved: nothing is created again, saving is tried again. */
export function UnsavedStep({ given, making }: UnsavedStepProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(given.name);
  const taken = useNameTaken(typed);
  const name = calledName({ ...given, name: typed });
  const { handle } = making;
  const hasPassword = making.fields.some(isOwnPassword);
  return (
    <Wizard
      present="save"
      hints={{ signIn: t('firstUser.steps.signInAs', { handle }) }}
      foot={
        <>
          <button type="button" className="btn form plain" disabled={making.busy} onClick={making.signIn}>
            {t('firstUser.unsaved.signIn')}
          </button>
          <span className="grow" />
          <button type="submit" form="first-user-save" className="btn form primary" disabled={making.busy || taken}>
            {making.busy ? <Icon name="spinner" size="s" /> : null}
            {t(making.busy ? 'firstUser.unsaved.saving' : 'firstUser.unsaved.save', { name })}
          </button>
        </>
      }
    >
      <StepHeading lead={t(hasPassword ? 'firstUser.unsaved.text' : 'firstUser.asked.unsavedText', { handle })}>
        {t('firstUser.unsaved.title', { handle, name })}
      </StepHeading>
      <form
        id="first-user-save"
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          if (!taken) making.save(typed.trim());
        }}
      >
        {making.failure && !making.busy ? (
          <FailureNotice failure={making.failure} title={t('firstUser.unsaved.failed', { name })} />
        ) : null}
        <TextField
          label={t('firstUser.unsaved.name')}
          maxLength={NAME_LIMIT}
          error={taken ? t('firstUser.server.nameTaken', { name }) : null}
          value={typed}
          onChange={setTyped}
        />
      </form>
    </Wizard>
  );
}
