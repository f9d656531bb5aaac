import { z } from 'zod';
import { idSchema, objectRefSchema, rightValueSchema } from './user.ts';

/** A value of one field: text, a flag, a set of ids, or nothing. */
export const valueSchema = z.union([z.string().max(10_000), z.boolean(), z.array(idSchema).max(5000), z.null()]);
export type Value = z.infer<typeof valueSchema>;
export const valuesSchema = z.record(z.string().max(60), valueSchema);
export type Values = z.infer<typeof valuesSchema>;

/** Whose right on an object it is: an account's, or a group's, whose members then have it. */
export const rightHolderSchema = z.strictObject({ type: z.enum(['user', 'group']), id: idSchema });
export type RightHolder = z.infer<typeof rightHolderSchema>;

/**
 * What a person wants done, before it is compared with the server. `expected` holds the values that the person saw;
 * a field whose present value differs from it is a conflict. Passwords stand among the values here and nowhere later.
 */
export const intentSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('create-user'), set: valuesSchema }),
  z.strictObject({ action: z.literal('update-user'), userId: idSchema, expected: valuesSchema, set: valuesSchema }),
  z.strictObject({
    action: z.literal('set-stored-role'),
    userId: idSchema,
    role: z.string().max(100),
    held: z.boolean(),
  }),
  z.strictObject({ action: z.literal('delete-user'), userId: idSchema }),
  /** Does one of the description's `userActions`; `set` holds the values of its form. */
  z.strictObject({
    action: z.literal('act-on-user'),
    userId: idSchema,
    userAction: z.string().max(60),
    set: valuesSchema,
  }),
  /** Gives, changes or takes away (null) a right on one object. */
  z.strictObject({
    action: z.literal('set-object-right'),
    holder: rightHolderSchema,
    object: objectRefSchema,
    expectedRight: rightValueSchema.nullable(),
    right: rightValueSchema.nullable(),
  }),
  z.strictObject({ action: z.literal('create-group'), set: valuesSchema }),
  z.strictObject({ action: z.literal('update-group'), groupId: idSchema, expected: valuesSchema, set: valuesSchema }),
  z.strictObject({ action: z.literal('delete-group'), groupId: idSchema }),
]);
export type Intent = z.infer<typeof intentSchema>;

export const changeActionSchema = z.enum([
  'create-user',
  'update-user',
  'delete-user',
  'act-on-user',
  'set-object-right',
  'set-stored-role',
  'create-group',
  'update-group',
  'delete-group',
  'reset-own-password',
  'create-first-user',
]);
export type ChangeAction = z.infer<typeof changeActionSchema>;

/** `undoable`: the inverse restores everything. `compensable`: something close can be done. `final`: neither. */
export const gradeSchema = z.enum(['undoable', 'compensable', 'final']);
export type Grade = z.infer<typeof gradeSchema>;

/** Values as they were found on a server, whose sets may be larger than any that a face sends. */
const recordedSchema = z.record(z.string().max(60), z.union([valueSchema, z.array(idSchema)]));

/**
 * One intended write. `before` is null for a creation, `after` for a deletion; both hold only the fields that differ.
 * `secrets` names the fields whose values travel apart and are written down nowhere. `labels` gives the names that
 * ids in the values had at the time, so that history can be read later. `about` is what the change concerns beside its
 * target: the object of a right, or the action that is done. `effects` are sentences on what else it does. `grave`: it
 * has to be confirmed though it neither deletes nor gives an administrator level. `memberCount`: how many members a deleted
 * group had; the journal has all of them in `before.members`, faces get the number only.
 */
export const changeSchema = z.object({
  id: z.string(),
  instanceId: z.string(),
  action: changeActionSchema,
  target: z.object({ type: z.enum(['user', 'group']), id: idSchema.nullable(), name: z.string() }),
  before: recordedSchema.nullable(),
  after: recordedSchema.nullable(),
  secrets: z.array(z.string()),
  labels: z.record(z.string(), z.string()),
  grade: gradeSchema,
  about: objectRefSchema.optional(),
  effects: z.array(z.string()).optional(),
  grave: z.boolean().optional(),
  memberCount: z.number().int().optional(),
});
export type Change = z.infer<typeof changeSchema>;

/** Whether two field values are the same; sets compare without order. */
export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    const members = new Set(a);
    return members.size === new Set(b).size && b.every((item) => members.has(item));
  }
  return (a ?? null) === (b ?? null);
}

/** The fields of `set` whose values differ from `current`, as a pair of before and after. */
export function differences(current: Values, set: Values): { before: Values; after: Values } {
  const changed = Object.keys(set).filter((key) => !sameValue(current[key], set[key]));
  const pick = (values: Values) => Object.fromEntries(changed.map((key) => [key, values[key] ?? null]));
  return { before: pick(current), after: pick(set) };
}

/** Members to add and to remove to get from `before` to `after`. */
export function membershipDifference(before: readonly string[], after: readonly string[]) {
  const [had, has] = [new Set(before), new Set(after)];
  return { add: after.filter((id) => !had.has(id)), remove: before.filter((id) => !has.has(id)) };
}

/** A change as faces get it: the members of a deleted group are counted, since there may be a hundred thousand. */
export function shownChange(change: Change): Change {
  const { action, before, memberCount } = change;
  if (action !== 'delete-group' || !before) return change;
  const { members, ...rest } = before;
  const count = memberCount ?? (Array.isArray(members) ? members.length : undefined);
  return { ...change, before: rest, labels: {}, ...(count === undefined ? {} : { memberCount: count }) };
}
