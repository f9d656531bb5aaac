import type { GroupRef } from '../../../domain/user.ts';
import { type Bits, wordsFor } from './bits.ts';
import { createDictionary, type Dictionary } from './dictionary.ts';
import { grown } from './grow.ts';
import { createIdTable, type IdTable } from './id-table.ts';
import { createListTable, type KeptLists, type ListTable } from './list-table.ts';
import type { DateColumn } from './record.ts';
import { createSignatures, type Signatures } from './signatures.ts';
import { createTextStore, type TextStore } from './text-store.ts';

type Codes = Uint32Array<ArrayBuffer>;

/** What the numbers in rows stand for, as far as reading needs it. */
export interface Words {
  readonly statuses: Pick<Dictionary, 'values'>;
  readonly administrators: Pick<Dictionary, 'values'>;
  readonly primaries: Pick<Dictionary, 'values'>;
  readonly permissionIds: Pick<Dictionary, 'values'>;
  readonly groupRefs: Pick<GroupRefs, 'refs'>;
  readonly groupLists: KeptLists;
  readonly permissionLists: KeptLists;
}

/** Words to which new ones can be added. */
export interface Vocabulary extends Words {
  readonly statuses: Dictionary;
  readonly administrators: Dictionary;
  readonly primaries: Dictionary;
  readonly permissionIds: Dictionary;
  readonly groupRefs: GroupRefs;
  groupLists: ListTable;
  permissionLists: ListTable;
}

/** What stands in rows, one number or a few bytes a field: row r is place r of every column. */
interface Fields {
  /** What is null, and how the record is laid out: see `FLAG`. */
  readonly flags: Uint8Array<ArrayBuffer>;
  /** Three `TimeFormat`s, two bits each. */
  readonly formats: Uint8Array<ArrayBuffer>;
  readonly chunk: Codes;
  readonly start: Codes;
  readonly length: Codes;
  readonly status: Codes;
  readonly administrator: Codes;
  readonly primary: Codes;
  readonly groups: Codes;
  readonly permissions: Codes;
  /** Microseconds since 1970, NaN for none; a column that nobody has is null. */
  readonly dates: Readonly<Record<DateColumn, Float64Array<ArrayBuffer> | null>>;
  readonly text: Pick<TextStore, 'chunks'>;
}

/** Rows of users that can be read. */
export interface Rows extends Fields, Words {}

/** The users of a directory. */
export interface Columns extends Fields, Vocabulary {
  /** Rows in use, those of removed users included. */
  rows: number;
  live: number;
  alive: Bits;
  /** Rows of removed users, to be used again. */
  free: number[];
  flags: Uint8Array<ArrayBuffer>;
  formats: Uint8Array<ArrayBuffer>;
  chunk: Codes;
  start: Codes;
  length: Codes;
  status: Codes;
  administrator: Codes;
  primary: Codes;
  groups: Codes;
  permissions: Codes;
  readonly dates: Record<DateColumn, Float64Array<ArrayBuffer> | null>;
  text: TextStore;
  readonly signatures: Signatures;
  ids: IdTable;
}

/** Groups as users refer to them, numbered from 0: two names of one group are two references. */
export interface GroupRefs {
  readonly refs: GroupRef[];
  /** The numbers of a group's references, by its id. */
  readonly codes: Map<string, number[]>;
}

export const FLAG = {
  noName: 1,
  noEmail: 2,
  /** The record begins with two lengths, since a tail or a folded text follows its text. */
  extended: 4,
  /** The text is ASCII: lower case is all that folding does to it. */
  plain: 8,
  resetKnown: 16,
  mustReset: 32,
} as const;

/** Columns without a row. */
export function createColumns(): Columns {
  const codes = () => new Uint32Array(0);
  return {
    rows: 0,
    live: 0,
    alive: new Uint32Array(0),
    free: [],
    flags: new Uint8Array(0),
    formats: new Uint8Array(0),
    chunk: codes(),
    start: codes(),
    length: codes(),
    status: codes(),
    administrator: codes(),
    primary: codes(),
    groups: codes(),
    permissions: codes(),
    dates: { created: null, lastSeen: null, passwordChanged: null },
    ...createVocabulary(),
    text: createTextStore(),
    signatures: createSignatures(),
    ids: createIdTable(),
  };
}

/** Nothing but what stands for none. */
export function createVocabulary(): Vocabulary {
  return {
    statuses: createDictionary(),
    administrators: createDictionary(),
    primaries: createDictionary(),
    permissionIds: createDictionary(),
    groupRefs: { refs: [], codes: new Map() },
    groupLists: createListTable(),
    permissionLists: createListTable(),
  };
}

/** A row that nobody has: one of a removed user, or a new one. */
export function takeRow(columns: Columns): number {
  const free = columns.free.pop();
  if (free !== undefined) return free;
  const row = columns.rows;
  columns.rows += 1;
  reserve(columns, columns.rows);
  return row;
}

/** Makes room for so many rows. */
export function reserve(columns: Columns, rows: number): void {
  if (columns.flags.length >= rows) return;
  columns.flags = grown(columns.flags, rows);
  columns.alive = grown(columns.alive, wordsFor(columns.flags.length));
  columns.formats = grown(columns.formats, columns.flags.length);
  for (const name of CODE_COLUMNS) columns[name] = grown(columns[name], columns.flags.length);
}

/** The columns of whole numbers. */
export const CODE_COLUMNS = [
  'chunk',
  'start',
  'length',
  'status',
  'administrator',
  'primary',
  'groups',
  'permissions',
] as const;

/** The number of a reference to a group. */
export function groupCode({ refs, codes }: GroupRefs, ref: GroupRef): number {
  const known = codes.get(ref.id) ?? [];
  for (const code of known) {
    const { name, level } = refs[code] as GroupRef;
    if (name === ref.name && level === ref.level) return code;
  }
  const code = refs.push(ref) - 1;
  codes.set(ref.id, [...known, code]);
  return code;
}

/** The set of all rows in use, as long as the rows need. */
export function aliveBits(columns: Columns): Bits {
  return columns.alive.subarray(0, wordsFor(columns.rows));
}
