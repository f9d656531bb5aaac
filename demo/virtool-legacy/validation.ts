/** What is wrong with each field, in the words of Cerberus 1.1. */
export type Problems = Readonly<Record<string, readonly string[]>>;

/** What a reader makes of a value; the problem is in the words of Cerberus 1.1. */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** Reads one value. Types are strict: nothing is coerced. */
export type Reader<T> = (value: unknown) => Reading<T>;

/** Part of an object. */
export interface Field<T, Needed extends boolean> {
  readonly read: Reader<T>;
  readonly needed: Needed;
}

/** The fields of an object; any other one is an error. */
export type Schema = Readonly<Record<string, Field<unknown, boolean>>>;

type ValueOf<F> = F extends Field<infer T, boolean> ? T : never;

/** What a schema reads: fields left out are absent. */
export type Values<S extends Schema> = {
  [K in keyof S as S[K] extends Field<unknown, true> ? K : never]: ValueOf<S[K]>;
} & { [K in keyof S as S[K] extends Field<unknown, true> ? never : K]?: ValueOf<S[K]> };

/** A field that must be sent. */
export const required = <T>(read: Reader<T>): Field<T, true> => ({ read, needed: true });
/** A field that may be left out. */
export const optional = <T>(read: Reader<T>): Field<T, false> => ({ read, needed: false });

const good = <T>(value: T): Reading<T> => ({ ok: true, value });
const bad = (problem: string): Reading<never> => ({ ok: false, problem });

/** Null is refused before any type is looked at. */
function ofType<T>(name: string, isIt: (value: unknown) => value is T): Reader<T> {
  return (value) => {
    if (value === null) return bad('null value not allowed');
    return isIt(value) ? good(value) : bad(`must be of ${name} type`);
  };
}

/** True or false and nothing like them. */
export const boolean = ofType('boolean', (value) => typeof value === 'boolean');

/** A whole number. */
export const integer = ofType('integer', (value): value is number => Number.isInteger(value));

/** An object without a look at what is in it. */
const dictionary = ofType(
  'dict',
  (value): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/** An array without a look at what is in it. */
export const array = ofType('list', (value): value is unknown[] => Array.isArray(value));

const anyText = ofType('string', (value) => typeof value === 'string');

/** Text of at least so many characters; Python counts code points. */
export function text(options: { least?: number; pattern?: RegExp } = {}): Reader<string> {
  const { least = 0, pattern } = options;
  return (value) => {
    const reading = anyText(value);
    if (!reading.ok) return reading;
    if (Array.from(reading.value).length < least) return bad(`min length is ${least}`);
    if (pattern && !pattern.test(reading.value)) return bad(`value does not match regex '${pattern.source}'`);
    return reading;
  };
}

/** A value that passes the reader and is one of a few. */
export function oneOf<T>(read: Reader<T>, allowed: readonly T[]): Reader<T> {
  return (value) => {
    const reading = read(value);
    return reading.ok && !allowed.includes(reading.value) ? bad(`unallowed value ${String(value)}`) : reading;
  };
}

/** Only keys that are known, whatever their values. */
export function keysOf(known: readonly string[], problem: string): Reader<Record<string, unknown>> {
  return (value) => {
    const reading = dictionary(value);
    if (!reading.ok) return reading;
    return Object.keys(reading.value).every((key) => known.includes(key)) ? reading : bad(problem);
  };
}

/** Reads an object; says the values, or what is wrong with each field. */
export function readFields<S extends Schema>(
  schema: S,
  source: Readonly<Record<string, unknown>>,
): { readonly ok: true; readonly value: Values<S> } | { readonly ok: false; readonly problems: Problems } {
  const values: Record<string, unknown> = {};
  const problems: Record<string, readonly string[]> = {};
  for (const [name, { read, needed }] of Object.entries(schema)) {
    if (!Object.hasOwn(source, name)) {
      if (needed) problems[name] = ['required field'];
      continue;
    }
    const reading = read(source[name]);
    if (reading.ok) values[name] = reading.value;
    else problems[name] = [reading.problem];
  }
  for (const name of Object.keys(source)) if (!Object.hasOwn(schema, name)) problems[name] = ['unknown field'];
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, value: values as Values<S> };
}
