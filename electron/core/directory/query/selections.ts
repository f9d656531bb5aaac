import type { Facets, Selection, Sort } from '../../../domain/query.ts';
import { type Bits, countBits, forEachBit, hasBit, rowsOf, setBit } from '../index/bits.ts';
import { aliveBits, type Columns } from '../index/columns.ts';
import type { Order, Orders } from '../index/orders.ts';
import { createRecent } from '../index/recent.ts';
import { release } from '../index/release.ts';
import { countFacets } from './facets.ts';
import { applyFilters, type Passing, passAll } from './filters.ts';
import { createSearcher } from './search.ts';
import { parseSearch } from './search-syntax.ts';

/** What a selection is made of; on which instance is known already. */
export type Wanted = Omit<Selection, 'instanceId'>;

/** How many rows a selection has, and how many more match the search but not the filters. */
export interface Totals {
  readonly matched: number;
  readonly hidden: number;
}

/** Row numbers in order; they are there until the next selection is asked for. */
export interface Selected extends Totals {
  readonly rows: Uint32Array<ArrayBuffer>;
}

/** Answers selections. What was worked out is kept until something changes. */
export interface Selections {
  select(wanted: Wanted): Selected;
  /** The same without its rows, which need not be put in order for it. */
  total(wanted: Wanted): Totals;
  count(wanted: Wanted, now: number): Facets;
  /** Those of some rows that are in a selection. */
  among(wanted: Wanted, rows: Bits): Bits;
  forget(): void;
}

/** `order`: the one whose rows these are, all of them; null where they have memory of their own. */
interface KeptSelected extends Selected {
  readonly order: Order | null;
}

const KEPT = 6;
/** Bytes of row numbers that are kept. */
const KEPT_BYTES = 12 << 20;
/** From this share of all rows on, going through the order is quicker than looking up the place of each row. */
const MANY = 0.25;

/** Creates the selections over columns and their orders. */
export function createSelections(columns: Columns, orders: Orders): Selections {
  const searcher = createSearcher(columns);
  /** While pages come, much changes that nobody has asked about since. */
  let isAsked = false;
  const selected = createRecent<KeptSelected>({
    count: KEPT,
    bytes: KEPT_BYTES,
    bytesOf: ({ rows, order }) => (order ? 0 : rows.byteLength),
    dropped: ({ rows, order }) => void (order || release(rows)),
  });
  const passed = createRecent<Passing>({ count: KEPT, bytes: KEPT_BYTES, bytesOf: () => 0, dropped: () => {} });

  function passing({ filters }: Wanted): Passing {
    isAsked = true;
    return passed.take(JSON.stringify(filters), () => applyFilters(columns, filters, aliveBits(columns)));
  }

  function match(wanted: Wanted): Totals & { readonly matching: Bits; readonly passed: Bits } {
    const matching = searcher.find(parseSearch(wanted.search));
    const all = passAll(matching, passing(wanted));
    const matched = countBits(all);
    return { matching, passed: all, matched, hidden: countBits(matching) - matched };
  }

  function select(wanted: Wanted): Selected {
    const { search, filters, sort } = wanted;
    selected.drop(({ order }) => order?.isGone() === true);
    return selected.take(JSON.stringify([search, filters, sort]), () => {
      const { matching, passed: all, ...totals } = match(wanted);
      const kept = { ...totals, ...inOrder(all, totals.matched, sort) };
      if (all !== matching) release(all);
      return kept;
    });
  }

  function inOrder(rows: Bits, count: number, sort: readonly Sort[]): Pick<KeptSelected, 'rows' | 'order'> {
    const order = orders.get(sort);
    if (count === order.rows.length) return { rows: order.rows, order };
    const isMany = count > columns.rows * MANY;
    return { rows: isMany ? goThrough(order, rows, count) : lookUp(order, rows, count), order: null };
  }

  return {
    select,
    total(wanted) {
      const { matching, passed: all, matched, hidden } = match(wanted);
      if (all !== matching) release(all);
      return { matched, hidden };
    },
    among: ({ search, filters }, rows) =>
      passAll(searcher.findAmong(rows, parseSearch(search)), applyFilters(columns, filters, rows)),
    count: (wanted, now) => countFacets(columns, searcher.find(parseSearch(wanted.search)), passing(wanted), now),
    forget() {
      if (!isAsked) return;
      isAsked = false;
      searcher.forget();
      selected.drop();
      passed.drop();
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
  forEachBit(rows, (row) => setBit(places, placeOf[row] as number));
  const found = rowsOf(places, count);
  for (let index = 0; index < count; index += 1) found[index] = order.rows[found[index] as number] as number;
  release(places);
  return found;
}
