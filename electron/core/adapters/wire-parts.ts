import { z } from 'zod';
import { exactTime } from '../../domain/exact-time.ts';

/**
 * A time as a server writes it, or none. Digits of a second differ even between the rows of one server (Virtool writes
 * six, 2.x none for a whole second; Arvados nine), and so does the zone: one form makes times comparable as text.
 */
export const wireTime = z
  .string()
  .nullish()
  .transform((text) => (text ? inMilliseconds(text) : null));

function inMilliseconds(text: string): string | null {
  const { length } = text;
  // Written as wanted already, but for the digits.
  if ((length === 20 || length >= 24) && exactTime(text) !== null) {
    return length === 24 ? text : `${length === 20 ? `${text.slice(0, 19)}.000` : text.slice(0, 23)}Z`;
  }
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString();
}

/** Names with a flag each, as the names that are true; a null that somebody stored (26.3.0 takes it) is not. */
export const wireFlags = z
  .record(z.string(), z.boolean().nullable())
  .transform((map) => Object.keys(map).filter((name) => map[name] === true));
