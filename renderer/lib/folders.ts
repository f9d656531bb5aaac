import { type Connection, inOrder, type Place } from '../../electron/domain/connection.ts';

/** A folder with its instances in order; `name` is null for those that are in none. */
export interface Folder<C = Connection> {
  readonly name: string | null;
  readonly connections: readonly C[];
}

/** The names of all folders, in the order of the alphabet. */
export function folderNames(connections: readonly Pick<Connection, 'folder'>[]): string[] {
  const names = new Set(connections.map(({ folder }) => folder).filter((folder) => folder !== null));
  return [...names].sort((a, b) => a.localeCompare(b));
}

/** The instances by folders; what is in none comes first, and within a folder the favourites do. */
export function byFolder<C extends Connection>(connections: readonly C[]): Folder<C>[] {
  return [null, ...folderNames(connections)]
    .map((name) => ({ name, connections: inOrder(connections.filter(({ folder }) => folder === name)) }))
    .filter((folder) => folder.connections.length > 0);
}

/** The places after an instance changed places with its neighbour in the same folder; `step` is -1 for up, 1 for down. */
export function placesAfterMove(all: readonly Connection[], moved: Connection, step: -1 | 1): Place[] | null {
  const neighbours = inOrder(all).filter(
    ({ folder, favourite }) => folder === moved.folder && favourite === moved.favourite,
  );
  const other = neighbours[neighbours.findIndex(({ id }) => id === moved.id) + step];
  if (!other) return null;
  const order = inOrder(all).map((one) => (one.id === moved.id ? other : one.id === other.id ? moved : one));
  return order
    .map((connection, position) => ({ ...placeOf(connection), position, before: connection.position }))
    .filter(({ position, before }) => position !== before)
    .map(({ before: _before, ...place }) => place);
}

/** Where an instance stands now. */
export function placeOf({ id, folder, favourite, position }: Connection): Place {
  return { instanceId: id, folder, favourite, position };
}
