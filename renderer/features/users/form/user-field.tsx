import { useTranslation } from 'react-i18next';
import type { Value } from '../../../../electron/domain/change.ts';
import type { Field } from '../../../../electron/domain/description.ts';
import { assertNever } from '../../../../electron/domain/result.ts';
import type { GroupRef, User } from '../../../../electron/domain/user.ts';
import { CheckField, PasswordField, SelectField, TextField } from '../../../components/field.tsx';
import { NewPasswordField } from '../../../components/new-password-field.tsx';
import { GroupsField } from './groups-field.tsx';
import { LongTextField } from './long-text-field.tsx';
import { PersonField } from './person-field.tsx';

interface UserFieldProps {
  readonly instanceId: string;
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
  /** What an empty choice means; missing: that there is none. */
  readonly empty?: string;
  /** Groups that exist; for a single group, those to choose from. */
  readonly groups: readonly GroupRef[];
  /** A secret that exists already: nothing to make up or to judge. */
  readonly existing?: boolean;
  /** A text that needs lines. */
  readonly long?: boolean;
  readonly onWantGroups?: () => void;
  readonly groupsPending?: boolean;
  /** What people call the level of the account's membership in a group. */
  readonly levelOf?: (groupId: string) => string | null;
  /** The account that the form is about, or how it will be called: a password is compared with it. */
  readonly handle: string;
  /** The id of that account, which is no choice for itself. */
  readonly userId?: string | null;
  /** Told with another account that is picked, since its id says nothing to people. */
  readonly onPicked?: (user: User) => void;
}

/** One field of a user's form, drawn by its type. */
export function UserField(props: UserFieldProps) {
  const { field, value, onChange, error, missing, was, groups, handle } = props;
  const { t } = useTranslation();
  const { label, type } = field;
  // Who picks an account types no id, so the form of ids is no news.
  const explained = field.help ?? (type === 'user' ? null : field.rules.pattern?.explanation);
  const help = missing ?? ([explained, was && t('user.field.was', { value: was })].filter(Boolean).join(' ') || null);
  const disabled = missing !== null || Boolean(props.locked);
  switch (type) {
    case 'flag':
      return (
        <CheckField
          label={label}
          help={error ? <span className="danger">{error}</span> : help}
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
          levelOf={props.levelOf}
          onChange={onChange}
        />
      );
    case 'group':
    case 'choice': {
      const options =
        type === 'group' ? groups.map(({ id, name }) => ({ value: id, label: name })) : [...field.choices];
      const isSet = field.rules.required && options.some((option) => option.value === value);
      return (
        <SelectField
          label={label}
          help={type === 'group' && groups.length === 0 ? t('user.field.primaryNeedsGroups') : help}
          error={error}
          value={typeof value === 'string' ? value : ''}
          disabled={disabled || options.length === 0}
          options={isSet ? options : [{ value: '', label: props.empty ?? t('user.field.none') }, ...options]}
          onChange={(chosen) => onChange(chosen === '' ? null : chosen)}
        />
      );
    }
    case 'password':
      if (props.existing) {
        const text = typeof value === 'string' ? value : '';
        return <PasswordField {...{ label, help, error, disabled, onChange }} autoComplete="off" value={text} />;
      }
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
    case 'user':
      return (
        <PersonField
          label={label}
          help={help}
          error={error}
          instanceId={props.instanceId}
          value={typeof value === 'string' ? value : null}
          except={props.userId ?? null}
          disabled={disabled}
          onChange={onChange}
          onPicked={props.onPicked}
        />
      );
    case 'text': {
      const text = { label, help, error, disabled, onChange, value: typeof value === 'string' ? value : '' };
      return props.long ? <LongTextField {...text} /> : <TextField {...text} />;
    }
    default:
      return assertNever(type);
  }
}
