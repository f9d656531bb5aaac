import { z } from 'zod';
import type { Value, Values } from '../../../domain/change.ts';
import type { User } from '../../../domain/user.ts';
import { emptyAsNull } from '../form.ts';
import { ROOT } from './wire.ts';

const needed = z.string('The Panel does not take it empty.').trim().min(1, 'The Panel does not take it empty.');
const administrator = z.union([emptyAsNull, z.literal(ROOT), z.null()]);
const externalId = z.union([z.string().trim(), z.null()]).transform((text) => text || null);

/** What `POST /users` takes. */
export const newUserValues = z.strictObject({
  handle: needed,
  email: needed,
  firstName: needed,
  lastName: needed,
  password: z.string().optional(),
  externalId: externalId.optional(),
  language: z.union([z.string().trim(), z.null()]).optional(),
  administrator: administrator.optional(),
});
export type NewUserValues = z.output<typeof newUserValues>;

/** What `PATCH /users/{id}` takes. */
export const userValues = z.strictObject({
  handle: needed.optional(),
  email: needed.optional(),
  firstName: needed.optional(),
  lastName: needed.optional(),
  password: z.string().optional(),
  externalId: externalId.optional(),
  language: needed.optional(),
  administrator: administrator.optional(),
});
export type UserValues = z.output<typeof userValues>;

/** A share in a server. */
export const shareValues = z.strictObject({
  held: z.boolean(),
  permissions: z.array(z.string()).optional(),
});

/** The present values of a user's editable fields; a password is never among them. */
export function valuesOf(user: User): Values {
  return {
    handle: user.handle,
    email: user.email,
    firstName: textOf(user, 'firstName'),
    lastName: textOf(user, 'lastName'),
    externalId: textOf(user, 'externalId'),
    language: textOf(user, 'language'),
    administrator: user.administrator,
  };
}

function textOf({ attributes }: User, key: string): Value {
  const value = attributes[key] ?? null;
  return value === null ? null : String(value);
}
