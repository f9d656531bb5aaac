import type { ColumnId } from '../../domain/description.ts';
import type { Filters, Sort } from '../../domain/query.ts';
import { assertNever } from '../../domain/result.ts';
import type { User } from '../../domain/user.ts';
import { fold } from './search-text.ts';

/** The text that a column sorts by; null sorts last whatever the direction. */
function sortKey(user: User, column: ColumnId): string | null {
  switch (column) {
    case 'handle':
    case 'status':
    case 'name':
    case 'email':
    case 'administrator':
    case 'created':
    case 'lastSeen':
    case 'passwordChanged':
      return user[column];
    case 'groups':
      return user.groups[0]?.name ?? null;
    default:
      return assertNever(column);
  }
}

/** Orders users by several columns; equal ones by handle and id, so that the order is the same every time. */
export function sortUsers(users: readonly User[], sort: readonly Sort[]): User[] {
  const columns: readonly Sort[] = [...sort, { column: 'handle', direction: 'ascending' }];
  const keyOf = (user: User, column: ColumnId) => {
    const key = sortKey(user, column);
    return key === null ? null : fold(key);
  };
  const keyed = users.map((user) => ({ user, keys: columns.map((one) => keyOf(user, one.column)) }));
  keyed.sort((a, b) => {
    for (const [index, { direction }] of columns.entries()) {
      const [left, right] = [a.keys[index] ?? null, b.keys[index] ?? null];
      if (left === right) continue;
      if (left === null) return 1;
      if (right === null) return -1;
      return left < right === (direction === 'ascending') ? -1 : 1;
    }
    return a.user.id < b.user.id ? -1 : 1;
  });
  return keyed.map((one) => one.user);
}

/** Makes the test that a user has to pass for the filters. */
export function filterTest(filters: Filters): (user: User) => boolean {
  const set = (values: readonly string[] | undefined) => (values ? new Set(values) : null);
  const [status, administrator] = [set(filters.status), set(filters.administrator)];
  const [groups, permissions] = [set(filters.groups), set(filters.permissions)];
  return (user) =>
    (!status || status.has(user.status)) &&
    (!administrator || administrator.has(user.administrator ?? '')) &&
    (!groups || user.groups.some((group) => groups.has(group.id))) &&
    (!permissions || user.permissions.some((permission) => permissions.has(permission)));
}
