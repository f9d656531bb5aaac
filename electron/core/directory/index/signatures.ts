import type { Bits } from './bits.ts';
import { LOWER, type Span } from './bytes.ts';

/**
 * Which letters and which pairs of letters the text of a row holds, as bits: one slice of bits for each bucket, so that
 * a search looks at a few bits a row before it looks at text. Rarer pairs share buckets.
 */
export interface Signatures {
  /** Each block is for `BLOCK_ROWS` rows: `SLICE_WORDS` words for each bucket. */
  readonly blocks: Uint32Array<ArrayBuffer>[];
}

const BLOCK_ROWS = 8192;
const SLICE_WORDS = BLOCK_ROWS / 32;

/** Pairs of the letters that ids are made of, each in a bucket of its own: they don't blur what names are made of. */
const ID_LETTERS = '0123456789abcdef-';
/** So are pairs of a vowel and a consonant, which most words begin with. */
const VOWELS = 'aeiou';
const CONSONANTS = 'bcdfghjklmnpqrstvwxyz';
const SHARED_PAIRS = 64;
const SHARED_LETTERS = 12;

const pairBucket = new Uint16Array(65536);
const letterBucket = new Uint16Array(256);
let buckets = 0;
const isOwn = new Uint8Array(65536);

function giveOwn(firsts: string, seconds: string): void {
  for (const first of firsts) {
    for (const second of seconds) {
      const pair = (first.charCodeAt(0) << 8) | second.charCodeAt(0);
      if (isOwn[pair] === 1) continue;
      isOwn[pair] = 1;
      pairBucket[pair] = buckets;
      buckets += 1;
    }
  }
}
giveOwn(ID_LETTERS, ID_LETTERS);
giveOwn(VOWELS, CONSONANTS);
giveOwn(CONSONANTS, VOWELS);
const SHARED = buckets;
const LETTERS = SHARED + SHARED_PAIRS;
const OWN_LETTERS = LETTERS + SHARED_LETTERS;
/** Takes what says nothing: pairs across the end of a field. */
const UNUSED = OWN_LETTERS + 36;
const BUCKETS = UNUSED + 1;
for (let pair = 0; pair < 65536; pair += 1) {
  if (isOwn[pair] === 1) continue;
  const isAcross = pair >>> 8 === 0 || (pair & 255) === 0;
  pairBucket[pair] = isAcross ? UNUSED : SHARED + ((Math.imul(pair, 0x9e3779b1) >>> 16) % SHARED_PAIRS);
}
for (let byte = 1; byte < 256; byte += 1) letterBucket[byte] = LETTERS + (byte % SHARED_LETTERS);
for (const [index, letter] of [...'abcdefghijklmnopqrstuvwxyz0123456789'].entries()) {
  letterBucket[letter.charCodeAt(0)] = OWN_LETTERS + index;
}
letterBucket[0] = UNUSED;

/** No signatures yet. */
export function createSignatures(): Signatures {
  return { blocks: [] };
}

/** Signs a row with the text in a span. `isNew`: it was never signed before. */
export function sign(signatures: Signatures, row: number, { bytes, from, to }: Span, isNew: boolean): void {
  const block = blockOf(signatures, row);
  const word = (row >>> 5) % SLICE_WORDS;
  const bit = 1 << (row & 31);
  if (!isNew) for (let at = word; at < block.length; at += SLICE_WORDS) block[at] = (block[at] as number) & ~bit;
  let before = 0;
  for (let index = from; index < to; index += 1) {
    const byte = LOWER[bytes[index] as number] as number;
    const letter = (letterBucket[byte] as number) * SLICE_WORDS + word;
    block[letter] = (block[letter] as number) | bit;
    const pair = (pairBucket[(before << 8) | byte] as number) * SLICE_WORDS + word;
    block[pair] = (block[pair] as number) | bit;
    before = byte;
  }
}

function blockOf({ blocks }: Signatures, row: number): Uint32Array<ArrayBuffer> {
  const index = Math.floor(row / BLOCK_ROWS);
  while (blocks.length <= index) blocks.push(new Uint32Array(BUCKETS * SLICE_WORDS));
  return blocks[index] as Uint32Array<ArrayBuffer>;
}

/** The buckets that a text with these folded bytes must be in. */
export function bucketsOf(needle: Uint8Array): number[] {
  const [first = 0] = needle;
  if (needle.length === 1) return [letterBucket[first] as number];
  const pairs = new Set<number>();
  for (let index = 1; index < needle.length; index += 1) {
    pairs.add(pairBucket[((needle[index - 1] as number) << 8) | (needle[index] as number)] as number);
  }
  return [...pairs];
}

/** Whether the buckets of a needle alone tell who has it. */
export function isExact(needle: Uint8Array): boolean {
  const [first = 0, second = 0] = needle;
  if (needle.length === 1) return (letterBucket[first] as number) >= OWN_LETTERS && first !== 0;
  return needle.length === 2 && isOwn[(first << 8) | second] === 1;
}

/** Those of `among` that are in all buckets. */
export function inBuckets({ blocks }: Signatures, wanted: readonly number[], among: Bits): Bits {
  const found = new Uint32Array(among.length);
  for (let index = 0; index < among.length; index += 1) {
    let word = among[index] as number;
    const block = blocks[Math.floor(index / SLICE_WORDS)];
    if (!block) break;
    const offset = index % SLICE_WORDS;
    for (let one = 0; word !== 0 && one < wanted.length; one += 1) {
      word &= block[(wanted[one] as number) * SLICE_WORDS + offset] as number;
    }
    found[index] = word;
  }
  return found;
}
