import type { Translation } from '../translation.ts';

/** Where instances stand: folders, favourites, order. */
export const organise = {
  folder: 'Ordner',
  noFolder: 'Kein Ordner',
  newFolder: 'Neuer Ordner…',
  folderName: 'Name des Ordners',
  open: 'Ordner {folder} öffnen',
  close: 'Ordner {folder} schließen',
  favourites: 'Favoriten',
  search: 'Instanz suchen',
  none: 'Keine passt.',
  up: '{name} nach oben schieben',
  down: '{name} nach unten schieben',
  first: '{name} steht bereits an erster Stelle.',
  last: '{name} steht bereits an letzter Stelle.',
  favourite: '{name} zum Favoriten machen',
  noFavourite: '{name} aus den Favoriten nehmen',
  failed: 'Die Reihenfolge wurde nicht gespeichert.',
  http: 'http',
  httpTitle: 'Nicht verschlüsselt: Jeder auf dem Weg kann mitlesen.',
} as const satisfies Translation['organise'];
