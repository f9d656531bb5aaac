import { useTranslation } from 'react-i18next';
import type { Value, Values } from '../../../electron/domain/change.ts';
import type { Field } from '../../../electron/domain/description.ts';
import { assertNever } from '../../../electron/domain/result.ts';
import { CheckField, PasswordField, SelectField, TextField } from '../../components/field.tsx';
import { NewPasswordField } from '../../components/new-password-field.tsx';

/** What a person types or chooses in a field of the first user; null while nothing is. */
export const textOf = (values: Values, key: string): string => {
  const value = values[key];
  return typeof value === 'string' ? value : '';
};

/** The field for the password that the new user itself will have; every other secret only proves who asks. */
export const isOwnPassword = ({ key, type }: Field): boolean => type === 'password' && key === 'password';

interface AccountFieldProps {
  readonly field: Field;
  readonly values: Values;
  readonly onChange: (change: Values) => void;
  readonly error: string | null;
  readonly disabled: boolean;
}

/** One field of the first user, by its description. */
export function AccountField({ field, values, onChange: change, error, disabled }: AccountFieldProps) {
  const { t } = useTranslation();
  const { key, type, help, rules, choices } = field;
  const value = textOf(values, key);
  const onChange = (next: Value) => change({ [key]: next });
  const label = rules.required || type === 'flag' ? field.label : t('instances.form.optional', { label: field.label });
  const frame = { label, help, error, disabled, onChange };
  switch (type) {
    case 'text':
      return <TextField {...frame} value={value} />;
    case 'password':
      if (!isOwnPassword(field)) return <PasswordField {...frame} value={value} />;
      return (
        <NewPasswordField
          {...frame}
          value={value}
          minimumLength={rules.minimumLength}
          handle={textOf(values, 'handle').trim()}
        />
      );
    case 'flag':
      return <CheckField {...{ label, help, disabled, onChange }} checked={values[key] === true} />;
    case 'choice':
      return <SelectField {...frame} value={value} options={choices} />;
    // A server without users has neither groups nor users to choose from.
    case 'groups':
    case 'group':
    case 'user':
      return null;
    default:
      return assertNever(type);
  }
}
