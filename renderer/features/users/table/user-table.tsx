import { useTable } from '@tanstack/react-table';
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnId, Description } from '../../../../electron/domain/description.ts';
import type { Selection } from '../../../../electron/domain/query.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { headState, isSelected } from '../selection.ts';
import type { UserSelection } from '../use-selection.ts';
import { columnLayout, columnsOf, features, tableColumns, type UserRow } from './columns.tsx';
import { gridAction, HEAD } from './grid-keys.ts';
import type { RowRange, Rows } from './row-windows.ts';
import { TableHead } from './table-head.tsx';
import { SkeletonRow, TableRow } from './table-row.tsx';
import { type Density, ROW_HEIGHTS } from './table-settings.ts';
import { useTableScroll } from './use-scroll.ts';

interface UserTableProps {
  readonly label: string;
  readonly description: Description;
  readonly selection: Selection;
  readonly rows: Rows;
  /** Told whenever other rows come into view. */
  readonly onRange: (range: RowRange) => void;
  readonly hidden: readonly string[];
  readonly density: Density;
  readonly selected: UserSelection;
  readonly openId: string | null;
  readonly onOpen: (user: User) => void;
  readonly onClose: () => void;
  readonly onSort: (column: ColumnId) => void;
}

/**
 * The table of users: an ARIA grid with one tab stop whose active row follows the keys. It draws only the rows in view;
 * rows that have not come yet are drawn as bars of the same height.
 */
export function UserTable(props: UserTableProps) {
  const { label, description, selection, rows, onRange, hidden, density, selected, openId, onOpen, onClose } = props;
  const { t } = useTranslation();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const layer = useRef<HTMLTableSectionElement>(null);
  const rowHeight = ROW_HEIGHTS[density];
  const scroll = useTableScroll({ scroller, layer, count: rows.matched, rowHeight });
  const [active, setActive] = useState(0);
  const [activeHead, setActiveHead] = useState(0);
  /** The active row is marked only for those who use the keys. */
  const [byKeys, setByKeys] = useState(true);

  const first = scroll.indexes[0] ?? 0;
  const last = scroll.indexes.at(-1) ?? 0;
  useEffect(() => onRange({ first, last }), [onRange, first, last]);

  const columns = useMemo(() => tableColumns(t, description), [t, description]);
  const data = useMemo(
    () =>
      scroll.indexes.flatMap((index): UserRow[] => {
        const user = rows.rowAt(index);
        return user ? [{ index, user }] : [];
      }),
    [scroll.indexes, rows],
  );
  const table = useTable({
    features,
    columns,
    data,
    getRowId: (row) => String(row.index),
    state: { columnVisibility: Object.fromEntries(hidden.map((column) => [column, false])) },
  });
  const shown = columnsOf(description).filter((column) => !hidden.includes(column));
  const { rowsById } = table.getRowModel();

  const key = JSON.stringify(selection);
  const shownKey = useRef(key);
  useEffect(() => {
    if (shownKey.current === key) return;
    shownKey.current = key;
    setActive((before) => (before === HEAD ? HEAD : 0));
    scroll.toTop();
  });
  useEffect(() => {
    if (active >= rows.matched && rows.matched > 0) setActive(rows.matched - 1);
  }, [active, rows.matched]);

  const moveTo = (index: number, extend: boolean) => {
    if (extend) void selected.extendTo(index, active);
    else selected.dropAnchor();
    setActive(index);
    if (index !== HEAD) scroll.reveal(index);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const pressed = { key: event.key, shift: event.shiftKey, command: event.ctrlKey || event.metaKey };
    const action = gridAction(pressed, { active, count: rows.matched, page: scroll.page });
    if (!action || event.altKey) return;
    const user = rows.rowAt(active);
    event.preventDefault();
    setByKeys(true);
    if (action.type === 'move') moveTo(action.index, action.extend);
    else if (action.type === 'head') setActiveHead(Math.min(Math.max(activeHead + action.step, 0), shown.length));
    else if (action.type === 'all') selected.selectAll();
    else if (action.type === 'close') onClose();
    else if (active === HEAD) onHead(activeHead);
    else if (!user) return;
    else if (action.type === 'toggle') selected.toggle(user.id);
    else onOpen(user);
  };

  /** The box selects all, the other heads sort. */
  const onHead = (index: number) => {
    const column = shown[index - 1];
    if (index === 0) selected.toggleAll();
    else if (column) props.onSort(column);
  };

  const onRowClick = (event: MouseEvent, index: number, user: User) => {
    const onBox = (event.target as Element).closest('[data-box]') !== null;
    const from = active;
    setActive(index);
    if (event.shiftKey) void selected.extendTo(index, from);
    else {
      selected.dropAnchor();
      if (onBox || event.ctrlKey || event.metaKey) selected.toggle(user.id);
      else onOpen(user);
    }
  };

  return (
    <div ref={scroller} className="grid">
      <table
        ref={grid}
        className={byKeys ? 'by-keys' : undefined}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA's own pattern makes a grid of a table
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={rows.matched + 1}
        aria-colcount={shown.length + 1}
        aria-multiselectable="true"
        aria-activedescendant={active === HEAD ? `${id}-head-${activeHead}` : `${id}-row-${active}`}
        style={gridStyle(columnLayout(shown), rowHeight, scroll.height)}
        onKeyDown={onKeyDown}
        onMouseDown={(event) => {
          // The table keeps the focus: rows come and go.
          event.preventDefault();
          setByKeys(false);
          grid.current?.focus({ preventScroll: true });
        }}
      >
        <TableHead
          id={`${id}-head`}
          headers={table.getHeaderGroups()[0]?.headers ?? []}
          sort={selection.sort[0] ?? null}
          active={active === HEAD ? activeHead : null}
          box={headState(selected.value, rows.matched)}
          matched={rows.matched}
          onUse={onHead}
        />
        <tbody ref={layer}>
          {scroll.indexes.map((index) => {
            const row = rowsById[String(index)];
            const common = { id: `${id}-row-${index}`, index, active: index === active };
            return row ? (
              <TableRow
                key={index}
                {...common}
                user={row.original.user}
                cells={row.getVisibleCells()}
                selected={isSelected(selected.value, row.original.user.id)}
                open={row.original.user.id === openId}
                onClick={onRowClick}
              />
            ) : (
              <SkeletonRow key={index} {...common} columns={shown} />
            );
          })}
        </tbody>
      </table>
    </div>
  );
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
