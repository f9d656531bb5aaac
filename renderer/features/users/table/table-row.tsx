import { type Cell, flexRender } from '@tanstack/react-table';
import { type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnId } from '../../../../electron/domain/description.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { classNames } from '../../../lib/class-names.ts';
import { type features, isRightAligned, type UserRow } from './columns.tsx';
import { BoxMark } from './table-head.tsx';

interface RowPlace {
  readonly id: string;
  /** Counted from 0, without the head. */
  readonly index: number;
  /** The keys are at this row. */
  readonly active: boolean;
}

interface TableRowProps extends RowPlace {
  readonly user: User;
  readonly cells: readonly Cell<typeof features, UserRow, unknown>[];
  readonly selected: boolean;
  /** Shown in the panel. */
  readonly open: boolean;
  readonly onClick: (event: MouseEvent, index: number, user: User) => void;
}

/** One user in the table. */
export function TableRow({ id, index, active, user, cells, selected, open, onClick }: TableRowProps) {
  const { t } = useTranslation();
  return (
    <tr
      id={id}
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={classNames(selected && 'is-selected', open && 'is-open', active && 'is-active')}
      onClick={(event) => onClick(event, index, user)}
    >
      <td aria-colindex={1} className="box" data-box>
        <BoxMark state={selected ? 'all' : 'none'} label={t('users.select.row', { name: user.handle })} />
      </td>
      {cells.map((cell, column) => (
        <td
          key={cell.id}
          aria-colindex={column + 2}
          className={classNames(column === 0 && 'name', isRightAligned(cell.column.id) && 'right')}
        >
          {flexRender(cell.column.columnDef.cell, cell.getContext())}
        </td>
      ))}
    </tr>
  );
}

/** Widths of the bars in a row that has not come yet, in turn, so that they look like text. */
const BAR_WIDTHS = [72, 46, 24, 84, 60, 54] as const;

interface SkeletonRowProps extends RowPlace {
  readonly columns: readonly ColumnId[];
}

/** A row that has not come yet, of the same height. */
export const SkeletonRow = memo(function SkeletonRow({ id, index, active, columns }: SkeletonRowProps) {
  return (
    <tr id={id} aria-rowindex={index + 2} aria-busy="true" className={classNames(active && 'is-active')}>
      <td aria-colindex={1} className="box">
        <span className="check" />
      </td>
      {columns.map((column, place) => (
        <td key={column} aria-colindex={place + 2} className={classNames(isRightAligned(column) && 'right')}>
          <span className="skeleton" style={{ width: BAR_WIDTHS[(place + index) % BAR_WIDTHS.length] }} />
        </td>
      ))}
    </tr>
  );
});
