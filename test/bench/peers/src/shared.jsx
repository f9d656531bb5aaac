import '../../limit/page.css';

/** The columns of all peers: the field, its head, its width in pixels. */
export const COLUMNS = [
  ['handle', 'Handle', 320],
  ['status', 'Status', 110],
  ['administrator', 'Administrator', 130],
  ['groups', 'Groups', 280],
  ['changed', 'Password changed', 200],
];

/** The users of the measurement, as objects. */
export async function loadUsers() {
  const users = await (await fetch('/data/users.json')).json();
  for (const user of users) user.groups = user.groups.join(', ');
  return users;
}

/** The search and the buttons that the measurement uses. `onSort` gets a field and a direction, or null. */
export function Bar({ text, onText, onSort, onFacet }) {
  return (
    <div className="bar">
      <input id="search" value={text} onChange={(event) => onText(event.target.value)} />
      <button id="by-changed" onClick={() => onSort({ field: 'changed', direction: 'asc' })}>changed</button>
      <button id="by-changed-down" onClick={() => onSort({ field: 'changed', direction: 'desc' })}>changed ↓</button>
      <button id="by-nothing" onClick={() => onSort(null)}>unsorted</button>
      <button id="facet" onClick={() => onFacet('Diagnostics')}>Diagnostics</button>
      <button id="no-facet" onClick={() => onFacet('')}>any group</button>
    </div>
  );
}
