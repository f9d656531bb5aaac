import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import { EffectsSummary } from '../../components/review/effects-summary.tsx';
import type { ProposalState } from '../../components/review/use-proposal.ts';
import { ServerText } from '../../components/server-text.tsx';
import { type How, type MemberChange, membersIntent } from './member-names.ts';
import { inGroupWords } from './names-found.tsx';

interface Options {
  readonly connection: Connection;
  readonly description: Description;
  readonly proposal: ProposalState;
}

/** Makes the proposals that add members to groups or remove them: one review, one intent for each group. */
export function useMemberActions({ connection, description, proposal }: Options) {
  const { t } = useTranslation();
  return (how: How, all: readonly MemberChange[], onDone?: () => void) => {
    const changes = all.filter(({ users }) => users.size > 0);
    const users = new Map(changes.flatMap((change) => [...change.users]));
    const [only] = users.values();
    const [first] = changes;
    if (!first || only === undefined) return;
    const group = changes.length === 1 ? first.group.name : t('groups.tray.groups', { count: changes.length });
    const words = { count: users.size, name: only, group, instance: connection.name };
    const intents = changes.map((change) => membersIntent(change.group.id, how, [...change.users.keys()]));
    const effects = <EffectsSummary instanceId={connection.id} intents={intents} description={description} />;
    proposal.propose({
      intents,
      title: t(how === 'add' ? 'access.members.addTitle' : 'access.members.removeTitle', words),
      confirmLabel: t(how === 'add' ? 'access.members.addConfirm' : 'access.members.removeConfirm', words),
      keepLabel: t('access.members.keep'),
      dangerous: how === 'remove',
      labels: Object.fromEntries(changes.map((change) => [change.group.id, change.group.name])),
      facts: [
        ...(changes.length > 1 ? [{ label: t('groups.section'), text: <ByGroup changes={changes} how={how} /> }] : []),
        { label: t('access.effects.label'), text: effects },
      ],
      ...(onDone ? { onDone } : {}),
    });
  };
}

function ByGroup({ changes, how }: { changes: readonly MemberChange[]; how: How }) {
  const { t } = useTranslation();
  return changes.map((change) => (
    <p key={change.group.id}>
      <b>
        <ServerText>{change.group.name}</ServerText>
      </b>
      : {inGroupWords(t, change, change.users.size, how)}
    </p>
  ));
}
