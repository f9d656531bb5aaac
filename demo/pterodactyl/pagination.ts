import { field, isMap, type Value } from './input.ts';
import { failure } from './refusal.ts';
import type { PanelRequest } from './request.ts';
import type { Ids } from './user-table.ts';

/** What a list looks like. */
export interface Paging {
  /** Client lists have a maximum and keep the query in their links; application lists have neither. */
  readonly style: 'application' | 'client';
}

/** One page of a list. */
export interface Page {
  readonly ids: readonly number[];
  readonly pagination: Pagination;
}

/** Where a page is, as lists say it in `meta`. */
export interface Pagination {
  readonly total: number;
  readonly count: number;
  readonly per_page: number;
  readonly current_page: number;
  readonly total_pages: number;
  readonly links: { readonly previous?: string; readonly next?: string };
}

const DEFAULT_SIZE = 50;
/** What the database layer falls back to when told nothing, which 0 is. */
const MODEL_SIZE = 15;
const MOST_OF_CLIENT = 100;

/** Cuts a page out of a list. */
export function paginate(list: Ids, request: PanelRequest, { style }: Paging): Page {
  const size = style === 'client' ? clientSize(request) : applicationSize(request);
  const current = currentPage(request);
  const total = list.length;
  const start = (current - 1) * size;
  const ids: number[] = [];
  for (let index = start; index < Math.min(start + size, total); index += 1) {
    const id = list.at(index);
    if (id !== undefined) ids.push(id);
  }
  const last = Math.max(1, Math.ceil(total / size));
  const link = (page: number): string => `${request.root}/${request.path}?${linkQuery(request, style, page)}`;
  const pagination: Pagination = {
    total,
    count: ids.length,
    per_page: size,
    current_page: current,
    total_pages: last,
    links: {
      ...(current > 1 && { previous: link(current - 1) }),
      ...(current < last && { next: link(current + 1) }),
    },
  };
  return { ids, pagination };
}

function currentPage({ input }: PanelRequest): number {
  const page = field(input, 'page');
  const number = typeof page === 'number' || (typeof page === 'string' && /^[+-]?\d+$/.test(page)) ? Number(page) : 1;
  return Number.isSafeInteger(number) && number >= 1 ? number : 1;
}

function applicationSize({ query }: PanelRequest): number {
  return readSize(field(query, 'per_page') ?? DEFAULT_SIZE);
}

function clientSize({ query }: PanelRequest): number {
  const asked = field(query, 'per_page');
  if (asked === undefined) return DEFAULT_SIZE;
  // Words are more than any number to PHP, so the maximum wins over them.
  const number = Number(asked);
  return Number.isNaN(number) ? MOST_OF_CLIENT : Math.min(readSize(asked), MOST_OF_CLIENT);
}

/** Nothing checks the size: what is no number breaks the arithmetic, what is negative the database query. */
function readSize(asked: Value): number {
  if (asked === null || asked === '0') return MODEL_SIZE;
  if (isMap(asked)) throw failure('TypeError');
  const text = String(asked);
  if (!/^[+-]?(\d+\.?\d*|\.\d+)/.test(text)) throw failure('TypeError');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) throw failure('ErrorException');
  const size = Math.trunc(Number(text));
  if (size < 0) throw failure('QueryException');
  if (size === 0) throw failure('DivisionByZeroError');
  return size;
}

function linkQuery({ rawQuery }: PanelRequest, style: Paging['style'], page: number): string {
  const query = new URLSearchParams(style === 'client' ? rawQuery : undefined);
  query.delete('page');
  query.append('page', String(page));
  return query.toString();
}
