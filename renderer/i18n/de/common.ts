import type { Translation } from '../translation.ts';

/** Words that many screens share. */
export const common = {
  cancel: 'Abbrechen',
  close: 'Schließen',
  dismiss: 'Ausblenden',
  copy: 'Kopieren',
  copied: 'Kopiert',
  retry: 'Erneut versuchen',
  loading: 'Wird geladen…',
  showPassword: 'Eingabe in „{label}“ anzeigen',
  hidePassword: 'Eingabe in „{label}“ verbergen',
  technicalDetail: 'Technische Einzelheiten',
  copyDetail: 'Technische Einzelheiten kopieren',
  serverSays: 'Der Server sagt',
  closePanel: 'Seitenbereich schließen',
  resizePanel: 'Breite des Seitenbereichs',
  readOnly: 'Solange {name} schreibgeschützt ist, kann nichts gespeichert werden.',
  leave: {
    title: 'Ohne Speichern verlassen?',
    text: 'Ihre Eingaben sind nicht gespeichert. Wenn Sie jetzt gehen, sind sie verloren.',
    stay: 'Hierbleiben',
    leave: 'Ohne Speichern verlassen',
    password: {
      title: 'Verlassen, bevor der Server geantwortet hat?',
      text: 'Ein Passwort ist unterwegs, und der Server hat es vielleicht schon. Wenn Sie jetzt gehen, zeigt Roster es nicht mehr: Haben Sie es nicht notiert, kennt es niemand.',
      leave: 'Trotzdem verlassen',
    },
  },
  restored: {
    text: 'Ihre Eingaben sind wieder da. Fehlt ein Passwort oder ein Schlüssel, geben Sie es neu ein.',
    discard: 'Verwerfen',
  },
  environment: {
    production: { label: 'Produktion', tag: 'PRD', short: 'Produktion' },
    staging: { label: 'Staging', tag: 'STG', short: 'Staging' },
    development: { label: 'Entwicklung', tag: 'DEV', short: 'Entw.' },
    other: { label: 'Sonstige', tag: 'SON', short: 'Sonstige' },
  },
  health: {
    good: 'erreichbar',
    slow: 'braucht Aufmerksamkeit',
    off: 'nicht erreichbar',
    unknown: 'noch nicht kontaktiert',
  },
} as const satisfies Translation['common'];
