import { z } from 'zod';
import type { Intent, Values } from '../../../domain/change.ts';
import { idSchema, type User } from '../../../domain/user.ts';
import { divideBy, emptyAsNull, type Writes } from '../form.ts';
import { UUID_PATTERN } from './uuids.ts';

/** Forms and tables of text have an empty text where nothing is chosen; the server stores null for it. */
const text = z
  .union([z.string(), z.null()])
  .transform((value) => value?.trim() || null)
  .optional();

const administrator = z
  .union([emptyAsNull, z.literal('admin'), z.null()], 'There is only one level: admin.')
  .optional();

/** Preferences as a person types them: an object in JSON. */
const prefs = z
  .union([z.string(), z.null()])
  .transform((value, context) => {
    const read = parseObject(value ?? '{}');
    if (!read) context.addIssue({ code: 'custom', message: 'This has to be a JSON object, like {"profile": {}}.' });
    return read ?? {};
  })
  .optional();

function parseObject(value: string): Record<string, unknown> | null {
  try {
    const read: unknown = JSON.parse(value.trim() || '{}');
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

const email = z.email('This is no e-mail address.');

/** What `POST /users` takes. */
export const newUserValues = z.strictObject({
  handle: text,
  email: z.preprocess((value) => (typeof value === 'string' ? value.trim() : value), email),
  firstName: text,
  lastName: text,
  identityUrl: text,
  active: z.boolean().optional(),
  administrator,
});

/** What an update may hold; `setUp` comes with a creation only. */
export const userValues = z.strictObject({
  handle: text.refine((value) => !value || /^[A-Za-z][A-Za-z0-9]*$/.test(value), {
    message: 'A user name begins with a letter, and holds only letters and digits.',
  }),
  email: text.refine((value) => !value || email.safeParse(value).success, { message: 'This is no e-mail address.' }),
  firstName: text,
  lastName: text,
  identityUrl: text,
  prefs,
  active: z.boolean().optional(),
  administrator,
  setUp: z.boolean().optional(),
  groups: z.array(idSchema).optional(),
});
export type UserValues = z.output<typeof userValues>;

const groupName = z
  .string('A group needs a name.')
  .trim()
  .min(1, 'A group needs a name.')
  .max(255, 'At most 255 characters.');

/** What `POST /groups` and `PATCH /groups/{uuid}` take. */
export const groupValues = z.strictObject({ name: groupName });

const uuid = new RegExp(`^${UUID_PATTERN}$`);

/** What the forms of the actions hold. */
export const actionValues = {
  setup: z.strictObject({ machine: text, notify: z.boolean().default(false) }),
  none: z.strictObject({}),
  merge: z.strictObject({
    into: text,
    newOwner: text.refine((value) => !value || uuid.test(value), { message: 'This is no UUID.' }),
    redirect: z.boolean().default(false),
  }),
  updateUuid: z.strictObject({ newUuid: z.string('This is no UUID.').trim().regex(uuid, 'This is no UUID.') }),
  createToken: z.strictObject({ scopes: text, expires: text }),
};

const UPDATES = ['handle', 'email', 'firstName', 'lastName', 'identityUrl', 'prefs', 'active', 'administrator'];

/** The fields that the server takes in one write each, in the order to send them. */
const WRITES: Writes = {
  'create-user': [
    ['handle', 'email', 'firstName', 'lastName', 'identityUrl', 'active', 'administrator'],
    ['setUp'],
    ['groups'],
  ],
  'update-user': [UPDATES, ['setUp'], ['groups']],
};

/** Cuts values into single writes. Deactivating is a call of its own, and the last: it takes away what others give. */
export function divide(action: Intent['action'], set: Values): Values[] {
  if (action !== 'update-user' || set.active !== false) return divideBy(WRITES, action, set);
  const { active, ...others } = set;
  return [...divideBy(WRITES, action, others), { active }];
}

/** The present values of a user's editable fields, as the screen shows them. */
export function valuesOf(user: User): Values {
  const { firstName = null, lastName = null, identityUrl = null, prefs: preferences = null } = user.attributes;
  return {
    handle: user.handle,
    email: user.email,
    firstName: textOf(firstName),
    lastName: textOf(lastName),
    groups: user.groups.map((group) => group.id),
    administrator: user.administrator,
    active: user.status === 'active',
    prefs: textOf(preferences),
    identityUrl: textOf(identityUrl),
  };
}

const textOf = (value: string | number | boolean | null) => (typeof value === 'string' ? value : null);
