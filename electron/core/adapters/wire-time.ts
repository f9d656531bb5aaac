import { z } from 'zod';

/**
 * A time as a server writes it, or none. The number of digits of a second and the zone differ between servers, and even
 * between the rows of one: one form makes times comparable as text.
 */
export const wireTime = z
  .string()
  .nullish()
  .transform((text) => {
    const milliseconds = Date.parse(text ?? '');
    return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString();
  });
