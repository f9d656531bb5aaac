import type { ColumnId } from '../../../../electron/domain/description.ts';
import { Icon } from '../../../components/icon.tsx';
import { classNames } from '../../../lib/class-names.ts';
import { BoxMark } from './box-mark.tsx';
import { isRightAligned } from './columns.tsx';

/** One row without a user: what the painter copies for every row in view. Which parts it fills, `row-cells.ts` knows. */
export function RowPattern({ columns }: { columns: readonly ColumnId[] }) {
  return (
    <tr>
      <td aria-colindex={1} className="box" data-box>
        <BoxMark state="none" />
      </td>
      {columns.map((column, place) => (
        <td
          key={column}
          aria-colindex={place + 2}
          className={classNames(place === 0 && 'name', isRightAligned(column) && 'right')}
        >
          <CellPattern column={column} />
        </td>
      ))}
    </tr>
  );
}

function CellPattern({ column }: { column: ColumnId }) {
  switch (column) {
    case 'handle':
      return (
        <>
          <bdi />
          <UntouchablePattern />
        </>
      );
    case 'status':
      return (
        <span className="state">
          <span className="cut" />
        </span>
      );
    case 'administrator':
      return <span />;
    case 'groups':
      return (
        <span className="group-names">
          <span className="cut">
            <bdi />
          </span>
          <span className="more" hidden />
        </span>
      );
    case 'created':
    case 'lastSeen':
    case 'passwordChanged':
      return <time />;
    default:
      return <bdi />;
  }
}

/** A lock and its reason, where the account must never be changed. */
function UntouchablePattern() {
  return (
    <span hidden data-part="untouchable">
      <Icon name="lock" size="s" className="untouchable" />
      <span className="sr-only" />
    </span>
  );
}
