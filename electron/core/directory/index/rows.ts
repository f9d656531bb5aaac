import type { GroupRef, User } from '../../../domain/user.ts';
import type { Span } from './bytes.ts';
import { FLAG, type Rows } from './columns.ts';
import { textOf } from './dictionary.ts';
import { listOf } from './list-table.ts';
import { DATE_COLUMNS, END, FIELD, HEADER, type Tail } from './record.ts';
import { type TimeFormat, writeTime } from './times.ts';

/** The user in a row, as it came. */
export function readUser(rows: Rows, row: number): User {
  const { text, tail: json } = readRecord(rows, row);
  const [handle = '', name = '', email = '', id = ''] = text.split(END, 4);
  const tail = (json === '' ? {} : JSON.parse(json)) as Tail;
  const texts = tail.texts ?? { handle, name, email, id };
  const flags = rows.flags[row] as number;
  const time = (index: 0 | 1 | 2) => {
    const column = DATE_COLUMNS[index];
    const format = (((rows.formats[row] as number) >>> (2 * index)) & 3) as TimeFormat;
    return tail.times?.[column] ?? writeTime(rows.dates[column]?.[row] ?? Number.NaN, format);
  };
  return {
    id: texts.id,
    handle: texts.handle,
    name: flags & FLAG.noName ? null : texts.name,
    email: flags & FLAG.noEmail ? null : texts.email,
    status: textOf(rows.statuses, rows.status[row] as number) ?? '',
    administrator: textOf(rows.administrators, rows.administrator[row] as number),
    mustResetPassword: flags & FLAG.resetKnown ? (flags & FLAG.mustReset) !== 0 : null,
    groups: readGroups(rows, rows.groups[row] as number),
    primaryGroup: textOf(rows.primaries, rows.primary[row] as number),
    permissions: listOf(rows.permissionLists, rows.permissions[row] as number).map(
      (code) => textOf(rows.permissionIds, code) ?? '',
    ),
    created: time(0),
    lastSeen: time(1),
    passwordChanged: time(2),
    attributes: tail.attributes ?? {},
    ...tail.rest,
  };
}

/** The groups of a list of references. */
export function readGroups(
  { groupLists, groupRefs }: Pick<Rows, 'groupLists' | 'groupRefs'>,
  list: number,
): GroupRef[] {
  return listOf(groupLists, list).map((code) => ({ ...(groupRefs.refs[code] as GroupRef) }));
}

/** Points a span at the text of a row that searches look at. */
export function pointAtText(rows: Rows, row: number, span: Span): Span {
  const bytes = rows.text.chunks[rows.chunk[row] as number] as Buffer;
  const start = rows.start[row] as number;
  const end = start + (rows.length[row] as number);
  const flags = rows.flags[row] as number;
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
export function readId(rows: Rows, row: number): string {
  const { text, tail } = readRecord(rows, row);
  if (tail !== '') {
    const { texts } = JSON.parse(tail) as Tail;
    if (texts) return texts.id;
  }
  return text.split(END, FIELD.id + 1)[FIELD.id] ?? '';
}

function readRecord(rows: Rows, row: number): { text: string; tail: string } {
  const bytes = rows.text.chunks[rows.chunk[row] as number] as Buffer;
  const start = rows.start[row] as number;
  const flags = rows.flags[row] as number;
  const encoding = flags & FLAG.plain ? 'latin1' : 'utf8';
  if ((flags & FLAG.extended) === 0) {
    return { text: bytes.toString(encoding, start, start + (rows.length[row] as number)), tail: '' };
  }
  const from = start + HEADER;
  const to = from + bytes.readUInt32LE(start);
  const end = to + bytes.readUInt32LE(start + 4);
  return { text: bytes.toString(encoding, from, to), tail: end === to ? '' : bytes.toString('utf8', to, end) };
}

/** Whether two rows have the same record. */
export function hasSameRecord(rows: Rows, row: number, others: Rows, other: number): boolean {
  const length = rows.length[row] as number;
  const layout = FLAG.extended | FLAG.plain;
  if (length !== others.length[other]) return false;
  if (((rows.flags[row] as number) & layout) !== ((others.flags[other] as number) & layout)) return false;
  const bytes = rows.text.chunks[rows.chunk[row] as number] as Buffer;
  const otherBytes = others.text.chunks[others.chunk[other] as number] as Buffer;
  const start = rows.start[row] as number;
  const shift = (others.start[other] as number) - start;
  for (let at = start; at < start + length; at += 1) if (bytes[at] !== otherBytes[at + shift]) return false;
  return true;
}
