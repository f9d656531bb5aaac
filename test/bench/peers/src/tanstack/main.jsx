import {
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  filterFns,
  globalFilteringFeature,
  rowSortingFeature,
  sortFns,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Bar, COLUMNS, loadUsers } from '../shared.jsx';

const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
  filterFns,
  sortFns,
});
const columns = COLUMNS.map(([id, header, size]) => ({
  id,
  header,
  size,
  accessorFn: (user) => user[id] ?? '',
  enableGlobalFilter: id === 'handle',
}));
const getRowId = (user) => user.id;
const globalFilterFn = (row, _column, wanted) => row.original.text.includes(wanted);

function App({ users }) {
  const [globalFilter, setGlobalFilter] = useState('');
  const [sorting, setSorting] = useState([]);
  const [columnFilters, setColumnFilters] = useState([]);
  const table = useTable({
    features,
    columns,
    data: users,
    getRowId,
    globalFilterFn,
    state: { globalFilter, sorting, columnFilters },
    onGlobalFilterChange: setGlobalFilter,
    onSortingChange: setSorting,
    onColumnFiltersChange: setColumnFilters,
  });
  const { rows } = table.getRowModel();
  const view = useRef(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => view.current,
    estimateSize: () => 34,
    overscan: 5,
  });
  return (
    <div className="page">
      <Bar
        text={globalFilter}
        onText={(text) => table.setGlobalFilter(text)}
        onSort={(by) => table.setSorting(by ? [{ id: by.field, desc: by.direction === 'desc' }] : [])}
        onFacet={(group) => setColumnFilters(group ? [{ id: 'groups', value: group }] : [])}
      />
      <div className="host">
        <div className="view" ref={view}>
          <div className="head">
            <span className="cell box" />
            {table.getHeaderGroups()[0].headers.map((header) => (
              <span className="cell" key={header.id} style={{ width: header.column.columnDef.size }}>
                <table.FlexRender header={header} />
              </span>
            ))}
          </div>
          <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {virtual.getVirtualItems().map((item) => {
              const row = rows[item.index];
              return (
                <div
                  className="row"
                  key={row.id}
                  data-index={item.index}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <span className="cell box">
                    <input type="checkbox" />
                  </span>
                  {row.getAllCells().map((cell) => (
                    <span className="cell" key={cell.id} style={{ width: cell.column.columnDef.size }}>
                      <table.FlexRender cell={cell} />
                    </span>
                  ))}
                </div>
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}

void loadUsers().then((users) => createRoot(document.getElementById('root')).render(<App users={users} />));
