import type { Column, Resource } from './columns.ts';
import { compileLike } from './like.ts';
import { asText, INFIX, type Json, type RecordType } from './model.ts';
import { isObject } from './parameters.ts';
import { unprocessable } from './replies.ts';
import { parseTime } from './timestamps.ts';

/** One condition as the client sent it. */
export interface Condition {
  readonly attribute: string;
  /** In lower case. */
  readonly operator: string;
  readonly operand: Json;
}

/** Whether a row fulfils a condition. */
export type Test<T> = (row: T) => boolean;

const COMPARISONS = new Set(['=', '!=', '<>', '<', '<=', '>', '>=']);

/** Compiles a condition. @throws Refusal (422) in the backend's words. */
export function compileCondition<T>(resource: Resource<T>, condition: Condition, fullText: boolean): Test<T> {
  const { attribute, operator, operand } = condition;
  if (operator === '@@') return compileFullText(resource, condition, fullText);
  if (attribute === 'any') return compileAny(resource, condition);
  const [name = '', ...path] = attribute.split('.');
  const column = resource.columns.get(name);
  if (!column || (path.length > 0 && column.type !== 'json')) throw invalidAttribute(attribute);
  if (path.length > 0) return compileProperty(column, path.join('.'), condition);
  if (COMPARISONS.has(operator)) return compileComparison(column, condition);
  switch (operator) {
    case 'in':
    case 'not in':
      return compileMembership(column, condition);
    case 'like':
    case 'ilike': {
      if (column.type !== 'text')
        throw unprocessable(`Invalid attribute '${attribute}' for operator '${operator}' in filter`);
      return compileText((row: T) => column.read(row), condition);
    }
    case 'is_a':
      return compileKind(column, operand);
    case 'exists':
    case 'contains':
      if (column.type !== 'json')
        throw unprocessable(`Invalid attribute '${attribute}' for operator '${operator}' in filter`);
      return compileJson(column, condition);
    default:
      throw unprocessable(`Invalid operator '${operator}'`);
  }
}

const invalidAttribute = (attribute: string): Error => unprocessable(`Invalid attribute '${attribute}' in filter`);

const invalidOperand = ({ operand, operator }: Condition): Error =>
  unprocessable(`Invalid operand type '${rubyClass(operand)}' for '${operator}' operator in filters`);

function rubyClass(value: Json): string {
  if (value === null) return 'NilClass';
  if (Array.isArray(value)) return 'Array';
  if (typeof value === 'object') return 'Hash';
  if (typeof value === 'boolean') return value ? 'TrueClass' : 'FalseClass';
  return typeof value === 'number' ? 'Integer' : 'String';
}

function compileComparison<T>(column: Column<T>, condition: Condition): Test<T> {
  const { operator } = condition;
  if (column.type === 'json')
    throw unprocessable(`Invalid attribute '${column.name}' for operator '${operator}' in filter`);
  const operand = readOperand(column, condition.operand, condition);
  const negated = operator === '!=' || operator === '<>';
  if (operator === '=') return (row) => column.read(row) === operand;
  // NULL differs from everything but NULL.
  if (negated) return (row) => column.read(row) !== operand;
  if (operand === null || typeof operand === 'boolean') throw invalidOperand(condition);
  return (row) => {
    const value = column.read(row);
    return value !== null && isInOrder(value as string | number, operator, operand as string | number);
  };
}

function isInOrder(value: string | number, operator: string, operand: string | number): boolean {
  if (operator === '<') return value < operand;
  if (operator === '<=') return value <= operand;
  return operator === '>' ? value > operand : value >= operand;
}

const TRUE = ['1', 't', 'true', 'y', 'yes'];
const FALSE = ['0', 'f', 'false', 'n', 'no'];

function readOperand<T>(column: Column<T>, operand: Json, condition: Condition): string | number | boolean | null {
  if (operand === null) return null;
  if (typeof operand === 'object') throw invalidOperand(condition);
  switch (column.type) {
    case 'boolean': {
      if (typeof operand === 'boolean') return operand;
      const word = String(operand).toLowerCase();
      if (TRUE.includes(word)) return true;
      if (FALSE.includes(word)) return false;
      throw unprocessable(`Invalid operand '${operand}' for boolean attribute '${column.name}' in filter`);
    }
    case 'time': {
      const time = typeof operand === 'string' ? parseTime(operand) : null;
      if (time === null) throw unprocessable(`Invalid operand '${operand}' for '${column.name}' in filter`);
      return time;
    }
    case 'integer':
      return Number(operand);
    case 'text':
    case 'json':
      return String(operand);
  }
}

function compileMembership<T>(column: Column<T>, condition: Condition): Test<T> {
  const { operand, operator } = condition;
  if (!Array.isArray(operand)) throw invalidOperand(condition);
  const members = new Set<Json>(operand.map((member: Json) => readOperand(column, member, condition)));
  if (operator === 'in') return (row) => members.has(column.read(row));
  return (row) => !members.has(column.read(row));
}

function compileText<T>(read: (row: T) => Json, condition: Condition): Test<T> {
  const { operand, operator } = condition;
  if (typeof operand !== 'string') throw invalidOperand(condition);
  const test = compileLike(operand, operator === 'ilike');
  return (row) => {
    const value = read(row);
    return value !== null && test(asText(value));
  };
}

function compileKind<T>(column: Column<T>, operand: Json): Test<T> {
  const kinds = Array.isArray(operand) ? operand : [operand];
  const infixes = kinds.map((kind: Json) => {
    const type = asText(kind).replace(/^arvados#/, '') as RecordType;
    if (!Object.hasOwn(INFIX, type))
      throw unprocessable(`Invalid operand '${asText(kind)}' for 'is_a' operator in filter`);
    return INFIX[type];
  });
  if (!column.name.endsWith('uuid'))
    throw unprocessable(`Invalid attribute '${column.name}' for operator 'is_a' in filter`);
  return (row) => {
    const value = column.read(row);
    return typeof value === 'string' && infixes.some((infix) => value.slice(6, 11) === infix);
  };
}

function compileJson<T>(column: Column<T>, { operator, operand }: Condition): Test<T> {
  const keys = Array.isArray(operand) ? operand.map(asText) : [asText(operand)];
  return (row) => {
    const value = column.read(row);
    if (operator === 'exists') return isObject(value) && keys.every((key) => Object.hasOwn(value, key));
    return containsJson(value, operand);
  };
}

function containsJson(value: Json | undefined, part: Json): boolean {
  if (isObject(part)) {
    return isObject(value) && Object.entries(part).every(([key, entry]) => containsJson(value[key], entry));
  }
  if (Array.isArray(part)) {
    return Array.isArray(value) && part.every((entry: Json) => value.some((other: Json) => containsJson(other, entry)));
  }
  return value === part;
}

function compileProperty<T>(column: Column<T>, key: string, condition: Condition): Test<T> {
  const inner: Column<T> = {
    name: key,
    type: 'text',
    read: (row) => {
      const value = column.read(row);
      return isObject(value) ? (value[key] ?? null) : null;
    },
  };
  const { operator } = condition;
  if (operator === 'exists') return (row) => (inner.read(row) !== null) === (condition.operand === true);
  if (operator === 'in' || operator === 'not in') return compileMembership(inner, condition);
  if (operator === 'like' || operator === 'ilike') return compileText(inner.read, condition);
  if (operator === 'contains') return compileJson(inner, condition);
  return compileComparison(inner, condition);
}

/**
 * `any` with a text operator and `%…%` searches one concatenated text; any other pattern has to fit a single column.
 * With `=` it meets columns that are no text and fails.
 */
function compileAny<T>(resource: Resource<T>, condition: Condition): Test<T> {
  const { operand, operator } = condition;
  if (operator !== 'like' && operator !== 'ilike') {
    const other = [...resource.columns.values()].find(({ type }) => type === 'boolean' || type === 'time');
    throw unprocessable(`Invalid operand '${asText(operand)}' for attribute '${other?.name ?? 'any'}' in filter`);
  }
  const columns = searched(resource);
  if (typeof operand === 'string' && !/^%.*%$/s.test(operand)) {
    const tests = columns.map((column) => compileText(column.read, condition));
    return (row) => tests.some((test) => test(row));
  }
  return compileText((row: T) => joined(columns, row), condition);
}

/** In the order in which the database joins the columns of users. UUIDs are not searched. */
const SEARCHED = [
  'email',
  'first_name',
  'last_name',
  'identity_url',
  'name',
  'description',
  'prefs',
  'username',
  'summary',
  'hostname',
];

const searched = <T>({ columns }: Resource<T>): Column<T>[] =>
  SEARCHED.map((name) => columns.get(name)).filter((column) => column !== undefined);

function joined<T>(columns: readonly Column<T>[], row: T): string {
  let text = '';
  for (const { read } of columns) text += ` ${asText(read(row) ?? '')}`;
  return text.slice(1);
}

/** Up to 2.2: every word has to occur. Any column name does; the search is always over all texts. */
function compileFullText<T>(resource: Resource<T>, condition: Condition, works: boolean): Test<T> {
  if (!works) throw unprocessable('Full text search operator is no longer supported');
  const words = asText(condition.operand)
    .toLowerCase()
    .split(/[\s&]+/)
    .filter(Boolean);
  const columns = searched(resource);
  return (row) => {
    const text = joined(columns, row).toLowerCase();
    return words.every((word) => text.includes(word));
  };
}
