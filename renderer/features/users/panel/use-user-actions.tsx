import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../../electron/domain/connection.ts';
import type { Description } from '../../../../electron/domain/description.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { useCommands } from '../../../app/commands.ts';
import { ActionMenu } from '../../../components/action-menu.tsx';
import type { ProposalState } from '../../../components/review/use-proposal.ts';
import { useUnavailable } from '../../../lib/unavailable.ts';

interface Options {
  readonly connection: Connection;
  readonly description: Description;
  readonly user: User;
  readonly proposal: ProposalState;
}

/** What can be done with the open user at once: switch it off and on again, copy its handle. */
export function useUserActions({ connection, description, user, proposal }: Options): { menu: ReactNode } {
  const { t } = useTranslation();
  const unavailable = useUnavailable(connection, description);
  const enabled = description.statuses.find((status) => status.id === user.status)?.enabled ?? true;
  const words = { name: user.handle, instance: connection.name };
  const switchTo = (active: boolean) =>
    proposal.propose({
      intents: [{ action: 'update-user', userId: user.id, expected: { active: !active }, set: { active } }],
      title: t(active ? 'user.confirm.reactivateTitle' : 'user.confirm.deactivateTitle', words),
      intro: t(active ? 'user.confirm.reactivateIntro' : 'user.confirm.deactivateIntro', words),
      confirmLabel: t(active ? 'user.confirm.reactivate' : 'user.confirm.deactivate', words),
      keepLabel: t(active ? 'user.confirm.keepInactive' : 'user.confirm.keepActive'),
      dangerous: !active,
    });
  const actions = [
    {
      id: 'user.switch',
      label: t(enabled ? 'user.deactivate' : 'user.reactivate'),
      icon: enabled ? ('ban' as const) : ('undo' as const),
      unavailable: unavailable('users.deactivate'),
      dangerous: enabled,
      run: () => switchTo(!enabled),
    },
    {
      id: 'user.copyHandle',
      label: t('user.copyHandle'),
      icon: 'copy' as const,
      run: () => void navigator.clipboard.writeText(user.handle),
    },
  ];
  useCommands(actions.map((action) => ({ ...action, section: user.handle })));
  return { menu: <ActionMenu label={t('user.more')} actions={actions} /> };
}
