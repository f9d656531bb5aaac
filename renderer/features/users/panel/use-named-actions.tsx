import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppliedChange } from '../../../../electron/contract/contract.ts';
import type { Values } from '../../../../electron/domain/change.ts';
import type { Connection } from '../../../../electron/domain/connection.ts';
import type { Description, UserAction } from '../../../../electron/domain/description.ts';
import type { Failure } from '../../../../electron/domain/failure.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { decidesUse } from '../../../../electron/domain/why/endings.ts';
import { useCommands } from '../../../app/commands.ts';
import { ActionMenu, type MenuAction } from '../../../components/action-menu.tsx';
import { EffectsSummary } from '../../../components/review/effects-summary.tsx';
import type { Proposal, ProposalState } from '../../../components/review/use-proposal.ts';
import { failureOf } from '../../../lib/failure.ts';
import { orpc } from '../../../lib/orpc.ts';
import { initialValues } from '../create/new-user.ts';
import { ActionDialog } from './action-dialog.tsx';
import { useRevealed } from './use-revealed.ts';
import type { UserLock } from './use-user-lock.ts';

interface Options {
  readonly connection: Connection;
  readonly description: Description;
  readonly user: User;
  readonly proposal: ProposalState;
  readonly lock: UserLock;
  /** Told where an action left no such account. */
  readonly onGone: () => void;
}

/** The actions that the description names for this account. */
export interface NamedActions {
  /** Null where there are none. */
  readonly menu: ReactNode;
  readonly dialog: ReactNode;
  /** What was done last, in a sentence. */
  readonly done: string | null;
}

interface Open {
  readonly action: UserAction;
  readonly values: Values;
  readonly failure: Failure | null;
}

/** Offers each action in a menu and in the palette; its form, if it has one, comes first, then the review. */
export function useNamedActions(options: Options): NamedActions {
  const { connection, description, user, proposal, lock, onGone } = options;
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState<Open | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const revealed = useRevealed(connection, proposal.busy);

  /** Reads the account again; an action may have been its last. */
  const finish = async (action: UserAction) => {
    setOpen(null);
    setDone(t('user.act.done', { label: plain(action.label) }));
    const query = orpc.users.get.queryOptions({ input: { instanceId: connection.id, userId: user.id }, staleTime: 0 });
    await client.fetchQuery(query).catch((error) => {
      if (failureOf(error).code === 'user-not-found') onGone();
    });
  };
  const propose = (action: UserAction, values: Values, labels: Proposal['labels'] = {}) => {
    setDone(null);
    revealed.forget();
    const form = (failure: Failure | null) => setOpen({ action, values, failure });
    const own: Pick<Proposal, 'onApplied' | 'onFailure'> = {
      onApplied: (results) => form(results.find((result) => result.failure)?.failure ?? null),
      onFailure: form,
    };
    const intents = [{ action: 'act-on-user' as const, userId: user.id, userAction: action.id, set: values }];
    // What is worked out is kept under what was asked, which may hold a secret here.
    const isSecret = action.fields.some(({ key, type }) => type === 'password' && Boolean(values[key]));
    const effects = <EffectsSummary instanceId={connection.id} intents={intents} description={description} />;
    proposal.propose({
      intents,
      title: t('user.act.question', { label: plain(action.label), name: user.handle, instance: connection.name }),
      intro: action.help,
      confirmLabel: plain(action.label),
      keepLabel: t(action.fields.length > 0 ? 'user.confirm.keepEditing' : 'user.act.keep'),
      labels,
      ...(decidesUse(action.id) && !isSecret ? { facts: [{ label: t('access.effects.label'), text: effects }] } : {}),
      // Without a form, the review dialog says itself what came of it.
      ...(action.fields.length > 0 ? own : {}),
      onDone: (_results: readonly AppliedChange[]) => void finish(action),
    });
  };
  const start = (action: UserAction) => {
    const values = initialValues(action.fields);
    if (action.fields.length === 0) propose(action, values);
    else setOpen({ action, values, failure: null });
  };

  const actions = description.userActions.map(
    (action): MenuAction => ({
      id: `user.act.${action.id}`,
      label: action.label,
      help: action.help,
      unavailable: lock.locked ?? statusWords(action),
      run: () => start(action),
    }),
  );
  function statusWords({ statuses }: UserAction): string | null {
    if (!statuses || statuses.includes(user.status)) return null;
    const labelOf = (id: string) => description.statuses.find((status) => status.id === id)?.label ?? id;
    const words = (id: string) => t('user.act.status', { label: labelOf(id) });
    const either = new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(statuses.map(words));
    return t('user.act.wrongStatus', { statuses: either, status: words(user.status) });
  }
  useCommands(actions.map((action) => ({ ...action, section: user.handle })));
  return {
    menu: actions.length > 0 ? <ActionMenu named small label={t('user.act.menu')} actions={actions} /> : null,
    dialog: open ? (
      <ActionDialog
        key={open.action.id}
        {...{ connection, description, user }}
        action={open.action}
        initial={open.values}
        failure={open.failure}
        hidden={proposal.proposal !== null}
        onSubmit={(values, labels) => {
          setOpen({ ...open, values, failure: null });
          propose(open.action, values, labels);
        }}
        onClose={() => setOpen(null)}
      />
    ) : null,
    done: done && [done, revealed.seen ? t('user.act.revealed') : null].filter(Boolean).join(' '),
  };
}

/** A label that ends in dots promises a form; said of what is done, it has none. */
function plain(label: string): string {
  return label.replace(/…$/, '');
}
