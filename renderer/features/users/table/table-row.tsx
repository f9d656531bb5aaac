import type { TFunction } from 'i18next';
import { type MouseEvent, memo } from 'react';
import type { ColumnId } from '../../../../electron/domain/description.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { classNames } from '../../../lib/class-names.ts';
import { CellContent, type CellWords } from './cells.tsx';
import { isRightAligned } from './columns.tsx';
import { BoxMark } from './table-head.tsx';

/** The keys are not at a row. */
export const NOT_HERE = -1;
/** The keys are at a row as a whole; its cells count from 1. */
export const WHOLE_ROW = 0;

/** The id of a cell's element, as long as the keys are there. */
export function cellId(row: string, cell: number): string {
  return `${row}-${cell}`;
}

interface TableRowProps {
  readonly t: TFunction;
  readonly id: string;
  /** Counted from 0, without the head. */
  readonly index: number;
  /** Pixels from the start of the layer. */
  readonly top: number;
  /** Where the keys are in this row: `NOT_HERE`, `WHOLE_ROW`, or the number of a cell. */
  readonly active: number;
  readonly columns: readonly ColumnId[];
  /** Missing while the row has not come; bars stand for its texts then. */
  readonly user: User | undefined;
  readonly words: CellWords;
  readonly selected: boolean;
  /** Shown in the panel. */
  readonly open: boolean;
  readonly onClick: (event: MouseEvent, index: number, user: User) => void;
}

/** Widths of the bars in a row that has not come yet, in turn, so that they look like text. */
const BAR_WIDTHS = [72, 46, 24, 84, 60, 54] as const;

/** One user in the table. What it is given stays the same as long as the row does, so that only other rows are drawn. */
export const TableRow = memo(function TableRow(props: TableRowProps) {
  const { t, id, index, top, active, columns, user, words, selected, open, onClick } = props;
  return (
    <tr
      id={id}
      aria-rowindex={index + 2}
      aria-selected={user ? selected : undefined}
      aria-busy={user ? undefined : true}
      className={classNames(selected && 'is-selected', open && 'is-open', active === WHOLE_ROW && 'is-active')}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => user && onClick(event, index, user)}
    >
      <td aria-colindex={1} className="box" data-box>
        {user ? (
          <BoxMark state={selected ? 'all' : 'none'} label={t('users.select.row', { name: user.handle })} />
        ) : (
          <span className="check" />
        )}
      </td>
      {columns.map((column, place) => (
        <td
          key={column}
          id={active === place + 1 ? cellId(id, active) : undefined}
          aria-colindex={place + 2}
          className={classNames(
            place === 0 && 'name',
            isRightAligned(column) && 'right',
            active === place + 1 && 'is-focus',
          )}
        >
          {user ? (
            <CellContent column={column} user={user} words={words} />
          ) : (
            <span className="skeleton" style={{ width: BAR_WIDTHS[(place + index) % BAR_WIDTHS.length] }} />
          )}
        </td>
      ))}
    </tr>
  );
});
