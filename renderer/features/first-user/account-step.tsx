import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Field, serverName } from '../../../electron/domain/description.ts';
import type { Failure } from '../../../electron/domain/failure.ts';
import type { ProbeFinding } from '../../../electron/domain/probe.ts';
import { useCommands } from '../../app/commands.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Icon } from '../../components/icon.tsx';
import { ruleError } from '../../lib/field-rules.ts';
import { calledName, type HandOver } from '../../lib/hand-over.ts';
import { useConfirming } from '../../lib/use-confirming.ts';
import { AcceptedRules } from './accepted-rules.tsx';
import { AccountField, isOwnPassword, textOf } from './account-fields.tsx';
import { withoutField } from './creation-failure.tsx';
import { CreationPlan } from './creation-plan.tsx';
import type { MakingFirstUser } from './use-first-user.ts';
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
  const { handle, values, change, busy, failure, fields } = making;
  const form = useRef<HTMLFormElement>(null);
  const { errorOf, check } = useAccountErrors(making, form);
  const name = calledName(given);
  const asked = !finding.firstUser;
  const words = wordsOf(asked);
  const label = handle === '' ? t(words.createEmpty) : t(words.create, { handle, name });
  const submit = () => {
    if (check()) making.create();
  };
  useCommands([{ id: 'firstUser.create', label, section: t('firstUser.section'), icon: 'user-plus', run: submit }]);
  return (
    <Wizard
      present="account"
      hints={{
        server: t(words.serverFound, { server: serverName(finding.server) }),
        ...(handle ? { signIn: t('firstUser.steps.signInAs', { handle }) } : {}),
        ...(asked ? { save: t('firstUser.asked.saveHint'), next: t('firstUser.asked.nextHint') } : {}),
      }}
      aside={<CreationPlan handle={handle} name={name} asked={asked} />}
      foot={<AccountFoot {...{ making, label, onBack }} creating={t('firstUser.account.creating', { handle, name })} />}
    >
      <StepHeading lead={t(words.lead, { name })}>{t(words.title)}</StepHeading>
      <AcceptedRules fields={fields} finding={finding} learned={making.learned} />
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
        <NotCreated failure={busy ? null : failure} handle={handle} fields={fields} asked={asked} />
        {fields.map((field) => (
          <AccountField
            key={field.key}
            field={field}
            values={values}
            onChange={change}
            error={errorOf(field)}
            disabled={busy}
          />
        ))}
        {fields.some(isOwnPassword) ? (
          <p className="note small muted">
            <Icon name="key" />
            {t('firstUser.account.keep')}
          </p>
        ) : null}
      </form>
    </Wizard>
  );
}

/** Where a person says that there is no administrator, the words promise less. */
function wordsOf(asked: boolean) {
  if (!asked) {
    return {
      title: 'firstUser.account.title',
      lead: 'firstUser.account.lead',
      create: 'firstUser.account.create',
      createEmpty: 'firstUser.account.createEmpty',
      serverFound: 'firstUser.steps.serverFound',
    } as const;
  }
  return {
    title: 'firstUser.asked.title',
    lead: 'firstUser.asked.lead',
    create: 'firstUser.asked.button',
    createEmpty: 'firstUser.asked.buttonEmpty',
    serverFound: 'firstUser.asked.serverFound',
  } as const;
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
  const confirming = useConfirming(busy);
  return (
    <>
      {busy ? null : (
        <Link to="/instances" className="btn form plain">
          {t('common.cancel')}
        </Link>
      )}
      <span className="muted" role="status">
        {busy ? (confirming ?? creating) : null}
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

interface NotCreatedProps {
  readonly failure: Failure | null;
  readonly handle: string;
  readonly fields: readonly Field[];
  readonly asked: boolean;
}

/** Why nothing was created; what is about a single field stands at the field. */
function NotCreated({ failure, handle, fields, asked }: NotCreatedProps) {
  const { t } = useTranslation();
  const shown = withoutField(
    failure,
    fields.map(({ key }) => key),
  );
  if (!shown) return null;
  if (shown.code !== 'outcome-unknown') {
    return <FailureNotice failure={shown} title={t('firstUser.account.failed', { handle })} />;
  }
  return (
    <FailureNotice
      failure={shown}
      tone="warn"
      title={t('firstUser.account.unknown', { handle })}
      actions={<p className="small">{t(asked ? 'firstUser.asked.unknownHint' : 'firstUser.account.unknownHint')}</p>}
    />
  );
}

/** What is wrong with the fields: by the rules once creating was tried, and by what the server answered. */
function useAccountErrors(
  { fields, values, failure, learned }: MakingFirstUser,
  form: React.RefObject<HTMLElement | null>,
) {
  const { t } = useTranslation();
  const [tried, setTried] = useState(false);
  const ruleOf = (field: Field) => ruleError(t, field, values[field.key] ?? null);
  const focusError = () => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  // After a refusal, and after a click that sent nothing, the field to correct has the focus.
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these is a reason to look for the field again
  useEffect(focusError, [turn, failure]);

  const errorOf = (field: Field) => {
    const minimum = isOwnPassword(field) ? learned : null;
    const count = Array.from(textOf(values, field.key)).length;
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
