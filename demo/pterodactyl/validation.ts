import { type Input, isMap, field as read, type Value } from './input.ts';

/** One broken rule of one field, in the Panel's stock language. */
export interface Issue {
  readonly field: string;
  /** Snake-case name of the rule. */
  readonly rule: string;
  readonly message: string;
}

/** A rule of the framework or of the Panel. */
export interface Rule {
  readonly name: string;
  /** `undefined` is a field that was not sent. */
  passes(value: Value | undefined): boolean;
  readonly message: (label: string) => string;
  /** Also looks at fields that are absent or null, and ends the check of the field when broken. */
  readonly implicit?: boolean;
  /** Asks the database, and only after the rules before it were kept. */
  readonly last?: boolean;
}

/** A field of a form. */
export interface Field {
  readonly name: string;
  /** What messages call it. */
  readonly label: string;
  /** Null is as good as absent. */
  readonly nullable?: boolean;
  readonly rules: readonly Rule[];
}

/** Checks every field and names every broken rule, as Laravel 10 does: a field can appear twice. */
export function validate(fields: readonly Field[], input: Input): Issue[] {
  return fields.flatMap((field) => validateField(field, read(input, field.name)));
}

function validateField({ name, label, nullable, rules }: Field, value: Value | undefined): Issue[] {
  const issues: Issue[] = [];
  for (const rule of rules) {
    if (!rule.implicit && (value === undefined || isBlank(value) || (nullable && value === null))) continue;
    if (rule.last && issues.length > 0) continue;
    if (rule.passes(value)) continue;
    issues.push({ field: name, rule: rule.name, message: rule.message(label) });
    if (rule.implicit) break;
  }
  return issues;
}

/** Blank text is like nothing to all but the implicit rules. Only passwords can still be blank here. */
const isBlank = (value: Value): boolean => typeof value === 'string' && value.trim() === '';

/** Must be there and not be null, blank or an empty list. */
export const required: Rule = {
  name: 'required',
  implicit: true,
  passes: (value) =>
    value !== undefined && value !== null && !isBlank(value) && !(isMap(value) && Object.keys(value).length === 0),
  message: (label) => `The ${label} field is required.`,
};

export const string: Rule = {
  name: 'string',
  passes: (value) => typeof value === 'string',
  message: (label) => `The ${label} must be a string.`,
};

export const array: Rule = {
  name: 'array',
  passes: isMap,
  message: (label) => `The ${label} must be an array.`,
};

export const integer: Rule = {
  name: 'integer',
  passes: (value) => Number.isInteger(value) || (typeof value === 'string' && /^[+-]?(0|[1-9]\d*)$/.test(value)),
  message: (label) => `The ${label} must be an integer.`,
};

/** The words `true` and `false` are none. */
export const boolean: Rule = {
  name: 'boolean',
  passes: (value) => value === true || value === false || value === 0 || value === 1 || value === '0' || value === '1',
  message: (label) => `The ${label} field must be true or false.`,
};

/** Letters of text, digits of a number, items of a list. */
export const between = (least: number, most: number): Rule => ({
  name: 'between',
  passes: (value) => sizeOf(value) >= least && sizeOf(value) <= most,
  message: (label) => `The ${label} must be between ${least} and ${most} characters.`,
});

export const max = (most: number): Rule => ({
  name: 'max',
  passes: (value) => sizeOf(value) <= most,
  message: (label) => `The ${label} may not be greater than ${most} characters.`,
});

export const maxItems = (most: number): Rule => ({
  name: 'max',
  passes: (value) => sizeOf(value) <= most,
  message: (label) => `The ${label} may not have more than ${most} items.`,
});

export const oneOf = (values: readonly string[]): Rule => ({
  name: 'in',
  passes: (value) => !isMap(value) && values.includes(asText(value)),
  message: (label) => `The selected ${label} is invalid.`,
});

/** No other row has it; the question is the caller's. */
export const unique = (isTaken: (value: string) => boolean): Rule => ({
  name: 'unique',
  last: true,
  passes: (value) => !isTaken(asText(value)),
  message: (label) => `The ${label} has already been taken.`,
});

/** Some row has it; the question is the caller's. */
export const exists = (isThere: (value: string) => boolean): Rule => ({
  name: 'exists',
  last: true,
  passes: (value) => isThere(asText(value)),
  message: (label) => `The selected ${label} is invalid.`,
});

/** A value as PHP turns it into text; of a list, its first item, which is what a query takes. */
export function asText(value: Value | undefined): string {
  if (isMap(value)) return asText(Object.values(value)[0]);
  if (value === true) return '1';
  return value === undefined || value === null || value === false ? '' : String(value);
}

function sizeOf(value: Value | undefined): number {
  return isMap(value) ? Object.keys(value).length : Array.from(asText(value)).length;
}
