import type { TFunction } from 'i18next';
import type { Description } from '../../../../electron/domain/description.ts';
import type { GroupRef } from '../../../../electron/domain/user.ts';
import type { FilterName, UsersView } from '../url-state.ts';

/** One value that a filter can have. */
export interface FilterOption {
  readonly value: string;
  readonly label: string;
  /** Users that it would show; missing while nobody has counted. */
  readonly count?: number;
}

/** The filters that an instance's users can have, with their values. */
export function filterOptions(
  t: TFunction,
  description: Description,
  groups: readonly GroupRef[],
): Record<FilterName, readonly FilterOption[]> {
  const levels = description.administratorLevels.map(({ id, label }) => ({ value: id, label }));
  return {
    status: description.statuses.map(({ id, label }) => ({ value: id, label })),
    administrator:
      description.columns.includes('administrator') && levels.length > 0
        ? [...levels, { value: '', label: t('users.filter.notAdministrator') }]
        : [],
    groups: groups.map(({ id, name }) => ({ value: id, label: name })),
    permissions: description.permissions.map(({ id, label }) => ({ value: id, label })),
  };
}

/** Adds how many users each value would show. Once counted, a value that is not among the facets has nobody. */
export function withCounts(
  options: readonly FilterOption[],
  facets: readonly { readonly value: string; readonly count: number }[] | undefined,
): readonly FilterOption[] {
  if (!facets) return options;
  const counts = new Map(facets.map(({ value, count }) => [value, count]));
  return options.map((option) => ({ ...option, count: counts.get(option.value) ?? 0 }));
}

/** The values that a filter has in a view; for the default status filter those of every enabled status. */
export function chosenValues(name: FilterName, view: UsersView, statuses: Description['statuses']): readonly string[] {
  if (name !== 'status') return view[name];
  return view.status ?? statuses.filter((status) => status.enabled).map((status) => status.id);
}

/** Whether a filter is on. */
export function isFiltered(name: FilterName, view: UsersView, statuses: Description['statuses']): boolean {
  if (name === 'status' && view.status === null) return statuses.some((status) => !status.enabled);
  return chosenValues(name, view, statuses).length > 0;
}
