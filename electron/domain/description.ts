import { z } from 'zod';

/** What an instance may be able to do. Screens branch on these, never on the kind. */
export const CAPABILITIES = [
  'users.create',
  'users.profile',
  'users.deactivate',
  'users.delete',
  'users.force-reset',
  'users.set-password',
  'users.groups',
  'users.primary-group',
  'users.administrator',
  'users.stored-roles',
  'users.object-rights',
  'users.merge',
  'users.tokens',
  'users.find-on-server',
  'groups.list',
  'groups.create',
  'groups.rename',
  'groups.permissions',
  'groups.delete',
] as const;
export const capabilityIdSchema = z.enum(CAPABILITIES);
export type CapabilityId = z.infer<typeof capabilityIdSchema>;

/** One capability: there, or not, with the reason and what can be done instead, as sentences. */
export const capabilitySchema = z.discriminatedUnion('available', [
  z.object({ available: z.literal(true) }),
  z.object({ available: z.literal(false), reason: z.string(), instead: z.string() }),
]);
export type Capability = z.infer<typeof capabilitySchema>;

/** A state that an account can be in. `enabled`: the account can be used. `tone` picks the mark, never alone. */
export const statusSchema = z.object({
  id: z.string(),
  label: z.string(),
  tone: z.enum(['good', 'due', 'off']),
  enabled: z.boolean(),
});

/**
 * An administrator level. Listed from most to least; `grantsAll`: bypasses permissions. `grants`: ids of the powers, or of
 * single permissions, that it gives. `group`: the level is nothing but membership of that group.
 */
export const administratorLevelSchema = z.object({
  id: z.string(),
  label: z.string(),
  description: z.string(),
  grantsAll: z.boolean(),
  canMakeAdministrators: z.boolean(),
  grants: z.array(z.string()).optional(),
  group: z.string().optional(),
});

/** A permission that groups can give. `danger` says why it is dangerous, `noEffect` why it does nothing here. */
export const permissionSchema = z.object({
  id: z.string(),
  label: z.string(),
  section: z.string(),
  danger: z.string().nullable(),
  noEffect: z.string().nullable(),
});
export type Permission = z.infer<typeof permissionSchema>;

/** Roles that the server stores but enforces nowhere; shown apart from permissions. */
export const storedRolesSchema = z.object({
  title: z.string(),
  explanation: z.string(),
  families: z.array(z.object({ label: z.string(), roles: z.array(z.object({ id: z.string(), label: z.string() })) })),
});

/** A rule of the server for a text field, checked before sending. */
export const fieldRulesSchema = z.object({
  required: z.boolean(),
  minimumLength: z.number().int().nullable(),
  maximumLength: z.number().int().nullable(),
  /** Values that the server keeps for itself. */
  reserved: z.array(z.string()),
  /** A regular expression that the whole value has to match, with the rule in words; missing where any text will do. */
  pattern: z.object({ source: z.string(), explanation: z.string() }).optional(),
});

/** One field of a create or edit form, in the order in which it is shown. */
export const fieldSchema = z.object({
  key: z.string(),
  label: z.string(),
  help: z.string().nullable(),
  /** `user`: the id of an account of this instance. */
  type: z.enum(['text', 'password', 'flag', 'groups', 'group', 'choice', 'user']),
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
  /** The value in an empty form. */
  initial: z.union([z.string(), z.boolean(), z.array(z.string()), z.null()]),
  rules: fieldRulesSchema,
});
export type Field = z.infer<typeof fieldSchema>;

/** Columns that the kind has; no other is offered. */
export const COLUMNS = [
  'handle',
  'name',
  'email',
  'status',
  'administrator',
  'groups',
  'created',
  'lastSeen',
  'passwordChanged',
] as const;
export const columnIdSchema = z.enum(COLUMNS);
export type ColumnId = z.infer<typeof columnIdSchema>;

/** A further secret that some work needs beside the one that signs in; kept under its purpose. */
export const extraSecretSchema = z.object({ purpose: z.string(), label: z.string(), help: z.string() });

/**
 * How one can sign in: which public field and which secret it takes, and which further secrets may be given with it.
 * `handleHelp` says why the public field is asked for where that is not plain; with `handleOptional` one gets in without.
 */
export const signInMethodSchema = z.object({
  id: z.string(),
  label: z.string(),
  handleLabel: z.string().nullable(),
  handleHelp: z.string().nullable(),
  handleOptional: z.boolean().optional(),
  secretLabel: z.string(),
  extraSecrets: z.array(extraSecretSchema),
});
export type SignInMethod = z.infer<typeof signInMethodSchema>;

/**
 * Something that can be done to an account beyond editing its fields, with a form of its own. `statuses` are those in
 * which it makes sense; null: all.
 */
export const userActionSchema = z.object({
  id: z.string(),
  label: z.string(),
  help: z.string(),
  fields: z.array(fieldSchema),
  statuses: z.array(z.string()).nullable(),
});
export type UserAction = z.infer<typeof userActionSchema>;

/** A level of a right on an object. Listed from least to most. */
export const rightLevelSchema = z.object({ id: z.string(), label: z.string(), description: z.string() });

/**
 * A type of object on which single users have rights: a server, a role group, a project. A right has a level, or
 * permissions out of a catalogue, or neither. `canGrant`: rights on further objects of the type can be given here.
 */
export const objectTypeSchema = z.object({
  id: z.string(),
  label: z.string(),
  explanation: z.string(),
  levels: z.array(rightLevelSchema),
  permissions: z.array(permissionSchema),
  canGrant: z.boolean(),
  /** Permissions that come with every right on such an object, whether they are told or not. */
  always: z.array(z.string()).optional(),
  /** The objects are the groups of the instance: a right on one is membership, and what groups have reaches members. */
  ofGroups: z.boolean().optional(),
  /** Groups can be given rights on such an object too, which their members then have. */
  forGroups: z.boolean().optional(),
});
export type ObjectType = z.infer<typeof objectTypeSchema>;

/** What people call an attribute that only this kind has, by its key in `User.attributes`. */
export const attributeSchema = z.object({ key: z.string(), label: z.string() });

/** Which server this is. */
export const serverIdentitySchema = z.object({
  kind: z.string(),
  kindLabel: z.string(),
  profile: z.string(),
  version: z.string(),
});
export type ServerIdentity = z.infer<typeof serverIdentitySchema>;

/** What stands in place of a version that the server does not tell. */
export const UNKNOWN_VERSION = 'Unknown';

/** A server as people read it, `Virtool 33.0.0`; the kind alone where the version is not told. */
export function serverName({ kindLabel, version }: Pick<ServerIdentity, 'kindLabel' | 'version'>): string {
  return version === UNKNOWN_VERSION ? kindLabel : `${kindLabel} ${version}`;
}

/** The account that the connection signs in as, and what it may do, in words. */
export const selfSchema = z.object({
  id: z.string().nullable(),
  handle: z.string(),
  administrator: z.string().nullable(),
  rights: z.string(),
});
export type Self = z.infer<typeof selfSchema>;

/** All that a face needs to know about an instance to draw its screens. */
export const descriptionSchema = z.object({
  server: serverIdentitySchema,
  self: selfSchema,
  capabilities: z.record(capabilityIdSchema, capabilitySchema),
  statuses: z.array(statusSchema),
  administratorLevels: z.array(administratorLevelSchema),
  permissions: z.array(permissionSchema),
  /** What administrator levels allow beyond permissions; no group gives it. */
  powers: z.array(permissionSchema).optional(),
  /** Ids of permissions and powers that the server gives to every account. */
  defaults: z.array(z.string()).optional(),
  /** Permissions that make their holders administrators; missing where levels alone do. */
  administratorPermissions: z.array(z.string()).optional(),
  storedRoles: storedRolesSchema.nullable(),
  columns: z.array(columnIdSchema),
  createFields: z.array(fieldSchema),
  editFields: z.array(fieldSchema),
  groupFields: z.array(fieldSchema),
  /** Parameters of a search on the server itself. */
  findFields: z.array(fieldSchema),
  userActions: z.array(userActionSchema),
  objectTypes: z.array(objectTypeSchema),
  attributes: z.array(attributeSchema),
  /** When the server told this, where it was not asked since or cannot be reached; missing where it has just told it. */
  keptAt: z.string().optional(),
});
export type Description = z.infer<typeof descriptionSchema>;
