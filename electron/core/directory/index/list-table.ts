import { grown } from './grow.ts';

/** Lists of numbers, each kept once and numbered; 0 is the empty list. What many users share costs one number a user. */
export interface ListTable extends KeptLists {
  starts: Uint32Array<ArrayBuffer>;
  items: Uint32Array<ArrayBuffer>;
  count: number;
  /** List numbers plus one by hash; 0 is a free place. */
  slots: Uint32Array<ArrayBuffer>;
}

/** The lists alone, without what finds them. */
export interface KeptLists {
  /** Where list n begins among `items`; it ends where the next one begins. */
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly items: Uint32Array<ArrayBuffer>;
  readonly count: number;
}

/** A table with the empty list, or with those that were kept before. */
export function createListTable(kept?: KeptLists): ListTable {
  const table: ListTable = kept
    ? { ...kept, slots: new Uint32Array(0) }
    : { starts: new Uint32Array(16), items: new Uint32Array(16), count: 1, slots: new Uint32Array(0) };
  rehash(table);
  return table;
}

/** The number of a list, a new one if it was not there. */
export function listCode(table: ListTable, list: readonly number[]): number {
  if (list.length === 0) return 0;
  const mask = table.slots.length - 1;
  for (let slot = hashOf(list, 0, list.length) & mask; ; slot = (slot + 1) & mask) {
    const code = (table.slots[slot] as number) - 1;
    if (code < 0) return append(table, list, slot);
    if (isSame(table, code, list)) return code;
  }
}

/** The numbers of a list. */
export function listOf(table: KeptLists, code: number): number[] {
  return Array.from(table.items.subarray(table.starts[code], table.starts[code + 1]));
}

/** Which lists hold at least one of the marked numbers, as 0 or 1 by list number. */
export function listsWith(table: KeptLists, marked: (item: number) => boolean): Uint8Array<ArrayBuffer> {
  const lists = new Uint8Array(table.count);
  for (let code = 1; code < table.count; code += 1) {
    const end = table.starts[code + 1] as number;
    for (let index = table.starts[code] as number; index < end; index += 1) {
      if (!marked(table.items[index] as number)) continue;
      lists[code] = 1;
      break;
    }
  }
  return lists;
}

function append(table: ListTable, list: readonly number[], slot: number): number {
  const code = table.count;
  const start = table.starts[code] as number;
  table.items = grown(table.items, start + list.length);
  table.items.set(list, start);
  table.starts = grown(table.starts, code + 2);
  table.starts[code + 1] = start + list.length;
  table.count += 1;
  table.slots[slot] = code + 1;
  if (table.count * 2 > table.slots.length) rehash(table);
  return code;
}

function rehash(table: ListTable): void {
  let size = 64;
  while (size < table.count * 4) size *= 2;
  table.slots = new Uint32Array(size);
  for (let code = 1; code < table.count; code += 1) {
    let slot = hashOf(table.items, table.starts[code] as number, table.starts[code + 1] as number) & (size - 1);
    while (table.slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    table.slots[slot] = code + 1;
  }
}

function isSame({ starts, items }: ListTable, code: number, list: readonly number[]): boolean {
  const start = starts[code] as number;
  if ((starts[code + 1] as number) - start !== list.length) return false;
  for (let index = 0; index < list.length; index += 1) if (items[start + index] !== list[index]) return false;
  return true;
}

function hashOf(numbers: ArrayLike<number>, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let index = from; index < to; index += 1) {
    hash = Math.imul(hash ^ (numbers[index] as number), 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}
