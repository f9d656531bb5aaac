import type { Translation } from '../translation.ts';

/** Ages, times and units. `old` and `ago` both say “vor”, so that one form of the day serves both. */
export const format = {
  old: 'vor {age}',
  ago: 'vor {age}',
  justNow: 'gerade eben',
  seconds: '{count} s',
  minutes: '{count} min',
  hours: '{count} h',
  days_one: '{count, number} Tag',
  days_other: '{count, number} Tagen',
  milliseconds: '{value} ms',
  secondsShort: '{value} s',
  controlCharacter: 'Steuerzeichen {code}',
} as const satisfies Translation['format'];
