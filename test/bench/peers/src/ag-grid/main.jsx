import { AllCommunityModule, ModuleRegistry } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useMemo, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Bar, COLUMNS, loadUsers } from '../shared.jsx';

ModuleRegistry.registerModules([AllCommunityModule]);

const columnDefs = COLUMNS.map(([field, headerName, width]) => ({
  field,
  headerName,
  width,
  filter: field === 'groups' ? 'agTextColumnFilter' : false,
  getQuickFilterText: ({ data }) => (field === 'handle' ? data.text : ''),
}));
const selection = { mode: 'multiRow' };

function App({ users }) {
  const [text, setText] = useState('');
  const grid = useRef(null);
  const sort = (by) =>
    grid.current.api.applyColumnState({
      state: by ? [{ colId: by.field, sort: by.direction }] : [],
      defaultState: { sort: null },
    });
  const facet = (group) =>
    grid.current.api.setFilterModel(group ? { groups: { filterType: 'text', type: 'contains', filter: group } } : null);
  const getRowId = useMemo(() => ({ data }) => data.id, []);
  return (
    <div className="page">
      <Bar text={text} onText={setText} onSort={sort} onFacet={facet} />
      <div className="host">
        <AgGridReact
          ref={grid}
          rowData={users}
          columnDefs={columnDefs}
          quickFilterText={text}
          rowHeight={34}
          headerHeight={34}
          rowSelection={selection}
          getRowId={getRowId}
          animateRows={false}
        />
      </div>
    </div>
  );
}

void loadUsers().then((users) => createRoot(document.getElementById('root')).render(<App users={users} />));
