/** One problem in a body, a query or a path, in the words of pydantic 1. */
export interface Issue {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: string;
  readonly ctx?: Readonly<Record<string, unknown>>;
}

/** What a reader makes of a value. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Reads one value, coercing it as pydantic 1 does. */
export type Reader<T> = (value: unknown) => Reading<T>;

/** Part of an object: how it is read, and what holds when it is left out. */
export interface Field<T, Known extends boolean> {
  readonly read: Reader<T>;
  /** Whether a value is there in any case: sent, or through a default. */
  readonly known: Known;
  readonly fallback?: T;
}

/** The fields of an object, in the order in which the server reports their problems. */
export type Schema = Readonly<Record<string, Field<unknown, boolean>>>;

type ValueOf<F> = F extends Field<infer T, boolean> ? T : never;

/** What a schema reads: fields left out are absent, unless they have a default. */
export type Values<S extends Schema> = {
  [K in keyof S as S[K] extends Field<unknown, true> ? K : never]: ValueOf<S[K]>;
} & { [K in keyof S as S[K] extends Field<unknown, true> ? never : K]?: ValueOf<S[K]> };

const good = <T>(value: T): Reading<T> => ({ ok: true, value });
const bad = (msg: string, type: string, ctx?: Issue['ctx']): { ok: false; issues: Issue[] } => ({
  ok: false,
  issues: [{ loc: [], msg, type, ...(ctx && { ctx }) }],
});
const none = bad('none is not an allowed value', 'type_error.none.not_allowed');

/** A field that must be sent. */
export const required = <T>(read: Reader<T>): Field<T, true> => ({ read, known: true });
/** A field that may be left out. */
export const optional = <T>(read: Reader<T>): Field<T, false> => ({ read, known: false });
/** A field that has a value when left out. */
export const defaulted = <T>(read: Reader<T>, fallback: T): Field<T, true> => ({ read, known: true, fallback });

/** Text; numbers become text. `trim` before the length is checked. */
export function text(options: { trim?: boolean; least?: number } = {}): Reader<string> {
  return (value) => {
    if (value === null) return none;
    if (typeof value !== 'string' && typeof value !== 'number') return bad('str type expected', 'type_error.str');
    const found = options.trim ? String(value).trim() : String(value);
    const least = options.least ?? 0;
    if (found.length >= least) return good(found);
    return bad(`ensure this value has at least ${least} characters`, 'value_error.any_str.min_length', {
      limit_value: least,
    });
  };
}

const TRUE: readonly unknown[] = [true, 1, '1', 'on', 't', 'true', 'y', 'yes'];
const FALSE: readonly unknown[] = [false, 0, '0', 'off', 'f', 'false', 'n', 'no'];

/** A boolean, also as `yes`, `on`, `1` and the like. */
export const boolean: Reader<boolean> = (value) => {
  if (value === null) return none;
  const plain = typeof value === 'string' ? value.toLowerCase() : value;
  if (TRUE.includes(plain)) return good(true);
  if (FALSE.includes(plain)) return good(false);
  return bad('value could not be parsed to a boolean', 'type_error.bool');
};

/** A whole number, also as digits; fractions are cut off. Bounds are inclusive. */
export function integer(bounds: { least?: number; most?: number } = {}): Reader<number> {
  return (value) => {
    if (value === null) return none;
    const number = toInteger(value);
    if (number === null) return bad('value is not a valid integer', 'type_error.integer');
    const { least, most } = bounds;
    if (least !== undefined && number < least) return outside('greater', 'ge', least);
    if (most !== undefined && number > most) return outside('less', 'le', most);
    return good(number);
  };
}

const outside = (side: string, code: string, limit: number): Reading<never> =>
  bad(`ensure this value is ${side} than or equal to ${limit}`, `value_error.number.not_${code}`, {
    limit_value: limit,
  });

/** What Python's `int()` makes of a JSON value; null where it raises. */
export function toInteger(value: unknown): number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return Number.isFinite(value) ? Math.trunc(value) : null;
  if (typeof value !== 'string' || !/^\s*[+-]?\d+(_\d+)*\s*$/.test(value)) return null;
  return Number(value.replaceAll('_', ''));
}

/** A group id: a number where it can be one, else a legacy text id. */
export const groupId: Reader<number | string> = (value) => {
  const number = toInteger(value);
  if (number !== null) return good(number);
  if (typeof value === 'string') return good(value);
  if (value === null) return none;
  const issues = [
    bad('value is not a valid integer', 'type_error.integer'),
    bad('str type expected', 'type_error.str'),
  ];
  return { ok: false, issues: issues.flatMap((issue) => issue.issues) };
};

/** One of a fixed set of texts. */
export function oneOf<const T extends string>(values: readonly T[]): Reader<T> {
  return (value) => {
    if (value === null) return none;
    const found = values.find((known) => known === value);
    if (found !== undefined) return good(found);
    const permitted = values.map((known) => `'${known}'`).join(', ');
    return bad(`value is not a valid enumeration member; permitted: ${permitted}`, 'type_error.enum', {
      enum_values: values,
    });
  };
}

/** An array whose items are all read the same way. */
export function listOf<T>(item: Reader<T>): Reader<T[]> {
  return (value) => {
    if (value === null) return none;
    if (!Array.isArray(value)) return bad('value is not a valid list', 'type_error.list');
    const readings = value.map((entry: unknown) => item(entry));
    const issues = readings.flatMap((reading, at) => (reading.ok ? [] : below(at, reading.issues)));
    if (issues.length > 0) return { ok: false, issues };
    return good(readings.flatMap((reading) => (reading.ok ? [reading.value] : [])));
  };
}

/** Takes anything but null. */
export const anything: Reader<unknown> = (value) => (value === null ? none : good(value));

/** Null passes as null. */
export const nullable =
  <T>(read: Reader<T>): Reader<T | null> =>
  (value) =>
    value === null ? good(null) : read(value);

/** Null is refused by the model's own check rather than by its type. */
export const notNull =
  <T>(read: Reader<T>): Reader<T> =>
  (value) =>
    value === null ? bad('Value may not be null', 'value_error') : read(value);

/** An object within an object. */
export function object<S extends Schema>(schema: S): Reader<Values<S>> {
  return (value) => {
    if (value === null) return none;
    if (typeof value !== 'object' || Array.isArray(value)) return bad('value is not a valid dict', 'type_error.dict');
    return readFields(schema, value as Readonly<Record<string, unknown>>);
  };
}

/** Reads the fields of an object and reports every problem at once; fields outside the schema are ignored. */
export function readFields<S extends Schema>(schema: S, input: Readonly<Record<string, unknown>>): Reading<Values<S>> {
  const values: Record<string, unknown> = {};
  const issues: Issue[] = [];
  for (const [name, field] of Object.entries(schema)) {
    if (!Object.hasOwn(input, name)) {
      if (Object.hasOwn(field, 'fallback')) values[name] = field.fallback;
      else if (field.known) issues.push({ loc: [name], msg: 'field required', type: 'value_error.missing' });
      continue;
    }
    const reading = field.read(input[name]);
    if (reading.ok) values[name] = reading.value;
    else issues.push(...below(name, reading.issues));
  }
  // The loop above has put exactly the schema's fields there, each as its own reader read it.
  return issues.length > 0 ? { ok: false, issues } : good(values as Values<S>);
}

function below(step: string | number, issues: readonly Issue[]): Issue[] {
  return issues.map((issue) => ({ ...issue, loc: [step, ...issue.loc] }));
}
