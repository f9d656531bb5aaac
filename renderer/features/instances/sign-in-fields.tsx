import { useTranslation } from 'react-i18next';
import type { SignInMethod } from '../../../electron/domain/description.ts';
import { PasswordField, TextField } from '../../components/field.tsx';
import { Segmented } from '../../components/segmented.tsx';
import type { DraftForm } from './draft.ts';

interface SignInFieldsProps {
  readonly form: DraftForm;
  readonly onChange: (change: Partial<DraftForm>) => void;
  readonly methods: readonly SignInMethod[];
  /** Where the secret goes. */
  readonly help: string;
  readonly focusSecret?: boolean | undefined;
  /** Whether the connection is saved, with secrets that are kept. */
  readonly isSaved: boolean;
}

/** The method that a form means: the chosen one, or the kind's first. */
export function methodOf(form: DraftForm, methods: readonly SignInMethod[] | null): SignInMethod | null {
  return methods?.find(({ id }) => id === form.method) ?? methods?.[0] ?? null;
}

/** How one signs in: the methods of the kind that was found, and the fields of the chosen one. */
export function SignInFields({ form, onChange, methods, help, focusSecret, isSaved }: SignInFieldsProps) {
  const { t } = useTranslation();
  const method = methodOf(form, methods);
  if (!method) return null;
  const { handleLabel, handleHelp } = method;
  return (
    <>
      {methods.length > 1 ? (
        <div className="methods">
          <Segmented
            label={t('instances.form.signInWith')}
            segments={methods.map(({ id, label }) => ({ value: id, label }))}
            value={method.id}
            onChange={(chosen) => onChange({ method: chosen })}
          />
        </div>
      ) : null}
      {/* A long help needs the whole width. */}
      <div className={handleLabel && !handleHelp ? 'two' : 'stacked'}>
        {handleLabel ? (
          <TextField
            label={handleLabel}
            help={handleHelp}
            autoComplete="off"
            value={form.handle}
            onChange={(handle) => onChange({ handle })}
          />
        ) : null}
        <PasswordField
          autoFocus={focusSecret}
          label={method.secretLabel}
          value={form.secrets[method.id] ?? ''}
          onChange={(secret) => onChange({ method: method.id, secrets: { ...form.secrets, [method.id]: secret } })}
        />
      </div>
      {method.extraSecrets.map(({ purpose, label, help: why }) => (
        <PasswordField
          key={purpose}
          label={t('instances.form.optional', { label })}
          help={isSaved ? `${why} ${t('instances.form.secretKept')}` : why}
          value={form.extraSecrets[purpose] ?? ''}
          onChange={(secret) => onChange({ extraSecrets: { ...form.extraSecrets, [purpose]: secret } })}
        />
      ))}
      <p className="small faint">{help}</p>
    </>
  );
}
