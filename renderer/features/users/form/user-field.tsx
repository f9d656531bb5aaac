import { useTranslation } from 'react-i18next';
import type { Value } from '../../../../electron/domain/change.ts';
import type { Field } from '../../../../electron/domain/description.ts';
import type { GroupRef } from '../../../../electron/domain/user.ts';
import { CheckField, SelectField, TextField } from '../../../components/field.tsx';
import { NewPasswordField } from '../../../components/new-password-field.tsx';
import { GroupsField } from './groups-field.tsx';

interface UserFieldProps {
  readonly field: Field;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly error: string | null;
  /** Why it can't be changed; it stays visible. */
  readonly missing: string | null;
  /** Why nothing can be changed now; said elsewhere already. */
  readonly locked?: string | null;
  /** What it was before, in words, where it was changed. */
  readonly was: string | null;
  /** Groups that exist; for a single group, those to choose from. */
  readonly groups: readonly GroupRef[];
  readonly onWantGroups?: () => void;
  readonly groupsPending?: boolean;
  readonly handle: string;
}

/** One field of a user's form, drawn by its type. */
export function UserField(props: UserFieldProps) {
  const { field, value, onChange, error, missing, was, groups, handle } = props;
  const { t } = useTranslation();
  const { label, type } = field;
  const help = missing ?? ([field.help, was && t('user.field.was', { value: was })].filter(Boolean).join(' ') || null);
  const disabled = missing !== null || Boolean(props.locked);
  switch (type) {
    case 'flag':
      return (
        <CheckField
          label={label}
          help={error ?? help}
          checked={value === true}
          disabled={disabled}
          onChange={onChange}
        />
      );
    case 'groups':
      return (
        <GroupsField
          label={label}
          help={help}
          error={error}
          groups={groups}
          chosen={Array.isArray(value) ? value : []}
          disabled={disabled}
          onWant={props.onWantGroups ?? (() => undefined)}
          pending={props.groupsPending ?? false}
          onChange={onChange}
        />
      );
    case 'group':
    case 'choice': {
      const options =
        type === 'group' ? groups.map(({ id, name }) => ({ value: id, label: name })) : [...field.choices];
      return (
        <SelectField
          label={label}
          help={type === 'group' && groups.length === 0 ? t('user.field.primaryNeedsGroups') : help}
          error={error}
          value={typeof value === 'string' ? value : ''}
          disabled={disabled || options.length === 0}
          options={[{ value: '', label: t('user.field.none') }, ...options]}
          onChange={(chosen) => onChange(chosen === '' ? null : chosen)}
        />
      );
    }
    case 'password':
      return (
        <NewPasswordField
          label={label}
          help={help}
          error={error}
          value={typeof value === 'string' ? value : ''}
          minimumLength={field.rules.minimumLength}
          handle={handle}
          disabled={disabled}
          onChange={onChange}
        />
      );
    default:
      return (
        <TextField
          label={label}
          help={help}
          error={error}
          value={typeof value === 'string' ? value : ''}
          disabled={disabled}
          onChange={onChange}
        />
      );
  }
}
