import { z } from 'zod';
import { idSchema } from '../user.ts';
import { differencesSchema } from './compare.ts';
import { likenessSchema } from './make-like.ts';

/** A user or a group of an instance, to be compared. */
export const comparedSchema = z.strictObject({
  instanceId: z.string().max(100),
  type: z.enum(['user', 'group']),
  id: idSchema,
});
export type Compared = z.infer<typeof comparedSchema>;

/** Two of them. With `objects`, rights on single objects are compared too, which some servers are slow to tell. */
export const comparisonRequestSchema = z.strictObject({ a: comparedSchema, b: comparedSchema, objects: z.boolean() });
export type ComparisonRequest = z.infer<typeof comparisonRequestSchema>;

/** Only what differs, the names of both, and what would make b like a. */
export const comparisonSchema = z.object({
  a: z.object({ name: z.string() }),
  b: z.object({ name: z.string() }),
  differences: differencesSchema,
  makeLike: likenessSchema,
});
export type Comparison = z.infer<typeof comparisonSchema>;
