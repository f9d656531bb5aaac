import { DataGrid } from '@mui/x-data-grid';
import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Bar, COLUMNS, loadUsers } from '../shared.jsx';

const columns = COLUMNS.map(([field, headerName, width]) => ({
  field,
  headerName,
  width,
  getApplyQuickFilterFn: (wanted) => (field === 'handle' && wanted ? (_, user) => user.text.includes(wanted) : null),
}));

function App({ users }) {
  const [text, setText] = useState('');
  const [sort, setSort] = useState(null);
  const [group, setGroup] = useState('');
  const filterModel = useMemo(
    () => ({
      items: group ? [{ field: 'groups', operator: 'contains', value: group }] : [],
      quickFilterValues: text ? [text] : [],
    }),
    [text, group],
  );
  const sortModel = useMemo(() => (sort ? [{ field: sort.field, sort: sort.direction }] : []), [sort]);
  return (
    <div className="page">
      <Bar text={text} onText={setText} onSort={setSort} onFacet={setGroup} />
      <div className="host" style={{ display: 'flex', flexDirection: 'column' }}>
        <DataGrid
          rows={users}
          columns={columns}
          filterModel={filterModel}
          sortModel={sortModel}
          checkboxSelection
          rowHeight={34}
          columnHeaderHeight={34}
          pageSizeOptions={[100]}
          initialState={{ pagination: { paginationModel: { pageSize: 100, page: 0 } } }}
        />
      </div>
    </div>
  );
}

void loadUsers().then((users) => createRoot(document.getElementById('root')).render(<App users={users} />));
