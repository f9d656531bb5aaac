import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intent } from '../../../../electron/domain/change.ts';
import type { Connection } from '../../../../electron/domain/connection.ts';
import type { CapabilityId, Description } from '../../../../electron/domain/description.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { useCommands } from '../../../app/commands.ts';
import { ActionMenu, type MenuAction } from '../../../components/action-menu.tsx';
import { EffectsSummary } from '../../../components/review/effects-summary.tsx';
import type { ProposalState } from '../../../components/review/use-proposal.ts';
import type { UserLock } from './use-user-lock.ts';

interface Options {
  readonly connection: Connection;
  readonly description: Description;
  readonly user: User;
  readonly proposal: ProposalState;
  readonly lock: UserLock;
  /** Told once the account was deleted. */
  readonly onDeleted: () => void;
}

/** What can be done with the open user at once: switch it off and on again, delete it, copy its handle. */
export function useUserActions(options: Options): { menu: ReactNode } {
  const { t } = useTranslation();
  const { description, user } = options;
  const actions: MenuAction[] = [
    ...useSwitch(options),
    useDeletion(options),
    ...missing(description, 'users.merge', t('user.merge')),
    ...missing(description, 'users.tokens', t('user.makeToken')),
    {
      id: 'user.copyHandle',
      label: t('user.copyHandle'),
      icon: 'copy',
      run: () => void navigator.clipboard.writeText(user.handle),
    },
  ];
  useCommands(actions.map((action) => ({ ...action, section: user.handle })));
  return { menu: <ActionMenu label={t('user.more')} actions={actions} /> };
}

/** An entry for what the kind can't do, with its words; where it can, it is one of the description's own actions. */
function missing({ capabilities }: Description, id: CapabilityId, label: string): MenuAction[] {
  const capability = capabilities[id];
  if (capability.available) return [];
  return [{ id, label, unavailable: `${capability.reason} ${capability.instead}`, run: () => undefined }];
}

/** Ids that an action has in every kind that switches accounts by an action: it says more of what that does. */
const SWITCHES: ReadonlySet<string> = new Set(['activate', 'deactivate']);

/** Off and on again, unless the description's own actions do it. */
function useSwitch({ connection, description, user, proposal, lock }: Options): MenuAction[] {
  const { t } = useTranslation();
  const enabled = description.statuses.find((status) => status.id === user.status)?.enabled ?? true;
  const can = description.capabilities['users.deactivate'].available;
  const isField = description.editFields.some((field) => field.key === 'active');
  if (can && (!isField || description.userActions.some(({ id }) => SWITCHES.has(id)))) return [];
  const words = { name: user.handle, instance: connection.name };
  const switchTo = (active: boolean) => {
    const intents: Intent[] = [
      { action: 'update-user', userId: user.id, expected: { active: !active }, set: { active } },
    ];
    const effects = <EffectsSummary instanceId={connection.id} intents={intents} description={description} />;
    proposal.propose({
      intents,
      title: t(active ? 'user.confirm.reactivateTitle' : 'user.confirm.deactivateTitle', words),
      intro: t(active ? 'user.confirm.reactivateIntro' : 'user.confirm.deactivateIntro', words),
      confirmLabel: t(active ? 'user.confirm.reactivate' : 'user.confirm.deactivate', words),
      keepLabel: t(active ? 'user.confirm.keepInactive' : 'user.confirm.keepActive'),
      dangerous: !active,
      facts: [{ label: t('access.effects.label'), text: effects }],
    });
  };
  return [
    {
      id: 'user.switch',
      label: t(enabled ? 'user.deactivate' : 'user.reactivate'),
      icon: enabled ? 'ban' : 'undo',
      unavailable: lock.unavailable('users.deactivate'),
      dangerous: enabled,
      run: () => switchTo(!enabled),
    },
  ];
}

function useDeletion({ connection, description, user, proposal, lock, onDeleted }: Options): MenuAction {
  const { t } = useTranslation();
  const words = { name: user.handle, instance: connection.name };
  const intents: Intent[] = [{ action: 'delete-user', userId: user.id }];
  const effects = <EffectsSummary instanceId={connection.id} intents={intents} description={description} />;
  return {
    id: 'user.delete',
    label: t('user.delete'),
    icon: 'trash',
    dangerous: true,
    unavailable: lock.unavailable('users.delete'),
    run: () =>
      proposal.propose({
        intents,
        title: t('user.confirm.deleteTitle', words),
        confirmLabel: t('user.confirm.delete', words),
        keepLabel: t('user.confirm.keepUser'),
        dangerous: true,
        facts: [{ label: t('access.effects.label'), text: effects }],
        onDone: onDeleted,
      }),
  };
}
