import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description, ObjectType } from '../../../electron/domain/description.ts';
import type { ObjectRef } from '../../../electron/domain/user.ts';
import type { ObjectHolder } from '../../../electron/domain/why/object-holders.ts';
import { ActionMenu, type MenuAction } from '../../components/action-menu.tsx';
import { RightWords } from '../../components/rights/right-words.tsx';
import type { RightActions } from '../../components/rights/use-right-actions.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { classNames } from '../../lib/class-names.ts';
import { HolderHead, PathLines, WhoCells } from './holder-cells.tsx';
import type { OwnRight } from './holder-dialog.tsx';

interface ObjectHolderTableProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly type: ObjectType;
  readonly object: ObjectRef;
  readonly holders: readonly ObjectHolder[];
  readonly actions: RightActions<OwnRight>;
  /** Why no right can be changed now; null where they can. */
  readonly unavailable: string | null;
}

/** The holders of an object with what they have and every path to it; what is a right of their own can be changed. */
export function ObjectHolderTable(props: ObjectHolderTableProps) {
  const { object, holders } = props;
  const { t } = useTranslation();
  return (
    <table className="table list holders" aria-label={t('access.objects.table', { name: object.name })}>
      <HolderHead middle={t('access.objects.right')}>
        <th scope="col" className="col-menu">
          <span className="sr-only">{t('access.objects.actions')}</span>
        </th>
      </HolderHead>
      <tbody>
        {holders.map((holder) => (
          <HolderRow key={holder.id} {...props} holder={holder} />
        ))}
      </tbody>
    </table>
  );
}

function HolderRow({ connection, description, type, object, holder, actions, unavailable }: HolderRowProps) {
  const { usable, note, grants } = holder;
  return (
    <tr className={classNames(usable === false && 'is-dim')}>
      <WhoCells instanceId={connection.id} holder={holder} />
      <td>
        <RightWords right={holder} type={type} />
        {note ? (
          <span className="tagline">
            <ServerText>{note}</ServerText>
          </span>
        ) : null}
      </td>
      <td className="why-cell">
        <PathLines grants={grants} description={description} />
      </td>
      <td className="col-menu">
        <HolderMenu {...{ type, object, holder, actions, unavailable }} />
      </td>
    </tr>
  );
}

interface HolderRowProps extends ObjectHolderTableProps {
  readonly holder: ObjectHolder;
}

type HolderMenuProps = Pick<HolderRowProps, 'type' | 'object' | 'holder' | 'actions' | 'unavailable'>;

/** What comes through a group, an owner or an object around has to be changed there. */
function HolderMenu({ type, object, holder, actions, unavailable }: HolderMenuProps) {
  const { t } = useTranslation();
  const { owner, own } = holder;
  const account = { type: 'user', id: holder.id, name: holder.handle } as const;
  const cannot =
    unavailable ??
    (own ? null : owner ? t('user.rights.owned') : t('access.objects.elsewhere', { name: holder.handle }));
  const menu: MenuAction[] = [
    ...(type.levels.length > 0 || type.permissions.length > 0
      ? [
          {
            id: 'change',
            label: t('user.rights.change'),
            icon: 'edit' as const,
            unavailable: cannot,
            run: () => own && actions.edit({ ...account, right: own }),
          },
        ]
      : []),
    {
      id: 'take',
      label: t('user.rights.take'),
      icon: 'minus',
      dangerous: true,
      unavailable: cannot,
      run: () => {
        if (own) actions.take({ holder: account, object }, own);
      },
    },
  ];
  return <ActionMenu small label={t('user.access.moreAbout', { name: holder.handle })} actions={menu} />;
}
