import { useTranslation } from 'react-i18next';
import { useSecretCopy } from '../lib/secret-clipboard.ts';
import { Icon } from './icon.tsx';
import { SecretCopyNote } from './secret-copy-note.tsx';

interface PasswordOnceProps {
  /** Whose password it is. */
  readonly name: string;
  readonly password: string;
  readonly onForget: () => void;
}

/** A password that was just set, shown this once. Forgetting it takes it from the clipboard as well, and so does a minute. */
export function PasswordOnce({ name, password, onForget }: PasswordOnceProps) {
  const { t } = useTranslation();
  const { copied, copy, forget: empty, state } = useSecretCopy();
  const forget = async () => {
    onForget();
    await empty();
  };
  return (
    <section className="password-once note" aria-label={t('user.password.done', { name })}>
      <Icon name="key" />
      <div className="grow">
        <p className="strong">{t('user.password.done', { name })}</p>
        <p className="password-text mono">{password}</p>
        <p className="small faint">{t('user.password.shownOnce')}</p>
        <div className="password-once-foot">
          <button type="button" className="btn small" onClick={() => void copy(password)}>
            <Icon name={copied ? 'check' : 'copy'} size="s" />
            <span aria-live="polite">{t(copied ? 'user.password.copied' : 'user.password.copy')}</span>
          </button>
          <button type="button" className="btn small plain" onClick={() => void forget()}>
            {t('user.password.hide')}
          </button>
        </div>
        <SecretCopyNote state={state} />
      </div>
    </section>
  );
}
