import type { Translation } from '../translation.ts';

/** The list of everything that was changed. */
export const history = {
  title: 'Historique',
  table: 'Changements, du plus récent au plus ancien',
  search: 'Chercher comptes, groupes, valeurs et personnes',
  clearSearch: 'Effacer la recherche',
  noneTitle: 'Aucun changement ne correspond',
  none: 'Cherchez un compte, un groupe, une valeur, ou l’auteur du changement.',
  when: 'Quand',
  instance: 'Instance',
  target: 'Compte ou groupe',
  change: 'Changement',
  who: 'Connecté en tant que',
  outcome: 'Résultat',
  emptyTitle: 'Rien n’a encore été changé',
  empty: 'Chaque changement que Roster envoie est inscrit ici avant l’envoi, puis complété par son résultat.',
  failed: 'L’historique n’a pas pu être lu.',
  shown_one: '{count, number} changement',
  shown_other: '{count, number} changements',
  limited: 'Les {count, number} plus récents sont affichés.',
  outcomes: {
    done: 'fait',
    failed: 'refusé',
    unknown: 'inconnu',
    open: 'en suspens',
  },
} as const satisfies Translation['history'];
