import { z } from 'zod';
import type { User } from '../../../domain/user.ts';
import { wireTime } from '../wire-parts.ts';

/** The one administrator level: everything on the Panel and on every server. */
export const ROOT = 'root';

const number = z.number().int();

/** The envelope of one thing. */
const item = <Schema extends z.ZodType>(attributes: Schema) => z.object({ attributes });

/** A relation that was asked for: a list, or a `null_resource` without `data` where the key may not read it. */
const relation = <Schema extends z.ZodType>(one: Schema) => z.object({ data: z.array(one).optional() }).optional();

const ownedServer = item(z.object({ identifier: z.string(), name: z.string(), status: z.string().nullish() }));

const userAttributes = z.object({
  id: number,
  external_id: z.string().nullable(),
  uuid: z.string(),
  username: z.string(),
  email: z.string(),
  // Null on rows of old versions or written by hand.
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  language: z.string(),
  root_admin: z.boolean(),
  '2fa': z.boolean(),
  created_at: wireTime,
  updated_at: wireTime,
  relationships: z.object({ servers: relation(ownedServer) }).optional(),
});

/** One user of the application API. */
export const userWire = item(userAttributes);
export type UserWire = z.output<typeof userWire>;

/** Pages of the application API. Its links lose the query and are built from the request's host: nobody reads them. */
const pageOf = <Schema extends z.ZodType>(one: Schema) =>
  z.object({ data: z.array(one), meta: z.object({ pagination: z.object({ total: number, total_pages: number }) }) });

/** `GET /api/application/users`. */
export const userPageWire = pageOf(userWire);

/** Duplicates in somebody's request leave gaps, and then PHP writes a list as an object. */
const permissions = z
  .union([z.array(z.string()), z.record(z.string(), z.string())])
  .nullish()
  .transform((stored) => [...new Set(Object.values(stored ?? {}))]);

const subuser = item(z.object({ user_id: number, permissions }));

const serverWire = item(
  z.object({
    identifier: z.string(),
    name: z.string(),
    status: z.string().nullish(),
    user: number,
    relationships: z.object({ subusers: relation(subuser) }).optional(),
  }),
);
export type ServerWire = z.output<typeof serverWire>;

/** `GET /api/application/servers`. */
export const serverPageWire = pageOf(serverWire);

/** `GET /api/client/account`: the owner of the key. */
export const accountWire = item(z.object({ id: number, admin: z.boolean(), username: z.string(), email: z.string() }));
export type AccountWire = z.output<typeof accountWire>['attributes'];

/** One subuser of the client API. */
export const subuserWire = item(z.object({ uuid: z.string(), permissions }));

/** `GET /api/client/permissions`. */
export const catalogueWire = item(
  z.object({ permissions: z.record(z.string(), z.object({ keys: z.record(z.string(), z.string()) })) }),
);

/** The names of a user's own servers; null where they were not asked for or may not be read. */
export function ownedServers(
  wire: UserWire,
): { identifier: string; name: string; status?: string | null | undefined }[] | null {
  return wire.attributes.relationships?.servers?.data?.map(({ attributes }) => attributes) ?? null;
}

/** The domain user. There is no status: a Panel has neither deactivated accounts nor the time of a last sign-in. */
export function toUser(wire: UserWire): User {
  const { attributes } = wire;
  const { first_name: firstName, last_name: lastName } = attributes;
  const owned = ownedServers(wire);
  return {
    id: String(attributes.id),
    handle: attributes.username,
    name: [firstName, lastName].filter(Boolean).join(' ') || null,
    email: attributes.email,
    status: '',
    administrator: attributes.root_admin ? ROOT : null,
    mustResetPassword: null,
    groups: [],
    primaryGroup: null,
    permissions: [],
    created: attributes.created_at,
    lastSeen: null,
    passwordChanged: null,
    attributes: {
      firstName,
      lastName,
      externalId: attributes.external_id,
      uuid: attributes.uuid,
      language: attributes.language,
      twoFactor: attributes['2fa'],
      updatedAt: attributes.updated_at,
      ...(owned ? { servers: owned.map(({ name }) => name).join(', ') } : {}),
    },
  };
}
