import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection, DraftInput } from '../../../electron/domain/connection.ts';
import type { Failure } from '../../../electron/domain/failure.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { PasswordField } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { api } from '../../lib/bridge.ts';
import { useRefreshConnections } from '../../lib/connections.ts';
import { failureOf } from '../../lib/failure.ts';
import { useOnceAtATime } from '../../lib/once-at-a-time.ts';

interface ResetPasswordFormProps {
  /** The server's demand, which names the account. */
  readonly failure: Failure;
  /** The saved connection, or null where `draft` must be saved first. */
  readonly saved: Connection | null;
  readonly draft: DraftInput | null;
  /** The draft is saved now; its new password is not set yet. */
  readonly onSaved?: (connection: Connection) => void;
  readonly onDone: (connection: Connection) => void;
}

/** Answers a server that wants a new password before it lets the account in. */
export function ResetPasswordForm({ failure, saved, draft, onSaved, onDone }: ResetPasswordFormProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  // Once it is saved it stays saved: a second try must not add it again.
  const [connection, setConnection] = useState(saved);
  const refresh = useRefreshConnections();
  const reset = useMutation({
    mutationFn: async () => {
      const target = connection ?? (draft && (await api.instances.add(draft)));
      if (!target) throw new Error('There is nothing to save.');
      setConnection(target);
      if (target !== connection) onSaved?.(target);
      const reset = await api.instances.resetOwnPassword({ instanceId: target.id, password });
      await refresh();
      return reset;
    },
    onSuccess: onDone,
  });
  const once = useOnceAtATime();
  const differ = repeated !== '' && repeated !== password;
  const complete = password !== '' && repeated === password;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) once((done) => reset.mutate(undefined, { onSettled: done }));
  };
  const { handle = '', origin = '' } = failure.details;
  return (
    <form className="reset" onSubmit={submit} aria-label={t('instances.reset.title', { handle, origin })}>
      <p>{t('instances.reset.text')}</p>
      <div className="two">
        <PasswordField label={t('instances.reset.password')} value={password} onChange={setPassword} />
        <PasswordField
          label={t('instances.reset.repeat')}
          value={repeated}
          onChange={setRepeated}
          error={differ ? t('instances.reset.differ') : null}
        />
      </div>
      {reset.isError ? <ResetFailure failure={failureOf(reset.error)} /> : null}
      <div className="next">
        <button type="submit" className="btn primary" disabled={!complete || reset.isPending}>
          {reset.isPending ? <Icon name="spinner" size="s" /> : null}
          {t(saved ? 'instances.reset.submitSaved' : 'instances.reset.submit')}
        </button>
      </div>
    </form>
  );
}

function ResetFailure({ failure }: { failure: Failure }) {
  const { t } = useTranslation();
  const unknown = failure.code === 'outcome-unknown';
  return (
    <FailureNotice
      failure={failure}
      title={t(unknown ? 'instances.reset.unknown' : 'instances.reset.failed')}
      tone={unknown ? 'warn' : 'danger'}
    />
  );
}
