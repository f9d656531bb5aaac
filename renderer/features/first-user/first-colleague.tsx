import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Value, Values } from '../../../electron/domain/change.ts';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description, Field } from '../../../electron/domain/description.ts';
import { CheckField, TextField } from '../../components/field.tsx';
import { useLeaveGuard } from '../../components/leave-guard.tsx';
import { NewPasswordField } from '../../components/new-password-field.tsx';
import { missingWords } from '../../lib/description.ts';
import { ruleError } from '../../lib/field-rules.ts';
import { useReadOnly } from '../../lib/write-lock.ts';
import { CreationFailure, withoutField } from './creation-failure.tsx';
import { FirstStepsFrame, Said, StepFoot } from './first-steps-frame.tsx';
import { type MadeGroup, type MadeUser, useCreation } from './use-first-steps.ts';
import { StepHeading } from './wizard.tsx';

interface FirstColleagueProps {
  readonly connection: Connection;
  readonly description: Description;
  /** The group that was just created; null when that was skipped. */
  readonly group: MadeGroup | null;
  /** Null: it was skipped. */
  readonly onDone: (colleague: MadeUser | null) => void;
}

/** The first colleague: an account for the next person, in the new group if there is one. */
export function FirstColleague({ connection, description, group, onDone }: FirstColleagueProps) {
  const { t } = useTranslation();
  const { fields, values, change, handle, password, touched, errorOf, check } = useColleague(description);
  const [joins, setJoins] = useState(true);
  const joined = group && joins && description.capabilities['users.groups'].available ? group : null;
  const creation = useCreation(connection.id, (_, results) =>
    onDone({ handle, password, group: joined?.name ?? null, results }),
  );
  const guard = useLeaveGuard(touched, undefined, creation.busy && password !== '' ? 'password' : 'input');
  const locked = useReadOnly(connection);
  const missing = missingWords(description, 'users.create');
  const submit = () => {
    if (locked || missing || !check()) return;
    creation.create({ action: 'create-user', set: { ...values, ...(joined ? { groups: [joined.id] } : {}) } });
  };
  const keys = fields.map((field) => field.key);
  return (
    <FirstStepsFrame
      connection={connection}
      description={description}
      foot={
        <StepFoot
          form="first-colleague"
          label={handle === '' ? t('firstUser.colleague.createEmpty') : t('firstUser.colleague.create', { handle })}
          busyLabel={t('firstUser.colleague.creating', { handle })}
          busy={creation.busy}
          disabled={missing !== null}
          locked={locked}
          onSkip={() => onDone(null)}
        />
      }
    >
      {group ? <Said>{t('firstUser.colleague.groupDone', { name: group.name })}</Said> : null}
      <StepHeading lead={missing ?? t('firstUser.colleague.lead')}>{t('firstUser.colleague.title')}</StepHeading>
      {missing ? null : (
        <form
          id="first-colleague"
          className="fields"
          aria-label={t('firstUser.colleague.form')}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <CreationFailure failure={withoutField(creation.failure, keys)} what="colleague" name={handle} />
          {fields.map((field) => (
            <ColleagueField
              key={field.key}
              field={field}
              value={values[field.key] ?? null}
              error={errorOf(field) ?? creation.failure?.fields?.[field.key] ?? null}
              handle={handle}
              disabled={creation.busy}
              onChange={(value) => {
                creation.reset();
                change(field.key, value);
              }}
            />
          ))}
          {group ? <JoinField group={group} description={description} checked={joins} onChange={setJoins} /> : null}
        </form>
      )}
      {guard.dialog}
    </FirstStepsFrame>
  );
}

const DRAWN: ReadonlySet<Field['type']> = new Set(['text', 'password', 'flag']);

/** What is typed of a colleague, by the fields that the server's kind asks for. */
function useColleague({ createFields }: Description) {
  const { t } = useTranslation();
  const fields = createFields.filter((field) => DRAWN.has(field.type));
  const [typed, setTyped] = useState<Values>({});
  const [tried, setTried] = useState(false);
  const values: Values = { ...Object.fromEntries(fields.map((field) => [field.key, field.initial])), ...typed };
  const textOf = (key: string) => (typeof values[key] === 'string' ? values[key] : '');
  const ruleOf = (field: Field) => ruleError(t, field, values[field.key] ?? null);
  return {
    fields,
    values,
    change: (key: string, value: Value) => setTyped((now) => ({ ...now, [key]: value })),
    handle: textOf('handle').trim(),
    password: textOf('password'),
    touched: Object.values(typed).some((value) => value !== ''),
    errorOf: (field: Field) => (tried ? ruleOf(field) : null),
    /** Whether it can be sent; from now on each field says what is wrong with it. */
    check: () => {
      setTried(true);
      return fields.every((field) => ruleOf(field) === null);
    },
  };
}

interface ColleagueFieldProps {
  readonly field: Field;
  readonly value: Value;
  readonly error: string | null;
  readonly handle: string;
  readonly disabled: boolean;
  readonly onChange: (value: Value) => void;
}

function ColleagueField({ field, value, error, handle, disabled, onChange }: ColleagueFieldProps) {
  const { label, help, type, rules } = field;
  const text = typeof value === 'string' ? value : '';
  if (type === 'flag') {
    return <CheckField {...{ label, disabled, onChange }} help={error ?? help} checked={value === true} />;
  }
  if (type === 'password') {
    const { minimumLength } = rules;
    return <NewPasswordField {...{ label, help, error, handle, disabled, onChange, minimumLength }} value={text} />;
  }
  return <TextField {...{ label, help, error, disabled, onChange }} value={text} />;
}

interface JoinFieldProps {
  readonly group: MadeGroup;
  readonly description: Description;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function JoinField({ group, description, checked, onChange }: JoinFieldProps) {
  const { t } = useTranslation();
  const missing = missingWords(description, 'users.groups');
  return (
    <CheckField
      label={t('firstUser.colleague.join', { name: group.name })}
      help={missing ?? t('firstUser.colleague.joinHelp', { count: group.permissions })}
      checked={checked && !missing}
      disabled={missing !== null}
      onChange={onChange}
    />
  );
}
