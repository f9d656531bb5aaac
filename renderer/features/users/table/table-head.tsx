import type { Header } from '@tanstack/react-table';
import type { PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sort } from '../../../../electron/domain/query.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { Icon } from '../../../components/icon.tsx';
import { classNames } from '../../../lib/class-names.ts';
import { BoxMark } from './box-mark.tsx';
import { type features, isRightAligned } from './columns.tsx';

interface TableHeadProps {
  readonly id: string;
  readonly headers: readonly Header<typeof features, User, unknown>[];
  readonly sort: readonly Sort[];
  /** The column whose head the keys are at, the box being 0; null while they are elsewhere. */
  readonly active: number | null;
  readonly box: 'none' | 'some' | 'all';
  readonly matched: number;
  /** `add`: the column counts after those that are sorted by already. */
  readonly onUse: (index: number, add: boolean) => void;
  readonly onWidths: (widths: Readonly<Record<string, number>>) => void;
}

/** The row of column heads: the box for all matching, then heads that sort when used. */
export function TableHead({ id, headers, sort, active, box, matched, onUse, onWidths }: TableHeadProps) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th
          scope="col"
          id={`${id}-0`}
          aria-colindex={1}
          className={classNames('box', active === 0 && 'is-focus')}
          onClick={() => onUse(0, false)}
        >
          <BoxMark state={box} label={t('users.select.all', { count: matched })} />
        </th>
        {headers.map((header, index) => (
          <HeadCell
            key={header.id}
            id={`${id}-${index + 1}`}
            header={header}
            index={index + 1}
            sort={sort}
            active={active === index + 1}
            onUse={onUse}
            onWidths={onWidths}
          />
        ))}
      </tr>
    </thead>
  );
}

interface HeadCellProps extends Pick<TableHeadProps, 'sort' | 'onUse' | 'onWidths'> {
  readonly id: string;
  readonly header: Header<typeof features, User, unknown>;
  readonly index: number;
  readonly active: boolean;
}

function HeadCell({ id, header, index, sort, active, onUse, onWidths }: HeadCellProps) {
  const { t } = useTranslation();
  const place = sort.findIndex(({ column }) => column === header.id);
  const direction = sort[place]?.direction;
  return (
    <th
      scope="col"
      id={id}
      aria-colindex={index + 1}
      data-column={header.id}
      aria-sort={place === 0 ? direction : 'none'}
      className={classNames(isRightAligned(header.id) && 'right', direction && 'sorted', active && 'is-focus')}
      onClick={(event) => onUse(index, event.shiftKey)}
    >
      {direction ? <Icon name={direction === 'ascending' ? 'sort-up' : 'sort-down'} className="sort-mark" /> : null}
      {place >= 0 && sort.length > 1 ? (
        <span className="sort-place" aria-hidden="true">
          {place + 1}
        </span>
      ) : null}
      {String(header.column.columnDef.header)}
      {direction && sort.length > 1 ? (
        <span className="sr-only">
          . {t('users.sort.place', { place: place + 1, direction: t(`users.sort.${direction}`) })}
        </span>
      ) : null}
      <ColumnEdge onWidths={onWidths} />
    </th>
  );
}

/**
 * The widths of the columns up to this head once it is wider by some pixels. Those before it keep theirs: they would take
 * a part of the room, and the edge would move away from where it is drawn.
 */
export function widened(head: HTMLElement, by: number): Record<string, number> {
  const heads = [...(head.parentElement?.children ?? [])].filter((one) => one instanceof HTMLElement);
  const widths = heads
    .slice(0, heads.indexOf(head) + 1)
    .flatMap(({ dataset: { column }, offsetWidth }) => (column ? [[column, offsetWidth] as const] : []));
  const [column = ''] = widths.at(-1) ?? [];
  return { ...Object.fromEntries(widths), [column]: head.offsetWidth + by };
}

/** The edge of a column, which the mouse moves; keys do the same with Shift and an arrow. */
function ColumnEdge({ onWidths }: Pick<TableHeadProps, 'onWidths'>) {
  const begin = (event: PointerEvent<HTMLSpanElement>) => {
    const edge = event.currentTarget;
    const head = edge.parentElement;
    if (!head) return;
    event.preventDefault();
    edge.setPointerCapture(event.pointerId);
    const begun = { at: event.clientX, width: head.offsetWidth };
    const move = (moved: globalThis.PointerEvent) =>
      onWidths(widened(head, begun.width + moved.clientX - begun.at - head.offsetWidth));
    edge.addEventListener('pointermove', move);
    edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', move), { once: true });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the table do the same
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is only kept from sorting
    <span className="column-edge" onPointerDown={begin} onClick={(event) => event.stopPropagation()} />
  );
}
