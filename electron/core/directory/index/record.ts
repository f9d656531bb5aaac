import type { User } from '../../../domain/user.ts';
import { fold } from '../search-text.ts';
import { isOddTime } from './times.ts';

/** Stands between the fields of a record; no field that is kept in one holds it. */
export const END = '\u0000';

/** Places of the fields within the text of a record; what comes behind them are attributes. */
export const FIELD = { handle: 0, name: 1, email: 2, id: 3 } as const;
export type TextField = keyof typeof FIELD;

export const DATE_COLUMNS = ['created', 'lastSeen', 'passwordChanged'] as const;
export type DateColumn = (typeof DATE_COLUMNS)[number];

/** What a record holds in JSON because its columns can't: rare shapes, and what only some kinds have. */
export interface Tail {
  readonly attributes?: User['attributes'];
  /** Times whose writing the number does not tell. */
  readonly times?: Partial<Record<DateColumn, string>>;
  /** The fields as they came, where a record can't hold them: with a separator inside, or not well-formed. */
  readonly texts?: Record<TextField, string>;
  /** Fields of a user that the columns don't know. */
  readonly rest?: Partial<User>;
}

/** The texts of a user as a record keeps them. `folded` is null where lower case is all that folding does. */
export interface RecordText {
  readonly text: string;
  readonly folded: string | null;
  /** JSON of a `Tail`, or empty. */
  readonly tail: string;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what is outside of ASCII is meant
const ASCII = /^[\u0000-\u007f]*$/;

/** Makes the record of a user. */
export function recordOf(user: User): RecordText {
  const fields = [user.handle, user.name ?? '', user.email ?? '', user.id];
  const { attributes } = user;
  let tail: Tail = {};
  for (const key in attributes) {
    const value = attributes[key];
    if (typeof value === 'string') fields.push(value);
    if (tail.attributes === undefined) tail = { attributes };
  }
  const times = otherTimes(user);
  if (times) tail = { ...tail, times };
  const rest = restOf(user);
  if (rest) tail = { ...tail, rest };
  let text = fields.join(END);
  if (!text.isWellFormed() || fields.some((field) => field.includes(END))) {
    tail = { ...tail, texts: { handle: user.handle, name: user.name ?? '', email: user.email ?? '', id: user.id } };
    text = fields.map((field) => field.replaceAll(END, ' ').toWellFormed()).join(END);
  }
  const isEmpty = !tail.attributes && !tail.times && !tail.texts && !tail.rest;
  return { text, folded: ASCII.test(text) ? null : fold(text), tail: isEmpty ? '' : JSON.stringify(tail) };
}

function otherTimes(user: User): Tail['times'] {
  let times: Partial<Record<DateColumn, string>> | undefined;
  for (const column of DATE_COLUMNS) {
    const text = user[column];
    if (text === null || !isOddTime(text)) continue;
    times = { ...(times ?? {}), [column]: text };
  }
  return times;
}

const KNOWN: ReadonlySet<string> = new Set<keyof User>([
  'id',
  'handle',
  'name',
  'email',
  'status',
  'administrator',
  'mustResetPassword',
  'groups',
  'primaryGroup',
  'permissions',
  'created',
  'lastSeen',
  'passwordChanged',
  'attributes',
]);

/** What there is of a user beyond the fields that have a place of their own; null for nothing. */
export function restOf(user: User): Partial<User> | null {
  let rest: Record<string, unknown> | null = null;
  for (const key in user) {
    const value = user[key as keyof User];
    if (!KNOWN.has(key) && value !== undefined) rest = { ...(rest ?? {}), [key]: value };
  }
  return rest;
}
