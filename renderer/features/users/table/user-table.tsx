import { useTable } from '@tanstack/react-table';
import { type CSSProperties, useEffect, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnId, Description } from '../../../../electron/domain/description.ts';
import type { Selection } from '../../../../electron/domain/query.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { csvText } from '../copy-text.ts';
import { headState, isSelected } from '../selection.ts';
import type { UserSelection } from '../use-selection.ts';
import { arrangedColumns, columnLayout, features, tableColumns, type UserRow } from './columns.tsx';
import { HEAD } from './grid-keys.ts';
import type { RowRange, Rows } from './row-windows.ts';
import { TableHead } from './table-head.tsx';
import { SkeletonRow, TableRow } from './table-row.tsx';
import { ROW_HEIGHTS, type TableControl } from './table-settings.ts';
import './table-parts.css';
import { useActiveRow } from './use-active-row.ts';
import { useTableScroll } from './use-scroll.ts';

/** Pixels by which the keys change a width. */
const WIDTH_STEP = 16;

interface UserTableProps {
  readonly label: string;
  readonly description: Description;
  readonly selection: Selection;
  readonly rows: Rows;
  /** Told whenever other rows come into view. */
  readonly onRange: (range: RowRange) => void;
  readonly table: TableControl;
  readonly selected: UserSelection;
  readonly openId: string | null;
  readonly onOpen: (user: User) => void;
  readonly onClose: () => void;
  readonly onSort: (column: ColumnId, add: boolean) => void;
}

/**
 * The table of users: an ARIA grid with one tab stop whose active row follows the keys. It draws only the rows in view;
 * rows that have not come yet are drawn as bars of the same height.
 */
export function UserTable(props: UserTableProps) {
  const { label, description, selection, rows, onRange, selected, openId, onSort } = props;
  const { hidden, density, order, widths } = props.table.settings;
  const { t } = useTranslation();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLTableSectionElement>(null);
  const rowHeight = ROW_HEIGHTS[density];
  const scroll = useTableScroll({ scroller, layer, count: rows.matched, rowHeight });
  const [first = 0] = scroll.indexes;
  const last = scroll.indexes.at(-1) ?? 0;
  useEffect(() => onRange({ first, last }), [onRange, first, last]);

  const arranged = useMemo(() => arrangedColumns(description, order), [description, order]);
  const shown = arranged.filter((column) => !hidden.includes(column));
  const table = useColumns(description, arranged, hidden, scroll.indexes, rows);
  const { rowsById } = table.getRowModel();
  /** The box selects all, the other heads sort. */
  const onHead = (index: number, add: boolean) => {
    const column = shown[index - 1];
    if (index === 0) selected.toggleAll();
    else if (column) onSort(column, add);
  };
  const onWidth = (index: number, step: -1 | 1) => {
    const column = shown[index - 1];
    const present = document.getElementById(`${id}-head-${index}`)?.offsetWidth ?? 0;
    if (column) props.table.setWidth(column, present + step * WIDTH_STEP);
  };
  const active = useActiveRow({
    rows,
    scroll,
    selected,
    heads: shown.length + 1,
    question: JSON.stringify(selection),
    onHead,
    onWidth,
    onCopy: (user) => void navigator.clipboard.writeText(csvText(t, [user], shown, description)),
    onOpen: props.onOpen,
    onClose: props.onClose,
  });

  return (
    <div ref={scroller} className="grid">
      <table
        className={active.byKeys ? 'by-keys' : undefined}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA's own pattern makes a grid of a table
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={rows.matched + 1}
        aria-colcount={shown.length + 1}
        aria-multiselectable="true"
        aria-activedescendant={active.row === HEAD ? `${id}-head-${active.head}` : `${id}-row-${active.row}`}
        style={gridStyle(columnLayout(shown, description, widths), rowHeight, scroll.height)}
        onKeyDown={active.onKeyDown}
        onMouseDown={active.onMouseDown}
      >
        <TableHead
          id={`${id}-head`}
          headers={table.getHeaderGroups()[0]?.headers ?? []}
          sort={selection.sort}
          active={active.row === HEAD ? active.head : null}
          box={headState(selected.value, rows.matched)}
          matched={rows.matched}
          onUse={onHead}
          onWidth={props.table.setWidth}
        />
        <tbody ref={layer}>
          {scroll.indexes.map((index) => {
            const row = rowsById[String(index)];
            const place = { id: `${id}-row-${index}`, index, active: index === active.row };
            if (!row) return <SkeletonRow key={index} {...place} columns={shown} />;
            const { user } = row.original;
            return (
              <TableRow
                key={index}
                {...place}
                user={user}
                cells={row.getVisibleCells()}
                selected={isSelected(selected.value, user.id)}
                open={user.id === openId}
                onClick={active.onRowClick}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** TanStack Table over the rows in view. */
function useColumns(
  description: Description,
  arranged: readonly ColumnId[],
  hidden: readonly string[],
  indexes: readonly number[],
  rows: Rows,
) {
  const { t } = useTranslation();
  const columns = useMemo(() => tableColumns(t, description, arranged), [t, description, arranged]);
  const data = useMemo(
    () =>
      indexes.flatMap((index): UserRow[] => {
        const user = rows.rowAt(index);
        return user ? [{ index, user }] : [];
      }),
    [indexes, rows],
  );
  const columnVisibility = useMemo(() => Object.fromEntries(hidden.map((column) => [column, false])), [hidden]);
  return useTable({ features, columns, data, getRowId: (row) => String(row.index), state: { columnVisibility } });
}

/** Widths, row height and the height of all rows, for the style sheet. */
function gridStyle(layout: ReturnType<typeof columnLayout>, rowHeight: number, height: number): CSSProperties {
  return {
    '--columns': layout.template,
    '--least': `${layout.least}px`,
    '--row': `${rowHeight}px`,
    '--rows': `${height}px`,
  } as CSSProperties;
}
