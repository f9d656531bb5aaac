import type { DateFacet, Facets } from '../../../domain/query.ts';
import { type Bits, forEachBit } from '../index/bits.ts';
import type { Columns } from '../index/columns.ts';
import { DATE_COLUMNS, type DateColumn } from '../index/record.ts';
import { type FilterName, type Passing, passAll } from './filters.ts';

/** Groups beyond these are counted in `moreGroups` only. */
const MOST_GROUPS = 100;
const DAY = 86_400_000;
/** The periods that dates are counted in: so many days back from now, each without those before it. */
const AGES = [
  ['day', 1],
  ['week', 7],
  ['month', 30],
  ['quarter', 91],
  ['year', 365],
] as const;

/**
 * Counts the values that users have who match the search. Each facet counts those who pass all filters but its own, so
 * that one sees what another choice would give. `now` in milliseconds since 1970.
 */
export function countFacets(columns: Columns, matching: Bits, passing: Passing, now: number): Facets {
  const rowsFor = (name: FilterName) => passAll(matching, passing, name);
  const groups = countGroups(columns, rowsFor('groups'));
  return {
    status: counted(columns.statuses.values, countCodes(rowsFor('status'), columns.status, columns.statuses.values)),
    administrator: counted(
      columns.administrators.values,
      countCodes(rowsFor('administrator'), columns.administrator, columns.administrators.values),
      '',
    ),
    groups: groups.slice(0, MOST_GROUPS),
    moreGroups: Math.max(0, groups.length - MOST_GROUPS),
    permissions: counted(columns.permissionIds.values, countPermissions(columns, rowsFor('permissions'))),
    ...datesOf(columns, rowsFor, now),
  };
}

function datesOf(columns: Columns, rowsFor: (name: FilterName) => Bits, now: number) {
  const of = (column: DateColumn) => countDates(columns.dates[column], rowsFor(column), now);
  const [created, lastSeen, passwordChanged] = DATE_COLUMNS.map(of);
  return { created: created ?? [], lastSeen: lastSeen ?? [], passwordChanged: passwordChanged ?? [] };
}

function countCodes(rows: Bits, codes: Uint32Array, { length }: { length: number }): Uint32Array {
  const counts = new Uint32Array(length);
  forEachBit(rows, (row) => {
    const code = codes[row] as number;
    counts[code] = (counts[code] as number) + 1;
  });
  return counts;
}

/** Values with their counts, most first; what nobody has is left out. `none` is the value of those without one. */
function counted(values: readonly string[], counts: Uint32Array, none: string | null = null) {
  const all = values.map((value, code) => ({ value: code === 0 ? (none ?? '') : value, count: counts[code] ?? 0 }));
  return (none === null ? all.slice(1) : all).filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
}

function countPermissions({ permissions, permissionLists, permissionIds }: Columns, rows: Bits): Uint32Array {
  const lists = countCodes(rows, permissions, { length: permissionLists.count });
  return countItems(lists, permissionLists, permissionIds.values.length);
}

function countItems(
  lists: Uint32Array,
  { starts, items }: { starts: Uint32Array; items: Uint32Array },
  length: number,
): Uint32Array {
  const counts = new Uint32Array(length);
  for (let list = 1; list < lists.length; list += 1) {
    const count = lists[list] as number;
    if (count === 0) continue;
    for (let index = starts[list] as number; index < (starts[list + 1] as number); index += 1) {
      const item = items[index] as number;
      counts[item] = (counts[item] as number) + count;
    }
  }
  return counts;
}

/** Two references to one group count together, under the later name. */
function countGroups({ groups, groupLists, groupRefs }: Columns, rows: Bits): Facets['groups'] {
  const lists = countCodes(rows, groups, { length: groupLists.count });
  const counts = countItems(lists, groupLists, groupRefs.refs.length);
  const byId = new Map<string, Facets['groups'][number]>();
  for (const [code, { id, name }] of groupRefs.refs.entries()) {
    const count = counts[code] ?? 0;
    if (count > 0) byId.set(id, { value: id, label: name, count: count + (byId.get(id)?.count ?? 0) });
  }
  return [...byId.values()].sort((a, b) => b.count - a.count);
}

function countDates(values: Float64Array | null, rows: Bits, now: number): DateFacet[] {
  if (!values) return [];
  const edges = AGES.map(([, days]) => now - days * DAY);
  const ends = [now, ...edges];
  const counts = new Uint32Array(AGES.length + 3);
  const [future, older, never] = [AGES.length, AGES.length + 1, AGES.length + 2];
  forEachBit(rows, (row) => {
    const time = (values[row] ?? Number.NaN) / 1000;
    let bucket = Number.isNaN(time) ? never : older;
    if (time >= now) bucket = future;
    else if (bucket !== never) {
      const age = edges.findIndex((edge) => time >= edge);
      if (age >= 0) bucket = age;
    }
    counts[bucket] = (counts[bucket] as number) + 1;
  });
  const iso = (time: number | undefined) => new Date(time ?? now).toISOString();
  const facets: DateFacet[] = [
    { period: 'future', from: iso(now), to: null, count: counts[future] ?? 0 },
    ...AGES.map(([period], age) => ({ period, from: iso(edges[age]), to: iso(ends[age]), count: counts[age] ?? 0 })),
    { period: 'older', from: null, to: iso(edges.at(-1)), count: counts[older] ?? 0 },
    { period: 'never', from: null, to: null, count: counts[never] ?? 0 },
  ];
  return facets.filter(({ count }) => count > 0);
}
