import type { User } from '../../../domain/user.ts';
import { fold } from '../search-text.ts';

/** Stands between the fields of a record; no field that is kept in one holds it. */
export const END = '\u0000';

/** Places of the fields within the text of a record; what comes behind them are attributes. */
export const FIELD = { handle: 0, name: 1, email: 2, id: 3 } as const;
export type TextField = keyof typeof FIELD;
const FIELDS = 4;

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

/**
 * A user's texts as a record keeps them: the fields, JSON of a `Tail` or nothing, and the fields folded or nothing. Where
 * the text is ASCII, lower case is all that folding does to it. A tail or a folded text has the lengths of text and tail
 * in front of it, four bytes each.
 */
export interface RecordText {
  readonly text: string;
  readonly tail: string;
  readonly folded: string;
  readonly isPlain: boolean;
  /** Bytes of all that. */
  readonly length: number;
}

/** Bytes of the lengths in front of a record that is more than its text. */
export const HEADER = 8;

/** Makes the record of a user. `oddTimes`: those whose writing their number does not tell. */
export function recordOf(user: User, oddTimes: Tail['times']): RecordText {
  const { handle, id, attributes } = user;
  const name = user.name ?? '';
  const email = user.email ?? '';
  let text = `${handle}${END}${name}${END}${email}${END}${id}`;
  let ends = FIELDS - 1;
  let tail: Tail | null = null;
  for (const key in attributes) {
    const value = attributes[key];
    if (typeof value === 'string') {
      text += END + value;
      ends += 1;
    }
    if (!tail) tail = { attributes };
  }
  if (oddTimes) tail = { ...tail, times: oddTimes };
  const rest = restOf(user);
  if (rest) tail = { ...tail, rest };
  // Whatever is in any of the characters is in this.
  let bits = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    bits |= code;
    if (code === 0) ends -= 1;
  }
  const isPlain = bits < 0x80;
  if (ends !== 0 || !(isPlain || text.isWellFormed())) {
    const more = Object.values(attributes).filter((value) => typeof value === 'string');
    tail = { ...tail, texts: { handle, name, email, id } };
    text = [handle, name, email, id, ...more].map((field) => field.replaceAll(END, ' ').toWellFormed()).join(END);
  }
  return measured(text, tail ? JSON.stringify(tail) : '', isPlain);
}

function measured(text: string, tail: string, isPlain: boolean): RecordText {
  if (isPlain && tail === '') return { text, tail, folded: '', isPlain, length: text.length };
  const folded = isPlain ? '' : fold(text);
  const length = HEADER + Buffer.byteLength(text) + Buffer.byteLength(tail) + Buffer.byteLength(folded);
  return { text, tail, folded, isPlain, length };
}

/** Writes records one behind another. */
export function writeRecords(records: readonly RecordText[], bytes: Buffer): void {
  // Bare ASCII is written many at once, which is much quicker.
  let bare = '';
  let at = 0;
  for (const record of records) {
    if (record.isPlain && record.tail === '') {
      bare += record.text;
      continue;
    }
    at += bytes.write(bare, at, 'latin1');
    bare = '';
    at += writeRecord(record, bytes, at);
  }
  bytes.write(bare, at, 'latin1');
}

function writeRecord({ text, tail, folded, length }: RecordText, bytes: Buffer, at: number): number {
  const textLength = bytes.write(text, at + HEADER);
  const tailLength = bytes.write(tail, at + HEADER + textLength);
  bytes.write(folded, at + HEADER + textLength + tailLength);
  bytes.writeUInt32LE(textLength, at);
  bytes.writeUInt32LE(tailLength, at + 4);
  return length;
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
function restOf(user: User): Partial<User> | null {
  let rest: Record<string, unknown> | null = null;
  for (const key in user) {
    const value = user[key as keyof User];
    if (!KNOWN.has(key) && value !== undefined) rest = { ...(rest ?? {}), [key]: value };
  }
  return rest;
}
