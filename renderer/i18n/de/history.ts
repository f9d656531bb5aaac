import type { Translation } from '../translation.ts';

/** The list of everything that was changed. */
export const history = {
  title: 'Verlauf',
  table: 'Änderungen, neueste zuerst',
  search: 'Konten, Gruppen, Werte und Personen suchen',
  clearSearch: 'Suche leeren',
  noneTitle: 'Keine passende Änderung',
  none: 'Suchen Sie nach einem Konto, einer Gruppe, einem Wert oder danach, wer die Änderung vorgenommen hat.',
  when: 'Wann',
  instance: 'Instanz',
  target: 'Konto oder Gruppe',
  change: 'Änderung',
  who: 'Angemeldet als',
  outcome: 'Ergebnis',
  number: 'Nummer',
  address: 'Adresse',
  id: 'Kennung',
  reason: 'Warum nicht',
  export: 'Als CSV speichern',
  exportEmpty: 'Es gibt keine Änderung zum Speichern.',
  exportFailed: 'Die Änderungen wurden nicht gespeichert.',
  emptyTitle: 'Es wurde noch nichts geändert',
  empty:
    'Jede Änderung, die Roster sendet, wird hier vor dem Senden eingetragen und danach mit ihrem Ergebnis ergänzt.',
  failed: 'Der Verlauf konnte nicht gelesen werden.',
  shown_one: '{count, number} Änderung',
  shown_other: '{count, number} Änderungen',
  limited: 'Angezeigt werden die neuesten {count, number}.',
  outcomes: {
    done: 'erledigt',
    failed: 'abgelehnt',
    unknown: 'unbekannt',
    open: 'offen',
  },
} as const satisfies Translation['history'];
