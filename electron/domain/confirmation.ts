import { z } from 'zod';
import { type Change, changeSchema } from './change.ts';
import { environmentSchema } from './connection.ts';

/**
 * A question that only the face's privileged side may ask and answer: a page or window that the renderer can't script,
 * or the terminal. `digest` is the SHA-256 over everything else, so that a yes holds for exactly this and nothing else.
 */
export const confirmationSchema = z.object({
  id: z.string(),
  purpose: z.enum(['unlock', 'weaken', 'changes', 'export-secrets', 'trust', 'reveal']),
  instance: z.object({ id: z.string(), name: z.string(), origin: z.string(), environment: environmentSchema }),
  /** What would be written; empty for the purposes that write nothing to a server. */
  changes: z.array(changeSchema),
  /** What the purpose concerns beyond the changes, as short lines: minutes of an unlock, a fingerprint. */
  facts: z.record(z.string(), z.string()),
  /** What the person has to type, or null where pressing the button is enough. */
  typed: z.string().nullable(),
  digest: z.string(),
});
export type Confirmation = z.infer<typeof confirmationSchema>;

/** A confirmation that waits. `address` leads to the page that draws it; null where its window opens by itself. */
export const pendingConfirmationSchema = z.object({
  id: z.string(),
  purpose: confirmationSchema.shape.purpose,
  instance: z.string(),
  address: z.string().nullable(),
});
export type PendingConfirmation = z.infer<typeof pendingConfirmationSchema>;

/** Whether a change gives an account an administrator level. */
export function makesAdministrator({ target, after }: Change): boolean {
  const level = after?.administrator;
  return target.type === 'user' && level !== undefined && level !== null && level !== false && level !== '';
}

/** Whether a change belongs to the gravest: it deletes, it makes somebody an administrator, or its adapter says so. */
export function isGrave(change: Change): boolean {
  return change.after === null || change.grave === true || makesAdministrator(change);
}
