/** Why an input is refused before any schema looks at it. */
export type Refusal = 'too-deep' | 'too-large' | 'forbidden-key' | 'not-plain-data';

/** Levels of nesting; the deepest input of the contract has five. */
const DEPTH_LIMIT = 12;
/** Values in one input, of whatever kind. */
const COUNT_LIMIT = 20_000;
/** Characters of all texts and keys of one input. */
const TEXT_LIMIT = 2_000_000;

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Checks that a value from a face is plain data of reasonable size: nothing but null, booleans, finite numbers, texts,
 * arrays and simple objects, without keys that reach for prototypes. Null means that it is.
 */
export function refusalOf(input: unknown): Refusal | null {
  let count = 0;
  let text = 0;
  const pending: { value: unknown; depth: number }[] = [{ value: input, depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string') text += value.length;
    count += 1;
    if (count > COUNT_LIMIT || text > TEXT_LIMIT) return 'too-large';
    if (!isContainer(value)) {
      if (!isPlainScalar(value)) return 'not-plain-data';
      continue;
    }
    if (depth >= DEPTH_LIMIT) return 'too-deep';
    for (const key of Array.isArray(value) ? [] : Object.keys(value)) {
      if (FORBIDDEN_KEYS.has(key)) return 'forbidden-key';
      text += key.length;
    }
    const children: unknown[] = Object.values(value);
    if (count + pending.length + children.length > COUNT_LIMIT) return 'too-large';
    for (const child of children) pending.push({ value: child, depth: depth + 1 });
  }
  return null;
}

function isContainer(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

function isPlainScalar(value: unknown): boolean {
  return (
    value === null || value === undefined || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value)
  );
}
