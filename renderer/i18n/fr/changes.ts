import { FRENCH_SPEECH } from '../../../electron/domain/french-speech.ts';
import type { Translation } from '../translation.ts';

/** Changes as sentences, and the dialog that shows them before they are sent. */
export const changes = {
  ...FRENCH_SPEECH.changes,
  review: {
    target: 'Compte',
    group: 'Groupe',
    loses: 'Perd',
    keeps: 'Garde',
    inAll_one: '{count, number} au total',
    inAll_other: '{count, number} au total',
    showAll: 'Afficher les {count, number}',
    showFirst: 'N’afficher que les {count, number} premiers',
    allTargets: 'Tout ce qui changerait',
    undo: 'Annulation',
    checking: 'Comparaison avec le serveur…',
    compared: 'Comparé à l’instant avec le serveur',
    unconfirmed: 'Non confirmé, donc rien n’a été envoyé',
    nothing: 'Rien ne changerait : le serveur a déjà ces valeurs.',
    typeName: 'Saisissez <code>{name}</code> pour confirmer',
    typeHint: '« {action} » devient possible quand le nom est complet.',
    confirming: 'En attente de votre confirmation dans l’autre fenêtre…',
    sending: 'Envoi…',
    on: '{name} · {server}',
    partly: 'Tout n’a pas été fait',
  },
  outcome: {
    done: 'Fait',
    failed: 'Refusé',
    unknown: 'Inconnu',
    skipped: 'Non tenté, car le précédent n’a pas été fait',
  },
} as const satisfies Translation['changes'];
