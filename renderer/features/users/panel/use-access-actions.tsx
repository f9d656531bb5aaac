import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Values } from '../../../../electron/domain/change.ts';
import type { Connection } from '../../../../electron/domain/connection.ts';
import type { Description } from '../../../../electron/domain/description.ts';
import type { GroupSummary } from '../../../../electron/domain/group.ts';
import type { GroupRef, User } from '../../../../electron/domain/user.ts';
import type { PermissionAccess } from '../../../../electron/domain/why/grant.ts';
import { effectOfLeaving } from '../../../../electron/domain/why/what-if.ts';
import { EffectsSummary } from '../../../components/review/effects-summary.tsx';
import type { ProposalState } from '../../../components/review/use-proposal.ts';
import { permissionLabels } from '../../../lib/grant-words.ts';
import { GainsLine, KeepsLine, LosesLine } from './effect-lines.tsx';

interface Options {
  readonly connection: Connection;
  readonly description: Description;
  readonly user: User;
  readonly access: readonly PermissionAccess[];
  readonly proposal: ProposalState;
}

/** What can be done about a user's access; each asks once more, with what follows from it. */
export interface AccessActions {
  leave(group: GroupRef): void;
  join(group: GroupSummary): void;
  makePrimary(group: GroupRef): void;
  setLevel(level: string | null): void;
}

/** Makes the proposals of the Access tab. */
export function useAccessActions({ connection, description, user, access, proposal }: Options): AccessActions {
  const { t } = useTranslation();
  const labels = useMemo(() => permissionLabels(description), [description]);
  const present = user.groups.map((group) => group.id);
  const words = { user: user.handle, name: user.handle, instance: connection.name };
  const update = (expected: Values, set: Values) => [
    { action: 'update-user' as const, userId: user.id, expected, set },
  ];
  return {
    leave(group) {
      const effect = effectOfLeaving(access, group.id);
      const facts: { label: string; text: ReactNode }[] = [
        { label: t('changes.review.loses'), text: <LosesLine effect={effect} labels={labels} /> },
      ];
      if (effect.keeps.length > 0)
        facts.push({ label: t('changes.review.keeps'), text: <KeepsLine effect={effect} labels={labels} /> });
      proposal.propose({
        intents: update({ groups: present }, { groups: present.filter((id) => id !== group.id) }),
        title: t('user.access.leaveTitle', { ...words, group: group.name }),
        confirmLabel: t('user.access.leaveConfirm', { group: group.name }),
        keepLabel: t('user.access.stay', { group: group.name }),
        dangerous: effect.loses.length > 0,
        facts,
      });
    },
    join(group) {
      const held = new Set(access.filter((one) => one.grants.length > 0).map((one) => one.permission));
      const text = <GainsLine {...{ connection, description, group, held, labels }} name={user.handle} />;
      proposal.propose({
        intents: update({ groups: present }, { groups: [...present, group.id] }),
        title: t('user.access.joinTitle', { ...words, group: group.name }),
        confirmLabel: t('user.access.joinConfirm', { group: group.name }),
        keepLabel: t('user.access.joinKeep'),
        facts: [{ label: t('user.access.gains'), text }],
      });
    },
    makePrimary(group) {
      proposal.propose({
        intents: update({ primaryGroup: user.primaryGroup }, { primaryGroup: group.id }),
        title: t('user.access.primaryTitle', { ...words, group: group.name }),
        confirmLabel: t('user.access.primaryConfirm', { group: group.name }),
        keepLabel: t('user.access.primaryKeep'),
        labels: Object.fromEntries(user.groups.map(({ id, name }) => [id, name])),
      });
    },
    setLevel(level) {
      const chosen = description.administratorLevels.find((one) => one.id === level);
      const label = chosen?.label ?? level ?? '';
      const intents = update({ administrator: user.administrator }, { administrator: level });
      const effects = <EffectsSummary instanceId={connection.id} intents={intents} description={description} />;
      proposal.propose({
        intents,
        title: t(level === null ? 'user.access.noLevelTitle' : 'user.access.levelTitle', { ...words, level: label }),
        intro: chosen?.description,
        confirmLabel: t(level === null ? 'user.access.noLevelConfirm' : 'user.access.levelConfirm', { level: label }),
        keepLabel: t('user.access.levelKeep'),
        facts: [{ label: t('access.effects.label'), text: effects }],
        dangerous: true,
      });
    },
  };
}
