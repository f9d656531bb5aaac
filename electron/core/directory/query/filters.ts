import type { DateFilter, Filters } from '../../../domain/query.ts';
import { type Bits, forEachBit, intersect, setBit } from '../index/bits.ts';
import type { Columns } from '../index/columns.ts';
import { listsWith } from '../index/list-table.ts';
import { DATE_COLUMNS, type DateColumn } from '../index/record.ts';
import { release } from '../index/release.ts';

/** The names of the filters. */
export type FilterName = keyof Filters;

/** What each filter that is on lets through, by its name. */
export type Passing = ReadonlyMap<FilterName, Bits>;

/** Works out which of some rows each filter lets through. */
export function applyFilters(columns: Columns, filters: Filters, among: Bits): Passing {
  const passing = new Map<FilterName, Bits>();
  const { status, administrator, groups, permissions } = filters;
  if (status) passing.set('status', marked(among, columns.status, codes(columns.statuses.values, status)));
  if (administrator) {
    const wanted = codes(columns.administrators.values, administrator);
    if (administrator.includes('')) wanted[0] = 1;
    passing.set('administrator', marked(among, columns.administrator, wanted));
  }
  if (groups) {
    const ids = new Set(groups);
    const lists = listsWith(columns.groupLists, (code) => ids.has(columns.groupRefs.refs[code]?.id ?? ''));
    passing.set('groups', marked(among, columns.groups, lists));
  }
  if (permissions) {
    const wanted = codes(columns.permissionIds.values, permissions);
    const lists = listsWith(columns.permissionLists, (code) => wanted[code] === 1);
    passing.set('permissions', marked(among, columns.permissions, lists));
  }
  for (const column of DATE_COLUMNS) {
    const filter = filters[column];
    if (filter) passing.set(column, inPeriod(columns, among, column, filter));
  }
  return passing;
}

/** The rows of a set that pass all filters but one. */
export function passAll(rows: Bits, passing: Passing, except: FilterName | null = null): Bits {
  let left = rows;
  for (const [name, bits] of passing) {
    if (name === except) continue;
    const before = left;
    left = intersect(before, bits);
    if (before !== rows) release(before);
  }
  return left;
}

function codes(values: readonly string[], wanted: readonly string[]): Uint8Array {
  const set = new Set(wanted);
  return Uint8Array.from(values, (value, code) => (code > 0 && set.has(value) ? 1 : 0));
}

function marked(among: Bits, byRow: Uint32Array, wanted: Uint8Array): Bits {
  const bits = new Uint32Array(among.length);
  for (let index = 0; index < bits.length; index += 1) {
    let passing = 0;
    for (let word = among[index] as number; word !== 0; word &= word - 1) {
      const place = 31 - Math.clz32(word & -word);
      passing |= (wanted[byRow[(index << 5) + place] as number] as number) << place;
    }
    bits[index] = passing;
  }
  return bits;
}

function inPeriod(columns: Columns, among: Bits, column: DateColumn, { from, to, never }: DateFilter): Bits {
  const bits = new Uint32Array(among.length);
  const values = columns.dates[column];
  const hasPeriod = from !== undefined || to !== undefined;
  const first = from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from) * 1000;
  const end = to === undefined ? Number.POSITIVE_INFINITY : Date.parse(to) * 1000;
  forEachBit(among, (row) => {
    const time = values?.[row] ?? Number.NaN;
    if (Number.isNaN(time) ? never === true : hasPeriod && time >= first && time < end) setBit(bits, row);
  });
  return bits;
}
