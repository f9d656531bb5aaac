/** Texts of which there are few, numbered from 1; 0 stands for none. */
export interface Dictionary {
  /** By number; the first is never used. */
  readonly values: string[];
  readonly codes: Map<string, number>;
}

/** A dictionary of values that were numbered before, the first of them unused. */
export function createDictionary(values: readonly string[] = ['']): Dictionary {
  return { values: [...values], codes: new Map(values.slice(1).map((value, index) => [value, index + 1])) };
}

/** The number of a text, a new one if need be; 0 for null. */
export function codeOf(dictionary: Dictionary, value: string | null): number {
  if (value === null) return 0;
  const known = dictionary.codes.get(value);
  if (known !== undefined) return known;
  const own = detached(value);
  const code = dictionary.values.push(own) - 1;
  dictionary.codes.set(own, code);
  return code;
}

/** The same text by itself: one that was cut out of a page would keep the whole page in memory. */
function detached(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

/** The text of a number; null for 0. */
export function textOf(dictionary: Dictionary, code: number): string | null {
  return code === 0 ? null : (dictionary.values[code] ?? null);
}
