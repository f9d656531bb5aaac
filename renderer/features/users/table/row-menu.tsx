import { type MouseEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnId } from '../../../../electron/domain/description.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { LateActionList, type MenuAction } from '../../../components/action-menu.tsx';
import { isSelected } from '../selection.ts';
import type { Copying } from '../use-copying.ts';
import type { UserSelection } from '../use-selection.ts';
import { rowIndex } from './use-active-row.ts';

interface Options {
  readonly shown: readonly ColumnId[];
  readonly selected: UserSelection;
  readonly copying: Copying;
  readonly onOpen: (user: User) => void;
  readonly userAt: (row: number) => User | undefined;
  /** The row and the cell (from 1; 0 for none) that the keys are at. */
  readonly active: { readonly row: number; readonly cell: number };
}

interface Asked {
  readonly user: User;
  readonly column: ColumnId;
  /** Pixels in the window. */
  readonly left: number;
  readonly top: number;
}

/** The menu of one row, where the right button or the menu key asks for it: what can be done without opening the user. */
export function useRowMenu(options: Options): { onContextMenu: (event: MouseEvent) => void; menu: ReactNode } {
  const { shown, selected, copying, onOpen, userAt, active } = options;
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [opened, setOpened] = useState(false);

  const onContextMenu = (event: MouseEvent) => {
    const { target, currentTarget } = event;
    const asked = target instanceof Element ? rowIndex(target) : null;
    const index = asked ?? active.row;
    const user = userAt(index);
    if (!user) return;
    const cell = target instanceof Element ? target.closest('td')?.getAttribute('aria-colindex') : null;
    const column = shown[(cell ? Number(cell) - 1 : active.cell) - 1] ?? 'handle';
    event.preventDefault();
    // The key asks for the whole table; the menu belongs to the row that is active.
    const place =
      asked !== null ? null : currentTarget.querySelector(`[aria-rowindex="${index + 2}"]`)?.getBoundingClientRect();
    setAsked({ user, column, left: place ? place.left + 60 : event.clientX, top: place?.bottom ?? event.clientY });
    setOpened(true);
  };

  if (!asked) return { onContextMenu, menu: null };
  const { user, column, left, top } = asked;
  const copyCell = (one: ColumnId): MenuAction => ({
    id: `copy-${one}`,
    label: t('users.row.copyCell', { column: t(`users.column.${one}`) }),
    icon: 'copy',
    run: () => copying.at(user, one),
  });
  const actions: MenuAction[] = [
    { id: 'open', label: t('users.row.open'), icon: 'edit', run: () => onOpen(user) },
    {
      id: 'select',
      label: t(isSelected(selected.value, user.id) ? 'users.row.unselect' : 'users.row.select'),
      icon: 'check',
      run: () => selected.toggle(user.id),
    },
    copyCell('handle'),
    ...(column === 'handle' ? [] : [copyCell(column)]),
    { id: 'copy-row', label: t('users.row.copyRow'), icon: 'copy', run: () => copying.row(user) },
  ];
  const target = (
    <button
      type="button"
      className="row-menu-place"
      tabIndex={-1}
      style={{ left, top }}
      aria-label={t('users.row.actions', { name: user.handle })}
    />
  );
  return {
    onContextMenu,
    menu: <LateActionList {...{ opened, target, actions }} onOpened={setOpened} position="bottom-start" />,
  };
}
