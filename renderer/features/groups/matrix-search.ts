import type { Permission } from '../../../electron/domain/description.ts';
import type { GroupSummary } from '../../../electron/domain/group.ts';

/** The part of the matrix that a search leaves. */
export interface FoundMatrix {
  readonly groups: readonly GroupSummary[];
  readonly permissions: readonly Permission[];
}

/**
 * Looks for a text in the names of groups and permissions. What matches on one side narrows that side; a side without
 * a match stays whole. Null where neither matches.
 */
export function findInMatrix(
  search: string,
  groups: readonly GroupSummary[],
  permissions: readonly Permission[],
): FoundMatrix | null {
  const wanted = search.trim().toLocaleLowerCase();
  if (wanted === '') return { groups, permissions };
  const matches = (text: string) => text.toLocaleLowerCase().includes(wanted);
  const foundGroups = groups.filter((group) => matches(group.name));
  const foundPermissions = permissions.filter(
    ({ id, label, section }) => matches(id) || matches(label) || matches(section),
  );
  if (foundGroups.length === 0 && foundPermissions.length === 0) return null;
  return {
    groups: foundGroups.length > 0 ? foundGroups : groups,
    permissions: foundPermissions.length > 0 ? foundPermissions : permissions,
  };
}
