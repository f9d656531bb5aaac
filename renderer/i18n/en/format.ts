/** Ages, times and units. */
export const format = {
  old: '{age} old',
  ago: '{age} ago',
  justNow: 'just now',
  seconds: '{count} s',
  minutes: '{count} min',
  hours: '{count} h',
  days_one: '{count, number} day',
  days_other: '{count, number} days',
  milliseconds: '{value} ms',
  secondsShort: '{value} s',
  controlCharacter: 'control character {code}',
} as const;
