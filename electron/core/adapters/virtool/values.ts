import { z } from 'zod';
import type { Values } from '../../../domain/change.ts';
import { idSchema, type User } from '../../../domain/user.ts';
import { emptyAsNull, type Writes } from '../form.ts';
import { LEVEL_IDS } from './profile.ts';

/** What `POST /users` takes. */
export const newUserValues = z.strictObject({
  handle: z.string(),
  password: z.string().min(1, 'A password is needed.'),
  forceReset: z.boolean().optional(),
});

/** What `PATCH /admin/users/{id}` takes, or `PUT /admin/users/{id}/role`. */
export const userValues = z.strictObject({
  active: z.boolean().optional(),
  forceReset: z.boolean().optional(),
  groups: z.array(idSchema).optional(),
  primaryGroup: z.union([emptyAsNull, idSchema, z.null()]).optional(),
  password: z.string().optional(),
  administrator: z.union([emptyAsNull, z.enum(LEVEL_IDS), z.null()]).optional(),
});
export type UserValues = z.output<typeof userValues>;

const groupName = z.string().trim().min(1, 'A group needs a name.');

/** What `POST /groups` takes. */
export const newGroupValues = z.strictObject({ name: groupName });

/** What `PATCH /groups/{id}` takes; the server would accept a name of blanks here (26.3.0). */
export const groupValues = z.strictObject({
  name: groupName.optional(),
  permissions: z.array(z.string()).optional(),
});

/** The fields that the server takes in one write each, in the order to send them. */
export const WRITES: Writes = {
  'create-user': [['handle', 'password', 'forceReset'], ['active', 'groups', 'primaryGroup'], ['administrator']],
  'update-user': [['active', 'forceReset', 'groups', 'primaryGroup', 'password'], ['administrator']],
  'create-group': [['name'], ['permissions']],
};

/** The present values of a user's editable fields; a password is never among them. */
export function valuesOf(user: User): Values {
  return {
    active: user.status !== 'inactive',
    forceReset: user.mustResetPassword ?? false,
    groups: user.groups.map((group) => group.id),
    primaryGroup: user.primaryGroup,
    administrator: user.administrator,
  };
}
