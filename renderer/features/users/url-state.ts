import { COLUMNS, type ColumnId, type Description } from '../../../electron/domain/description.ts';
import type { DateFilter, Filters, Sort } from '../../../electron/domain/query.ts';

/**
 * What the users screen shows, as its address says it. `status` is null for the default filter, which lets every
 * status through that an account can be used in, and empty for no filter. An empty administrator level stands for
 * "not an administrator".
 */
export interface UsersView {
  readonly search: string;
  readonly status: readonly string[] | null;
  readonly administrator: readonly string[];
  readonly groups: readonly string[];
  readonly permissions: readonly string[];
  readonly dates: Readonly<Partial<Record<DateFilterName, DateFilter>>>;
  /** The first column counts most. */
  readonly sort: readonly Sort[];
}

/** The dates that can be filtered by. */
export type DateFilterName = 'created' | 'lastSeen' | 'passwordChanged';
/** All of them, in the order in which they are shown. */
export const DATE_FILTERS: readonly DateFilterName[] = ['created', 'lastSeen', 'passwordChanged'];

/** The names of the filters that can be added and removed. */
export type FilterName = 'status' | 'administrator' | 'groups' | 'permissions';

/** Everybody who can use the server, by handle. */
export const DEFAULT_VIEW: UsersView = {
  search: '',
  status: null,
  administrator: [],
  groups: [],
  permissions: [],
  dates: {},
  sort: [],
};

const BY_HANDLE: Sort = { column: 'handle', direction: 'ascending' };
const ANY = '*';
const NEVER = 'never';
/** Columns that count in an order; a directory takes no more. */
const MOST_COLUMNS = 5;
const NAMES = { search: 'q', status: 'status', administrator: 'admin', groups: 'group', permissions: 'permission' };

/** Reads a view from an address; what it does not understand it leaves at its default. */
export function parseView(parameters: URLSearchParams): UsersView {
  const status = parameters.getAll(NAMES.status);
  return {
    search: parameters.get(NAMES.search) ?? '',
    status: status.length === 0 ? null : status.filter((one) => one !== ANY),
    administrator: parameters.getAll(NAMES.administrator),
    groups: parameters.getAll(NAMES.groups).filter(Boolean),
    permissions: parameters.getAll(NAMES.permissions).filter(Boolean),
    dates: parseDates(parameters),
    sort: parameters.getAll('sort').flatMap(parseSort).slice(0, MOST_COLUMNS),
  };
}

/** Writes a view into an address; defaults leave no trace. */
export function formatView(view: UsersView): URLSearchParams {
  const parameters = new URLSearchParams();
  if (view.search !== '') parameters.set(NAMES.search, view.search);
  const status = view.status?.length === 0 ? [ANY] : (view.status ?? []);
  for (const one of status) parameters.append(NAMES.status, one);
  for (const one of view.administrator) parameters.append(NAMES.administrator, one);
  for (const one of view.groups) parameters.append(NAMES.groups, one);
  for (const one of view.permissions) parameters.append(NAMES.permissions, one);
  for (const name of DATE_FILTERS) {
    const date = view.dates[name];
    if (date) parameters.set(name, formatDates(date));
  }
  for (const { column, direction } of view.sort) {
    parameters.append('sort', direction === 'descending' ? `-${column}` : column);
  }
  return parameters;
}

/** `from..to` with either end left out, `never`, or both with a comma. What can't be read is no filter. */
function parseDates(parameters: URLSearchParams): UsersView['dates'] {
  const dates: Partial<Record<DateFilterName, DateFilter>> = {};
  for (const name of DATE_FILTERS) {
    const [first = '', second] = (parameters.get(name) ?? '').split(',');
    const [from, to] = first.split('..').map(toTime);
    const never = first === NEVER || second === NEVER;
    if (from || to || never) {
      dates[name] = { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(never ? { never } : {}) };
    }
  }
  return dates;
}

function toTime(text: string): string | null {
  const time = /^\d{4}-/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function formatDates({ from = '', to = '', never = false }: DateFilter): string {
  const period = from || to ? `${from}..${to}` : '';
  return [period, never ? NEVER : ''].filter(Boolean).join(',');
}

function parseSort(text: string): Sort[] {
  const descending = text.startsWith('-');
  const column = COLUMNS.find((one) => one === (descending ? text.slice(1) : text));
  return column ? [{ column, direction: descending ? 'descending' : 'ascending' }] : [];
}

/** The filters of a view as a directory takes them; the default status filter stands for every enabled status. */
export function filtersOf(view: UsersView, statuses: Description['statuses']): Filters {
  const enabled = statuses.filter((status) => status.enabled).map((status) => status.id);
  const status = view.status ?? (enabled.length < statuses.length ? enabled : []);
  return {
    ...(status.length > 0 ? { status: [...status] } : {}),
    ...(view.administrator.length > 0 ? { administrator: [...view.administrator] } : {}),
    ...(view.groups.length > 0 ? { groups: [...view.groups] } : {}),
    ...(view.permissions.length > 0 ? { permissions: [...view.permissions] } : {}),
    ...view.dates,
  };
}

/** The order of a view; by handle where it names none. */
export function orderOf({ sort }: Pick<UsersView, 'sort'>): readonly Sort[] {
  return sort.length > 0 ? sort : [BY_HANDLE];
}

/**
 * The order after a click on a column head: ascending first, then each way in turn. The default leaves no trace. With
 * `add` the column counts after those that are there: ascending, descending, then not at all.
 */
export function nextSort(view: Pick<UsersView, 'sort'>, column: ColumnId, add: boolean = false): readonly Sort[] {
  if (add) return nextOfSeveral(view.sort, column);
  const [present = BY_HANDLE] = orderOf(view);
  const descending = present.column === column && present.direction === 'ascending';
  if (column === BY_HANDLE.column && !descending) return [];
  return [{ column, direction: descending ? 'descending' : 'ascending' }];
}

function nextOfSeveral(sort: readonly Sort[], column: ColumnId): readonly Sort[] {
  const present = sort.find((one) => one.column === column);
  if (!present) return [...sort, { column, direction: 'ascending' } as const].slice(0, MOST_COLUMNS);
  if (present.direction === 'descending') return sort.filter((one) => one !== present);
  return sort.map((one) => (one === present ? { column, direction: 'descending' } : one));
}

/** Sets or ends the filter by one date. */
export function withDate(view: UsersView, name: DateFilterName, date: DateFilter | null): UsersView {
  const { [name]: _, ...others } = view.dates;
  return { ...view, dates: date ? { ...others, [name]: date } : others };
}

/** Sets one filter; for `status`, null brings the default back. */
export function withFilter(view: UsersView, name: FilterName, values: readonly string[] | null): UsersView {
  return { ...view, [name]: name === 'status' ? values : (values ?? []) };
}
