import { z } from 'zod';
import { type Change, membershipDifference, type Values } from '../../../domain/change.ts';
import { idSchema, type User } from '../../../domain/user.ts';
import { emptyAsNull, type Writes } from '../form.ts';
import { ADMINISTRATOR, NAME_PATTERN } from './vocabulary.ts';

const name = z
  .string()
  .regex(new RegExp(`^${NAME_PATTERN}$`), 'A name has no slash, no blank at either end, and more than dots alone.');

/** What `POST /api/users` takes. */
export const newUserValues = z.strictObject({
  handle: name,
  password: z.string().min(1, 'A password is needed.'),
  forceReset: z.boolean().optional(),
});

/** What updates of a user take: calls on memberships, and one on the rest. */
export const userValues = z.strictObject({
  groups: z.array(idSchema).optional(),
  administrator: z.union([emptyAsNull, z.literal(ADMINISTRATOR), z.null()]).optional(),
  primaryGroup: z.union([emptyAsNull, idSchema, z.null()]).optional(),
  password: z.string().min(1, 'A password is needed.').optional(),
  forceReset: z.boolean().optional(),
});
export type UserValues = z.output<typeof userValues>;

/** What `POST /api/groups` takes. */
export const newGroupValues = z.strictObject({ name });

/** What `PATCH /api/groups/{id}` takes. */
export const groupValues = z.strictObject({ permissions: z.array(z.string()).optional() });

/**
 * The fields that go together, in the order to send them. Leaving a group may clear the primary group, and only a
 * member can have one: so that comes after.
 */
export const WRITES: Writes = {
  'create-user': [['handle', 'password', 'forceReset'], ['groups', 'primaryGroup'], ['administrator']],
  'update-user': [['groups'], ['administrator'], ['primaryGroup', 'password', 'forceReset']],
  'create-group': [['name'], ['permissions']],
};

/** The present values of a user's editable fields; a password is never among them. */
export function valuesOf(user: User): Values {
  return {
    groups: user.groups.map((group) => group.id),
    administrator: user.administrator,
    primaryGroup: user.primaryGroup,
    forceReset: user.mustResetPassword ?? false,
  };
}

/** Groups that an update joins and leaves. Being an administrator is membership of a group as well. */
export function movesOf({ before, after }: Change): { join: string[]; leave: string[] } {
  const { groups: wanted, administrator: level } = after ?? {};
  const seen = before?.groups;
  const { add, remove } = membershipDifference(
    Array.isArray(seen) ? seen : [],
    Array.isArray(wanted) ? wanted : Array.isArray(seen) ? seen : [],
  );
  const joins = level === ADMINISTRATOR;
  const leaves = level === null || level === '';
  return {
    join: [...new Set([...add, ...(joins ? [ADMINISTRATOR] : [])])],
    leave: [...new Set([...remove, ...(leaves ? [ADMINISTRATOR] : [])])].filter((id) => !joins || id !== ADMINISTRATOR),
  };
}
