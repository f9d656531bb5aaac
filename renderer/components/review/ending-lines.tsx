import { useTranslation } from 'react-i18next';
import type { Description } from '../../../electron/domain/description.ts';
import type { Ending, EndingRight } from '../../../electron/domain/why/endings.ts';
import { nameList } from '../../lib/change-words.ts';
import { ServerText } from '../server-text.tsx';

interface EndingLinesProps {
  readonly ending: Ending;
  readonly description: Description;
}

/** What an account has that a change deletes, deactivates or merges away; what nobody knows is said to be unknown. */
export function EndingLines({ ending, description }: EndingLinesProps) {
  const { t } = useTranslation();
  const { way, handle, groups, groupsStay, inside } = ending;
  const into = ending.into ?? t('access.effects.ends.receiver');
  return (
    <>
      <p>
        <ServerText>{t(`access.effects.ends.${way}`, { name: handle, into })}</ServerText>
      </p>
      <p>
        <ServerText>
          {groups.length > 0
            ? t('access.effects.ends.groups', { names: nameList(groups) })
            : t('access.effects.ends.noGroups')}
        </ServerText>
        {groupsStay && groups.length > 0 ? ` ${t('access.effects.ends.groupsStay')}` : null}
      </p>
      <RightsLine ending={ending} description={description} />
      {inside ? <p>{t('access.effects.ends.inside')}</p> : null}
    </>
  );
}

/** Nothing where the kind has no rights on single objects. */
function RightsLine({ ending: { rights, more }, description }: EndingLinesProps) {
  const { t } = useTranslation();
  if (rights === undefined) return null;
  if (rights === null) return <p>{t('access.effects.ends.unknown')}</p>;
  if (rights.length === 0) return <p>{t('access.effects.ends.noRights')}</p>;
  const on = ({ object, owner, level, permissions }: EndingRight) => {
    const type = description.objectTypes.find(({ id }) => id === object.type);
    const known = [...(type?.levels ?? []), ...(type?.permissions ?? [])];
    const held = [...(level === null ? [] : [level]), ...permissions];
    const labels = held.map((id) => known.find((one) => one.id === id)?.label ?? id);
    const right = owner ? t('user.rights.owner') : labels.join(', ') || t('access.effects.someRight');
    return t('access.effects.ends.right', { name: object.name, right });
  };
  const names = nameList([...rights.map(on), ...(more > 0 ? [t('access.effects.ends.more', { count: more })] : [])]);
  return (
    <p>
      <ServerText>{t('access.effects.ends.rights', { names })}</ServerText>
    </p>
  );
}
