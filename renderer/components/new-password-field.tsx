import { Trans, useTranslation } from 'react-i18next';
import { generatePassword, passwordStrength, type Strength } from '../../electron/domain/password.ts';
import { classNames } from '../lib/class-names.ts';
import { useSecretCopy } from '../lib/secret-clipboard.ts';
import { PasswordField } from './field.tsx';
import { Icon } from './icon.tsx';
import { SecretCopyNote } from './secret-copy-note.tsx';

interface NewPasswordFieldProps {
  readonly label: string;
  readonly help?: string | null;
  readonly error?: string | null | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The server's rule; null where it has none. */
  readonly minimumLength: number | null;
  /** The account's handle, which a password should not contain. */
  readonly handle: string;
  readonly disabled?: boolean;
}

const LEVELS = { 1: 'guessed', 2: 'weak', 3: 'fair', 4: 'strong' } as const;
const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));

/** A field for a password that somebody will have: with a generator, and with what it is worth below. */
export function NewPasswordField(props: NewPasswordFieldProps) {
  const { label, help, error, value, onChange, minimumLength, handle, disabled = false } = props;
  const { t } = useTranslation();
  const { copied, copy, state } = useSecretCopy();
  return (
    <div className="new-password">
      <div className="new-password-line">
        <div className="grow">
          <PasswordField
            label={label}
            value={value}
            onChange={onChange}
            disabled={disabled}
            error={error}
            help={value === '' ? help : null}
            className="mono"
          />
        </div>
        <button
          type="button"
          className="btn form"
          disabled={disabled}
          onClick={() => onChange(generatePassword(randomBytes, minimumLength))}
        >
          <Icon name="refresh" />
          {t('user.password.generate')}
        </button>
        <button
          type="button"
          className="btn form square"
          aria-label={t(copied ? 'user.password.copied' : 'user.password.copy')}
          disabled={disabled || value === ''}
          onClick={() => void copy(value)}
        >
          <Icon name={copied ? 'check' : 'copy'} />
        </button>
      </div>
      {value === '' ? null : (
        <Worth value={value} minimumLength={minimumLength} strength={passwordStrength(value, handle)} />
      )}
      <SecretCopyNote state={state} />
    </div>
  );
}

interface WorthProps {
  readonly value: string;
  readonly minimumLength: number | null;
  readonly strength: Strength;
}

/** How long and how strong, in bars and in words. */
function Worth({ value, minimumLength, strength }: WorthProps) {
  const { t } = useTranslation();
  const count = [...value].length;
  const { level, guesses, containsHandle } = strength;
  const words = level === 0 ? '' : t(`user.password.strength.${LEVELS[level]}`);
  const length =
    minimumLength === null
      ? t('user.password.lengthFree', { count })
      : t('user.password.length', { count, minimum: minimumLength });
  return (
    <div aria-live="polite">
      <div className={classNames('strength', `level-${level}`)} role="img" aria-label={words}>
        <i />
        <i />
        <i />
        <i />
      </div>
      <ul className="worth">
        {minimumLength !== null && count < minimumLength ? null : <Check good>{length}</Check>}
        <Check good={level >= 3}>
          <Trans
            i18nKey="user.password.guesses"
            values={{ level: words, power: guesses }}
            components={{ sup: <sup /> }}
          />
        </Check>
        <Check good={!containsHandle}>
          {t(containsHandle ? 'user.password.containsHandle' : 'user.password.withoutHandle')}
        </Check>
      </ul>
    </div>
  );
}

function Check({ good, children }: { good: boolean; children: React.ReactNode }) {
  return (
    <li className={good ? 'is-good' : 'is-bad'}>
      <Icon name={good ? 'check' : 'alert'} size="s" />
      <span>{children}</span>
    </li>
  );
}
