import type { Translation } from '../translation.ts';

/** Ages, times and units. */
export const format = {
  old: 'il y a {age}',
  ago: 'il y a {age}',
  justNow: 'à l’instant',
  seconds: '{count} s',
  minutes: '{count} min',
  hours: '{count} h',
  days_one: '{count, number} jour',
  days_other: '{count, number} jours',
  milliseconds: '{value} ms',
  secondsShort: '{value} s',
  controlCharacter: 'caractère de contrôle {code}',
} as const satisfies Translation['format'];
