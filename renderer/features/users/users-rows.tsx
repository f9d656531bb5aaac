import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { ColumnId, Description } from '../../../electron/domain/description.ts';
import type { Selection } from '../../../electron/domain/query.ts';
import type { TableControl } from './table/table-settings.ts';
import type { Rows } from './table/use-rows.ts';
import { UserTable } from './table/user-table.tsx';
import { DEFAULT_VIEW, nextSort, type UsersView, withFilter } from './url-state.ts';
import type { Copying } from './use-copying.ts';
import type { Place } from './use-place.ts';
import type { UserSelection } from './use-selection.ts';
import type { UsersCommands } from './use-users-commands.ts';
import { InstanceFailed, NoMatch, NoUsers, TableLoading } from './users-empty.tsx';

interface UsersRowsProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly rows: Rows;
  readonly selection: Selection;
  readonly view: UsersView;
  readonly onView: (view: UsersView) => void;
  readonly table: TableControl;
  readonly shown: readonly ColumnId[];
  readonly selected: UserSelection;
  readonly place: Place;
  readonly commands: UsersCommands;
  readonly copying: Copying;
}

/** The table, or why there is none: loading, not allowed, not to be had, nobody there, nobody matching. */
export function UsersRows(props: UsersRowsProps) {
  const { connection, description, rows, selection, view, onView, table, place, commands } = props;
  const { t } = useTranslation();
  const { totals, failure, source } = rows;
  if (!totals) {
    return failure ? <InstanceFailed {...{ connection, failure }} onRetry={source.retry} /> : <TableLoading />;
  }
  const { state } = totals;
  if (totals.total === 0) {
    if (state.failure)
      return <InstanceFailed {...{ connection }} failure={state.failure} onRetry={commands.refresh.run} />;
    if (state.phase !== 'complete') return <TableLoading />;
    return <NoUsers connection={connection} onCreate={commands.create.unavailable ? null : place.create} />;
  }
  if (totals.matched === 0) {
    return (
      <NoMatch
        hidden={totals.hidden}
        byStatus={Object.keys(selection.filters).join() === 'status'}
        searching={view.search !== ''}
        onShowAnyStatus={() => onView(withFilter(view, 'status', []))}
        onClearFilters={() => onView({ ...DEFAULT_VIEW, status: [], search: view.search, sort: view.sort })}
        onClearSearch={() => onView({ ...view, search: '' })}
      />
    );
  }
  return (
    <UserTable
      {...{ description, selection, source, table }}
      matched={totals.matched}
      label={t('users.tableLabel', { name: connection.name })}
      shown={props.shown}
      copying={props.copying}
      selected={props.selected}
      openId={place.userId}
      onOpen={(user) => place.open(user.id)}
      onClose={place.close}
      onSort={(column, add) => onView({ ...view, sort: nextSort(view, column, add) })}
    />
  );
}
