/** A value of a request as PHP sees it; lists and maps are the same thing there, so both are maps here. */
export type Value = string | number | boolean | null | Input;

/** What came in by query and body, by field name. */
export interface Input {
  readonly [name: string]: Value;
}

/** Whether a value is PHP's array. */
export const isMap = (value: Value | undefined): value is Input => typeof value === 'object' && value !== null;

/** Reads a query or a form: `a[b][]=1` nests, and of a repeated plain name the last value counts. */
export function parseForm(form: URLSearchParams): Input {
  const root: Record<string, Value> = {};
  for (const [name, value] of form) {
    const [, base = name, rest = ''] = /^([^[]+)((?:\[[^\]]*\])+)/.exec(name) ?? [];
    const steps = [
      base.trimStart().replaceAll(/[. ]/g, '_'),
      ...[...rest.matchAll(/\[([^\]]*)\]/g)].map(([, step = '']) => step),
    ];
    place(root, steps, value);
  }
  return root;
}

function place(root: Record<string, Value>, steps: readonly string[], value: string): void {
  let at = root;
  for (const [index, step] of steps.entries()) {
    const name = step === '' ? nextIndex(at) : step;
    if (index === steps.length - 1) {
      define(at, name, value);
      return;
    }
    const next = Object.hasOwn(at, name) ? at[name] : undefined;
    const map: Record<string, Value> = isMap(next) ? { ...next } : {};
    define(at, name, map);
    at = map;
  }
}

const nextIndex = (map: Input): string => String(Object.keys(map).filter((name) => /^\d+$/.test(name)).length);

/** Reads a JSON document; undefined if it is none. What is not an object has no fields with names. */
export function parseJson(text: string): Input | undefined {
  try {
    const value = toValue(JSON.parse(text));
    return isMap(value) ? value : { 0: value };
  } catch {
    return undefined;
  }
}

function toValue(json: unknown): Value {
  if (typeof json !== 'object' || json === null) return json as Value;
  const map: Record<string, Value> = {};
  for (const [name, value] of Object.entries(json)) define(map, name, toValue(value));
  return map;
}

/** `__proto__` is a name like any other. */
function define(map: Record<string, Value>, name: string, value: Value): void {
  Object.defineProperty(map, name, { value, enumerable: true, configurable: true, writable: true });
}

/** Names whose blanks count. */
const UNTRIMMED = new Set(['password', 'password_confirmation', 'current_password']);

/** What the Panel does to every input first: blanks around text go, and empty text becomes null. */
export function tidy(input: Input): Input {
  const tidied: Record<string, Value> = {};
  for (const [name, value] of Object.entries(input)) define(tidied, name, tidyValue(name, value));
  return tidied;
}

function tidyValue(name: string, value: Value): Value {
  if (isMap(value)) return tidy(value);
  if (typeof value !== 'string') return value;
  const trimmed = UNTRIMMED.has(name) ? value : value.replace(/^[\s\u200b]+|[\s\u200b]+$/g, '');
  return trimmed === '' ? null : trimmed;
}

/** A field, or undefined if it was not sent. */
export function field(input: Input, name: string): Value | undefined {
  return Object.hasOwn(input, name) ? input[name] : undefined;
}
