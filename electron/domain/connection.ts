import { z } from 'zod';
import { serverIdentitySchema } from './description.ts';
import { failureSchema } from './failure.ts';
import { DEFAULT_NETWORK, NO_NETWORK_SECRETS, networkSchema, networkSecretsSchema } from './network.ts';

export const ENVIRONMENTS = ['production', 'staging', 'development', 'other'] as const;
export const environmentSchema = z.enum(ENVIRONMENTS);
export type Environment = z.infer<typeof environmentSchema>;

/** The public half of a sign-in; the secret is kept apart under the connection's id and the method. */
export const signInSchema = z.object({ method: z.string(), handle: z.string() });
export type SignIn = z.infer<typeof signInSchema>;

/** What the last contact with the instance showed. */
export const contactSchema = z.object({ at: z.string(), failure: failureSchema.nullable() });

export const NAME_LIMIT = 80;

/** The name of a folder; null where an instance is in none. */
export const folderSchema = z.string().trim().min(1).max(NAME_LIMIT).nullable();

/**
 * A saved instance. `baseUrl` is the address of its API: origin and path without a trailing slash.
 * `allowHttp`: a person agreed to plain http for this instance. `position` orders the instances as a person put them.
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
  folder: folderSchema,
  favourite: z.boolean(),
  position: z.int().min(0),
  network: networkSchema,
  /** Whether a sealed copy of the directory is kept on this computer; missing: it is. */
  keepCopy: z.boolean().optional(),
});
export type Connection = z.infer<typeof connectionSchema>;

/**
 * A connection as a person enters it, before or while it is tested. Its secrets travel inwards only; null keeps the
 * saved ones.
 */
export const draftSchema = z.strictObject({
  name: z.string().trim().max(NAME_LIMIT),
  address: z.string().trim().max(2000),
  environment: environmentSchema,
  allowHttp: z.boolean(),
  signIn: z.strictObject({ method: z.string().max(40), handle: z.string().max(300) }).nullable(),
  secret: z.string().max(10_000).nullable(),
  /** Further secrets of the sign-in method, by purpose; one that is missing keeps the saved one. */
  extraSecrets: z.record(z.string().max(40), z.string().max(10_000)).default({}),
  folder: folderSchema.default(null),
  network: networkSchema.default(DEFAULT_NETWORK),
  networkSecrets: networkSecretsSchema.default(NO_NETWORK_SECRETS),
  keepCopy: z.boolean().default(true),
});
export type Draft = z.infer<typeof draftSchema>;
/** A draft as a caller gives it: folder and network may be missing. */
export type DraftInput = z.input<typeof draftSchema>;

/** Where a person wants an instance to stand. */
export const placeSchema = z.strictObject({
  instanceId: z.string().max(100),
  folder: folderSchema,
  favourite: z.boolean(),
  position: z.int().min(0),
});
export type Place = z.infer<typeof placeSchema>;

/** The name itself, or with the first free number behind it. Case does not make a name another one. */
export function freeName(name: string, taken: readonly string[]): string {
  const lower = new Set(taken.map((one) => one.toLowerCase()));
  if (name === '' || !lower.has(name.toLowerCase())) return name;
  for (let number = 2; ; number += 1) if (!lower.has(`${name} ${number}`.toLowerCase())) return `${name} ${number}`;
}

/** The instances in the order in which they are shown: favourites first, then as a person put them. */
export function inOrder<C extends Pick<Connection, 'favourite' | 'position'>>(connections: readonly C[]): C[] {
  return [...connections].sort((a, b) => Number(b.favourite) - Number(a.favourite) || a.position - b.position);
}
