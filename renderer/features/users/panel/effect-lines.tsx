import { Trans, useTranslation } from 'react-i18next';
import type { Connection } from '../../../../electron/domain/connection.ts';
import type { Description } from '../../../../electron/domain/description.ts';
import type { GroupSummary } from '../../../../electron/domain/group.ts';
import type { Grant } from '../../../../electron/domain/why/grant.ts';
import type { effectOfLeaving } from '../../../../electron/domain/why/what-if.ts';
import { Icon } from '../../../components/icon.tsx';
import { nameList } from '../../../lib/change-words.ts';
import { useGroupsOnDemand } from '../../../lib/groups.ts';

/** What leaving a group takes away and what stays. */
export type LeavingEffect = ReturnType<typeof effectOfLeaving>;

interface EffectProps {
  readonly effect: LeavingEffect;
  /** Permission ids to what people call them. */
  readonly labels: ReadonlyMap<string, string>;
}

const bold = { b: <b /> };

/** What would be lost, and what would stay and through what. */
export function EffectLines({ effect, labels }: EffectProps) {
  return (
    <>
      <p>
        <Icon name="minus" size="s" />
        <span>
          <LosesLine effect={effect} labels={labels} />
        </span>
      </p>
      {effect.keeps.length > 0 ? (
        <p>
          <Icon name="check" size="s" />
          <span>
            <KeepsLine effect={effect} labels={labels} />
          </span>
        </p>
      ) : null}
    </>
  );
}

/** What would be lost, in one sentence. */
export function LosesLine({ effect, labels }: EffectProps) {
  const { t } = useTranslation();
  if (effect.loses.length === 0) return <Trans i18nKey="user.access.losesNothing" components={bold} t={t} />;
  const names = nameList(effect.loses.map((id) => labels.get(id) ?? id));
  return <Trans i18nKey="user.access.loses" values={{ names }} components={bold} t={t} />;
}

/** What would stay and through what: one sentence for each set of other grants. */
export function KeepsLine({ effect, labels }: EffectProps) {
  const { t } = useTranslation();
  const byReason = new Map<string, string[]>();
  for (const { permission, remaining } of effect.keeps) {
    const through = nameList(remaining.map((grant: Grant) => grant.name));
    byReason.set(through, [...(byReason.get(through) ?? []), labels.get(permission) ?? permission]);
  }
  return [...byReason].map(([through, names]) => (
    <span key={through} className="keeps">
      <Trans i18nKey="user.access.keeps" values={{ names: nameList(names), through }} components={bold} t={t} />
    </span>
  ));
}

interface GainsProps {
  readonly connection: Pick<Connection, 'id'>;
  readonly description: Description;
  /** As it was when it was chosen. */
  readonly group: GroupSummary;
  /** Permissions that the user has already. */
  readonly held: ReadonlySet<string>;
  readonly labels: ReadonlyMap<string, string>;
  /** The user's. */
  readonly name: string;
}

/** What joining a group gives, by what the group gives now: it may have changed since the list of groups was read. */
export function GainsLine({ connection, description, group, held, labels, name }: GainsProps) {
  const { t } = useTranslation();
  const { groups } = useGroupsOnDemand(connection.id, description, true);
  const { permissions } = groups.find(({ id }) => id === group.id) ?? group;
  const gains = permissions.filter((id) => !held.has(id)).map((id) => labels.get(id) ?? id);
  return <p>{gains.length > 0 ? nameList(gains) : t('user.access.gainsNothing', { name })}</p>;
}
