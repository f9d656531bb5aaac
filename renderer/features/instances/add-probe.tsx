import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import { Icon } from '../../components/icon.tsx';
import { type DraftForm, draftOf } from './draft.ts';
import { type ProbeRun, signInFailure } from './probe-run.ts';
import { ProbeView } from './probe-view.tsx';
import { ResetPasswordForm } from './reset-password-form.tsx';
import { TlsRemedy } from './tls-remedy.tsx';

interface AddProbeProps {
  readonly run: ProbeRun;
  readonly form: DraftForm;
  /** Changes the form and tests it again. */
  readonly onRetry: (change: Partial<DraftForm>) => void;
  readonly onSaved: (connection: Connection) => void;
  readonly onDone: (connection: Connection) => void;
  readonly onCreateFirstUser: () => void;
}

/** The test of a new connection, with what can be done in place: a demanded password, a server without users. */
export function AddProbe({ run, form, onRetry, onSaved, onDone, onCreateFirstUser }: AddProbeProps) {
  const failure = signInFailure(run);
  const remedy =
    failure?.code === 'password-reset-required' ? (
      <ResetPasswordForm failure={failure} saved={null} draft={draftOf(form)} onSaved={onSaved} onDone={onDone} />
    ) : (
      <TlsRemedy run={run} form={form} onRetry={onRetry} />
    );
  return (
    <ProbeView run={run} remedy={remedy}>
      {run.finding?.firstUser ? (
        <FirstUserNote onCreate={run.finding.firstUserFields ? onCreateFirstUser : null} />
      ) : null}
    </ProbeView>
  );
}

/** What to do with a server that has no user yet: Roster creates it, or it has to be created on the server itself. */
export function FirstUserNote({ onCreate = null }: { onCreate?: (() => void) | null }) {
  const { t } = useTranslation();
  return (
    <div className="note warn-note" role="status">
      <Icon name="user-plus" />
      <div>
        <p className="strong">{t('instances.firstUser.title')}</p>
        <p>{t('instances.firstUser.text')}</p>
        <p>{t(onCreate ? 'instances.firstUser.here' : 'instances.firstUser.next')}</p>
        {onCreate ? (
          <div className="failure-foot">
            <button type="button" className="btn form primary" onClick={onCreate}>
              {t('instances.firstUser.create')}
            </button>
          </div>
        ) : null}
      </div>
    </div>
  );
}
