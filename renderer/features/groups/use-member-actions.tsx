import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import type { Group } from '../../../electron/domain/user.ts';
import { EffectsSummary } from '../../components/review/effects-summary.tsx';
import type { ProposalState } from '../../components/review/use-proposal.ts';
import { membersIntent } from './member-names.ts';

interface Options {
  readonly connection: Connection;
  readonly description: Description;
  readonly group: Group;
  readonly proposal: ProposalState;
}

/** Makes the proposals that add members to a group or remove them; `users` are handles by id. */
export function useMemberActions({ connection, description, group, proposal }: Options) {
  const { t } = useTranslation();
  return (how: 'add' | 'remove', users: ReadonlyMap<string, string>, onDone?: () => void) => {
    const [only] = users.values();
    const words = { count: users.size, name: only ?? '', group: group.name, instance: connection.name };
    const intents = [membersIntent(group.id, how, [...users.keys()])];
    proposal.propose({
      intents,
      title: t(how === 'add' ? 'access.members.addTitle' : 'access.members.removeTitle', words),
      confirmLabel: t(how === 'add' ? 'access.members.addConfirm' : 'access.members.removeConfirm', words),
      keepLabel: t('access.members.keep'),
      dangerous: how === 'remove',
      labels: { [group.id]: group.name },
      facts: [
        {
          label: t('access.effects.label'),
          text: <EffectsSummary instanceId={connection.id} intents={intents} description={description} />,
        },
      ],
      ...(onDone ? { onDone } : {}),
    });
  };
}
