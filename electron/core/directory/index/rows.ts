import type { GroupRef, User } from '../../../domain/user.ts';
import { clearBit, setBit } from './bits.ts';
import type { Span } from './bytes.ts';
import { type Columns, FLAG, groupCode, takeRow } from './columns.ts';
import { codeOf, textOf } from './dictionary.ts';
import { grown } from './grow.ts';
import { addRow, findRow, hashId, removeRow } from './id-table.ts';
import { listCode, listOf } from './list-table.ts';
import { DATE_COLUMNS, type DateColumn, END, FIELD, type RecordText, recordOf, type Tail } from './record.ts';
import { sign } from './signatures.ts';
import { allocate } from './text-store.ts';
import { readTime, type TimeFormat, writeTime } from './times.ts';

const HEADER = 8;

/** What came of putting a user into the columns. */
export interface PutOutcome {
  readonly row: number;
  readonly how: 'added' | 'changed' | 'same';
  /** Whether what columns of texts or times are sorted by may have changed. */
  readonly moved: boolean;
}

/** Adds a user, or replaces the one with the same id if anything differs. */
export function putUser(columns: Columns, user: User): PutOutcome {
  const hash = hashId(user.id);
  const known = findRow(columns.ids, hash, (row) => readId(columns, row) === user.id);
  const record = recordOf(user);
  const row = known < 0 ? takeRow(columns) : known;
  const textChanged = known < 0 || !hasRecord(columns, row, record);
  if (textChanged) writeRecord(columns, row, record, known >= 0);
  const codesChanged = writeCodes(columns, row, user);
  const timesChanged = writeTimes(columns, row, user);
  const moved = textChanged || timesChanged;
  if (known >= 0) return { row, how: moved || codesChanged ? 'changed' : 'same', moved };
  addRow(columns.ids, row, hash);
  setBit(columns.alive, row);
  columns.live += 1;
  return { row, how: 'added', moved: true };
}

/** The row of an id, or -1. */
export function rowOf(columns: Columns, id: string): number {
  return findRow(columns.ids, hashId(id), (row) => readId(columns, row) === id);
}

/** Removes the user in a row; the row is free at once. */
export function dropRow(columns: Columns, row: number): void {
  removeRow(columns.ids, row);
  clearBit(columns.alive, row);
  columns.live -= 1;
  columns.free.push(row);
  columns.text.garbage += columns.length[row] as number;
}

/** The user in a row, as it came. */
export function readUser(columns: Columns, row: number): User {
  const { text, tail: json } = readRecord(columns, row);
  const [handle = '', name = '', email = '', id = ''] = text.split(END, 4);
  const tail = (json === '' ? {} : JSON.parse(json)) as Tail;
  const texts = tail.texts ?? { handle, name, email, id };
  const flags = columns.flags[row] as number;
  const time = (index: 0 | 1 | 2) => {
    const column = DATE_COLUMNS[index];
    const format = (((columns.formats[row] as number) >>> (2 * index)) & 3) as TimeFormat;
    return tail.times?.[column] ?? writeTime(columns.dates[column]?.[row] ?? Number.NaN, format);
  };
  return {
    id: texts.id,
    handle: texts.handle,
    name: flags & FLAG.noName ? null : texts.name,
    email: flags & FLAG.noEmail ? null : texts.email,
    status: textOf(columns.statuses, columns.status[row] as number) ?? '',
    administrator: textOf(columns.administrators, columns.administrator[row] as number),
    mustResetPassword: flags & FLAG.resetKnown ? (flags & FLAG.mustReset) !== 0 : null,
    groups: readGroups(columns, columns.groups[row] as number),
    primaryGroup: textOf(columns.primaries, columns.primary[row] as number),
    permissions: listOf(columns.permissionLists, columns.permissions[row] as number).map(
      (code) => textOf(columns.permissionIds, code) ?? '',
    ),
    created: time(0),
    lastSeen: time(1),
    passwordChanged: time(2),
    attributes: tail.attributes ?? {},
    ...tail.rest,
  };
}

/** The groups of a list of references. */
export function readGroups(columns: Columns, list: number): GroupRef[] {
  return listOf(columns.groupLists, list).map((code) => ({ ...(columns.groupRefs.refs[code] as GroupRef) }));
}

/** Points a span at the text of a row that searches look at. */
export function pointAtText(columns: Columns, row: number, span: Span): Span {
  const bytes = columns.text.chunks[columns.chunk[row] as number] as Buffer;
  const start = columns.start[row] as number;
  const end = start + (columns.length[row] as number);
  const flags = columns.flags[row] as number;
  span.bytes = bytes;
  span.from = start;
  span.to = end;
  if ((flags & FLAG.extended) === 0) return span;
  span.from = start + HEADER;
  span.to = span.from + bytes.readUInt32LE(start);
  if (flags & FLAG.plain) return span;
  span.from = span.to + bytes.readUInt32LE(start + 4);
  span.to = end;
  return span;
}

/** Narrows a span of a row's text to one field. */
export function narrowToField(span: Span, field: number): Span {
  const { bytes, to } = span;
  let at = span.from;
  for (let passed = 0; passed < field; at += 1) if (bytes[at] === 0) passed += 1;
  span.from = at;
  while (at < to && bytes[at] !== 0) at += 1;
  span.to = at;
  return span;
}

/** The id of a row. */
export function readId(columns: Columns, row: number): string {
  const { text, tail } = readRecord(columns, row);
  if (tail !== '') {
    const { texts } = JSON.parse(tail) as Tail;
    if (texts) return texts.id;
  }
  return text.split(END, FIELD.id + 1)[FIELD.id] ?? '';
}

function readRecord(columns: Columns, row: number): { text: string; tail: string } {
  const bytes = columns.text.chunks[columns.chunk[row] as number] as Buffer;
  const start = columns.start[row] as number;
  const flags = columns.flags[row] as number;
  const encoding = flags & FLAG.plain ? 'latin1' : 'utf8';
  if ((flags & FLAG.extended) === 0) {
    return { text: bytes.toString(encoding, start, start + (columns.length[row] as number)), tail: '' };
  }
  const from = start + HEADER;
  const to = from + bytes.readUInt32LE(start);
  const end = to + bytes.readUInt32LE(start + 4);
  return { text: bytes.toString(encoding, from, to), tail: end === to ? '' : bytes.toString('utf8', to, end) };
}

function hasRecord(columns: Columns, row: number, record: RecordText): boolean {
  const present = readRecord(columns, row);
  return present.text === record.text && present.tail === record.tail;
}

function writeRecord(columns: Columns, row: number, record: RecordText, replaces: boolean): void {
  if (replaces) columns.text.garbage += columns.length[row] as number;
  const { text, folded, tail } = record;
  const isPlain = folded === null;
  const isExtended = !isPlain || tail !== '';
  const textLength = isPlain ? text.length : Buffer.byteLength(text);
  const tailLength = tail === '' ? 0 : Buffer.byteLength(tail);
  const foldedLength = folded === null ? 0 : Buffer.byteLength(folded);
  const length = (isExtended ? HEADER : 0) + textLength + tailLength + foldedLength;
  const { chunk, start } = allocate(columns.text, length);
  const bytes = columns.text.chunks[chunk] as Buffer;
  let at = start;
  if (isExtended) {
    bytes.writeUInt32LE(textLength, at);
    bytes.writeUInt32LE(tailLength, at + 4);
    at += HEADER;
  }
  bytes.write(text, at, textLength, isPlain ? 'latin1' : 'utf8');
  bytes.write(tail, at + textLength, tailLength, 'utf8');
  bytes.write(folded ?? '', at + textLength + tailLength, foldedLength, 'utf8');
  columns.chunk[row] = chunk;
  columns.start[row] = start;
  columns.length[row] = length;
  columns.flags[row] = (isExtended ? FLAG.extended : 0) | (isPlain ? FLAG.plain : 0);
  sign(columns.signatures, row, pointAtText(columns, row, { bytes, from: 0, to: 0 }));
}

/** Writes everything but texts and times; true if anything differs from what was there. */
function writeCodes(columns: Columns, row: number, user: User): boolean {
  let changed = false;
  const set = (numbers: Uint8Array | Uint32Array, value: number) => {
    if (numbers[row] === value) return;
    numbers[row] = value;
    changed = true;
  };
  set(columns.status, codeOf(columns.statuses, user.status));
  set(columns.administrator, codeOf(columns.administrators, user.administrator));
  set(columns.primary, codeOf(columns.primaries, user.primaryGroup));
  const groups = user.groups.length === 0 ? [] : user.groups.map((group) => groupCode(columns.groupRefs, group));
  set(columns.groups, listCode(columns.groupLists, groups));
  const permissions = user.permissions.map((permission) => codeOf(columns.permissionIds, permission));
  set(columns.permissions, listCode(columns.permissionLists, permissions));
  const layout = (columns.flags[row] as number) & (FLAG.extended | FLAG.plain);
  set(columns.flags, layout | nullFlags(user));
  return changed;
}

function writeTimes(columns: Columns, row: number, user: User): boolean {
  let changed = false;
  let formats = 0;
  for (let index = 0; index < DATE_COLUMNS.length; index += 1) {
    const column = DATE_COLUMNS[index] as DateColumn;
    const { value, format } = readTime(user[column]);
    formats |= format << (2 * index);
    if (writeTimeValue(columns, column, row, value)) changed = true;
  }
  if (columns.formats[row] === formats) return changed;
  columns.formats[row] = formats;
  return true;
}

function nullFlags({ name, email, mustResetPassword }: User): number {
  return (
    (name === null ? FLAG.noName : 0) |
    (email === null ? FLAG.noEmail : 0) |
    (mustResetPassword === null ? 0 : FLAG.resetKnown | (mustResetPassword ? FLAG.mustReset : 0))
  );
}

function writeTimeValue(columns: Columns, column: DateColumn, row: number, value: number): boolean {
  let values = columns.dates[column];
  if (!values || values.length <= row) {
    if (Number.isNaN(value) && !values) return false;
    const length = values?.length ?? 0;
    values = grown(values ?? new Float64Array(0), Math.max(row + 1, columns.flags.length));
    values.fill(Number.NaN, length);
    columns.dates[column] = values;
  }
  if (Object.is(values[row], value)) return false;
  values[row] = value;
  return true;
}
