import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppliedChange } from '../../../../electron/contract/contract.ts';
import { sameValue, type Value, type Values } from '../../../../electron/domain/change.ts';
import type { Connection } from '../../../../electron/domain/connection.ts';
import type { Description, Field } from '../../../../electron/domain/description.ts';
import type { Failure } from '../../../../electron/domain/failure.ts';
import { presentValues } from '../../../../electron/domain/present-values.ts';
import type { User } from '../../../../electron/domain/user.ts';
import type { ProposalState } from '../../../components/review/use-proposal.ts';
import { ruleError } from '../../../lib/field-rules.ts';
import { changesShape } from '../../../lib/form-shapes.ts';
import { useKeptState } from '../../../lib/kept-state.ts';
import { orpc } from '../../../lib/orpc.ts';
import {
  changedKeys,
  type Draft,
  draftIntent,
  draftValue,
  keepMine,
  NO_DRAFT,
  setGroups,
  setValue,
  without,
} from './draft.ts';

interface Options {
  readonly connection: Connection;
  readonly description: Description;
  readonly user: User;
  readonly proposal: ProposalState;
}

/** The form of a user: what was typed, what is wrong with it, and saving it. */
export interface Profile {
  readonly changed: number;
  readonly invalid: boolean;
  readonly saved: boolean;
  /** The draft is from before the panel was closed. */
  readonly restored: boolean;
  /** Why the last try was not done, as far as it belongs to no field. */
  readonly failure: Failure | null;
  /** A password that was just set, shown once. */
  readonly newPassword: string | null;
  valueOf(key: string): Value;
  presentOf(key: string): Value;
  isChanged(key: string): boolean;
  errorOf(field: Field): string | null;
  /** The value that somebody else gave a field meanwhile; undefined where nobody did. */
  conflictOf(key: string): Value | undefined;
  set(field: Field, value: Value): void;
  keepMine(key: string): void;
  takeTheirs(key: string): void;
  discard(): void;
  save(): void;
  forgetPassword(): void;
}

/** Holds the form of one user; what was typed outlives the panel. */
export function useProfile({ connection, description, user, proposal }: Options): Profile {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { editFields, statuses } = description;
  const present = presentValues(user, editFields, statuses);
  const [draft, setDraft, restored] = useKeptState<Draft>(
    `user ${connection.id} ${user.id}`,
    NO_DRAFT,
    changesShape(editFields),
  );
  const [failure, setFailure] = useState<Failure | null>(null);
  const [saved, setSaved] = useState(false);
  const [newPassword, setNewPassword] = useState<string | null>(null);
  // What the server has by now is not a change any more, whoever did it.
  const changed = changedKeys(draft).filter((key) => !(key in present) || !sameValue(draft.set[key], present[key]));
  const typed = editFields.filter((field) => changed.includes(field.key));
  const invalid = typed.some((field) => ruleError(t, field, draft.set[field.key] ?? null) !== null);

  const change = (next: Draft) => {
    setDraft(next);
    setSaved(false);
    setFailure(null);
  };

  /** What somebody else changed meanwhile is read again, to be shown beside the own value. */
  const fail = (reason: Failure) => {
    setFailure(reason);
    if (reason.code !== 'conflict') return;
    const input = { instanceId: connection.id, userId: user.id };
    void client.invalidateQueries({ queryKey: orpc.users.get.key({ input }) });
  };

  const finish = (results: readonly AppliedChange[]) => {
    const refused = results.find((result) => result.outcome !== 'done' && result.failure);
    const done = results.filter((result) => result.outcome === 'done').map((result) => result.change);
    const sent = done.flatMap((one) => [...Object.keys(one.after ?? {}), ...one.secrets]);
    const rest = refused ? [...sent].reduce(without, draft) : NO_DRAFT;
    const password = editFields.find((field) => field.type === 'password' && sent.includes(field.key));
    if (password) setNewPassword(String(draft.set[password.key] ?? ''));
    setDraft(rest);
    setSaved(!refused);
    setFailure(refused?.failure ?? null);
  };

  return {
    changed: changed.length,
    invalid,
    saved,
    restored,
    failure: failure && !onlyOnFields(failure, editFields) ? failure : null,
    newPassword,
    valueOf: (key) => draftValue(draft, present, key),
    presentOf: (key) => present[key] ?? null,
    isChanged: (key) => changed.includes(key),
    errorOf: (field) =>
      changed.includes(field.key)
        ? (ruleError(t, field, draft.set[field.key] ?? null) ?? fieldError(failure, field.key))
        : fieldError(failure, field.key),
    conflictOf: (key) => conflictValue(draft, present, key),
    set: (field, value) => {
      const primary = editFields.find((one) => one.type === 'group')?.key ?? null;
      const isGroups = field.type === 'groups' && Array.isArray(value);
      change(
        isGroups ? setGroups(draft, present, field.key, primary, value) : setValue(draft, present, field.key, value),
      );
    },
    keepMine: (key) => change(keepMine(draft, key, present[key] ?? null)),
    takeTheirs: (key) => change(without(draft, key)),
    discard: () => change(NO_DRAFT),
    forgetPassword: () => setNewPassword(null),
    save: () =>
      proposal.propose({
        intents: [draftIntent(draft, user.id, editFields)],
        title: t('user.confirm.saveTitle', { name: user.handle, instance: connection.name }),
        confirmLabel: t('user.confirm.save', { count: changed.length }),
        keepLabel: t('user.confirm.keepEditing'),
        dangerous: draft.set.active === false,
        onApplied: finish,
        ownConflicts: true,
        onFailure: fail,
      }),
  };
}

/** A conflict is drawn by its fields, so its sentences (present values as JSON) are not shown as errors. */
function fieldError(failure: Failure | null, key: string): string | null {
  return failure && failure.code !== 'conflict' ? (failure.fields?.[key] ?? null) : null;
}

function onlyOnFields(failure: Failure, fields: readonly Field[]): boolean {
  const named = Object.keys(failure.fields ?? {});
  return (
    named.length > 0 && failure.code !== 'conflict' && named.every((key) => fields.some((field) => field.key === key))
  );
}

/** Sets of ids are carried over as differences, so only single values can be in conflict. */
function conflictValue(draft: Draft, present: Values, key: string): Value | undefined {
  if (!(key in draft.set) || !(key in draft.expected)) return undefined;
  const [now, seen] = [present[key] ?? null, draft.expected[key] ?? null];
  if (Array.isArray(now) || sameValue(now, seen) || sameValue(now, draft.set[key] ?? null)) return undefined;
  return now;
}
