import { useTranslation } from 'react-i18next';
import type { Intent, RightHolder } from '../../../electron/domain/change.ts';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import type { Failure } from '../../../electron/domain/failure.ts';
import type { ObjectRef, RightValue } from '../../../electron/domain/user.ts';
import { EffectsSummary } from '../review/effects-summary.tsx';
import type { Proposal, ProposalState } from '../review/use-proposal.ts';

/** What a form about a right is open for; null: a new right. `failure` says why the last try was not done. */
export interface Editing<Subject> {
  readonly subject: Subject | null;
  readonly failure: Failure | null;
}

/** An account or a group, which may have rights, by the name that people call it. */
export interface NamedHolder extends RightHolder {
  readonly name: string;
}

/** Whose right on what. */
export interface RightTarget {
  readonly holder: NamedHolder;
  readonly object: ObjectRef;
}

/** What can be done about rights on single objects; each asks once more. */
export interface RightActions<Subject> {
  edit(subject: Subject): void;
  /** Sets a right to what its form says; `before` is null where there is none yet. */
  set(target: RightTarget, before: RightValue | null, right: RightValue, subject: Subject | null): void;
  take(target: RightTarget, before: RightValue): void;
}

interface Options<Subject> {
  readonly connection: Connection;
  readonly description: Description;
  readonly proposal: ProposalState;
  readonly onEditing: (editing: Editing<Subject> | null) => void;
  /** Told once something was changed. */
  readonly onDone: () => void;
}

/** Makes the proposals that change rights on single objects, from the side of a user, a group or an object. */
export function useRightActions<Subject>({
  connection,
  description,
  proposal,
  onEditing,
  onDone,
}: Options<Subject>): RightActions<Subject> {
  const { t } = useTranslation();
  const propose = (
    { holder: { type, id, name }, object }: RightTarget,
    before: RightValue | null,
    right: RightValue | null,
    more: Partial<Proposal>,
  ) => {
    const words = { object: object.name, user: name, instance: connection.name };
    const [title, confirm] =
      right === null
        ? (['user.rights.takeTitle', 'user.rights.takeConfirm'] as const)
        : before === null
          ? (['user.rights.giveTitle', 'user.rights.giveConfirm'] as const)
          : (['user.rights.changeTitle', 'user.rights.changeConfirm'] as const);
    const expectedRight = before && onlyValue(before);
    const intents: Intent[] = [{ action: 'set-object-right', holder: { type, id }, object, expectedRight, right }];
    const effects = <EffectsSummary instanceId={connection.id} intents={intents} description={description} />;
    proposal.propose({
      intents,
      facts: [{ label: t('access.effects.label'), text: effects }],
      title: t(title, words),
      confirmLabel: t(confirm),
      keepLabel: t('user.rights.keep'),
      ...more,
      onDone: () => {
        onEditing(null);
        onDone();
      },
    });
  };
  return {
    edit: (subject) => onEditing({ subject, failure: null }),
    set(target, before, right, subject) {
      const form = (failure: Failure | null) => onEditing({ subject, failure });
      form(null);
      propose(target, before, right, {
        onApplied: (results) => form(results.find((result) => result.failure)?.failure ?? null),
        onFailure: (failure) => {
          form(failure);
          // What somebody else changed meanwhile has to be seen before the next try.
          if (failure.code === 'conflict') onDone();
        },
      });
    },
    take: (target, before) => propose(target, before, null, { dangerous: true }),
  };
}

function onlyValue({ level, permissions }: RightValue): RightValue {
  return { level, permissions };
}
