import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppliedChange } from '../../../../electron/contract/contract.ts';
import type { Value, Values } from '../../../../electron/domain/change.ts';
import type { Connection } from '../../../../electron/domain/connection.ts';
import type { Description, Field } from '../../../../electron/domain/description.ts';
import { type Creation, useCreation } from '../../../components/review/use-creation.ts';
import { sendsPassword } from '../../../components/review/use-proposal.ts';
import { ruleError } from '../../../lib/field-rules.ts';
import { valuesShape } from '../../../lib/form-shapes.ts';
import { useKeptState } from '../../../lib/kept-state.ts';
import { calledNew, creationValues, initialValues, rightsFields } from './new-user.ts';

/** The form for a new user: what was typed, what is wrong with it, and what came of sending it. */
export interface NewUser {
  readonly fields: readonly Field[];
  readonly values: Values;
  /** How the account will be called; empty while nothing tells. */
  readonly handle: string;
  /** Something was typed. */
  readonly touched: boolean;
  /** What was typed is from before the form was closed. */
  readonly restored: boolean;
  readonly creation: Creation;
  /** Its password is on its way, and shown once the account is there. */
  readonly sendsPassword: boolean;
  /** The account that came to be; its password is kept here and nowhere else. */
  readonly created: CreatedUser | null;
  errorOf(field: Field): string | null;
  set(field: Field, value: Value): void;
  submit(): void;
  startOver(): void;
}

/** An account that was just created. `password` is empty where none was chosen. */
export interface CreatedUser {
  readonly handle: string;
  readonly password: string;
  readonly results: readonly AppliedChange[];
}

const UNTOUCHED: Values = {};

/** Holds the form for a new user; what was typed outlives it. */
export function useNewUser(connection: Connection, description: Description): NewUser {
  const { t } = useTranslation();
  const fields = [...description.createFields, ...rightsFields(description)];
  const [typed, setTyped, restored] = useKeptState(`new user ${connection.id}`, UNTOUCHED, valuesShape(fields));
  const [tried, setTried] = useState(false);
  const [created, setCreated] = useState<CreatedUser | null>(null);
  const creation = useCreation(connection.id);
  const values: Values = { ...initialValues(fields), ...typed };
  const handle = calledNew(values);
  const brokenRule = (field: Field) => ruleError(t, field, values[field.key] ?? null);
  /** A needed field that is still empty is no mistake before one tries to send it. */
  const isJudged = ({ key, rules }: Field) => tried || (key in typed && !(rules.required && typed[key] === ''));
  const finish = (results: readonly AppliedChange[]) => {
    if (results[0]?.outcome !== 'done') return;
    setCreated({ handle, password: String(values.password ?? ''), results });
    setTyped(UNTOUCHED);
  };

  return {
    fields,
    values,
    handle,
    touched: Object.keys(typed).length > 0,
    restored,
    creation,
    sendsPassword: sendsPassword(creation.proposal, fields),
    created,
    errorOf: (field) => (isJudged(field) ? brokenRule(field) : null) ?? creation.failure?.fields?.[field.key] ?? null,
    set(field, value) {
      creation.reset();
      setTyped({ ...typed, [field.key]: value });
    },
    submit() {
      setTried(true);
      if (fields.some((field) => brokenRule(field) !== null)) return;
      creation.submit({
        intents: [{ action: 'create-user', set: creationValues(description, values) }],
        title: t('user.create.reviewTitle', { name: handle, instance: connection.name }),
        confirmLabel: t('user.create.create', { name: handle }),
        keepLabel: t('user.confirm.keepEditing'),
        onApplied: finish,
      });
    },
    startOver() {
      creation.reset();
      setTried(false);
      setCreated(null);
      setTyped(UNTOUCHED);
    },
  };
}
