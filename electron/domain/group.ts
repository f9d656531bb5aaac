import { z } from 'zod';
import { WINDOW_LIMIT } from './query.ts';
import { type Group, groupSchema, idSchema, memberSchema } from './user.ts';

/** A group with the number of its members; null where the server tells them only from the user's side. */
export const groupSummarySchema = groupSchema
  .omit({ members: true })
  .extend({ memberCount: z.number().int().nullable() });
export type GroupSummary = z.infer<typeof groupSummarySchema>;

/** A group with its members counted instead of named: there may be a hundred thousand. */
export function summaryOf({ members, ...group }: Group): GroupSummary {
  return { ...group, memberCount: members?.length ?? null };
}

/** Which members of a group: those whose handle holds every word of the search, `limit` from `offset` on. */
export const membersQuerySchema = z.strictObject({
  instanceId: z.string().max(100),
  groupId: idSchema,
  search: z.string().max(300),
  offset: z.number().int().nonnegative(),
  limit: z.number().int().min(0).max(WINDOW_LIMIT),
});
export type MembersQuery = z.infer<typeof membersQuerySchema>;

/** Members of a group by window; `total` is null where the server tells them only from the user's side. */
export const membersWindowSchema = z.object({
  members: z.array(memberSchema),
  matched: z.number().int(),
  total: z.number().int().nullable(),
});
export type MembersWindow = z.infer<typeof membersWindowSchema>;

/** A permission that one group would be given, or that would be taken from it. */
export const permissionSwitchSchema = z.strictObject({
  groupId: idSchema,
  permission: z.string().max(100),
  given: z.boolean(),
});
export type PermissionSwitch = z.infer<typeof permissionSwitchSchema>;

/** Switches that are worked out at once. */
export const MOST_SWITCHES = 2000;

/** Switches that nobody has saved yet; `names` asks for the handles of those whom they affect. */
export const switchesQuerySchema = z.strictObject({
  instanceId: z.string().max(100),
  switches: z.array(permissionSwitchSchema).max(MOST_SWITCHES),
  names: z.boolean(),
});
export type SwitchesQuery = z.infer<typeof switchesQuerySchema>;

/**
 * What a switch does to the members of its group, all other switches included. `affected` gain or lose the permission;
 * the rest have it through other groups anyway, before or after: some of those are named in `through`, the others are
 * counted in `more`. `handles` are those affected, as many as fit.
 */
export const switchEffectSchema = permissionSwitchSchema.extend({
  members: z.number().int(),
  affected: z.number().int(),
  through: z.array(z.string()),
  more: z.number().int(),
  handles: z.array(z.string()),
});
export type SwitchEffect = z.infer<typeof switchEffectSchema>;

/**
 * What switches do. `held`: how many different users hold each permission through groups, now and after them; null where the
 * server does not tell the members of a group that gives it. `switches` is null where it does not tell some group's.
 */
export const groupEffectsSchema = z.object({
  held: z.record(z.string(), z.object({ now: z.number().int().nullable(), after: z.number().int().nullable() })),
  switches: z.array(switchEffectSchema).nullable(),
});
export type GroupEffects = z.infer<typeof groupEffectsSchema>;

/** Names that are looked up at once, and members that one intent can carry. */
export const MOST_NAMES = 5000;
/** Letters of a name that is worth looking up. */
export const LONGEST_NAME = 300;

/** Handles and e-mail addresses, and the groups in which whoever they name may be. */
export const namesQuerySchema = z.strictObject({
  instanceId: z.string().max(100),
  names: z.array(z.string().max(LONGEST_NAME)).max(MOST_NAMES),
  groupIds: z.array(idSchema).max(MOST_NAMES),
});
export type NamesQuery = z.infer<typeof namesQuerySchema>;

/** Whom names mean. Names keep their writing; an ambiguous one comes with the handles that it may mean. */
export const namedUsersSchema = z.object({
  /** Each once, with those of the asked groups in which it is; a group that does not tell its members is never among them. */
  users: z.array(z.object({ id: idSchema, handle: z.string(), groupIds: z.array(idSchema) })),
  unknown: z.array(z.string()),
  ambiguous: z.array(z.object({ name: z.string(), handles: z.array(z.string()) })),
});
export type NamedUsers = z.infer<typeof namedUsersSchema>;
