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
  const code = dictionary.values.push(value) - 1;
  dictionary.codes.set(value, code);
  return code;
}

/** The text of a number; null for 0. */
export function textOf(dictionary: Pick<Dictionary, 'values'>, code: number): string | null {
  return code === 0 ? null : (dictionary.values[code] ?? null);
}
