/** A set of row numbers, one bit each, 32 to a word. */
export type Bits = Uint32Array<ArrayBuffer>;

/** Words that a set of so many rows needs. */
export function wordsFor(rows: number): number {
  return (rows + 31) >>> 5;
}

/** Whether a row is in a set; rows beyond its end are not. */
export function hasBit(bits: Bits, row: number): boolean {
  return (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;
}

/** Adds a row, which must lie within the set's length. */
export function setBit(bits: Bits, row: number): void {
  bits[row >>> 5] = (bits[row >>> 5] as number) | (1 << (row & 31));
}

/** Takes a row out. */
export function clearBit(bits: Bits, row: number): void {
  bits[row >>> 5] = (bits[row >>> 5] as number) & ~(1 << (row & 31));
}

/** How many rows are in a set. */
export function countBits(bits: Bits): number {
  let count = 0;
  for (let index = 0; index < bits.length; index += 1) count += countWord(bits[index] as number);
  return count;
}

/** The rows that are in both sets; the result is as long as the first. */
export function intersect(left: Bits, right: Bits): Bits {
  const both = new Uint32Array(left.length);
  for (let index = 0; index < both.length; index += 1) {
    both[index] = (left[index] as number) & (right[index] ?? 0);
  }
  return both;
}

/** Visits the rows of a set, ascending. */
export function forEachBit(bits: Bits, visit: (row: number) => void): void {
  for (let index = 0; index < bits.length; index += 1) {
    for (let word = bits[index] as number; word !== 0; word &= word - 1) {
      visit((index << 5) + 31 - Math.clz32(word & -word));
    }
  }
}

/** The rows of a set, ascending. */
export function rowsOf(bits: Bits, count: number): Uint32Array<ArrayBuffer> {
  const rows = new Uint32Array(count);
  let next = 0;
  for (let index = 0; index < bits.length; index += 1) {
    for (let word = bits[index] as number; word !== 0; word &= word - 1) {
      rows[next] = (index << 5) + 31 - Math.clz32(word & -word);
      next += 1;
    }
  }
  return rows;
}

function countWord(word: number): number {
  let sum = word - ((word >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
