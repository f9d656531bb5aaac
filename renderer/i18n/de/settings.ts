import type { Translation } from '../translation.ts';

/** Settings of Roster itself. */
export const settings = {
  title: 'Einstellungen',
  appearance: {
    title: 'Darstellung',
    theme: 'Farbschema',
    light: 'Hell',
    dark: 'Dunkel',
    system: 'Wie das System',
    help: 'Wird auf diesem Computer gemerkt.',
  },
  language: {
    title: 'Sprache',
    label: 'Sprache von Roster',
    system: 'System',
    help: 'Gilt sofort. Was ein Server schreibt, bleibt in dessen Sprache.',
  },
  secrets: {
    title: 'Geheimnisse',
    keyring: 'Passwörter und Schlüssel liegen im Schlüsselbund dieses Computers.',
    passphrase: 'Passwörter und Schlüssel liegen in einer Datei, die Ihre Passphrase versiegelt.',
    memory: 'Passwörter und Schlüssel liegen nur im Arbeitsspeicher: Roster vergisst sie beim Beenden.',
    sealed: 'Die Datei ist versiegelt. Geben Sie die Passphrase ein, um Ihre Instanzen zu verwenden.',
    open: 'Die Datei bleibt geöffnet, bis Roster beendet wird.',
    makeHint: 'Mit einer Passphrase kann Roster sie stattdessen in einer versiegelten Datei aufbewahren.',
    passphraseLabel: 'Passphrase',
    unlock: 'Speicher öffnen',
    make: 'Mit dieser Passphrase versiegeln',
    reason: 'Warum kein besserer Ort: {reason}',
  },
  demo: {
    title: 'Demo',
    running: 'Die nachgebildeten Server laufen auf diesem Computer.',
    stopped: 'Die nachgebildeten Server laufen nicht.',
    open: 'Demo ansehen',
    stop: 'Demo beenden',
    stopHelp: 'Ihre Server enden, und ihre Instanzen verschwinden aus der Liste. Was dort getan wurde, ist vergessen.',
    failed: 'Die Demo wurde nicht beendet.',
  },
  about: {
    title: 'Über Roster',
    version: 'Version',
    face: 'Läuft als',
    faces: {
      window: 'eigenes Fenster',
      browser: 'Seite in einem Browser',
    },
    dataFolder: 'Datenordner',
  },
  diagnostics: {
    title: 'Diagnose',
    help: 'Ein Bericht für alle, die Ihnen helfen: Versionen, Hinweise, Ihre Instanzen mit ihren Adressen und das Ende des Protokolls. Kein Passwort und kein Schlüssel steht darin. Lesen Sie ihn, bevor Sie ihn weitergeben; Roster sendet ihn nirgendwohin.',
    make: 'Bericht erstellen',
    again: 'Neu erstellen',
    copy: 'Bericht kopieren',
    copied: 'Kopiert.',
    report: 'Bericht',
    failed: 'Der Bericht konnte nicht erstellt werden.',
  },
  failed: 'Die Einstellungen konnten nicht gelesen werden.',
} as const satisfies Translation['settings'];
