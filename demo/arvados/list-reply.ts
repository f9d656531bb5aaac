import type { Resource } from './columns.ts';
import type { ListOptions } from './list-options.ts';
import type { Json } from './model.ts';
import type { Page } from './paging.ts';
import type { Fields, Reply } from './replies.ts';

/** Wraps a page into the answer of a list. */
export function listReply<T>(
  resource: Resource<T>,
  options: ListOptions<T>,
  page: Page<T>,
  view: (row: T) => Fields,
): Reply {
  return {
    kind: 'list',
    type: resource.type,
    items: page.rows.map(view),
    select: options.select,
    limit: options.limit,
    offset: options.offset,
    ...(page.available !== null && { available: page.available }),
  };
}

/** Whether a row fulfils every filter; with `distinct` only the first of rows that look the same. */
export function testOf<T>(
  resource: Resource<T>,
  options: ListOptions<T>,
  visible?: (row: T) => boolean,
): (row: T) => boolean {
  const tests = visible ? [...options.tests, visible] : options.tests;
  const matches = (row: T): boolean => tests.every((test) => test(row));
  const { select, distinct } = options;
  if (!distinct || !select) return matches;
  const seen = new Set<string>();
  const columns = select.map((name) => resource.columns.get(name)).filter((column) => column !== undefined);
  return (row) => {
    if (!matches(row)) return false;
    const key = JSON.stringify(columns.map((column): Json => column.read(row)));
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
}

/** The texts that an attribute is limited to by `=` or `in`, or null. */
export function limitedTo<T>(options: ListOptions<T>, attribute: string): readonly string[] | null {
  for (const condition of options.conditions) {
    if (condition.attribute !== attribute) continue;
    if (condition.operator === '=' && typeof condition.operand === 'string') return [condition.operand];
    if (condition.operator === 'in' && Array.isArray(condition.operand))
      return [...new Set(condition.operand.map(String))];
  }
  return null;
}
