import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../lib/failure.ts';
import { useFailureWords } from '../lib/failure-words.ts';
import { useOnceAtATime } from '../lib/once-at-a-time.ts';
import { orpc } from '../lib/orpc.ts';
import { PasswordField } from './field.tsx';
import { Icon } from './icon.tsx';

interface UnlockFormProps {
  /** In one line, for a banner. */
  readonly compact?: boolean;
  /** Makes a sealed store with this pass phrase rather than opening one. */
  readonly making?: boolean;
}

/** Opens the sealed secret store with its pass phrase, or makes one. */
export function UnlockForm({ compact = false, making = false }: UnlockFormProps) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const unlock = useMutation(orpc.secrets.unlock.mutationOptions({ onSuccess: () => setPassphrase('') }));
  const once = useOnceAtATime();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase !== '') once((done) => unlock.mutate({ passphrase }, { onSettled: done }));
  };
  return (
    <form className={compact ? 'unlock compact' : 'unlock'} onSubmit={submit}>
      <PasswordField
        label={t('settings.secrets.passphraseLabel')}
        autoComplete="off"
        value={passphrase}
        onChange={setPassphrase}
        error={unlock.isError ? <UnlockError thrown={unlock.error} /> : null}
      />
      <button type="submit" className={compact ? 'btn' : 'btn form'} disabled={passphrase === ''}>
        <Icon name={unlock.isPending ? 'spinner' : 'unlock'} size="s" />
        {t(making ? 'settings.secrets.make' : 'settings.secrets.unlock')}
      </button>
    </form>
  );
}

function UnlockError({ thrown }: { thrown: unknown }) {
  const { message, hint } = useFailureWords(failureOf(thrown));
  return `${message} ${hint}`;
}
