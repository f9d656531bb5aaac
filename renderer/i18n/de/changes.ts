import { GERMAN_SPEECH } from '../../../electron/domain/german-speech.ts';
import type { Translation } from '../translation.ts';

/** Changes as sentences, and the dialog that shows them before they are sent. */
export const changes = {
  ...GERMAN_SPEECH.changes,
  review: {
    target: 'Konto',
    group: 'Gruppe',
    loses: 'Verliert',
    keeps: 'Behält',
    inAll_one: '{count, number} insgesamt',
    inAll_other: '{count, number} insgesamt',
    showAll: 'Alle {count, number} zeigen',
    showFirst: 'Nur die ersten {count, number} zeigen',
    allTargets: 'Alles, was geändert würde',
    undo: 'Rückgängig',
    checking: 'Vergleich mit dem Server…',
    compared: 'Gerade mit dem Server verglichen',
    unconfirmed: 'Nicht bestätigt, daher wurde nichts gesendet',
    nothing: 'Es würde sich nichts ändern: Der Server hat diese Werte bereits.',
    typeName: 'Geben Sie zur Bestätigung <code>{name}</code> ein',
    typeHint: '„{action}“ wird verfügbar, wenn der Name vollständig ist.',
    confirming: 'Wartet auf Ihre Bestätigung im anderen Fenster…',
    sending: 'Wird gesendet…',
    on: '{name} · {server}',
    partly: 'Nicht alles wurde ausgeführt',
  },
  outcome: {
    done: 'Erledigt',
    failed: 'Abgelehnt',
    unknown: 'Unbekannt',
    skipped: 'Nicht versucht, weil das Vorherige nicht ausgeführt wurde',
  },
} as const satisfies Translation['changes'];
