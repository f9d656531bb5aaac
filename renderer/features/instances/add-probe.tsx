import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import { Icon } from '../../components/icon.tsx';
import { type DraftForm, draftOf } from './draft.ts';
import { type ProbeRun, signInFailure } from './probe-run.ts';
import { ProbeView } from './probe-view.tsx';
import { ResetPasswordForm } from './reset-password-form.tsx';

interface AddProbeProps {
  readonly run: ProbeRun;
  readonly form: DraftForm;
  readonly onSaved: (connection: Connection) => void;
}

/** The test of a new connection, with what can be done in place: a demanded password, a server without users. */
export function AddProbe({ run, form, onSaved }: AddProbeProps) {
  const failure = signInFailure(run);
  const remedy =
    failure?.code === 'password-reset-required' ? (
      <ResetPasswordForm failure={failure} saved={null} draft={draftOf(form)} onDone={onSaved} />
    ) : null;
  return (
    <ProbeView run={run} remedy={remedy}>
      {run.finding?.firstUser ? <FirstUserNote /> : null}
    </ProbeView>
  );
}

/** What to do with a server that has no user yet. */
export function FirstUserNote() {
  const { t } = useTranslation();
  return (
    <div className="note warn-note" role="status">
      <Icon name="user-plus" />
      <div>
        <p className="strong">{t('instances.firstUser.title')}</p>
        <p>{t('instances.firstUser.text')}</p>
        <p>{t('instances.firstUser.next')}</p>
      </div>
    </div>
  );
}
