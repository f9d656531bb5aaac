import type { GroupRef } from '../../../domain/user.ts';
import { clearBit, setBit } from './bits.ts';
import { type Columns, FLAG, groupCode, type Rows, takeRow, type Vocabulary, type Words } from './columns.ts';
import { codeOf } from './dictionary.ts';
import { grown } from './grow.ts';
import { addRow, findRow, hashId, removeRow } from './id-table.ts';
import { type KeptLists, listCode, listOf } from './list-table.ts';
import type { PackedRows } from './pack.ts';
import { DATE_COLUMNS, type DateColumn } from './record.ts';
import { hasSameRecord, pointAtText, readId } from './rows.ts';
import { sign } from './signatures.ts';
import { allocate } from './text-store.ts';

/** No text and an empty one stand apart in an order. */
const NULLS = FLAG.noName | FLAG.noEmail;

/** What came of putting a user into the columns. */
export interface PutOutcome {
  readonly row: number;
  readonly how: 'added' | 'changed' | 'same';
  /** Whether what columns of texts or times are sorted by may have changed. */
  readonly moved: boolean;
}

/** By the numbers that stand for words elsewhere: those that stand for them in the columns. */
export interface Translation {
  readonly statuses: Uint32Array;
  readonly administrators: Uint32Array;
  readonly primaries: Uint32Array;
  readonly groupLists: Uint32Array;
  readonly permissionLists: Uint32Array;
}

/** Takes the words of other rows into the columns' own. */
export function translate(columns: Vocabulary, words: Words): Translation {
  const { groupRefs, groupLists, permissionIds, permissionLists } = words;
  const codesIn = (own: Vocabulary['statuses'], { values }: Words['statuses']) =>
    Uint32Array.from(values, (value, code) => (code === 0 ? 0 : codeOf(own, value)));
  const groups = groupRefs.refs.map((ref: GroupRef) => groupCode(columns.groupRefs, ref));
  const permissions = codesIn(columns.permissionIds, permissionIds);
  const listsIn = (own: Vocabulary['groupLists'], lists: KeptLists, items: ArrayLike<number>) =>
    Uint32Array.from({ length: lists.count }, (_, list) =>
      listCode(
        own,
        listOf(lists, list).map((item) => items[item] as number),
      ),
    );
  return {
    statuses: codesIn(columns.statuses, words.statuses),
    administrators: codesIn(columns.administrators, words.administrators),
    primaries: codesIn(columns.primaries, words.primaries),
    groupLists: listsIn(columns.groupLists, groupLists, groups),
    permissionLists: listsIn(columns.permissionLists, permissionLists, permissions),
  };
}

/** Adds the user in a packed row, or replaces the one with the same id if anything differs. */
export function putRow(columns: Columns, from: PackedRows, place: number, translation: Translation): PutOutcome {
  const hash = from.hashes[place] as number;
  const known = findRow(
    columns.ids,
    hash,
    (row) => hasSameRecord(columns, row, from, place) || readId(columns, row) === readId(from, place),
  );
  if (known < 0) {
    const row = takeRow(columns);
    const isNew = row === columns.rows - 1;
    writeText(columns, row, from, place, isNew);
    writeCodes(columns, row, from, place, translation);
    writeTimes(columns, row, from, place);
    addRow(columns.ids, row, hash);
    setBit(columns.alive, row);
    columns.live += 1;
    return { row, how: 'added', moved: true };
  }
  const textChanged = !hasSameRecord(columns, known, from, place);
  const nullsChanged = (((columns.flags[known] as number) ^ (from.flags[place] as number)) & NULLS) !== 0;
  if (textChanged) {
    columns.text.garbage += columns.length[known] as number;
    writeText(columns, known, from, place, false);
  }
  const codesChanged = writeCodes(columns, known, from, place, translation);
  const timesChanged = writeTimes(columns, known, from, place);
  const moved = textChanged || nullsChanged || timesChanged;
  return { row: known, how: moved || codesChanged ? 'changed' : 'same', moved };
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

function writeText(columns: Columns, row: number, from: PackedRows, place: number, isNew: boolean): void {
  const length = from.length[place] as number;
  const { chunk, start } = allocate(columns.text, length);
  const bytes = columns.text.chunks[chunk] as Buffer;
  const source = from.text.chunks[from.chunk[place] as number] as Buffer;
  const shift = (from.start[place] as number) - start;
  for (let at = start; at < start + length; at += 1) bytes[at] = source[at + shift] as number;
  columns.chunk[row] = chunk;
  columns.start[row] = start;
  columns.length[row] = length;
  columns.flags[row] = from.flags[place] as number;
  sign(columns.signatures, row, pointAtText(columns, row, { bytes, from: 0, to: 0 }), isNew);
}

/** Writes everything but texts and times; true if anything differs from what was there. */
function writeCodes(columns: Columns, row: number, from: Rows, place: number, translation: Translation): boolean {
  let changed = false;
  const set = (numbers: Uint8Array | Uint32Array, value: number | undefined) => {
    if (numbers[row] === value) return;
    numbers[row] = value as number;
    changed = true;
  };
  set(columns.flags, from.flags[place]);
  set(columns.status, translation.statuses[from.status[place] as number]);
  set(columns.administrator, translation.administrators[from.administrator[place] as number]);
  set(columns.primary, translation.primaries[from.primary[place] as number]);
  set(columns.groups, translation.groupLists[from.groups[place] as number]);
  set(columns.permissions, translation.permissionLists[from.permissions[place] as number]);
  return changed;
}

function writeTimes(columns: Columns, row: number, from: PackedRows, place: number): boolean {
  let changed = false;
  for (let index = 0; index < DATE_COLUMNS.length; index += 1) {
    const column = DATE_COLUMNS[index] as DateColumn;
    if (writeTimeValue(columns, column, row, from.dates[column][place] as number)) changed = true;
  }
  const formats = from.formats[place] as number;
  if (columns.formats[row] === formats) return changed;
  columns.formats[row] = formats;
  return true;
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
