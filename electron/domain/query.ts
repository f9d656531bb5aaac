import { z } from 'zod';
import { columnIdSchema } from './description.ts';
import { failureSchema } from './failure.ts';
import { idSchema, userSchema } from './user.ts';

export const WINDOW_LIMIT = 500;

/** Filters over a directory; a missing one lets everything through, several combine with *and*. */
export const filtersSchema = z.strictObject({
  status: z.array(z.string()).max(50).optional(),
  /** Administrator level ids; an empty text stands for "not an administrator". */
  administrator: z.array(z.string()).max(50).optional(),
  groups: z.array(idSchema).max(500).optional(),
  permissions: z.array(z.string()).max(100).optional(),
});
export type Filters = z.infer<typeof filtersSchema>;

export const sortSchema = z.strictObject({ column: columnIdSchema, direction: z.enum(['ascending', 'descending']) });
export type Sort = z.infer<typeof sortSchema>;

/** Which users, in which order. `search` looks into every text field, without regard to case and accents. */
export const selectionSchema = z.strictObject({
  instanceId: z.string().max(100),
  search: z.string().max(10_000),
  filters: filtersSchema,
  sort: z.array(sortSchema).max(5),
});
export type Selection = z.infer<typeof selectionSchema>;

/** A window of a selection: `limit` rows from `offset` on. */
export const windowQuerySchema = selectionSchema.extend({
  offset: z.number().int().nonnegative(),
  limit: z.number().int().min(0).max(WINDOW_LIMIT),
});
export type WindowQuery = z.infer<typeof windowQuerySchema>;

/**
 * How complete a directory is. `loaded` counts the users held, `expected` is the server's total where it tells one.
 * `loadedAt` is when the last complete load ended. `revision` grows with every change of content.
 */
export const directoryStateSchema = z.object({
  phase: z.enum(['empty', 'loading', 'complete', 'failed']),
  loaded: z.number().int(),
  expected: z.number().int().nullable(),
  loadedAt: z.string().nullable(),
  failure: failureSchema.nullable(),
  revision: z.number().int(),
});
export type DirectoryState = z.infer<typeof directoryStateSchema>;

/** The rows of a window with the totals. `hidden`: users that match the search but not the filters. */
export const windowSchema = z.object({
  rows: z.array(userSchema).max(WINDOW_LIMIT),
  matched: z.number().int(),
  hidden: z.number().int(),
  total: z.number().int(),
  state: directoryStateSchema,
});
export type Window = z.infer<typeof windowSchema>;
