import { LOWER, type Span } from './bytes.ts';

/** The order of texts that people expect in English, German and French alike; whole and folded texts only. */
export const COLLATOR: Intl.Collator = new Intl.Collator('en');

/** By byte: the place of a printable character of ASCII in that order, from 1 on, capitals as small ones; 0 for others. */
export const WEIGHTS: Uint8Array<ArrayBuffer> = new Uint8Array(256);
const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
const small = printable.filter((character) => character === character.toLowerCase()).sort(COLLATOR.compare);
for (const character of printable) {
  WEIGHTS[character.charCodeAt(0)] = small.indexOf(character.toLowerCase()) + 1;
}

/** Compares the folded texts in two spans. */
export function compareSpans(left: Span, right: Span): number {
  const shorter = Math.min(left.to - left.from, right.to - right.from);
  for (let index = 0; index < shorter; index += 1) {
    const one = WEIGHTS[left.bytes[left.from + index] as number] as number;
    const other = WEIGHTS[right.bytes[right.from + index] as number] as number;
    if (one === 0 || other === 0) return COLLATOR.compare(textIn(left), textIn(right));
    if (one !== other) return one - other;
  }
  const longer = left.to - left.from > shorter ? left : right;
  if (!isWeighed(longer, shorter)) return COLLATOR.compare(textIn(left), textIn(right));
  return left.to - left.from - (right.to - right.from);
}

/** Whether all characters from `offset` on are printable ones of ASCII, so that their weights tell the order. */
export function isWeighed({ bytes, from, to }: Span, offset: number = 0): boolean {
  for (let at = from + offset; at < to; at += 1) if (WEIGHTS[bytes[at] as number] === 0) return false;
  return true;
}

/** The folded text in a span. */
export function textIn({ bytes, from, to }: Span): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from);
  return isLower(text) ? text.toString() : text.toString().toLowerCase();
}

function isLower(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) if (LOWER[bytes[at] as number] !== bytes[at]) return false;
  return true;
}
