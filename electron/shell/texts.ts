import { app } from 'electron';
import { type Language, preferredLanguage } from '../domain/languages.ts';

/** What the shell itself says, outside of the page. */
export interface ShellTexts {
  readonly recovery: Readonly<Record<'title' | 'kept' | 'sent' | 'again', string>>;
  readonly unresponsive: Readonly<Record<'message' | 'detail' | 'wait' | 'end', string>>;
  readonly fault: Readonly<Record<'title' | 'detail', string>>;
  readonly unsaved: Readonly<Record<'message' | 'detail' | 'stay' | 'leave', string>>;
  readonly outside: Readonly<
    Record<'question' | 'unknown' | 'cancel' | 'open' | 'unencrypted' | 'instead' | 'ok', string>
  >;
  readonly menu: Readonly<Record<'file' | 'edit' | 'view' | 'window' | 'help' | 'updates', string>>;
}

const TEXTS: Readonly<Record<Language, ShellTexts>> = {
  en: {
    recovery: {
      title: 'The page of Roster ended unexpectedly',
      kept: 'What you typed into a form is kept; passwords and keys are not.',
      sent: 'Changes that were already sent stand in the history.',
      again: 'Show Roster again',
    },
    unresponsive: {
      message: 'Roster’s page does not answer.',
      detail: 'You can wait, or end the page and show it again. What you typed into a form is kept.',
      wait: 'Wait',
      end: 'End the page',
    },
    fault: {
      title: 'Roster has to end',
      detail: 'A mistake inside Roster was noted in its log. What was saved is safe; start Roster again.',
    },
    unsaved: {
      message: 'Leave without saving?',
      detail: 'What you typed and did not save would be lost.',
      stay: 'Stay',
      leave: 'Leave',
    },
    outside: {
      question: 'Open a page of {host} in your browser?',
      unknown: 'None of your instances is at this address:',
      cancel: 'Cancel',
      open: 'Open',
      unencrypted: 'Roster does not open {host}: the address is not encrypted.',
      instead: 'If it is the one that you want, copy it and open it in your browser yourself:',
      ok: 'OK',
    },
    menu: {
      file: 'File',
      edit: 'Edit',
      view: 'View',
      window: 'Window',
      help: 'Help',
      updates: 'Look for a newer version…',
    },
  },
  de: {
    recovery: {
      title: 'Die Seite von Roster ist unerwartet beendet worden',
      kept: 'Was Sie in ein Formular eingegeben haben, ist noch da, außer Passwörtern und Schlüsseln.',
      sent: 'Änderungen, die schon gesendet waren, stehen im Verlauf.',
      again: 'Roster wieder zeigen',
    },
    unresponsive: {
      message: 'Die Seite von Roster antwortet nicht.',
      detail: 'Sie können warten, oder die Seite beenden und wieder zeigen. Eingegebenes ist dann noch da.',
      wait: 'Warten',
      end: 'Seite beenden',
    },
    fault: {
      title: 'Roster muss beendet werden',
      detail: 'Ein Fehler in Roster steht in seinem Protokoll. Gespeichertes ist sicher; starten Sie Roster neu.',
    },
    unsaved: {
      message: 'Verlassen, ohne zu speichern?',
      detail: 'Was Sie eingegeben und nicht gespeichert haben, ginge verloren.',
      stay: 'Bleiben',
      leave: 'Verlassen',
    },
    outside: {
      question: 'Eine Seite von {host} im Browser öffnen?',
      unknown: 'Keine Ihrer Instanzen liegt an dieser Adresse:',
      cancel: 'Abbrechen',
      open: 'Öffnen',
      unencrypted: 'Roster öffnet {host} nicht: Die Adresse ist nicht verschlüsselt.',
      instead: 'Wenn es die gewünschte ist, kopieren Sie sie und öffnen Sie sie selbst im Browser:',
      ok: 'OK',
    },
    menu: {
      file: 'Datei',
      edit: 'Bearbeiten',
      view: 'Ansicht',
      window: 'Fenster',
      help: 'Hilfe',
      updates: 'Nach einer neueren Version suchen…',
    },
  },
  fr: {
    recovery: {
      title: 'La page de Roster s’est arrêtée de façon inattendue',
      kept: 'Ce que vous avez saisi dans un formulaire est conservé, sauf les mots de passe et les clés.',
      sent: 'Les changements déjà envoyés figurent dans l’historique.',
      again: 'Afficher Roster de nouveau',
    },
    unresponsive: {
      message: 'La page de Roster ne répond pas.',
      detail: 'Vous pouvez attendre, ou arrêter la page et l’afficher de nouveau. La saisie est conservée.',
      wait: 'Attendre',
      end: 'Arrêter la page',
    },
    fault: {
      title: 'Roster doit s’arrêter',
      detail: 'Une erreur de Roster est notée dans son journal. Ce qui était enregistré est sauf ; relancez Roster.',
    },
    unsaved: {
      message: 'Quitter sans enregistrer ?',
      detail: 'Ce que vous avez saisi sans l’enregistrer serait perdu.',
      stay: 'Rester',
      leave: 'Quitter',
    },
    outside: {
      question: 'Ouvrir une page de {host} dans votre navigateur ?',
      unknown: 'Aucune de vos instances n’est à cette adresse :',
      cancel: 'Annuler',
      open: 'Ouvrir',
      unencrypted: 'Roster n’ouvre pas {host} : l’adresse n’est pas chiffrée.',
      instead: 'Si c’est celle que vous voulez, copiez-la et ouvrez-la vous-même dans votre navigateur :',
      ok: 'OK',
    },
    menu: {
      file: 'Fichier',
      edit: 'Édition',
      view: 'Affichage',
      window: 'Fenêtre',
      help: 'Aide',
      updates: 'Chercher une version plus récente…',
    },
  },
};

/** The language of the system, as far as Roster speaks it. Call when the app is ready. */
export function shellLanguage(): Language {
  return preferredLanguage(app.getPreferredSystemLanguages());
}

/** What the shell says, in the language of the system. Call when the app is ready. */
export function shellTexts(): ShellTexts {
  return TEXTS[shellLanguage()];
}
