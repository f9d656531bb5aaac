import type { Connection } from '../../../electron/domain/connection.ts';
import type { SignInMethod } from '../../../electron/domain/description.ts';
import { type DraftForm, draftOf } from './draft.ts';
import { FirstUserNote } from './first-user-note.tsx';
import { type ProbeRun, signInFailure } from './probe-run.ts';
import { ProbeView } from './probe-view.tsx';
import { ResetPasswordForm } from './reset-password-form.tsx';
import { TlsRemedy } from './tls-remedy.tsx';
import { useSetupWait } from './use-setup-wait.ts';

interface AddProbeProps {
  readonly run: ProbeRun;
  readonly form: DraftForm;
  readonly method: SignInMethod | null;
  /** The test is one of the server that the form describes. */
  readonly current: boolean;
  /** Changes the form and tests it again. */
  readonly onRetry: (change: Partial<DraftForm>) => void;
  readonly onStop: () => void;
  readonly onSaved: (connection: Connection) => void;
  readonly onDone: (connection: Connection) => void;
  readonly onCreateFirstUser: () => void;
}

/** The test of a new connection, with what can be done in place: a demanded password, a server without users. */
export function AddProbe(props: AddProbeProps) {
  const { run, form, method, current, onRetry, onStop, onSaved, onDone, onCreateFirstUser } = props;
  const { finding } = run;
  const isVirgin = finding?.firstUser === true;
  const canCreate = finding?.firstUserFields !== undefined;
  const waits = isVirgin && !canCreate && current && run.phase === 'ended';
  const wait = useSetupWait({ draft: draftOf(form, null), wanted: waits, onReady: () => onRetry({}) });
  const failure = signInFailure(run);
  const remedy =
    failure?.code === 'password-reset-required' ? (
      <ResetPasswordForm
        failure={failure}
        saved={null}
        draft={draftOf(form, method)}
        onSaved={onSaved}
        onDone={onDone}
      />
    ) : (
      <TlsRemedy run={run} form={form} onRetry={onRetry} />
    );
  return (
    <ProbeView {...{ run, onStop, remedy }}>
      {isVirgin ? (
        <FirstUserNote
          guide={finding.firstUserGuide}
          onCreate={canCreate ? onCreateFirstUser : undefined}
          wait={waits ? wait : undefined}
        />
      ) : null}
    </ProbeView>
  );
}
