import type { Selection } from '../../../electron/domain/query.ts';
import type { User } from '../../../electron/domain/user.ts';
import { api } from '../../lib/bridge.ts';
import { isSelected, type Selected } from './selection.ts';

/**
 * Reads the selected users from the directory, in the order of the table. Single ones may lie outside the present
 * search, so they are looked for among all users; reading stops once every one was found.
 */
export async function readSelected(selected: Selected, selection: Selection): Promise<User[]> {
  const within = selected.mode === 'matching' ? selection : { ...selection, search: '', filters: {} };
  const found: User[] = [];
  for await (const batch of await api.directory.stream(within)) {
    found.push(...batch.filter((user) => isSelected(selected, user.id)));
    if (selected.mode === 'some' && found.length >= selected.ids.size) break;
  }
  return found;
}
