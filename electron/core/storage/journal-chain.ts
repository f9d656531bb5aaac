import { createHash } from 'node:crypto';
import { parseJson } from './atomic-file.ts';

/** The end of a chain: what the next entry takes up. */
export interface Tip {
  /** Sequence of the next entry. */
  readonly sequence: number;
  /** Hash of the last one. */
  readonly previous: string;
}

/** Where a chain begins. */
export const GENESIS: Tip = { sequence: 0, previous: '0'.repeat(64) };

/** JSON with its keys in the order of their UTF-16 units and no white space, as RFC 8785 has it. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** Chains an entry to the tip and gives it its hash. */
export function linkEntry<T extends object>(entry: T, tip: Tip): T & Tip & { hash: string } {
  const linked = { ...entry, ...tip };
  return { ...linked, hash: hashOf(linked) };
}

/** The tip after a line; null where the line is no entry. Entries of unknown types count. */
export function tipAfter(line: string): Tip | null {
  const entry = entryOf(line);
  return entry && { sequence: entry.sequence + 1, previous: entry.hash };
}

/** The place of the first line that is no entry, or is not chained to the one before; null for a whole chain. */
export function firstBreak(lines: readonly string[]): number | null {
  let tip = GENESIS;
  for (const [place, line] of lines.entries()) {
    const entry = entryOf(line);
    const whole =
      entry?.sequence === tip.sequence && entry.previous === tip.previous && entry.hash === hashOf(entry.unhashed);
    if (!whole) return place;
    tip = { sequence: entry.sequence + 1, previous: entry.hash };
  }
  return null;
}

function hashOf(unhashed: object): string {
  return createHash('sha256').update(canonicalJson(unhashed)).digest('hex');
}

function entryOf(line: string) {
  const value = parseJson(line);
  if (typeof value !== 'object' || value === null || !('hash' in value)) return null;
  const { hash, ...unhashed } = value;
  const { sequence, previous } = unhashed as { sequence?: unknown; previous?: unknown };
  if (typeof hash !== 'string' || typeof previous !== 'string' || !Number.isSafeInteger(sequence)) return null;
  return { hash, previous, sequence: sequence as number, unhashed };
}
