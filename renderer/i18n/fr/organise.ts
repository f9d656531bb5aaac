import type { Translation } from '../translation.ts';

/** Where instances stand: folders, favourites, order. */
export const organise = {
  folder: 'Dossier',
  noFolder: 'Sans dossier',
  newFolder: 'Nouveau dossier…',
  folderName: 'Nom du dossier',
  open: 'Ouvrir le dossier {folder}',
  close: 'Fermer le dossier {folder}',
  favourites: 'Favoris',
  search: 'Trouver une instance',
  none: 'Aucune ne correspond.',
  up: 'Monter {name}',
  down: 'Descendre {name}',
  first: '{name} est déjà en premier.',
  last: '{name} est déjà en dernier.',
  favourite: 'Ajouter {name} aux favoris',
  noFavourite: 'Retirer {name} des favoris',
  failed: 'L’ordre n’a pas été enregistré.',
  http: 'http',
  httpTitle: 'Non chiffré : quiconque se trouve sur le trajet peut lire.',
} as const satisfies Translation['organise'];
