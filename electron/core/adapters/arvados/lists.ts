import { z } from 'zod';
import { ok, type Result } from '../../../domain/result.ts';
import type { Caller } from './caller.ts';
import { listWire } from './wire.ts';

/** A condition on a list: attribute, operator, operand. Always three parts, or controller answers 500. */
export type Filter = readonly [attribute: string, operator: string, operand: unknown];

/** The most that one page may hold, unless the cluster allows less (trap 1). */
const PAGE_SIZE = 1000;

/** UUIDs that one request asks for. */
const CHUNK = 500;

const anyItem = z.unknown();

/** What a list is asked for beside its filters. */
export interface ListOptions {
  readonly select?: readonly string[];
  /** An administrator may look at this cluster's own copy of other clusters' records (§8.4). */
  readonly local?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Only what has a larger UUID. */
  readonly after?: string | null;
}

/** The parameters of one page. */
export interface PageQuery {
  readonly filters: readonly Filter[];
  readonly order: readonly string[];
  readonly limit: number;
  readonly offset?: number;
  readonly count: 'exact' | 'none';
}

/** A page's parameters as a query: what is no text or number is JSON inside it. */
export function toQuery({ filters, order, limit, offset, count }: PageQuery, { select, local }: ListOptions = {}) {
  return {
    filters: JSON.stringify(filters),
    order: JSON.stringify(order),
    limit,
    count,
    ...(offset === undefined ? {} : { offset }),
    // Columns that a list is ordered by but that are not selected would drop the order (trap 3).
    ...(select ? { select: JSON.stringify(select) } : {}),
    ...(local ? { bypass_federation: true } : {}),
  };
}

/**
 * Yields every page of a list, by UUID, so that nobody comes twice or never while others work (trap 2). Ends at an empty
 * page, never at a short one: a cluster may allow fewer rows than were asked for, and shorten pages (trap 1).
 */
export async function* everyPage<Item extends z.ZodType<{ uuid: string }>>(
  caller: Caller,
  path: string,
  item: Item,
  filters: readonly Filter[],
  options: ListOptions = {},
): AsyncGenerator<Result<z.output<Item>[]>> {
  let after = options.after ?? null;
  while (true) {
    const beyond: Filter[] = after === null ? [] : [['uuid', '>', after]];
    const asked: PageQuery = { filters: [...filters, ...beyond], order: ['uuid asc'], limit: PAGE_SIZE, count: 'none' };
    const request = { method: 'GET', path, query: toQuery(asked, options), signal: options.signal } as const;
    const page = await caller.ask(request, listWire(item));
    if (!page.ok) return yield page;
    const items = page.value.items as z.output<Item>[];
    const last = items.at(-1)?.uuid ?? null;
    // A page that ends where the one before did would come for ever.
    if (last === null || last === after) return;
    yield ok(items);
    after = last;
  }
}

/** All items of a list. */
export async function everyItem<Item extends z.ZodType<{ uuid: string }>>(
  ...args: Parameters<typeof everyPage<Item>>
): Promise<Result<z.output<Item>[]>> {
  const all: z.output<Item>[] = [];
  for await (const page of everyPage(...args)) {
    if (!page.ok) return page;
    all.push(...page.value);
  }
  return ok(all);
}

/** How many items a list has. */
export async function countItems(
  caller: Caller,
  path: string,
  filters: readonly Filter[],
  signal?: AbortSignal,
): Promise<Result<number | null>> {
  const query = toQuery({ filters, order: ['uuid asc'], limit: 0, count: 'exact' });
  const page = await caller.ask({ method: 'GET', path, query, signal }, listWire(anyItem));
  return page.ok ? ok(page.value.items_available ?? null) : page;
}

/**
 * The records with some UUIDs, as far as they are there and may be seen. Sent without order, count and further filters:
 * only so may UUIDs of other clusters be among them (§8.4, trap 26).
 */
export async function byUuids<Item extends z.ZodType<{ uuid: string }>>(
  caller: Caller,
  path: string,
  item: Item,
  uuids: readonly string[],
  { select, local, signal }: ListOptions = {},
): Promise<Result<z.output<Item>[]>> {
  const found: z.output<Item>[] = [];
  let missing = [...new Set(uuids)];
  while (missing.length > 0) {
    const asked = missing.slice(0, CHUNK);
    const parameters = {
      filters: [['uuid', 'in', asked]],
      limit: PAGE_SIZE,
      count: 'none',
      ...(select ? { select } : {}),
      ...(local ? { bypass_federation: true } : {}),
    };
    const page = await caller.read(path, parameters, listWire(item), signal);
    if (!page.ok) return page;
    const items = page.value.items as z.output<Item>[];
    found.push(...items);
    const seen = new Set(items.map(({ uuid }) => uuid));
    // A page may be cut short; what an empty one lacks is not there.
    missing = missing.filter((uuid) => !seen.has(uuid) && !(seen.size === 0 && asked.includes(uuid)));
  }
  return ok(found);
}

/** A text that a person typed as an operand of `ilike`: its wild cards stand for themselves (trap 32). */
export function containing(text: string): string {
  return `%${exactly(text)}%`;
}

/** The same without anything around it: `ilike` then compares without regard to case. */
export function exactly(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
