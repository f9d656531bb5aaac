import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Failure } from '../../../electron/domain/failure.ts';
import type { ObjectRef, RightValue, User } from '../../../electron/domain/user.ts';
import type { Proposal, ProposalState } from '../review/use-proposal.ts';

/** What a form about a right is open for; null: a new right. `failure` says why the last try was not done. */
export interface Editing<Subject> {
  readonly subject: Subject | null;
  readonly failure: Failure | null;
}

/** Whose right on what. */
export interface RightTarget {
  readonly user: Pick<User, 'id' | 'handle'>;
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
  readonly proposal: ProposalState;
  readonly onEditing: (editing: Editing<Subject> | null) => void;
  /** Told once something was changed. */
  readonly onDone: () => void;
}

/** Makes the proposals that change rights on single objects, from the side of a user or of an object. */
export function useRightActions<Subject>({
  connection,
  proposal,
  onEditing,
  onDone,
}: Options<Subject>): RightActions<Subject> {
  const { t } = useTranslation();
  const propose = (
    { user, object }: RightTarget,
    before: RightValue | null,
    right: RightValue | null,
    more: Partial<Proposal>,
  ) => {
    const words = { object: object.name, user: user.handle, instance: connection.name };
    const [title, confirm] =
      right === null
        ? (['user.rights.takeTitle', 'user.rights.takeConfirm'] as const)
        : before === null
          ? (['user.rights.giveTitle', 'user.rights.giveConfirm'] as const)
          : (['user.rights.changeTitle', 'user.rights.changeConfirm'] as const);
    proposal.propose({
      intents: [
        { action: 'set-object-right', userId: user.id, object, expectedRight: before && onlyValue(before), right },
      ],
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
