import type { TFunction } from 'i18next';
import { toCsv } from '../../../electron/domain/csv.ts';
import type { ColumnId, Description } from '../../../electron/domain/description.ts';
import { assertNever } from '../../../electron/domain/result.ts';
import type { User } from '../../../electron/domain/user.ts';

/** Handles, one on each line. */
export function handlesText(users: readonly User[]): string {
  return users.map((user) => user.handle).join('\n');
}

/** Users as CSV with a row of heads, their id first; safe to open in a spreadsheet. */
export function csvText(
  t: TFunction,
  users: readonly User[],
  columns: readonly ColumnId[],
  words: Pick<Description, 'statuses' | 'administratorLevels'>,
): string {
  const heads = ['id', ...columns.map((column) => t(`users.column.${column}`))];
  const rows = users.map((user) => [user.id, ...columns.map((column) => cellText(user, column, words))]);
  return toCsv([heads, ...rows]);
}

/** What stands in one cell, whole: every group, and times as the server tells them. */
export function cellText(
  user: User,
  column: ColumnId,
  { statuses, administratorLevels }: Pick<Description, 'statuses' | 'administratorLevels'>,
): string {
  switch (column) {
    case 'status':
      return statuses.find((status) => status.id === user.status)?.label ?? user.status;
    case 'administrator':
      return administratorLevels.find((level) => level.id === user.administrator)?.label ?? user.administrator ?? '';
    case 'groups':
      return user.groups.map((group) => group.name).join('; ');
    case 'handle':
    case 'name':
    case 'email':
    case 'created':
    case 'lastSeen':
    case 'passwordChanged':
      return user[column] ?? '';
    default:
      return assertNever(column);
  }
}
