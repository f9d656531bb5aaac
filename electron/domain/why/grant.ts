import { z } from 'zod';
import { assertNever } from '../result.ts';
import { idSchema, objectRefSchema, objectRightSchema } from '../user.ts';

/**
 * One path by which a user holds something; each can be taken away by itself. `name` is what people call what gives it.
 * `direct`: the server tells that the account holds it, and nothing that could be taken gives it. `via`: the groups that a
 * chain goes through after the one that the user is in. `level` is what the path gives, capped by its weakest link.
 * `default`: the server gives it to every account.
 */
export const grantSchema = z.discriminatedUnion('through', [
  z.object({ through: z.literal('direct'), id: z.string(), name: z.string() }),
  z.object({
    through: z.literal('group'),
    id: idSchema,
    name: z.string(),
    primary: z.boolean(),
    level: z.string().optional(),
    via: z.array(z.string()).optional(),
  }),
  z.object({ through: z.literal('administrator'), id: z.string(), name: z.string() }),
  z.object({
    through: z.literal('object-right'),
    object: objectRefSchema,
    name: z.string(),
    level: z.string().nullable(),
  }),
  z.object({ through: z.literal('owner'), object: objectRefSchema, name: z.string() }),
  z.object({ through: z.literal('default'), id: z.string(), name: z.string() }),
]);
export type Grant = z.infer<typeof grantSchema>;

/** What taking a path away is called: two grants with the same key end together. */
export function grantKey(grant: Grant): string {
  switch (grant.through) {
    case 'group':
      return `group ${grant.id}`;
    case 'administrator':
      return 'administrator';
    case 'object-right':
    case 'owner':
      return `${grant.through} ${grant.object.type} ${grant.object.id}`;
    case 'direct':
    case 'default':
      return `${grant.through} ${grant.id}`;
    default:
      return assertNever(grant);
  }
}

/** A permission of the instance with every grant that gives it to one user; `wouldGive` names groups that could. */
export const permissionAccessSchema = z.object({
  permission: z.string(),
  grants: z.array(grantSchema),
  wouldGive: z.array(z.string()),
});
export type PermissionAccess = z.infer<typeof permissionAccessSchema>;

/** Something that a user may do on one object, with every path: a permission of its type, or a level and all below it. */
export const objectAccessSchema = z.object({
  object: objectRefSchema,
  /** A permission or a level of the object's type; null where rights on it have neither. */
  right: z.string().nullable(),
  grants: z.array(grantSchema),
});
export type ObjectAccess = z.infer<typeof objectAccessSchema>;

/**
 * Where the server's own table says something else than the user's groups: `more` it lists though no group gives it,
 * `less` it lacks though a group gives it. Some releases look at the table and bring it up to date late.
 */
export const serverTableSchema = z.object({ more: z.array(z.string()), less: z.array(z.string()) });
export type ServerTable = z.infer<typeof serverTableSchema>;

/**
 * What one user may do on an instance, and the roles that are stored for the user without any effect. `usable` is false
 * where the account cannot be used, so that nothing of it counts. `serverTable` is there where it differs.
 */
export const accessSchema = z.object({
  permissions: z.array(permissionAccessSchema),
  storedRoles: z.array(z.string()),
  usable: z.boolean().optional(),
  serverTable: serverTableSchema.optional(),
});
export type Access = z.infer<typeof accessSchema>;

/**
 * What a user may do on single objects, and what was read for it: the user's own rights, and those of the groups. `told`: what
 * the server says that the user reaches by a path that nobody told. `complete` is false where the server does not tell what
 * lies inside of the objects.
 */
export const objectReachSchema = z.object({
  own: z.array(objectRightSchema),
  access: z.array(objectAccessSchema),
  told: z.array(z.object({ object: objectRefSchema, level: z.string() })),
  complete: z.boolean(),
});
export type ObjectReach = z.infer<typeof objectReachSchema>;
