import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import type { Selection } from '../../../electron/domain/query.ts';
import { CreateUser } from './create/create-user.tsx';
import { FilterChips } from './filters/filter-chips.tsx';
import { FindOnServer } from './find-on-server.tsx';
import { LoadProgress, PartlyFailed } from './load-progress.tsx';
import { UserPanel } from './panel/user-panel.tsx';
import { SelectionBar } from './selection-bar.tsx';
import type { RowRange } from './table/row-windows.ts';
import { useTableSettings } from './table/table-settings.ts';
import { useRows } from './table/use-rows.ts';
import { UserTable } from './table/user-table.tsx';
import { DEFAULT_VIEW, filtersOf, nextSort, orderOf, withFilter } from './url-state.ts';
import { useSelection } from './use-selection.ts';
import { useUsersCommands } from './use-users-commands.ts';
import { useUsersView } from './use-users-view.ts';
import { InstanceFailed, NoMatch, NoUsers, TableLoading } from './users-empty.tsx';
import { UsersStatus } from './users-status.tsx';
import { UsersToolbar } from './users-toolbar.tsx';

interface UsersViewProps {
  readonly connection: Connection;
  readonly description: Description;
}

/** The screen once the instance is described: everything that works on the rows. */
export function UsersView({ connection, description }: UsersViewProps) {
  const { t } = useTranslation();
  const [view, setView] = useUsersView();
  const [range, setRange] = useState<RowRange>({ first: 0, last: 30 });
  const [finding, setFinding] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const place = usePlace(connection.id);
  const { settings, toggleColumn, setDensity } = useTableSettings();
  const selection = useMemo<Selection>(
    () => ({
      instanceId: connection.id,
      search: view.search,
      filters: filtersOf(view, description.statuses),
      sort: [orderOf(view)],
    }),
    [connection.id, view, description.statuses],
  );
  const { rows, failure, retry } = useRows(selection, range);
  const selected = useSelection(selection, rows?.matched ?? 0);
  const onRange = useCallback((next: RowRange) => setRange(next), []);
  const commands = useUsersCommands({
    connection,
    description,
    onCreate: place.create,
    onFind: () => setFinding(true),
    search,
  });

  const state = rows?.state;
  const table = () => {
    if (failure && !rows) return <InstanceFailed connection={connection} failure={failure} onRetry={retry} />;
    if (!rows || !state || (state.phase === 'empty' && rows.total === 0)) return <TableLoading />;
    if (state.failure && rows.total === 0)
      return <InstanceFailed connection={connection} failure={state.failure} onRetry={commands.refresh.run} />;
    if (rows.total === 0 && state.phase === 'loading') return <TableLoading />;
    if (rows.total === 0)
      return <NoUsers connection={connection} onCreate={commands.create.unavailable ? null : place.create} />;
    if (rows.matched === 0)
      return (
        <NoMatch
          hidden={rows.hidden}
          byStatus={Object.keys(selection.filters).join() === 'status'}
          searching={view.search !== ''}
          onShowAnyStatus={() => setView(withFilter(view, 'status', []))}
          onClearFilters={() => setView({ ...DEFAULT_VIEW, status: [], search: view.search, sort: view.sort })}
          onClearSearch={() => setView({ ...view, search: '' })}
        />
      );
    return (
      <UserTable
        label={t('users.tableLabel', { name: connection.name })}
        description={description}
        selection={selection}
        rows={rows}
        onRange={onRange}
        hidden={settings.hidden}
        density={settings.density}
        selected={selected}
        openId={place.userId}
        onOpen={(user) => place.open(user.id)}
        onClose={place.close}
        onSort={(column) => setView({ ...view, sort: nextSort(view, column) })}
      />
    );
  };

  return (
    <div className="body">
      <section className="column">
        <UsersToolbar
          view={view}
          onSearch={(text) => setView({ ...view, search: text })}
          input={search}
          description={description}
          settings={settings}
          onColumn={toggleColumn}
          onDensity={setDensity}
          commands={commands}
        />
        <FilterChips view={view} onView={setView} instanceId={connection.id} description={description} />
        {state?.phase === 'loading' ? <LoadProgress instanceId={connection.id} state={state} /> : null}
        {state?.failure && rows && rows.total > 0 ? (
          <PartlyFailed failure={state.failure} loaded={rows.total} onRetry={commands.refresh.run} />
        ) : null}
        {table()}
        {selected.count > 0 ? (
          <SelectionBar
            selected={selected}
            selection={selection}
            matched={rows?.matched ?? 0}
            description={description}
            hidden={settings.hidden}
          />
        ) : null}
      </section>
      {place.userId ? (
        <UserPanel connection={connection} description={description} userId={place.userId} onClose={place.close} />
      ) : null}
      {place.creating ? (
        <CreateUser connection={connection} description={description} onClose={place.close} onOpen={place.open} />
      ) : null}
      <FindOnServer
        opened={finding}
        onClose={() => setFinding(false)}
        connection={connection}
        description={description}
        onOpen={place.open}
      />
      <UsersStatus rows={rows} selected={selected.count} refresh={commands.refresh} />
    </div>
  );
}

/** What stands beside the table, by the address, and the ways to change it. The search and filters stay. */
function usePlace(instanceId: string) {
  const navigate = useNavigate();
  const { userId = null } = useParams();
  const { pathname, search } = useLocation();
  const base = `/instances/${instanceId}/users`;
  const go = (path: string) => void navigate({ pathname: path, search });
  return {
    userId,
    creating: pathname === `${base}/new`,
    open: (id: string) => go(`${base}/${encodeURIComponent(id)}`),
    create: () => go(`${base}/new`),
    close: () => {
      if (pathname !== base) go(base);
    },
  };
}
