import { useTable } from '@tanstack/react-table';
import { type CSSProperties, useEffect, useId, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnId, Description } from '../../../../electron/domain/description.ts';
import type { Selection } from '../../../../electron/domain/query.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { classNames } from '../../../lib/class-names.ts';
import { headState, isSelected } from '../selection.ts';
import type { Copying } from '../use-copying.ts';
import type { UserSelection } from '../use-selection.ts';
import { columnLayout, features, tableColumns } from './columns.tsx';
import { HEAD } from './grid-keys.ts';
import { useRowMenu } from './row-menu.tsx';
import { activeId, type RowsPlace, WHOLE_ROW } from './row-painter.ts';
import type { RowSource } from './row-source.ts';
import { TableHead, widened } from './table-head.tsx';
import { ROW_HEIGHTS, type TableControl } from './table-settings.ts';
import './table-parts.css';
import { useActiveRow } from './use-active-row.ts';
import { usePaintedRows } from './use-painted-rows.tsx';
import { useTableScroll } from './use-scroll.ts';

/** Pixels by which the keys change a width. */
const WIDTH_STEP = 16;
/** The rows come by window and are drawn as they come; the library has the columns alone. */
const NO_ROWS: User[] = [];

interface UserTableProps {
  readonly label: string;
  readonly description: Description;
  readonly selection: Selection;
  /** Rows of the selection. */
  readonly matched: number;
  readonly source: RowSource;
  readonly table: TableControl;
  /** The columns in their order; stays the same list while they do. */
  readonly shown: readonly ColumnId[];
  readonly selected: UserSelection;
  readonly openId: string | null;
  readonly onOpen: (user: User) => void;
  readonly onClose: () => void;
  readonly onSort: (column: ColumnId, add: boolean) => void;
  readonly copying: Copying;
}

/**
 * The table of users: an ARIA grid with one tab stop whose active row follows the keys. It draws only the rows in view;
 * rows that have not come yet are drawn as bars of the same height.
 */
export function UserTable(props: UserTableProps) {
  const { label, description, selection, matched, source, selected, shown, copying, openId, onSort } = props;
  const { density, widths } = props.table.settings;
  const { t } = useTranslation();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLTableSectionElement>(null);
  const rowHeight = ROW_HEIGHTS[density];
  const painted = usePaintedRows(t, shown, layer);
  const read = (place: RowsPlace) => {
    source.show(place);
    return source.hasAny(place);
  };
  const draw = (place: RowsPlace) =>
    painted.paint(place, {
      id,
      words: description,
      userAt: source.rowAt,
      isSelected: (user) => isSelected(selected.value, user.id),
      openId,
      active,
    });
  const scroll = useTableScroll({ scroller, layer, count: matched, rowHeight, read, draw, onRest: painted.order });
  const { redraw } = scroll;
  useLayoutEffect(() => source.onRows(redraw), [source, redraw]);

  const columns = useMemo(() => tableColumns(t, shown), [t, shown]);
  const table = useTable({ features, columns, data: NO_ROWS });
  const layout = columnLayout(shown, description, widths);
  /** The box selects all, the other heads sort. */
  const onHead = (index: number, add: boolean) => {
    const column = shown[index - 1];
    if (index === 0) selected.toggleAll();
    else if (column) onSort(column, add);
  };
  const onWidth = (index: number, step: -1 | 1) => {
    const head = document.getElementById(`${id}-head-${index}`);
    if (head && index > 0) props.table.setWidths(widened(head, step * WIDTH_STEP));
  };
  const active = useActiveRow({
    matched,
    userAt: source.rowAt,
    scroll,
    selected,
    heads: shown.length + 1,
    question: JSON.stringify(selection),
    onHead,
    onWidth,
    onCopy: (user, cell) => copying.at(user, shown[cell - 1] ?? null),
    onOpen: props.onOpen,
    onClose: props.onClose,
  });

  const rowMenu = useRowMenu({
    ...{ shown, selected, copying, active },
    onOpen: props.onOpen,
    userAt: source.rowAt,
  });

  const activeElement = active.row === HEAD ? `${id}-head-${active.head}` : activeId(id, active.row, active.cell);
  useEffect(() => {
    if (active.cell === WHOLE_ROW) return;
    document.getElementById(activeElement)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [activeElement, active.cell]);

  return (
    <div ref={scroller} className={classNames('grid', layout.least > scroll.width && 'is-wide')}>
      <table
        className={active.byKeys ? 'by-keys' : undefined}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA's own pattern makes a grid of a table
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={matched + 1}
        aria-colcount={shown.length + 1}
        aria-multiselectable="true"
        aria-activedescendant={activeElement}
        style={gridStyle(layout, rowHeight, scroll.height)}
        onKeyDown={active.onKeyDown}
        onMouseDown={active.onMouseDown}
        onContextMenu={rowMenu.onContextMenu}
      >
        <TableHead
          id={`${id}-head`}
          headers={table.getHeaderGroups()[0]?.headers ?? []}
          sort={selection.sort}
          active={active.row === HEAD ? active.head : null}
          box={headState(selected.value, matched)}
          matched={matched}
          onUse={onHead}
          onWidths={props.table.setWidths}
        />
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the table do the same */}
        <tbody ref={layer} onClick={active.onRowClick} />
      </table>
      {painted.pattern}
      {rowMenu.menu}
    </div>
  );
}

/** Widths and row height for the style sheet. The height of all rows is none of its variables: parts inherit those. */
function gridStyle(layout: ReturnType<typeof columnLayout>, rowHeight: number, height: number): CSSProperties {
  return {
    '--columns': layout.template,
    '--least': `${layout.least}px`,
    '--row': `${rowHeight}px`,
    height: `calc(var(--head) + ${height}px)`,
  } as CSSProperties;
}
