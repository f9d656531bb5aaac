import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import type { Selection } from '../../../electron/domain/query.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useReturn } from '../../lib/use-return.ts';
import { BesideTable } from './beside-table.tsx';
import { FilterChips } from './filters/filter-chips.tsx';
import { LoadProgress, PartlyFailed } from './load-progress.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { shownColumns } from './table/columns.tsx';
import { useTableSettings } from './table/table-settings.ts';
import { useRows } from './table/use-rows.ts';
import { filtersOf, orderOf, type UsersView as Shown } from './url-state.ts';
import { useCopying } from './use-copying.ts';
import { usePlace } from './use-place.ts';
import { useSelection } from './use-selection.ts';
import { type UsersMenu, useUsersCommands } from './use-users-commands.ts';
import { useUsersView } from './use-users-view.ts';
import { UsersRows } from './users-rows.tsx';
import { UsersStatus } from './users-status.tsx';
import { UsersToolbar } from './users-toolbar.tsx';

interface UsersViewProps {
  readonly connection: Connection;
  readonly description: Description;
}

/** The screen once the instance is described: everything that works on the rows, and what stands beside them. */
export function UsersView({ connection, description }: UsersViewProps) {
  const { t } = useTranslation();
  const [view, setView, dropAddress] = useUsersView();
  const [finding, setFinding] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const place = usePlace(connection.id, view, dropAddress);
  const table = useTableSettings();
  const { hidden, order } = table.settings;
  const shown = useMemo(() => shownColumns(description, { order, hidden }), [description, order, hidden]);
  const selectionOf = (one: Shown): Selection => ({
    instanceId: connection.id,
    search: one.search,
    filters: filtersOf(one, description.statuses),
    sort: [...orderOf(one)],
  });
  const selection = selectionOf(view);
  const rows = useRows(selection);
  /** The question is on its way before anything is drawn. */
  const show = (next: Shown) => {
    rows.source.ask(selectionOf(next));
    setView(next);
  };
  const { totals } = rows;
  const matched = totals?.matched ?? 0;
  const selected = useSelection(selection, matched);
  const copying = useCopying({ description, selection, selected, shown });
  const find = () => setFinding(true);
  const [menu, setMenu] = useState<UsersMenu | null>(null);
  const menuState = (name: UsersMenu) => ({
    menuOpened: menu === name,
    onMenu: (opened: boolean) => setMenu(opened ? name : null),
  });
  const commands = useUsersCommands({
    connection,
    description,
    onCreate: place.create,
    onFind: find,
    onMenu: setMenu,
    search,
  });
  // Nobody has to ask for what is known to be old.
  useReturn(connection, () => totals?.state.phase === 'failed' && commands.refresh.run());
  const instance = { connection, description };
  const column = useRef<HTMLElement>(null);
  const focusTable = () => {
    const table = column.current?.querySelector<HTMLElement>('[role="grid"]') ?? search.current;
    table?.focus({ preventScroll: true });
  };
  /** The keys go on in the table, where they came from. */
  const close = () => {
    place.close();
    focusTable();
  };

  /** A user that is gone can't stay selected. */
  const drop = (userId: string) => {
    if (selected.value.mode === 'some' && selected.value.ids.has(userId)) selected.toggle(userId);
    dropped.current = true;
    place.close();
  };
  const dropped = useRef(false);
  // A dialog that closes gives the focus back to what opened it, which is gone with the panel: the table takes it then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it happens once the panel is gone
  useEffect(() => {
    if (place.userId !== null || !dropped.current) return;
    dropped.current = false;
    focusTable();
  }, [place.userId]);

  return (
    <div className="body">
      <section className="column" ref={column}>
        <UsersToolbar
          {...{ view, description, commands }}
          {...menuState('columns')}
          onSearch={(text) => show({ ...view, search: text })}
          input={search}
          table={table}
          onView={show}
          instanceId={connection.id}
        />
        <FilterChips
          {...{ view, description, selection }}
          isCurrent={rows.isCurrent}
          {...menuState('filter')}
          onView={show}
          instanceId={connection.id}
        />
        {totals?.state.phase === 'loading' ? <LoadProgress instanceId={connection.id} state={totals.state} /> : null}
        {totals?.state.failure && totals.total > 0 ? (
          <PartlyFailed state={totals.state} failure={totals.state.failure} onRetry={commands.refresh.run} />
        ) : null}
        <UsersRows
          {...instance}
          {...{ rows, selection, view, table, shown, selected, place, commands, copying }}
          onView={show}
        />
        {copying.failure ? <FailureNotice failure={copying.failure} title={t('users.select.copyFailed')} /> : null}
        {selected.count > 0 ? <SelectionBar {...{ selected, matched, copying }} /> : null}
      </section>
      <BesideTable
        {...instance}
        {...{ place, finding }}
        onClose={close}
        onGone={drop}
        onFound={() => setFinding(false)}
      />
      <UsersStatus
        rows={totals}
        selected={selected.count}
        said={selected.count > 0 ? '' : copying.words}
        refresh={commands.refresh}
      />
    </div>
  );
}
