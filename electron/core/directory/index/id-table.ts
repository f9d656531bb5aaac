import { grown } from './grow.ts';
import { release } from './release.ts';

const REMOVED = 0xffffffff;

/** Finds rows by the hash of their id. Whoever asks compares the id itself, since hashes may agree. */
export interface IdTable {
  /** Row numbers plus one; 0 is a free place, `REMOVED` one that is passed over. */
  slots: Uint32Array<ArrayBuffer>;
  /** By row. */
  hashes: Uint32Array<ArrayBuffer>;
  /** Places that are not free. */
  taken: number;
  live: number;
}

/** An empty table. */
export function createIdTable(): IdTable {
  return { slots: new Uint32Array(256), hashes: new Uint32Array(128), taken: 0, live: 0 };
}

/** A table of kept hashes; `isLive` tells which rows are in it. */
export function openIdTable(hashes: Uint32Array<ArrayBuffer>, rows: number, isLive: (row: number) => boolean): IdTable {
  const table: IdTable = { slots: freeSlots(rows * 2), hashes, taken: 0, live: 0 };
  for (let row = 0; row < rows; row += 1) if (isLive(row)) place(table, row);
  return table;
}

/** The hash of an id. */
export function hashId(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The row of an id, or -1. */
export function findRow(table: IdTable, hash: number, isIt: (row: number) => boolean): number {
  const mask = table.slots.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const entry = table.slots[slot] as number;
    if (entry === 0) return -1;
    if (entry !== REMOVED && table.hashes[entry - 1] === hash && isIt(entry - 1)) return entry - 1;
  }
}

/** Adds a row whose id is not in the table. */
export function addRow(table: IdTable, row: number, hash: number): void {
  table.hashes = grown(table.hashes, row + 1);
  table.hashes[row] = hash;
  if ((table.taken + 1) * 2 > table.slots.length) rehash(table, (table.live + 1) * 3);
  place(table, row);
}

/** Makes room for so many rows at once. */
export function reserveIds(table: IdTable, rows: number): void {
  table.hashes = grown(table.hashes, rows);
  if (rows * 2 > table.slots.length) rehash(table, rows * 2);
}

/** Takes a row out. */
export function removeRow(table: IdTable, row: number): void {
  const mask = table.slots.length - 1;
  let slot = (table.hashes[row] as number) & mask;
  while (table.slots[slot] !== row + 1) slot = (slot + 1) & mask;
  table.slots[slot] = REMOVED;
  table.live -= 1;
}

function freeSlots(least: number): Uint32Array<ArrayBuffer> {
  let size = 256;
  while (size < least) size *= 2;
  return new Uint32Array(size);
}

function rehash(table: IdTable, least: number): void {
  const old = table.slots;
  table.slots = freeSlots(least);
  table.taken = 0;
  table.live = 0;
  for (let slot = 0; slot < old.length; slot += 1) {
    const entry = old[slot] as number;
    if (entry !== 0 && entry !== REMOVED) place(table, entry - 1);
  }
  release(old);
}

function place(table: IdTable, row: number): void {
  const mask = table.slots.length - 1;
  let slot = (table.hashes[row] as number) & mask;
  while (table.slots[slot] !== 0) slot = (slot + 1) & mask;
  table.slots[slot] = row + 1;
  table.taken += 1;
  table.live += 1;
}
