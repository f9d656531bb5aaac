import { z } from 'zod';
import { changeSchema } from './change.ts';
import { failureSchema } from './failure.ts';

/** How a write ended. `unknown`: the answer never came; it is read again, never repeated blindly. */
export const outcomeSchema = z.enum(['done', 'failed', 'unknown']);
export type Outcome = z.infer<typeof outcomeSchema>;

const linkSchema = z.object({
  /** Counts from 0 without gaps. */
  sequence: z.number().int().nonnegative(),
  at: z.string(),
  /** Hash of the entry before, or 64 zeros. */
  previous: z.string(),
  /** SHA-256 over this entry without `hash`, in hexadecimal. */
  hash: z.string(),
});

/** Written and flushed before anything is sent. */
export const intentEntrySchema = linkSchema.extend({
  type: z.literal('intent'),
  change: changeSchema,
  instance: z.object({ name: z.string(), origin: z.string() }),
  /** The handle that the connection signs in as. */
  actor: z.string(),
  /** The face that asked: window, browser, terminal. */
  face: z.string(),
});

/** Written when the answer is known, or known to be missing. */
export const outcomeEntrySchema = linkSchema.extend({
  type: z.literal('outcome'),
  changeId: z.string(),
  outcome: outcomeSchema,
  failure: failureSchema.nullable(),
});

/** One line of the journal. */
export const journalEntrySchema = z.discriminatedUnion('type', [intentEntrySchema, outcomeEntrySchema]);
export type JournalEntry = z.infer<typeof journalEntrySchema>;

/** One change with its outcome, as history shows it; `outcome` is null while nothing is known yet. */
export const historyItemSchema = z.object({
  sequence: z.number().int(),
  at: z.string(),
  change: changeSchema,
  instance: z.object({ name: z.string(), origin: z.string() }),
  actor: z.string(),
  face: z.string(),
  outcome: outcomeSchema.nullable(),
  failure: failureSchema.nullable(),
});
export type HistoryItem = z.infer<typeof historyItemSchema>;
