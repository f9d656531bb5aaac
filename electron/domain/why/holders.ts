import { z } from 'zod';
import { failureSchema } from '../failure.ts';
import { idSchema } from '../user.ts';
import { grantSchema } from './grant.ts';

/**
 * Somebody who holds something, with every path. No paths: only the server's own table says so. `usable` is false where
 * the account cannot be used, so that it does not count at present.
 */
export const holderSchema = z.object({
  id: idSchema,
  handle: z.string(),
  name: z.string().nullable(),
  administrator: z.string().nullable(),
  usable: z.boolean(),
  grants: z.array(grantSchema),
});
export type HolderEntry = z.infer<typeof holderSchema>;

/** Some of those who hold a permission, with the counts so far; the last one is `complete`. */
export const holdersSchema = z.object({
  holders: z.array(holderSchema),
  found: z.number().int(),
  usable: z.number().int(),
  complete: z.boolean(),
});
export type Holders = z.infer<typeof holdersSchema>;

/** Administrators that one answer names; more are counted. */
export const NAMED_ADMINISTRATORS = 1000;

/**
 * The administrators of one instance. `failure` says why they could not be read, or not all of them; `found` counts those
 * that are known. `told` is false where the server does not tell administrator levels to the account that signs in.
 */
export const instanceAdministratorsSchema = z.object({
  instanceId: z.string(),
  instance: z.string(),
  administrators: z.array(holderSchema.extend({ makesAdministrators: z.boolean() })),
  found: z.number().int(),
  told: z.boolean(),
  failure: failureSchema.nullable(),
});
export type InstanceAdministrators = z.infer<typeof instanceAdministratorsSchema>;
