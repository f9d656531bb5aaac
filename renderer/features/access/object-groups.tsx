import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ObjectType } from '../../../electron/domain/description.ts';
import type { ObjectRef } from '../../../electron/domain/user.ts';
import type { GroupHolder } from '../../../electron/domain/why/object-holders.ts';
import { ActionMenu, type MenuAction } from '../../components/action-menu.tsx';
import { RightWords } from '../../components/rights/right-words.tsx';
import type { RightActions } from '../../components/rights/use-right-actions.tsx';
import { ServerText } from '../../components/server-text.tsx';
import type { OwnRight } from './holder-dialog.tsx';

interface ObjectGroupsProps {
  readonly instanceId: string;
  readonly type: ObjectType;
  readonly object: ObjectRef;
  readonly groups: readonly GroupHolder[];
  readonly actions: RightActions<OwnRight>;
  /** Why no right can be changed now; null where they can. */
  readonly unavailable: string | null;
}

/** The groups that have a right on an object, which their members have through them; each can be changed and taken. */
export function ObjectGroups({ instanceId, type, object, groups, actions, unavailable }: ObjectGroupsProps) {
  const { t } = useTranslation();
  const menuOf = (group: GroupHolder): MenuAction[] => {
    const cannot = unavailable ?? group.untouchable ?? null;
    const { level, permissions } = group;
    const own = { type: 'group', id: group.id, name: group.name, right: { level, permissions } } as const;
    const change = { id: 'change', label: t('user.rights.change'), icon: 'edit' } as const;
    return [
      ...(type.forGroups ? [{ ...change, unavailable: cannot, run: () => actions.edit(own) }] : []),
      {
        id: 'take',
        label: t('user.rights.take'),
        icon: 'minus',
        dangerous: true,
        unavailable: cannot,
        run: () => actions.take({ holder: own, object }, own.right),
      },
    ];
  };
  return (
    <section className="object-groups" aria-labelledby="object-groups">
      <h3 id="object-groups" className="right-type">
        {t('access.objects.groups')} <span className="count">{groups.length}</span>
      </h3>
      <ul className="grants raised" aria-labelledby="object-groups">
        {groups.map((group) => (
          <li key={group.id} className="grant">
            <span className="grow cut" title={group.name}>
              <Link to={`/instances/${instanceId}/groups/${encodeURIComponent(group.id)}`}>
                <ServerText>{group.name}</ServerText>
              </Link>
            </span>
            <RightWords right={{ ...group, owner: false }} type={type} />
            <ActionMenu small label={t('user.access.moreAbout', { name: group.name })} actions={menuOf(group)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
