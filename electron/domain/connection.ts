import { z } from 'zod';
import { serverIdentitySchema } from './description.ts';
import { failureSchema } from './failure.ts';

export const ENVIRONMENTS = ['production', 'staging', 'development', 'other'] as const;
export const environmentSchema = z.enum(ENVIRONMENTS);
export type Environment = z.infer<typeof environmentSchema>;

/** The public half of a sign-in; the secret is kept apart under the connection's id and the method. */
export const signInSchema = z.object({ method: z.string(), handle: z.string() });
export type SignIn = z.infer<typeof signInSchema>;

/** What the last contact with the instance showed. */
export const contactSchema = z.object({ at: z.string(), failure: failureSchema.nullable() });

/**
 * A saved instance. `baseUrl` is the address of its API: origin and path without a trailing slash.
 * `allowHttp`: a person agreed to plain http for this instance.
 */
export const connectionSchema = z.object({
  id: z.string(),
  name: z.string(),
  environment: environmentSchema,
  baseUrl: z.string(),
  allowHttp: z.boolean(),
  server: serverIdentitySchema,
  signIn: signInSchema,
  lastContact: contactSchema.nullable(),
  /** The profile of the demo emulator behind it; null for a real server. Demo connections end with Roster. */
  demo: z.string().nullable(),
});
export type Connection = z.infer<typeof connectionSchema>;

export const NAME_LIMIT = 80;

/** A connection as a person enters it, before or while it is tested. The secret travels inwards only. */
export const draftSchema = z.strictObject({
  name: z.string().trim().max(NAME_LIMIT),
  address: z.string().trim().max(2000),
  environment: environmentSchema,
  allowHttp: z.boolean(),
  signIn: z.strictObject({ method: z.string().max(40), handle: z.string().max(300) }).nullable(),
  secret: z.string().max(10_000).nullable(),
});
export type Draft = z.infer<typeof draftSchema>;
