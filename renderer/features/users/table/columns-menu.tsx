import { useTranslation } from 'react-i18next';
import type { ColumnId, Description } from '../../../../electron/domain/description.ts';
import { CheckField } from '../../../components/field.tsx';
import { Icon } from '../../../components/icon.tsx';
import { LatePopover } from '../../../components/late-popover.tsx';
import { arrangedColumns } from './columns.tsx';
import type { TableControl } from './table-settings.ts';

interface ColumnsMenuProps {
  readonly description: Description;
  readonly table: TableControl;
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
}

/** Which columns are shown, and in which order. The handle is always there, and first. */
export function ColumnsMenu({ description, table, opened, onOpened }: ColumnsMenuProps) {
  const { t } = useTranslation();
  const { hidden, order } = table.settings;
  const columns = arrangedColumns(description, order);
  const move = (column: ColumnId, step: -1 | 1) => {
    const at = columns.indexOf(column);
    const next = columns.filter((one) => one !== column);
    next.splice(at + step, 0, column);
    table.setOrder(next);
  };
  return (
    <LatePopover
      {...{ opened, onOpened }}
      position="bottom-end"
      width={280}
      target={
        <button type="button" className="btn square" aria-label={t('users.toolbar.columns')}>
          <Icon name="columns" />
        </button>
      }
    >
      <span className="label">{t('users.toolbar.columns')}</span>
      <ul className="column-list">
        {columns.map((column, at) => {
          const name = t(`users.column.${column}`);
          return (
            <li key={column}>
              <CheckField
                label={column === 'handle' ? `${name} (${t('users.toolbar.columnAlways')})` : name}
                checked={!hidden.includes(column)}
                disabled={column === 'handle'}
                onChange={() => table.toggleColumn(column)}
              />
              <MoveButton
                label={t('users.toolbar.columnUp', { name })}
                icon="sort-up"
                isPossible={at > 1}
                onMove={() => move(column, -1)}
              />
              <MoveButton
                label={t('users.toolbar.columnDown', { name })}
                icon="sort-down"
                isPossible={at > 0 && at < columns.length - 1}
                onMove={() => move(column, 1)}
              />
            </li>
          );
        })}
      </ul>
      <p className="small faint">{t('users.toolbar.widthHint')}</p>
      <button type="button" className="btn small" onClick={table.resetColumns}>
        {t('users.toolbar.resetColumns')}
      </button>
    </LatePopover>
  );
}

interface MoveButtonProps {
  readonly label: string;
  readonly icon: 'sort-up' | 'sort-down';
  readonly isPossible: boolean;
  readonly onMove: () => void;
}

function MoveButton({ label, icon, isPossible, onMove }: MoveButtonProps) {
  return (
    <button type="button" className="btn plain square small" aria-label={label} disabled={!isPossible} onClick={onMove}>
      <Icon name={icon} />
    </button>
  );
}
