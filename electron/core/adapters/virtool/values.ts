import { z } from 'zod';
import type { Change, Intent, Values } from '../../../domain/change.ts';
import { failure } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import { idSchema, type User } from '../../../domain/user.ts';
import { LEVEL_IDS } from './profile.ts';

/** Forms and tables of text have an empty text where nothing is chosen. */
const nothing = z.literal('').transform(() => null);

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
  primaryGroup: z.union([nothing, idSchema, z.null()]).optional(),
  password: z.string().optional(),
  administrator: z.union([nothing, z.enum(LEVEL_IDS), z.null()]).optional(),
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

type Action = Intent['action'];

/** The fields that the server takes in one write each, in the order to send them. */
const WRITES: Partial<Record<Action, readonly (readonly string[])[]>> = {
  'create-user': [['handle', 'password', 'forceReset'], ['active', 'groups', 'primaryGroup'], ['administrator']],
  'update-user': [['active', 'forceReset', 'groups', 'primaryGroup', 'password'], ['administrator']],
  'create-group': [['name'], ['permissions']],
};

/**
 * Cuts values into one part for each write. Parts after the first of a creation are updates of what was created.
 * Fields that the server does not have stay with the first part, so that it is refused before anything is sent.
 */
export function divide(action: Action, set: Values): Values[] {
  const [first = [], ...rest] = WRITES[action] ?? [];
  const later = new Set(rest.flat());
  const pick = (wanted: (key: string) => boolean): Values =>
    Object.fromEntries(Object.entries(set).filter(([key]) => wanted(key)));
  const parts = [
    pick((key) => first.includes(key) || !later.has(key)),
    ...rest.map((keys) => pick((key) => keys.includes(key))),
  ];
  return parts.filter((part) => Object.keys(part).length > 0);
}

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

/** Reads what a change wants, its secrets included; fails with `input-invalid` and a sentence for each wrong field. */
export function readWanted<Schema extends z.ZodType>(
  schema: Schema,
  change: Change,
  secrets: Readonly<Record<string, string>> = {},
): Result<z.output<Schema>> {
  const chosen = change.secrets.map((key) => [key, secrets[key]]);
  const parsed = schema.safeParse({ ...change.after, ...Object.fromEntries(chosen) });
  if (parsed.success) return ok(parsed.data);
  return failed(failure('input-invalid', {}, { fields: sentences(parsed.error) }));
}

function sentences(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
    for (const key of unknown) fields[key] = 'The server has no such field.';
    if (unknown.length === 0) fields[String(issue.path[0] ?? '')] ??= issue.message;
  }
  return fields;
}
