import { z } from 'zod';
import { wireTime } from '../wire-parts.ts';

/** Which of "" and null stands for nothing differs per path and per release (trap 18). */
const text = z
  .string()
  .nullish()
  .transform((value) => value || null);

/** What the caller may not see comes back empty at the edge, and not at all behind it (§6.2). */
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

const object = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => value ?? null);

/** A user record. */
export const userWire = z.object({
  uuid: z.string().min(1),
  owner_uuid: text,
  email: text,
  username: text,
  first_name: text,
  last_name: text,
  full_name: text,
  identity_url: text,
  is_active: flag,
  is_admin: flag,
  is_invited: flag,
  prefs: object,
  created_at: wireTime,
  modified_at: wireTime,
  writable_by: z.array(z.string()).nullish(),
});
export type UserWire = z.output<typeof userWire>;

/** A user in a list of members. */
export const handleWire = z.object({ uuid: z.string(), username: text, email: text });

/** A link; Roster reads permission links only. */
export const linkWire = z.object({
  uuid: z.string(),
  name: z.string(),
  tail_uuid: z.string(),
  head_uuid: z.string(),
  properties: object,
});
export type LinkWire = z.output<typeof linkWire>;

/** A group: `role`, `project` or `filter`. */
export const groupWire = z.object({
  uuid: z.string(),
  owner_uuid: text,
  name: text,
  group_class: text,
});
export type GroupWire = z.output<typeof groupWire>;

/** What the cluster computes that somebody reaches; rows have no UUID of their own. */
export const reachedWire = z.object({ target_uuid: z.string(), perm_level: z.string() });

/** A shell node. */
export const machineWire = z.object({ uuid: z.string(), hostname: text });

/** A document that users have to sign. */
export const agreementWire = z.object({ uuid: z.string(), name: text });

/** A token; `api_token` is only its secret (trap 15). */
export const tokenWire = z.object({ uuid: z.string().min(1), api_token: z.string().min(1) });

/** What a token may do. */
export const scopesWire = z.object({ scopes: z.array(z.string()).nullish() });

/** Where only success matters. */
export const anything = z.unknown();

/** What `setup` answers: the records that it made or found, of several kinds, in no order to rely on (§7.4). */
export const setupWire = z.object({ items: z.array(z.unknown()) });

/** A list of records; `items_available` is there where it was asked for, and never for tokens. */
export function listWire<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), items_available: z.number().int().nonnegative().nullish() });
}

const host = z.object({ Host: text });

/**
 * `GET /arvados/v1/config`, the part that Roster uses. The document may hold the token of the anonymous user
 * (trap 41): nothing else of it is kept.
 */
export const configWire = z.object({
  ClusterID: z.string().min(1),
  Login: z.object({ LoginCluster: text }).optional(),
  RemoteClusters: z.record(z.string(), host).nullish(),
});
export type ConfigWire = z.output<typeof configWire>;

/** `GET /discovery/v1/apis/arvados/v1/rest`, the part that Roster uses. */
export const discoveryWire = z.object({
  id: z.literal('arvados:v1'),
  revision: text,
  packageVersion: text,
  uuidPrefix: z.string().min(1),
  resources: z
    .record(z.string(), z.object({ methods: z.record(z.string(), z.unknown()).nullish() }))
    .nullish()
    .transform((value) => value ?? {}),
});
export type DiscoveryWire = z.output<typeof discoveryWire>;

/** `GET /config.json` of Workbench, which is no API but knows where it is. */
export const workbenchWire = z.object({ API_HOST: z.string().min(1) });
