import type { Translation } from '../translation.ts';

/** Settings of Roster itself. */
export const settings = {
  title: 'Paramètres',
  appearance: {
    title: 'Apparence',
    theme: 'Thème',
    light: 'Clair',
    dark: 'Sombre',
    system: 'Celui du système',
    help: 'Conservé sur cet ordinateur.',
  },
  language: {
    title: 'Langue',
    label: 'Langue de Roster',
    system: 'Système',
    help: 'Prend effet aussitôt. Ce qu’un serveur écrit reste dans sa langue.',
  },
  secrets: {
    title: 'Secrets',
    keyring: 'Les mots de passe et les clés sont conservés dans le trousseau de cet ordinateur.',
    passphrase: 'Les mots de passe et les clés sont conservés dans un fichier scellé par votre phrase secrète.',
    memory: 'Les mots de passe et les clés restent en mémoire seulement : Roster les oublie en se fermant.',
    sealed: 'Le fichier est scellé. Saisissez sa phrase secrète pour utiliser vos instances.',
    open: 'Le fichier reste ouvert jusqu’à la fermeture de Roster.',
    makeHint: 'Avec une phrase secrète, Roster peut plutôt les conserver dans un fichier scellé.',
    passphraseLabel: 'Phrase secrète',
    unlock: 'Ouvrir le coffre',
    make: 'Sceller avec cette phrase secrète',
    reason: 'Pourquoi pas un meilleur endroit : {reason}',
  },
  demo: {
    title: 'Démo',
    running: 'Les serveurs émulés tournent sur cet ordinateur.',
    stopped: 'Les serveurs émulés ne tournent pas.',
    open: 'Explorer la démo',
    stop: 'Arrêter la démo',
    stopHelp: 'Ses serveurs s’arrêtent et leurs instances quittent la liste. Ce qui y a été fait est oublié.',
    failed: 'La démo n’a pas été arrêtée.',
  },
  about: {
    title: 'À propos de Roster',
    version: 'Version',
    face: 'Mode d’exécution',
    faces: {
      window: 'une fenêtre à part',
      browser: 'une page dans un navigateur',
    },
    dataFolder: 'Dossier de données',
  },
  diagnostics: {
    title: 'Diagnostic',
    help: 'Un rapport pour qui vous aide : versions, avis, vos instances avec leurs adresses et la fin du journal. Aucun mot de passe ni aucune clé n’y figure. Lisez-le avant de le donner ; Roster ne l’envoie nulle part.',
    make: 'Établir le rapport',
    again: 'L’établir à nouveau',
    copy: 'Copier le rapport',
    copied: 'Copié.',
    report: 'Rapport',
    failed: 'Le rapport n’a pas pu être établi.',
  },
  failed: 'Les paramètres n’ont pas pu être lus.',
} as const satisfies Translation['settings'];
