import fc from 'fast-check';
import { z } from 'zod';

/** A value that a schema takes, and what it must refuse: the same value with one fault. */
export interface Sample {
  readonly value: unknown;
  readonly faults: readonly Fault[];
}

/** One fault somewhere in a value. */
export interface Fault {
  /** Where and what, such as `draft.name: too long`. */
  readonly what: string;
  /** Makes the faulty value; some are large. */
  readonly make: () => unknown;
  /** A key that the schema leaves out of what it hands on, instead of refusing the whole. */
  readonly isDropped?: true;
}

/** The part of JSON Schema that the contract's schemas become. */
interface JsonSchema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A key that no schema knows. */
export const UNKNOWN_KEY = 'unexpected';
/** Texts and lists of samples are kept this short. */
const SHORT = 6;
const DEEP = 200;
const DROPPED = { isDropped: true } as const;

/** Samples of what a schema of the contract takes. Throws for a schema of a shape that is not known here. */
export function samplesOf(schema: z.ZodType): fc.Arbitrary<Sample> {
  const json = z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;
  const whole = samples(json).map(({ value, faults }) => ({
    value,
    faults: [...faults, ...wrongTypes(typesOf(json))],
  }));
  // What a schema checks by a function of its own is not in its description.
  return whole.filter(({ value }) => schema.safeParse(value).success);
}

/** A sample without the faults of a wrong type: only what stands around it knows which other types are taken. */
function samples(json: JsonSchema): fc.Arbitrary<Sample> {
  const branches = json.anyOf ?? json.oneOf;
  if (branches) return fc.oneof(...branches.map(samples));
  if ('const' in json) return fc.constant({ value: json.const, faults: [other('another value', UNKNOWN_KEY)] });
  if (json.enum)
    return fc.constantFrom(...json.enum).map((value) => ({ value, faults: [other('another value', '?')] }));
  switch (json.type) {
    case 'object':
      return json.properties ? objects(json) : records(json);
    case 'array':
      return arrays(json);
    case 'string':
      return strings(json);
    case 'integer':
    case 'number':
      return numbers(json);
    case 'boolean':
      return fc.boolean().map((value) => ({ value, faults: [] }));
    case 'null':
      return fc.constant({ value: null, faults: [] });
    default:
      throw new Error(`No samples are known for ${JSON.stringify(json)}.`);
  }
}

function objects({ properties = {}, required = [], additionalProperties }: JsonSchema): fc.Arbitrary<Sample> {
  const parts = Object.fromEntries(Object.entries(properties).map(([key, inner]) => [key, samples(inner)]));
  return fc.record(parts, { requiredKeys: [...required] }).map((made) => {
    const inside = made as Readonly<Record<string, Sample>>;
    const value = valuesOf(inside);
    return {
      value,
      faults: [
        { ...other('unknown key', { ...value, [UNKNOWN_KEY]: 1 }), ...(additionalProperties === false ? {} : DROPPED) },
        ...prototypeKeys(value),
        ...required.map((key) => other(`${key} missing`, without(value, key))),
        ...lifted(inside, properties),
      ],
    };
  });
}

function records({ additionalProperties, propertyNames }: JsonSchema): fc.Arbitrary<Sample> {
  if (typeof additionalProperties !== 'object') throw new Error('A record without a schema takes anything.');
  const key = fc.string({ minLength: 1, maxLength: SHORT }).filter((name) => !(name in {}));
  const tooLong = 'k'.repeat((propertyNames?.maxLength ?? 0) + 1);
  return fc.dictionary(key, samples(additionalProperties), { maxKeys: 3, noNullPrototype: true }).map((inside) => {
    const value = valuesOf(inside);
    const schemas = Object.fromEntries(Object.keys(inside).map((name) => [name, additionalProperties]));
    const long = propertyNames?.maxLength === undefined ? [] : [other('key too long', { ...value, [tooLong]: null })];
    return { value, faults: [...long, ...prototypeKeys(value), ...lifted(inside, schemas)] };
  });
}

function arrays({ items, minItems = 0, maxItems }: JsonSchema): fc.Arbitrary<Sample> {
  if (!items || maxItems === undefined) throw new Error('A list without items or without a limit takes anything.');
  return fc
    .array(samples(items), { minLength: Math.max(minItems, 1), maxLength: Math.max(minItems, 3) })
    .map((inside) => {
      const value = inside.map((one) => one.value);
      const schemas = Object.fromEntries(inside.map((_, index) => [String(index), items]));
      const many = { what: 'too many', make: () => Array.from({ length: maxItems + 1 }, () => value[0]) };
      const few = minItems > 0 ? [other('too few', value.slice(0, minItems - 1))] : [];
      const faults = lifted(Object.fromEntries(Object.entries(inside)), schemas).map((fault) => ({
        ...fault,
        make: () => Object.values(fault.make() as object),
      }));
      return { value, faults: [many, ...few, ...faults] };
    });
}

function strings({ minLength = 0, maxLength, pattern, format }: JsonSchema): fc.Arbitrary<Sample> {
  const values =
    format === 'date-time'
      ? fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((date) => date.toISOString())
      : pattern === undefined
        ? fc.string({ minLength, maxLength: Math.min(maxLength ?? SHORT, minLength + SHORT) })
        : fc.stringMatching(new RegExp(pattern));
  const faults = [
    ...(maxLength === undefined ? [] : [{ what: 'too long', make: () => 'x'.repeat(maxLength + 1) }]),
    ...(minLength > 0 ? [other('too short', 'x'.repeat(minLength - 1))] : []),
    ...(pattern === undefined ? [] : [other('of another form', 'x')]),
  ];
  return values.map((value) => ({ value, faults }));
}

function numbers({ type, minimum, maximum }: JsonSchema): fc.Arbitrary<Sample> {
  const lowest = minimum ?? -1000;
  const values = fc.integer({ min: lowest, max: Math.min(maximum ?? lowest + 1000, lowest + 1000) });
  const faults = [
    ...(type === 'integer' ? [other('no integer', lowest + 0.5)] : []),
    ...(minimum === undefined ? [] : [other('too small', minimum - 1)]),
    ...(maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? [] : [other('too large', maximum + 1)]),
    other('no number', Number.NaN),
    other('endless', Number.POSITIVE_INFINITY),
  ];
  return values.map((value) => ({ value, faults }));
}

/** The faults inside of a container, each within a copy of all the rest; and wrong types, which `schemas` know. */
function lifted(inside: Readonly<Record<string, Sample>>, schemas: Readonly<Record<string, JsonSchema>>): Fault[] {
  const value = valuesOf(inside);
  return Object.entries(inside).flatMap(([key, { faults }]) =>
    [...faults, ...wrongTypes(typesOf(schemas[key] ?? {}))].map((fault) => ({
      ...fault,
      what: `${key}.${fault.what}`,
      make: () => ({ ...value, [key]: fault.make() }),
    })),
  );
}

/** The names of the types that a schema takes, as `typeName` gives them. */
function typesOf(json: JsonSchema): ReadonlySet<string> {
  const branches = json.anyOf ?? json.oneOf;
  if (branches) return new Set(branches.flatMap((one) => [...typesOf(one)]));
  if ('const' in json) return new Set([typeName(json.const)]);
  if (json.enum) return new Set(json.enum.map(typeName));
  return new Set([json.type === 'integer' ? 'number' : (json.type ?? '')]);
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function wrongTypes(taken: ReadonlySet<string>): Fault[] {
  const nested = Array.from({ length: DEEP }).reduce<unknown>((inner) => [inner], 0);
  const others = [null, true, 7, 'text', [], {}, [null], { length: 1 }].filter((value) => !taken.has(typeName(value)));
  return [...others.map((value) => other(`a ${typeName(value)}`, value)), other('deeply nested', nested)];
}

/** Keys that reach for prototypes, own ones, as they come out of parsed JSON. */
function prototypeKeys(value: object): Fault[] {
  return ['__proto__', 'constructor', 'prototype'].map((key) => ({
    what: `key ${key}`,
    make: () => ({ ...value, ...(JSON.parse(`{"${key}": {"polluted": true}}`) as object) }),
  }));
}

function other(what: string, value: unknown): Fault {
  return { what, make: () => value };
}

function valuesOf(inside: Readonly<Record<string, Sample>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(inside).map(([key, { value }]) => [key, value]));
}

function without(value: Readonly<Record<string, unknown>>, key: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}
