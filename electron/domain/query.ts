import { z } from 'zod';
import { columnIdSchema } from './description.ts';
import { failureSchema } from './failure.ts';
import { idSchema, userSchema } from './user.ts';

export const WINDOW_LIMIT = 500;

const timeSchema = z.iso.datetime();
/** Lets through the times from `from` on until just before `to`; with `never`, those without a time too, or only them. */
export const dateFilterSchema = z.strictObject({
  from: timeSchema.optional(),
  to: timeSchema.optional(),
  never: z.boolean().optional(),
});
export type DateFilter = z.infer<typeof dateFilterSchema>;

/** Filters over a directory; a missing one lets everything through, several combine with *and*. */
export const filtersSchema = z.strictObject({
  status: z.array(z.string()).max(50).optional(),
  /** Administrator level ids; an empty text stands for "not an administrator". */
  administrator: z.array(z.string()).max(50).optional(),
  groups: z.array(idSchema).max(500).optional(),
  permissions: z.array(z.string()).max(100).optional(),
  created: dateFilterSchema.optional(),
  lastSeen: dateFilterSchema.optional(),
  passwordChanged: dateFilterSchema.optional(),
});
export type Filters = z.infer<typeof filtersSchema>;

export const sortSchema = z.strictObject({ column: columnIdSchema, direction: z.enum(['ascending', 'descending']) });
export type Sort = z.infer<typeof sortSchema>;

/**
 * Which users, in which order. `search` looks into every text field and the names of groups, without regard to case and
 * accents: every word has to be found somewhere, `"…"` as whole words, `-word` nowhere, `field:word` in one field. Fields
 * are the columns, `id` and `permissions`; dates take `2024`, `2024-05`, `>=2024-05-01`, `2023..2024` and `never`.
 */
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
  /** Counts the facets too. */
  facets: z.boolean().optional(),
});
export type WindowQuery = z.infer<typeof windowQuerySchema>;

/** What the latest load brought, compared with what was there before it. */
export const newsSchema = z.object({
  arrived: z.number().int(),
  departed: z.number().int(),
  changed: z.number().int(),
});
export type News = z.infer<typeof newsSchema>;

/**
 * How complete a directory is. `loaded` counts the users held, `expected` is the server's total where it tells one.
 * `read` is there during a load: so many came in its present pass through the list, whatever was held before.
 * `loadedAt` is when the last complete load ended. `revision` grows with every change of content. `source` is where the
 * users come from that no load of this run has confirmed yet: `copy` is the offline copy, as old as `loadedAt`. `news` is
 * there after a load that had something to compare with. `copyNotice` says why a kept copy could not be opened; it was
 * removed, and nothing else is lost.
 */
export const directoryStateSchema = z.object({
  phase: z.enum(['empty', 'loading', 'complete', 'failed']),
  loaded: z.number().int(),
  expected: z.number().int().nullable(),
  read: z.number().int().optional(),
  loadedAt: z.string().nullable(),
  failure: failureSchema.nullable(),
  revision: z.number().int(),
  source: z.enum(['network', 'copy']).optional(),
  news: newsSchema.optional(),
  copyNotice: z.enum(['damaged', 'newer', 'foreign']).optional(),
});
export type DirectoryState = z.infer<typeof directoryStateSchema>;

const facetSchema = z.object({ value: z.string(), count: z.number().int() });
/** Users whose time lies from `from` on until just before `to`; null where the period has no such end. */
export const dateFacetSchema = z.object({
  period: z.enum(['future', 'day', 'week', 'month', 'quarter', 'year', 'older', 'never']),
  from: z.string().nullable(),
  to: z.string().nullable(),
  count: z.number().int(),
});
export type DateFacet = z.infer<typeof dateFacetSchema>;

/**
 * How many users each value of a filter would give, most first; values that nobody has are left out. Each facet counts
 * with the search and all other filters applied. Dates are counted in periods back from now: `week` has no `day` in it.
 */
export const facetsSchema = z.object({
  status: z.array(facetSchema),
  /** An empty value stands for "not an administrator". */
  administrator: z.array(facetSchema),
  groups: z.array(facetSchema.extend({ label: z.string() })),
  /** Groups that are left out because there are too many. */
  moreGroups: z.number().int(),
  permissions: z.array(facetSchema),
  created: z.array(dateFacetSchema),
  lastSeen: z.array(dateFacetSchema),
  passwordChanged: z.array(dateFacetSchema),
});
export type Facets = z.infer<typeof facetsSchema>;

/** The rows of a window with the totals. `hidden`: users that match the search but not the filters. */
export const windowSchema = z.object({
  rows: z.array(userSchema).max(WINDOW_LIMIT),
  matched: z.number().int(),
  hidden: z.number().int(),
  total: z.number().int(),
  state: directoryStateSchema,
  /** There where they were asked for. */
  facets: facetsSchema.optional(),
});
export type Window = z.infer<typeof windowSchema>;
