import type { Resource } from './columns.ts';
import { type Condition, compileCondition, type Test } from './filters.ts';
import { asText, type Json } from './model.ts';
import { isObject, type Parameters } from './parameters.ts';
import type { ArvadosProfile } from './profile.ts';
import type { Shape } from './rendering.ts';
import { byController, unprocessable } from './replies.ts';

/** A column and a direction. */
export interface OrderStep {
  readonly column: string;
  readonly descending: boolean;
}

/** What a list call asks for, read but not yet carried out. */
export interface ListOptions<T> {
  readonly limit: number;
  readonly offset: number;
  readonly conditions: readonly Condition[];
  readonly tests: readonly Test<T>[];
  /** Empty: no particular order. */
  readonly order: readonly OrderStep[];
  readonly select: readonly string[] | null;
  readonly distinct: boolean;
  readonly counted: boolean;
}

/** What decides how the parameters of a list are read. */
export interface ListContext {
  readonly profile: ArvadosProfile;
  readonly shape: Shape;
  readonly maxItems: number;
}

const DEFAULT_LIMIT = 100;

/**
 * Reads the parameters of a list. @throws Refusal: 500 for what controller cannot decode, 422 for what the backend does
 * not know.
 */
export function readListOptions<T>(
  resource: Resource<T>,
  parameters: Parameters,
  context: ListContext,
): ListOptions<T> {
  const conditions = [...readFilters(parameters.get('filters'), context.shape), ...readWhere(parameters.get('where'))];
  const select = readSelect(resource, parameters, context);
  const count = parameters.get('count') ?? 'exact';
  if (count !== 'exact' && count !== 'none')
    throw unprocessable(`Invalid value for count parameter: '${asText(count)}'`);
  const { limit, offset } = readRange(parameters, context.maxItems);
  return {
    limit,
    offset,
    conditions,
    tests: conditions.map((condition) => compileCondition(resource, condition, context.profile.fullTextSearch)),
    order: readOrder(resource, parameters.get('order'), select, context.profile),
    select,
    distinct: parameters.get('distinct') === true,
    counted: count === 'exact',
  };
}

/** Negative limits mean the default, large ones are cut without a word. */
function readRange(parameters: Parameters, maxItems: number): { limit: number; offset: number } {
  const limit = Number(parameters.get('limit') ?? DEFAULT_LIMIT);
  const offset = Number(parameters.get('offset') ?? 0);
  if (offset < 0) throw unprocessable('#<ArgumentError: Invalid value for offset>');
  return { limit: Math.min(limit < 0 ? DEFAULT_LIMIT : limit, maxItems), offset };
}

function readFilters(value: Json | undefined, shape: Shape): Condition[] {
  const wrong = (message: string): Error => (shape === 'edge' ? byController(500, message) : unprocessable(message));
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw wrong('json: cannot unmarshal into Go value of type []arvados.Filter');
  return value.map((filter: Json) => {
    // Expressions are for integer columns, of which users, groups and links have none.
    if (typeof filter === 'string') throw unprocessable(`Invalid expression '${filter}'`);
    if (!Array.isArray(filter) || filter.length !== 3) throw wrong(`invalid filter ${JSON.stringify(filter)}`);
    const [attribute, operator, operand = null] = filter as readonly Json[];
    if (typeof attribute !== 'string' || typeof operator !== 'string') {
      throw wrong(`invalid filter ${JSON.stringify(filter)}`);
    }
    return { attribute, operator: operator.toLowerCase(), operand };
  });
}

/** The old object form: a value or a list of values by attribute. */
function readWhere(value: Json | undefined): Condition[] {
  if (!isObject(value)) return [];
  return Object.entries(value).map(([attribute, operand]) => {
    if (Array.isArray(operand) && operand[0] === 'contains') {
      return { attribute, operator: 'ilike', operand: `%${asText(operand[1] ?? '')}%` };
    }
    return { attribute, operator: Array.isArray(operand) ? 'in' : '=', operand };
  });
}

/** The attributes that a call selects, or null for all. */
export function readSelect<T>(
  resource: Resource<T>,
  parameters: Parameters,
  { profile, shape }: Pick<ListContext, 'profile' | 'shape'>,
): readonly string[] | null {
  const value = parameters.get('select');
  if (value === undefined) return null;
  if (!Array.isArray(value) || value.some((name: Json) => typeof name !== 'string')) {
    const message = 'json: cannot unmarshal into Go struct field .select of type []string';
    throw shape === 'edge' ? byController(500, message) : unprocessable(message);
  }
  const names = value as readonly string[];
  if (names.length === 0) throw unprocessable('Invalid select parameter: no attributes');
  for (const name of names) requireSelectable(resource, name, names, profile);
  return names;
}

function requireSelectable<T>(
  { columns, computed, model }: Resource<T>,
  name: string,
  names: readonly string[],
  profile: ArvadosProfile,
): void {
  const inputs = Object.hasOwn(computed, name) ? computed[name] : undefined;
  const isFlag = name === 'can_write' || name === 'can_manage';
  if (inputs && (profile.canFlags || !isFlag)) {
    const missing = profile.selectNeedsInputs ? inputs.find((input) => !names.includes(input)) : undefined;
    if (missing) throw unprocessable(`#<ActiveModel::MissingAttributeError: missing attribute: ${missing}>`);
  } else if (!columns.has(name) && name !== 'kind' && name !== 'etag') {
    throw unprocessable(`Invalid attribute '${name}' of ${model} in select parameter`);
  }
}

/** Unknown columns are dropped without a word, and with `select` so is every column that is not selected. */
function readOrder<T>(
  { columns }: Resource<T>,
  value: Json | undefined,
  select: readonly string[] | null,
  { tieBreak }: ArvadosProfile,
): OrderStep[] {
  const items = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value.map(asText) : [];
  const steps: OrderStep[] = [];
  for (const item of items) {
    const match = /^\s*(?:[a-z_]+\.)?([a-z_]+)(?:\s+(asc|desc))?\s*$/i.exec(item);
    if (match?.[1]) steps.push({ column: match[1], descending: match[2]?.toLowerCase() === 'desc' });
  }
  if (!steps.some(({ column }) => column === 'uuid' || column === 'id')) {
    steps.push({ column: 'modified_at', descending: true }, { column: 'uuid', descending: tieBreak === 'desc' });
  }
  return steps.filter(
    ({ column }, at) =>
      columns.has(column) &&
      (!select || select.includes(column)) &&
      steps.findIndex((other) => other.column === column) === at,
  );
}
