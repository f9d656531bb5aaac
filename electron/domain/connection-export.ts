import { z } from 'zod';
import { baseUrlOf, parseAddress } from './address.ts';
import { connectionSchema, ENVIRONMENTS, type Environment, NAME_LIMIT } from './connection.ts';
import { type Network, networkSchema } from './network.ts';

/** The most connections that one export holds. */
export const EXPORT_LIMIT = 1000;

/** The shortest pass phrase that an export is sealed with, in characters. */
export const EXPORT_PASSPHRASE_MINIMUM = 8;

/** The largest export that is read, in characters. */
export const EXPORT_SIZE_LIMIT = 1_900_000;

/** Whom an exported connection trusted. What exactly is not exported: it is decided anew on each computer. */
const trustModeSchema = z.enum(['system', 'ca', 'pin']);

/** A connection as it is exported; `secrets` are there in a sealed export only. */
export const exportedConnectionSchema = z.object({
  ...connectionSchema.pick({
    environment: true,
    allowHttp: true,
    server: true,
    signIn: true,
    folder: true,
    favourite: true,
  }).shape,
  network: networkSchema.omit({ trust: true }),
  trust: trustModeSchema,
  name: z.string().trim().min(1).max(NAME_LIMIT),
  baseUrl: z.string().max(2000).refine(isBaseUrl),
  secrets: z
    .array(z.object({ purpose: z.string().max(40), secret: z.string().max(100_000) }))
    .max(10)
    .default([]),
});
export type ExportedConnection = z.infer<typeof exportedConnectionSchema>;

/**
 * What an import would not take as it is, each a sentence on the screen. `trust`: an own CA or a pinned key; `http`: the
 * consent to plain http; `environment`: a saved instance at this address is kept more carefully; `client-key`: the
 * client certificate, whose key is not in the file; `no-secrets`: the sign-in's password or key is not in the file.
 */
export const importNoteSchema = z.discriminatedUnion('about', [
  z.object({ about: z.literal('trust'), mode: trustModeSchema.exclude(['system']) }),
  z.object({ about: z.literal('http') }),
  z.object({ about: z.literal('environment'), from: z.enum(ENVIRONMENTS), to: z.enum(ENVIRONMENTS) }),
  z.object({ about: z.literal('client-key') }),
  z.object({ about: z.literal('no-secrets') }),
]);
export type ImportNote = z.infer<typeof importNoteSchema>;

/** One connection of an export as an import would take it. `what` is how it stands to the saved ones. */
export const importPreviewSchema = z.object({
  name: z.string(),
  baseUrl: z.string(),
  server: connectionSchema.shape.server,
  environment: z.enum(ENVIRONMENTS),
  folder: connectionSchema.shape.folder,
  what: z.enum(['new', 'same-address', 'name-taken']),
  notes: z.array(importNoteSchema),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

/** The more careful of two environments: nothing becomes easier to write to by an import. */
export function moreCareful(one: Environment, other: Environment): Environment {
  return ENVIRONMENTS.find((environment) => environment === one || environment === other) ?? one;
}

/** The way that an imported connection takes: it trusts what this computer trusts. */
export function importedNetwork({ network }: ExportedConnection, hasClientKey: boolean): Network {
  const clientCertificate = hasClientKey ? network.clientCertificate : null;
  return { ...network, trust: { mode: 'system' }, clientCertificate };
}

function isBaseUrl(text: string): boolean {
  const read = parseAddress(text, true);
  return read.ok && baseUrlOf(read.value) === text;
}
