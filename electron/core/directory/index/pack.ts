import type { User } from '../../../domain/user.ts';
import { createVocabulary, FLAG, groupCode, type Rows, type Vocabulary, type Words } from './columns.ts';
import { codeOf } from './dictionary.ts';
import { hashId } from './id-table.ts';
import { type KeptLists, type ListTable, listCode } from './list-table.ts';
import { DATE_COLUMNS, type DateColumn, type RecordText, recordOf, type Tail, writeRecords } from './record.ts';
import { release } from './release.ts';
import { readUser } from './rows.ts';
import { readTime, TIME_FORMAT } from './times.ts';

/**
 * Users on their way to another thread: their numbers and their texts, which are handed over without being copied, and
 * the words that the numbers stand for.
 */
export interface PackedUsers {
  readonly count: number;
  /** See `layOut`. */
  readonly numbers: Uint8Array<ArrayBuffer>;
  /** The records of all, one behind another. */
  readonly text: Uint8Array<ArrayBuffer>;
  readonly words: Words;
}

/** Packed users as rows, in the order in which they were packed. */
export interface PackedRows extends Rows {
  readonly count: number;
  /** See `hashId`. */
  readonly hashes: Uint32Array<ArrayBuffer>;
  readonly dates: Record<DateColumn, Float64Array<ArrayBuffer>>;
}

/** Bytes of the numbers of one user. */
const NUMBERS = 3 * 8 + 8 * 4 + 2;
const NO_TEXT = new Uint8Array(0);

/** Packs users. */
export function packUsers(users: readonly User[]): PackedUsers {
  const vocabulary = createVocabulary();
  const numbers = new Uint8Array(users.length * NUMBERS);
  const rows = layOut({ count: users.length, numbers, text: NO_TEXT, words: vocabulary });
  const records: RecordText[] = [];
  let length = 0;
  for (let place = 0; place < users.length; place += 1) {
    const user = users[place] as User;
    const record = recordOf(user, packTimes(rows, place, user));
    packNumbers(rows, place, user, vocabulary);
    rows.start[place] = length;
    rows.length[place] = record.length;
    rows.flags[place] = layoutFlags(record) | nullFlags(user);
    records.push(record);
    length += record.length;
  }
  const text = new Uint8Array(length);
  writeRecords(records, Buffer.from(text.buffer));
  return { count: users.length, numbers, text, words: wordsOf(vocabulary) };
}

/** The buffers of packed users, to be handed over. */
export function buffersOf({ numbers, text }: PackedUsers): ArrayBuffer[] {
  return [numbers.buffer, text.buffer];
}

/** Gives the memory of packed users back. */
export function releaseUsers({ numbers, text }: PackedUsers): void {
  release(numbers);
  release(text);
}

/** Makes users of what `packUsers` made, and uses it up: its memory is given back. */
export function unpackUsers(packed: PackedUsers): User[] {
  const rows = layOut(packed);
  const users = Array.from({ length: packed.count }, (_, place) => readUser(rows, place));
  releaseUsers(packed);
  return users;
}

/** The rows of packed users; they share its memory. */
export function layOut({ count, numbers, text, words }: PackedUsers): PackedRows {
  const { buffer } = numbers;
  let at = 0;
  const take = (size: number) => {
    at += count * size;
    return at - count * size;
  };
  const times = () => new Float64Array(buffer, take(8), count);
  const codes = () => new Uint32Array(buffer, take(4), count);
  const bytes = () => new Uint8Array(buffer, take(1), count);
  return {
    count,
    dates: { created: times(), lastSeen: times(), passwordChanged: times() },
    start: codes(),
    length: codes(),
    hashes: codes(),
    status: codes(),
    administrator: codes(),
    primary: codes(),
    groups: codes(),
    permissions: codes(),
    flags: bytes(),
    formats: bytes(),
    chunk: new Uint32Array(count),
    text: { chunks: [Buffer.from(text.buffer)] },
    ...words,
  };
}

function packNumbers(rows: PackedRows, place: number, user: User, words: Vocabulary): void {
  rows.hashes[place] = hashId(user.id);
  rows.status[place] = codeOf(words.statuses, user.status);
  rows.administrator[place] = codeOf(words.administrators, user.administrator);
  rows.primary[place] = codeOf(words.primaries, user.primaryGroup);
  rows.groups[place] = listCode(
    words.groupLists,
    user.groups.map((group) => groupCode(words.groupRefs, group)),
  );
  rows.permissions[place] = listCode(
    words.permissionLists,
    user.permissions.map((permission) => codeOf(words.permissionIds, permission)),
  );
}

/** Answers with the times whose writing their number does not tell. */
function packTimes(rows: PackedRows, place: number, user: User): Tail['times'] {
  let odd: Partial<Record<DateColumn, string>> | undefined;
  let formats = 0;
  for (let index = 0; index < DATE_COLUMNS.length; index += 1) {
    const column = DATE_COLUMNS[index] as DateColumn;
    const text = user[column];
    const { value, format } = readTime(text);
    rows.dates[column][place] = value;
    formats |= format << (2 * index);
    if (text !== null && format === TIME_FORMAT.other) odd = { ...odd, [column]: text };
  }
  rows.formats[place] = formats;
  return odd;
}

function layoutFlags({ isPlain, tail }: RecordText): number {
  return (isPlain && tail === '' ? 0 : FLAG.extended) | (isPlain ? FLAG.plain : 0);
}

function nullFlags({ name, email, mustResetPassword }: User): number {
  return (
    (name === null ? FLAG.noName : 0) |
    (email === null ? FLAG.noEmail : 0) |
    (mustResetPassword === null ? 0 : FLAG.resetKnown | (mustResetPassword ? FLAG.mustReset : 0))
  );
}

/** The words without what finds them. */
function wordsOf(vocabulary: Vocabulary): Words {
  const valuesOf = ({ values }: Words['statuses']) => ({ values });
  return {
    statuses: valuesOf(vocabulary.statuses),
    administrators: valuesOf(vocabulary.administrators),
    primaries: valuesOf(vocabulary.primaries),
    permissionIds: valuesOf(vocabulary.permissionIds),
    groupRefs: { refs: vocabulary.groupRefs.refs },
    groupLists: listsOf(vocabulary.groupLists),
    permissionLists: listsOf(vocabulary.permissionLists),
  };
}

function listsOf({ starts, items, count }: ListTable): KeptLists {
  return { starts: starts.slice(0, count + 1), items: items.slice(0, starts[count]), count };
}
