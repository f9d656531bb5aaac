import { compilePattern, fold, type Pattern } from './collation.ts';
import { field, type Input, isMap, type Value } from './input.ts';
import { badRequest } from './refusal.ts';

/** What a filter looks at, and what it looks for; any of the patterns will do. */
export interface Filter<Target> {
  readonly target: Target;
  readonly patterns: readonly Pattern[];
}

/** The order of a list. All sortable columns are unique, so only the first counts. */
export type Sort = 'id' | '-id' | 'uuid' | '-uuid';

const SORTS = ['id', 'uuid'];

/** Reads `filter[…]`; `targets` by the allowed names. @throws Refusal 400 that lists these. */
export function readFilters<Target>(
  input: Input,
  targets: Readonly<Record<string, Target>>,
  literalWildcards: boolean,
): Filter<Target>[] {
  const filter = field(input, 'filter');
  if (!isMap(filter)) return [];
  const unknown = Object.keys(filter).filter((name) => !Object.hasOwn(targets, name));
  if (unknown.length > 0) {
    const allowed = Object.keys(targets).join(', ');
    throw badRequest(
      'InvalidFilterQuery',
      `Requested filter(s) \`${unknown.join(', ')}\` are not allowed. Allowed filter(s) are \`${allowed}\`.`,
    );
  }
  return Object.entries(targets).flatMap(([name, target]) => {
    const values = filterValues(field(filter, name));
    if (values.length === 0) return [];
    return [{ target, patterns: values.map((value) => compilePattern(value, literalWildcards)) }];
  });
}

/** Whether a row passes all filters, each of which looks at one of its cells. */
export function passes<Row>(row: Row, filters: readonly Filter<(row: Row) => string | null>[]): boolean {
  return filters.every(({ target, patterns }) => {
    const cell = target(row);
    return cell !== null && patterns.some((pattern) => pattern.matches(fold(cell)));
  });
}

/** A comma separates alternatives. The words `true` and `false` become booleans, and these `1` and empty text. */
function filterValues(value: Value | undefined): string[] {
  if (value === undefined || value === null) return [];
  if (isMap(value)) {
    const parts = Object.values(value).flatMap(filterValues);
    return parts.filter((part) => part !== '');
  }
  const text = String(value);
  if (text.includes(',')) return text.split(',').filter((part) => part !== '');
  if (text === 'true') return ['1'];
  return [text === 'false' ? '' : text];
}

/** Reads `sort`. @throws Refusal 400 that lists the allowed names. */
export function readSort(input: Input): Sort {
  const sort = field(input, 'sort') ?? '';
  const names = (isMap(sort) ? Object.values(sort).map(String) : String(sort).split(',')).filter((name) => name !== '');
  const unknown = names.map((name) => name.replace(/^-+/, '')).filter((name) => !SORTS.includes(name));
  if (unknown.length > 0) {
    throw badRequest(
      'InvalidSortQuery',
      `Requested sort(s) \`${unknown.join(', ')}\` is not allowed. Allowed sort(s) are \`${SORTS.join(', ')}\`.`,
    );
  }
  const [first = 'id'] = names;
  return `${first.startsWith('-') ? '-' : ''}${first.endsWith('uuid') ? 'uuid' : 'id'}`;
}
