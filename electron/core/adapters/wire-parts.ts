import { z } from 'zod';

/**
 * A time as a server writes it, or none. Digits of a second differ even between the rows of one server (Virtool writes
 * six, 2.x none for a whole second; Arvados nine), and so does the zone: one form makes times comparable as text.
 */
export const wireTime = z
  .string()
  .nullish()
  .transform((text) => {
    const milliseconds = Date.parse(text ?? '');
    return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString();
  });

/** Names with a flag each, as the names that are true; a null that somebody stored (26.3.0 takes it) is not. */
export const wireFlags = z
  .record(z.string(), z.boolean().nullable())
  .transform((map) => Object.keys(map).filter((name) => map[name] === true));
