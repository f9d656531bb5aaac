import type { Facets, Selection, Sort } from '../../../domain/query.ts';
import { type Bits, countBits, hasBit, rowsOf, setBit } from '../index/bits.ts';
import { aliveBits, type Columns } from '../index/columns.ts';
import type { Order, Orders } from '../index/orders.ts';
import { countFacets } from './facets.ts';
import { applyFilters, type Passing, passAll } from './filters.ts';
import { createSearcher } from './search.ts';
import { parseSearch } from './search-syntax.ts';

/** What a selection is made of; on which instance is known already. */
export type Wanted = Omit<Selection, 'instanceId'>;

/** Row numbers in order, and how many more match the search but not the filters. */
export interface Selected {
  readonly rows: Uint32Array<ArrayBuffer>;
  readonly hidden: number;
}

/** Answers selections. What was worked out is kept until something changes. */
export interface Selections {
  select(wanted: Wanted): Selected;
  count(wanted: Wanted, now: number): Facets;
  /** Those of some rows that are in a selection. */
  among(wanted: Wanted, rows: Bits): Bits;
  forget(): void;
}

const KEPT = 6;
/** From this share of all rows on, going through the order is quicker than looking up the place of each row. */
const MANY = 0.25;

/** Creates the selections over columns and their orders. */
export function createSelections(columns: Columns, orders: Orders): Selections {
  const searcher = createSearcher(columns);
  /** While pages come, much changes that nobody has asked about since. */
  let isAsked = false;
  const selected = new Map<string, Selected>();
  const passed = new Map<string, Passing>();

  function remember<T>(kept: Map<string, T>, key: string, make: () => T): T {
    isAsked = true;
    const value = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, value);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? '');
    return value;
  }

  const passing = ({ filters }: Wanted) =>
    remember(passed, JSON.stringify(filters), () => applyFilters(columns, filters, aliveBits(columns)));

  function select(wanted: Wanted): Selected {
    const { search, filters, sort } = wanted;
    return remember(selected, JSON.stringify([search, filters, sort]), () => {
      const matching = searcher.find(parseSearch(search));
      const rows = passAll(matching, passing(wanted));
      const count = countBits(rows);
      return { rows: inOrder(rows, count, sort), hidden: countBits(matching) - count };
    });
  }

  function inOrder(rows: Bits, count: number, sort: readonly Sort[]): Uint32Array<ArrayBuffer> {
    const order = orders.get(sort);
    if (count === order.rows.length) return order.rows;
    return count > columns.rows * MANY ? goThrough(order, rows, count) : lookUp(order, rows, count);
  }

  return {
    select,
    among: ({ search, filters }, rows) =>
      passAll(searcher.findAmong(rows, parseSearch(search)), applyFilters(columns, filters, rows)),
    count: (wanted, now) => countFacets(columns, searcher.find(parseSearch(wanted.search)), passing(wanted), now),
    forget() {
      if (!isAsked) return;
      isAsked = false;
      searcher.forget();
      selected.clear();
      passed.clear();
    },
  };
}

function goThrough({ rows: order }: Order, rows: Bits, count: number): Uint32Array<ArrayBuffer> {
  const sorted = new Uint32Array(count);
  let next = 0;
  for (let index = 0; next < count; index += 1) {
    const row = order[index] as number;
    if (!hasBit(rows, row)) continue;
    sorted[next] = row;
    next += 1;
  }
  return sorted;
}

function lookUp(order: Order, rows: Bits, count: number): Uint32Array<ArrayBuffer> {
  const placeOf = order.placeOf();
  const places = new Uint32Array(rows.length);
  for (const row of rowsOf(rows, count)) setBit(places, placeOf[row] as number);
  return rowsOf(places, count).map((place) => order.rows[place] as number);
}
