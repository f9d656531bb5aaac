import type { Value, Values } from './change.ts';
import type { Description, Field } from './description.ts';
import type { User } from './user.ts';

/**
 * The present value of each field of a user's form, by the keys that every adapter uses for the same thing: `active`,
 * `forceReset`, `groups`, `primaryGroup`, `administrator`; another key names a part of the user, or one of its
 * attributes. Secrets have none.
 */
export function presentValues(user: User, fields: readonly Field[], statuses: Description['statuses']): Values {
  const open = fields.filter((field) => field.type !== 'password');
  return Object.fromEntries(open.map((field) => [field.key, presentValue(user, field.key, statuses)]));
}

function presentValue(user: User, key: string, statuses: Description['statuses']): Value {
  switch (key) {
    case 'active':
      return statuses.find((status) => status.id === user.status)?.enabled ?? true;
    case 'forceReset':
      return user.mustResetPassword ?? false;
    case 'groups':
      return user.groups.map((group) => group.id);
    case 'primaryGroup':
    case 'administrator':
    case 'handle':
    case 'name':
    case 'email':
      return user[key];
    default:
      return attributeValue(user.attributes[key] ?? null);
  }
}

function attributeValue(value: string | number | boolean | null): Value {
  return typeof value === 'number' ? String(value) : value;
}
