import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../../../electron/domain/connection.ts';
import type { Failure } from '../../../../../electron/domain/failure.ts';
import type { ObjectRef, ObjectRight, RightValue, User } from '../../../../../electron/domain/user.ts';
import type { Proposal, ProposalState } from '../../../../components/review/use-proposal.ts';

/** A right whose form is open; null: a new one. `failure` says why the last try was not done. */
export interface Editing {
  readonly right: ObjectRight | null;
  readonly failure: Failure | null;
}

/** What can be done about a user's rights on single objects; each asks once more. */
export interface RightActions {
  edit(right: ObjectRight): void;
  /** Sets a right to what its form says; `before` is null where there is none yet. */
  set(object: ObjectRef, before: ObjectRight | null, right: RightValue): void;
  take(right: ObjectRight): void;
}

interface Options {
  readonly connection: Connection;
  readonly user: User;
  readonly proposal: ProposalState;
  readonly onEditing: (editing: Editing | null) => void;
  /** Told once something was changed. */
  readonly onDone: () => void;
}

/** Makes the proposals of the section of rights. */
export function useRightActions({ connection, user, proposal, onEditing, onDone }: Options): RightActions {
  const { t } = useTranslation();
  const propose = (
    object: ObjectRef,
    before: ObjectRight | null,
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
    edit: (right) => onEditing({ right, failure: null }),
    set(object, before, right) {
      const form = (failure: Failure | null) => onEditing({ right: before, failure });
      form(null);
      propose(object, before, right, {
        onApplied: (results) => form(results.find((result) => result.failure)?.failure ?? null),
        onFailure: (failure) => {
          form(failure);
          // What somebody else changed meanwhile has to be seen before the next try.
          if (failure.code === 'conflict') onDone();
        },
      });
    },
    take: (right) => propose(right.object, right, null, { dangerous: true }),
  };
}

function onlyValue({ level, permissions }: RightValue): RightValue {
  return { level, permissions };
}
