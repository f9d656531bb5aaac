import { email } from './email.ts';
import { type Input, isMap, field as read } from './input.ts';
import type { User } from './model.ts';
import { failure, invalid } from './refusal.ts';
import type { UserTable } from './user-table.ts';
import {
  asText,
  between,
  boolean,
  type Field,
  max,
  oneOf,
  type Rule,
  required,
  string,
  unique,
  validate,
} from './validation.ts';

/** What a creation or an update says, once it is valid. A field that is left out is absent. */
export interface UserForm {
  readonly email: string;
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly externalId?: string | null;
  /** Null and empty text mean no password. */
  readonly password?: string | null;
  readonly language?: string;
  readonly rootAdmin?: boolean;
}

/** Directories of translations on a stock installation. */
const LANGUAGES = ['en'];

/** Looked at in lower case, as which it is stored. */
const username: Rule = {
  name: 'p_username',
  passes: (value) => {
    // Nothing checks that a list is none before this rule makes it lower case.
    if (isMap(value)) throw failure('TypeError');
    return /^[a-z0-9][\w.-]+[a-z0-9]$/.test(asText(value).toLowerCase());
  },
  message: (label) =>
    `The ${label} must start and end with alpha-numeric characters and\n                contain only letters, numbers, dashes, underscores, and periods.`,
};

/** Reads the fields of a user, in the order in which the Panel reports them. `self` is the user that is changed. */
export function readUserForm(input: Input, users: UserTable, self?: User): UserForm {
  const issues = validate(userFields(users, self), input);
  if (issues.length > 0) throw invalid(issues);
  const text = (name: string): string => asText(read(input, name));
  const externalId = read(input, 'external_id');
  const password = read(input, 'password');
  const language = read(input, 'language');
  const rootAdmin = read(input, 'root_admin');
  return {
    email: text('email'),
    username: text('username').toLowerCase(),
    firstName: text('first_name'),
    lastName: text('last_name'),
    ...(externalId !== undefined && { externalId: externalId === null ? null : asText(externalId) }),
    ...(password !== undefined && { password: asText(password) || null }),
    ...(language !== undefined && { language: asText(language) }),
    ...(rootAdmin !== undefined && { rootAdmin: rootAdmin === true || asText(rootAdmin) === '1' }),
  };
}

function userFields(users: UserTable, self?: User): Field[] {
  const taken = (column: 'email' | 'username' | 'externalId') =>
    unique((value) => users.findAll(column, value).some(({ id }) => id !== self?.id));
  const name = [required, string, between(1, 191)];
  return [
    { name: 'email', label: 'email', rules: [required, email, between(1, 191), taken('email')] },
    {
      name: 'external_id',
      label: 'Third Party Identifier',
      nullable: true,
      rules: [string, max(191), taken('externalId')],
    },
    { name: 'username', label: 'username', rules: [required, between(1, 191), taken('username'), username] },
    { name: 'password', label: 'password', nullable: true, rules: [string] },
    { name: 'root_admin', label: 'Root Administrator Status', rules: [boolean] },
    { name: 'language', label: 'language', rules: [string, oneOf(LANGUAGES)] },
    { name: 'first_name', label: 'first name', rules: name },
    { name: 'last_name', label: 'last name', rules: name },
  ];
}

/**
 * What the Panel checks once more when it stores a row that has passed the form: somebody else may have been faster.
 * @throws Refusal 500 whose text, unlike that of any other, tells what was wrong.
 */
export function requireStorable(row: Pick<User, 'email' | 'username' | 'externalId'>, users: UserTable): void {
  const taken = (column: 'email' | 'username' | 'externalId'): boolean => {
    const value = row[column];
    return value !== null && users.find(column, value) !== undefined;
  };
  const problems = {
    ...(taken('email') && { email: ['The email has already been taken.'] }),
    ...(taken('externalId') && { external_id: ['The external id has already been taken.'] }),
    ...(taken('username') && { username: ['The username has already been taken.'] }),
    ...(!username.passes(row.username) && { username: [username.message('username')] }),
  };
  if (Object.keys(problems).length === 0) return;
  const detail = `Could not save Pterodactyl\\Models\\User[]: failed to validate data: ${JSON.stringify(problems)}`;
  throw failure('DataValidationException', detail);
}
