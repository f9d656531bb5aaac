import { type ComponentProps, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../lib/class-names.ts';
import { Icon, type IconName } from './icon.tsx';

interface FieldFrame {
  readonly label: string;
  /** A sentence below the field; a reason, a rule, a consequence. */
  readonly help?: ReactNode;
  /** What is wrong with the value, as a sentence; takes the place of the help. */
  readonly error?: ReactNode;
}

type OwnInputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'children' | 'id'>;

interface TextFieldProps extends FieldFrame, OwnInputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly icon?: IconName;
  /** Something at the end of the field: a ring while checking, a unit. */
  readonly end?: ReactNode;
}

function useField({ help, error }: Pick<FieldFrame, 'help' | 'error'>) {
  const id = useId();
  const describedBy = error || help ? `${id}-help` : undefined;
  return { id, control: { id, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined } };
}

function Frame({ id, label, help, error, children }: FieldFrame & { id: string; children: ReactNode }) {
  return (
    <div>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {children}
      {error || help ? (
        <p id={`${id}-help`} className={classNames('help', error && 'is-error')}>
          {error || help}
        </p>
      ) : null}
    </div>
  );
}

/** A field for one line of text, with its label, help and error. */
export function TextField({ label, help, error, value, onChange, icon, end, ...input }: TextFieldProps) {
  const { id, control } = useField({ help, error });
  return (
    <Frame id={id} label={label} help={help} error={error}>
      <div className={classNames('field form', error && 'is-error', input.disabled && 'is-disabled')}>
        {icon ? <Icon name={icon} /> : null}
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          {...input}
          {...control}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        {end}
      </div>
    </Frame>
  );
}

/** A field for a secret: hidden, with an eye that shows it while wanted. */
export function PasswordField(props: Omit<TextFieldProps, 'type' | 'icon'>) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const eye = (
    <button
      type="button"
      className="eye"
      aria-label={t(shown ? 'common.hidePassword' : 'common.showPassword', { label: props.label })}
      aria-pressed={shown}
      onClick={() => setShown(!shown)}
    >
      <Icon name={shown ? 'eye-off' : 'eye'} />
    </button>
  );
  return (
    <TextField
      autoComplete="new-password"
      {...props}
      type={shown ? 'text' : 'password'}
      end={
        <>
          {props.end}
          {eye}
        </>
      }
    />
  );
}

interface SelectFieldProps<Value extends string> extends FieldFrame {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly disabled?: boolean;
}

/** A choice of one among many; the list is the platform's own. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, help, error, value, onChange, options, disabled } = props;
  const { id, control } = useField({ help, error });
  return (
    <Frame id={id} label={label} help={help} error={error}>
      <div className={classNames('field form select', error && 'is-error', disabled && 'is-disabled')}>
        <select
          {...control}
          disabled={disabled}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value as Value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" size="s" />
      </div>
    </Frame>
  );
}

interface CheckFieldProps {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly checked: boolean;
  /** Some of several are set. */
  readonly mixed?: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

/** A check box with its label beside and its help below. */
export function CheckField({ label, help, checked, mixed = false, onChange, disabled }: CheckFieldProps) {
  const id = useId();
  return (
    <div className="check-field">
      <CheckBox
        id={id}
        checked={checked}
        mixed={mixed}
        onChange={onChange}
        disabled={disabled}
        aria-describedby={help ? `${id}-help` : undefined}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {help ? (
          <p id={`${id}-help`} className="help">
            {help}
          </p>
        ) : null}
      </div>
    </div>
  );
}

interface CheckBoxProps extends Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'checked'> {
  readonly checked: boolean;
  readonly mixed?: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A bare check box, for table rows and lists; needs an `aria-label` or a label of its own. */
export function CheckBox({ checked, mixed = false, onChange, ...input }: CheckBoxProps) {
  return (
    <span className={classNames('check', mixed ? 'some' : checked && 'on', input.disabled && 'is-disabled')}>
      <input
        {...input}
        type="checkbox"
        checked={checked}
        aria-checked={mixed ? 'mixed' : checked}
        ref={(element) => {
          if (element) element.indeterminate = mixed;
        }}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <Icon name={mixed ? 'minus' : 'check'} />
    </span>
  );
}
