import { useTranslation } from 'react-i18next';
import type { ObjectType } from '../../../../../electron/domain/description.ts';
import type { ObjectRight, User } from '../../../../../electron/domain/user.ts';
import { ActionMenu, type MenuAction } from '../../../../components/action-menu.tsx';
import { RightWords } from '../../../../components/rights/right-words.tsx';
import type { RightActions } from '../../../../components/rights/use-right-actions.ts';
import { ServerText } from '../../../../components/server-text.tsx';

interface RightListProps {
  readonly type: ObjectType;
  readonly user: User;
  readonly rights: readonly ObjectRight[];
  readonly actions: RightActions<ObjectRight>;
  /** Why none of them can be changed now. */
  readonly unavailable: string | null;
}

/** The rights on objects of one type, what the user owns first. */
export function RightList({ type, user, rights, actions, unavailable }: RightListProps) {
  const { t } = useTranslation();
  const ordered = [...rights].sort(
    (a, b) => Number(b.owner) - Number(a.owner) || a.object.name.localeCompare(b.object.name),
  );
  return (
    <>
      <h4 className="right-type">
        {type.label} <span className="count">{rights.length}</span>
      </h4>
      {type.explanation ? <p className="small faint why-not">{type.explanation}</p> : null}
      <ul className="grants raised" aria-label={t('user.rights.list', { type: type.label, name: user.handle })}>
        {ordered.map((right) => (
          <RightRow key={`${right.object.id} ${right.owner}`} {...{ right, type, user, actions, unavailable }} />
        ))}
      </ul>
    </>
  );
}

interface RightRowProps extends Pick<RightListProps, 'type' | 'user' | 'actions' | 'unavailable'> {
  readonly right: ObjectRight;
}

function RightRow({ right, type, user, actions, unavailable }: RightRowProps) {
  const { t } = useTranslation();
  const { object, owner, note } = right;
  const cannot = unavailable ?? (owner ? t('user.rights.owned') : null);
  const canChange = type.levels.length > 0 || type.permissions.length > 0;
  const menu: MenuAction[] = [
    ...(canChange
      ? [
          {
            id: 'change',
            label: t('user.rights.change'),
            icon: 'edit' as const,
            unavailable: cannot,
            run: () => actions.edit(right),
          },
        ]
      : []),
    {
      id: 'take',
      label: t('user.rights.take'),
      icon: 'minus',
      dangerous: true,
      unavailable: cannot,
      run: () => actions.take({ user, object }, right),
    },
  ];
  return (
    <li className="grant">
      <span className="grow cut" title={object.name}>
        <b>
          <ServerText>{object.name}</ServerText>
        </b>{' '}
        {note ? (
          <span className="tagline">
            <ServerText>{note}</ServerText>
          </span>
        ) : null}
      </span>
      <RightWords right={right} type={type} />
      <ActionMenu small label={t('user.access.moreAbout', { name: object.name })} actions={menu} />
    </li>
  );
}
