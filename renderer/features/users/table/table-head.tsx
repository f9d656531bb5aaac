import type { Header } from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import type { Sort } from '../../../../electron/domain/query.ts';
import { CheckBox } from '../../../components/field.tsx';
import { Icon } from '../../../components/icon.tsx';
import { classNames } from '../../../lib/class-names.ts';
import { type features, isRightAligned, type UserRow } from './columns.tsx';

interface TableHeadProps {
  readonly id: string;
  readonly headers: readonly Header<typeof features, UserRow, unknown>[];
  readonly sort: Sort | null;
  /** The column whose head the keys are at, the box being 0; null while they are elsewhere. */
  readonly active: number | null;
  readonly box: 'none' | 'some' | 'all';
  readonly matched: number;
  readonly onUse: (index: number) => void;
}

/** The row of column heads: the box for all matching, then heads that sort when used. */
export function TableHead({ id, headers, sort, active, box, matched, onUse }: TableHeadProps) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th
          scope="col"
          id={`${id}-0`}
          aria-colindex={1}
          className={classNames('box', active === 0 && 'is-focus')}
          onClick={() => onUse(0)}
        >
          <BoxMark state={box} label={t('users.select.all', { count: matched })} />
        </th>
        {headers.map((header, index) => (
          <HeadCell
            key={header.id}
            id={`${id}-${index + 1}`}
            header={header}
            index={index + 1}
            direction={sort?.column === header.id ? sort.direction : null}
            active={active === index + 1}
            onUse={onUse}
          />
        ))}
      </tr>
    </thead>
  );
}

interface HeadCellProps {
  readonly id: string;
  readonly header: Header<typeof features, UserRow, unknown>;
  readonly index: number;
  readonly direction: Sort['direction'] | null;
  readonly active: boolean;
  readonly onUse: (index: number) => void;
}

function HeadCell({ id, header, index, direction, active, onUse }: HeadCellProps) {
  return (
    <th
      scope="col"
      id={id}
      aria-colindex={index + 1}
      aria-sort={direction ?? 'none'}
      className={classNames(isRightAligned(header.id) && 'right', direction && 'sorted', active && 'is-focus')}
      onClick={() => onUse(index)}
    >
      {direction ? <Icon name={direction === 'ascending' ? 'sort-up' : 'sort-down'} className="sort-mark" /> : null}
      {String(header.column.columnDef.header)}
    </th>
  );
}

/** A check box that the table operates: it has no tab stop of its own, and its row takes the click. */
export function BoxMark({ state, label }: { state: 'none' | 'some' | 'all'; label: string }) {
  return (
    <CheckBox
      checked={state === 'all'}
      mixed={state === 'some'}
      onChange={() => undefined}
      aria-label={label}
      tabIndex={-1}
    />
  );
}
