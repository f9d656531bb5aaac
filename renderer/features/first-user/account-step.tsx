import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Field } from '../../../electron/domain/description.ts';
import type { Failure } from '../../../electron/domain/failure.ts';
import type { ProbeFinding } from '../../../electron/domain/probe.ts';
import { useCommands } from '../../app/commands.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { TextField } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { NewPasswordField } from '../../components/new-password-field.tsx';
import { ruleError } from '../../lib/field-rules.ts';
import { calledName, type HandOver } from '../../lib/hand-over.ts';
import { AcceptedRules } from './accepted-rules.tsx';
import { CreationPlan } from './creation-plan.tsx';
import type { Account, MakingFirstUser } from './use-first-user.ts';
import { StepHeading, Wizard } from './wizard.tsx';

interface AccountStepProps {
  readonly given: HandOver;
  readonly finding: ProbeFinding;
  readonly making: MakingFirstUser;
  readonly onBack: () => void;
}

/** The account step: the server's rules stand before the fields, what will happen beside them. */
export function AccountStep({ given, finding, making, onBack }: AccountStepProps) {
  const { t } = useTranslation();
  const { account, busy, failure } = making;
  const form = useRef<HTMLFormElement>(null);
  const { errorOf, check } = useAccountErrors(making, form);
  const name = calledName(given);
  const handle = account.handle.trim();
  const label = handle === '' ? t('firstUser.account.createEmpty') : t('firstUser.account.create', { handle, name });
  const submit = () => {
    if (check()) making.create();
  };
  useCommands([{ id: 'firstUser.create', label, section: t('firstUser.section'), icon: 'user-plus', run: submit }]);
  return (
    <Wizard
      present="account"
      hints={{
        server: t('firstUser.steps.serverFound', { kind: finding.server.kindLabel, version: finding.server.version }),
        ...(handle ? { signIn: t('firstUser.steps.signInAs', { handle }) } : {}),
      }}
      aside={<CreationPlan handle={handle} name={name} />}
      foot={<AccountFoot {...{ making, label, onBack }} creating={t('firstUser.account.creating', { handle, name })} />}
    >
      <StepHeading lead={t('firstUser.account.lead', { name })}>{t('firstUser.account.title')}</StepHeading>
      <AcceptedRules fields={making.fields} finding={finding} learned={making.learned} />
      <form
        ref={form}
        id="first-user-account"
        className="fields"
        aria-label={t('firstUser.account.form')}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <NotCreated failure={busy ? null : failure} handle={handle} />
        {making.fields.map((field) => (
          <AccountField key={field.key} field={field} making={making} error={errorOf(field)} />
        ))}
        <p className="note small muted">
          <Icon name="key" />
          {t('firstUser.account.keep')}
        </p>
      </form>
    </Wizard>
  );
}

interface AccountFootProps {
  readonly making: MakingFirstUser;
  readonly label: string;
  readonly creating: string;
  readonly onBack: () => void;
}

function AccountFoot({ making, label, creating, onBack }: AccountFootProps) {
  const { t } = useTranslation();
  const { busy } = making;
  return (
    <>
      {busy ? null : (
        <Link to="/instances" className="btn form plain">
          {t('common.cancel')}
        </Link>
      )}
      <span className="muted" role="status">
        {busy ? creating : null}
      </span>
      <span className="grow" />
      <button type="button" className="btn form" disabled={busy} onClick={onBack}>
        {t('firstUser.account.back')}
      </button>
      <button type="submit" form="first-user-account" className="btn form primary" disabled={busy}>
        {busy ? <Icon name="spinner" size="s" /> : null}
        {label}
      </button>
    </>
  );
}

const isKey = (key: string): key is keyof Account => key === 'handle' || key === 'password';

interface AccountFieldProps {
  readonly field: Field;
  readonly making: MakingFirstUser;
  readonly error: string | null;
}

function AccountField({ field, making, error }: AccountFieldProps) {
  const { account, busy, change } = making;
  const { key, label, help } = field;
  if (!isKey(key)) return null;
  const onChange = (value: string) => change({ [key]: value });
  return field.type === 'password' ? (
    <NewPasswordField
      {...{ label, help, error, onChange }}
      value={account[key]}
      minimumLength={field.rules.minimumLength}
      handle={account.handle.trim()}
      disabled={busy}
    />
  ) : (
    <TextField {...{ label, help, error, onChange }} value={account[key]} disabled={busy} />
  );
}

/** Why nothing was created; what is about a single field stands at the field. */
function NotCreated({ failure, handle }: { failure: Failure | null; handle: string }) {
  const { t } = useTranslation();
  if (!failure || Object.keys(failure.fields ?? {}).some(isKey)) return null;
  if (failure.code !== 'outcome-unknown') {
    return <FailureNotice failure={failure} title={t('firstUser.account.failed', { handle })} />;
  }
  return (
    <FailureNotice
      failure={failure}
      tone="warn"
      title={t('firstUser.account.unknown', { handle })}
      actions={<p className="small">{t('firstUser.account.unknownHint')}</p>}
    />
  );
}

/** What is wrong with the fields: by the rules once creating was tried, and by what the server answered. */
function useAccountErrors(
  { fields, account, failure, learned }: MakingFirstUser,
  form: React.RefObject<HTMLElement | null>,
) {
  const { t } = useTranslation();
  const [tried, setTried] = useState(false);
  const ruleOf = (field: Field) => (isKey(field.key) ? ruleError(t, field, account[field.key]) : null);
  const focusError = () => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  // After a refusal, and after a click that sent nothing, the field to correct has the focus.
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these is a reason to look for the field again
  useEffect(focusError, [turn, failure]);

  const errorOf = (field: Field) => {
    const minimum = field.type === 'password' ? learned : null;
    const count = isKey(field.key) ? Array.from(account[field.key]).length : 0;
    if (tried && minimum !== null && count > 0 && count < minimum) {
      return t('firstUser.account.tooShort', { count, minimum });
    }
    return (tried ? ruleOf(field) : null) ?? failure?.fields?.[field.key] ?? null;
  };
  const check = () => {
    setTried(true);
    const fine = fields.every((field) => ruleOf(field) === null);
    if (!fine) setTurn((now) => now + 1);
    return fine;
  };
  return { errorOf, check };
}
