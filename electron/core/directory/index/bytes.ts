/** Maps a byte of UTF-8 text to that of its lower-case letter; folded text and letters beyond ASCII map to themselves. */
export const LOWER: Uint8Array<ArrayBuffer> = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte,
);

/** A stretch of bytes in a chunk. */
export interface Span {
  bytes: Uint8Array;
  from: number;
  to: number;
}

/** Whether a byte belongs to a word: a letter, a digit, or part of a letter beyond ASCII. */
function isWordByte(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  const lower = LOWER[byte] as number;
  return (lower >= 0x61 && lower <= 0x7a) || (lower >= 0x30 && lower <= 0x39) || lower >= 0x80;
}

/** Whether folded bytes occur within a span; with `whole`, neither inside of a word nor at its edge. */
export function spanHas({ bytes, from, to }: Span, needle: Uint8Array, whole: boolean): boolean {
  const first = needle[0];
  const last = to - needle.length;
  for (let at = from; at <= last; at += 1) {
    if (LOWER[bytes[at] as number] !== first) continue;
    let index = 1;
    while (index < needle.length && LOWER[bytes[at + index] as number] === needle[index]) index += 1;
    if (index < needle.length) continue;
    if (!whole) return true;
    const before = at > from ? bytes[at - 1] : undefined;
    const after = at < last ? bytes[at + needle.length] : undefined;
    if (!isWordByte(before) && !isWordByte(after)) return true;
  }
  return false;
}
