/** Microseconds since 1970 as the server writes them: UTC, nine fractional digits. */
export function formatTime(micros: number): string {
  const millis = Math.floor(micros / 1000);
  const rest = String(micros % 1000).padStart(3, '0');
  return `${new Date(millis).toISOString().slice(0, 23)}${rest}000Z`;
}

/** The same for a column that may be empty. */
export const formatTimeOrNull = (micros: number | null): string | null => (micros === null ? null : formatTime(micros));

/** Reads a timestamp to the microsecond, further digits cut off; null when it is none. A missing zone means UTC. */
export function parseTime(text: string): number | null {
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/i.exec(
    text.trim(),
  );
  if (!match) return null;
  const [, date, time = '00:00', seconds = '00', fraction = '', zone = 'Z'] = match;
  const offset = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  const millis = Date.parse(`${date}T${time}:${seconds}${offset}`);
  return Number.isNaN(millis) ? null : millis * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}
