import type { Description } from '../../../../electron/domain/description.ts';
import type { GroupRef } from '../../../../electron/domain/user.ts';

/** What a search could go on with: the whole search then, and what is added. */
export interface Completion {
  readonly text: string;
  readonly word: string;
}

const DATES = ['created', 'lastSeen', 'passwordChanged'] as const;
const DATE_VALUES = ['2026', '>=2026-01-01', '<2025', 'never'];
const MOST = 8;

/** The fields that a word of a search may name: the columns of the instance, ids and permissions. */
export function searchFields({ columns }: Pick<Description, 'columns'>): string[] {
  return [...columns, 'id', 'permissions'];
}

/** What the last word of a search could become: a field, or a value of the field that it names. */
export function completionsOf(
  search: string,
  description: Description,
  groups: readonly GroupRef[],
): readonly Completion[] {
  const [, before = '', minus = '', word = ''] = /^(.*?)(-?)(\S*)$/s.exec(search) ?? [];
  if (word === '') return [];
  const [field = '', value] = word.split(':', 2);
  const words =
    value === undefined
      ? searchFields(description)
          .filter((one) => one.toLowerCase().startsWith(field.toLowerCase()))
          .map((one) => `${one}:`)
      : valuesOf(field, description, groups)
          .filter((one) => one.toLowerCase().startsWith(value.toLowerCase()) && one !== value)
          .map((one) => `${field}:${/\s/.test(one) ? `"${one}"` : one} `);
  return words.slice(0, MOST).map((one) => ({ text: `${before}${minus}${one}`, word: one.trim() }));
}

function valuesOf(field: string, description: Description, groups: readonly GroupRef[]): readonly string[] {
  switch (field) {
    case 'status':
      return description.statuses.map((status) => status.id);
    case 'administrator':
      return [...description.administratorLevels.map((level) => level.id), 'none'];
    case 'groups':
      return groups.map((group) => group.name);
    case 'permissions':
      return description.permissions.map((permission) => permission.id);
    default:
      return DATES.some((date) => date === field) ? DATE_VALUES : [];
  }
}
