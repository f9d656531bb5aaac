import { type Call, listOptionsOf } from './call.ts';
import { userResource } from './columns.ts';
import { isSatellite } from './configuration.ts';
import { requireFederatedList, requireLoginClusterToken } from './federation.ts';
import type { ListOptions, OrderStep } from './list-options.ts';
import { limitedTo, listReply, testOf } from './list-reply.ts';
import type { Json, UserRow } from './model.ts';
import { compareBy, type Page, sortPage, takePage } from './paging.ts';
import type { Reply } from './replies.ts';
import { parseTime } from './timestamps.ts';
import { partition } from './user-table.ts';
import { viewUser } from './views.ts';

/** `GET /users`. A satellite hands the call to the login cluster. */
export function listUsers(call: Call): Reply {
  const options = listOptionsOf(call, userResource);
  if (isSatellite(call.state.configuration)) requireLoginClusterToken(call);
  else requireFederatedList(call, options);
  return listReply(userResource, options, findPage(call, options), (user) => viewUser(call, user));
}

function findPage(call: Call, options: ListOptions<UserRow>): Page<UserRow> {
  const { state, access } = call;
  const visible = access.isAdmin ? undefined : (user: UserRow): boolean => access.canSee(user);
  const test = testOf(userResource, options, visible);
  const compare = compareBy(userResource, options.order);
  const uuids = limitedTo(options, 'uuid');
  if (uuids) {
    const rows = uuids.map((uuid) => state.users.get(uuid)).filter((user) => user !== undefined);
    return sortPage(rows, test, options, compare);
  }
  if (!isTotal(options.order)) return sortPage(state.users.values(), test, options, compare);
  const key = options.order.map(({ column, descending }) => `${column} ${descending}`).join();
  const rows = state.users.ordered(key, compare, leadingKey(options.order));
  if (visible === undefined && options.tests.length === 0 && !options.distinct) {
    const page = rows.slice(options.offset, options.offset + options.limit);
    return { rows: page, available: options.counted ? rows.length : null };
  }
  return takePage(bounded(rows, options), test, options);
}

/** What the order starts with, where that is never NULL: times as numbers, turned round when descending, or the uuid. */
function leadingKey([first]: readonly OrderStep[]): ((row: UserRow) => number | string) | undefined {
  if (!first) return undefined;
  const { column, descending } = first;
  if (column === 'created_at') return descending ? (row) => -row.created_at : (row) => row.created_at;
  if (column === 'modified_at') return descending ? (row) => -row.modified_at : (row) => row.modified_at;
  return column === 'uuid' && !descending ? (row) => row.uuid : undefined;
}

/** Without a unique column rows may tie, and a kept order needs to know the place of each. */
const isTotal = (order: readonly OrderStep[]): boolean => order.some(({ column }) => column === 'uuid');

/**
 * Cuts off what the filters on the leading order column exclude, which makes keyset paging as cheap at the end as at
 * the start. The rows left are still tested.
 */
function* bounded(
  rows: readonly UserRow[],
  { order, conditions }: ListOptions<UserRow>,
): Generator<UserRow, void, undefined> {
  const [first] = order;
  const column = userResource.columns.get(first?.column ?? '');
  let start = 0;
  let end = rows.length;
  for (const { attribute, operator, operand } of conditions) {
    if (!column || !first || attribute !== column.name || typeof operand !== 'string') continue;
    const bound = column.type === 'time' ? parseTime(operand) : operand;
    if (bound === null) continue;
    const before = partition(rows, (row) => sideOf(column.read(row), bound, first.descending) < 0);
    const upTo = partition(rows, (row) => sideOf(column.read(row), bound, first.descending) <= 0);
    const inOrder = first.descending ? (MIRRORED[operator] ?? operator) : operator;
    if (inOrder === '>' || inOrder === '>=' || inOrder === '=')
      start = Math.max(start, inOrder === '>' ? upTo : before);
    if (inOrder === '<' || inOrder === '<=' || inOrder === '=') end = Math.min(end, inOrder === '<' ? before : upTo);
  }
  for (let at = start; at < end; at += 1) yield rows[at] as UserRow;
}

const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** Negative for a value that comes before the bound in the list. NULL counts as greater than everything. */
function sideOf(value: Json, bound: string | number, descending: boolean): number {
  const side = value === bound ? 0 : value === null || value > bound ? 1 : -1;
  return descending ? -side : side;
}
