import { useTranslation } from 'react-i18next';
import type { ObjectType } from '../../../electron/domain/description.ts';
import type { ObjectRight } from '../../../electron/domain/user.ts';
import { ActionMenu, type MenuAction } from '../action-menu.tsx';
import { ServerText } from '../server-text.tsx';
import { RightWords } from './right-words.tsx';
import type { NamedHolder, RightActions } from './use-right-actions.tsx';

interface RightListProps {
  readonly type: ObjectType;
  readonly holder: NamedHolder;
  readonly rights: readonly ObjectRight[];
  readonly actions: RightActions<ObjectRight>;
  /** Why none of them can be changed now. */
  readonly unavailable: string | null;
}

/** The rights of an account or a group on objects of one type, what it owns first. */
export function RightList({ type, holder, rights, actions, unavailable }: RightListProps) {
  const { t } = useTranslation();
  const ordered = [...rights].sort(
    (a, b) => Number(b.owner) - Number(a.owner) || a.object.name.localeCompare(b.object.name),
  );
  return (
    <>
      <h4 className="right-type">
        {type.label} <span className="count">{rights.length}</span>
      </h4>
      {type.explanation && holder.type === 'user' ? <p className="small faint why-not">{type.explanation}</p> : null}
      <ul className="grants raised" aria-label={t('user.rights.list', { type: type.label, name: holder.name })}>
        {ordered.map((right) => (
          <RightRow key={`${right.object.id} ${right.owner}`} {...{ right, type, holder, actions, unavailable }} />
        ))}
      </ul>
    </>
  );
}

interface RightRowProps extends Pick<RightListProps, 'type' | 'holder' | 'actions' | 'unavailable'> {
  readonly right: ObjectRight;
}

function RightRow({ right, type, holder, actions, unavailable }: RightRowProps) {
  const { t } = useTranslation();
  const { object, owner, note } = right;
  const cannot = unavailable ?? (owner ? t('user.rights.owned') : null);
  const fits = holder.type === 'user' || type.forGroups === true;
  const canChange = fits && (type.levels.length > 0 || type.permissions.length > 0);
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
      run: () => actions.take({ holder, object }, right),
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
