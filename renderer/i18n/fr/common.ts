import type { Translation } from '../translation.ts';

/** Words that many screens share. */
export const common = {
  cancel: 'Annuler',
  close: 'Fermer',
  dismiss: 'Masquer',
  copy: 'Copier',
  copied: 'Copié',
  retry: 'Réessayer',
  loading: 'Chargement…',
  showPassword: 'Afficher la saisie dans « {label} »',
  hidePassword: 'Masquer la saisie dans « {label} »',
  technicalDetail: 'Détail technique',
  copyDetail: 'Copier le détail technique',
  serverSays: 'Le serveur dit',
  closePanel: 'Fermer le volet',
  resizePanel: 'Largeur du volet',
  readOnly: 'Rien ne peut être enregistré tant que {name} est en lecture seule.',
  leave: {
    title: 'Quitter sans enregistrer ?',
    text: 'Votre saisie n’est pas enregistrée. Si vous partez maintenant, elle est perdue.',
    stay: 'Rester ici',
    leave: 'Quitter sans enregistrer',
    password: {
      title: 'Quitter avant la réponse du serveur ?',
      text: 'Un mot de passe est en route, et le serveur l’a peut-être déjà. Si vous partez maintenant, Roster ne l’affichera plus : si vous ne l’avez pas noté, personne ne le connaîtra.',
      leave: 'Quitter quand même',
    },
  },
  restored: {
    text: 'Votre saisie est de retour. Si un mot de passe ou une clé manque, saisissez-les à nouveau.',
    discard: 'Abandonner',
  },
  environment: {
    production: { label: 'Production', tag: 'PRD', short: 'Production' },
    staging: { label: 'Préproduction', tag: 'PRÉ', short: 'Préprod' },
    development: { label: 'Développement', tag: 'DEV', short: 'Dév.' },
    other: { label: 'Autre', tag: 'AUT', short: 'Autre' },
  },
  health: {
    good: 'joignable',
    slow: 'demande de l’attention',
    off: 'injoignable',
    unknown: 'pas encore contacté',
  },
} as const satisfies Translation['common'];
