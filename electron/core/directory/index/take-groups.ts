import type { Group, GroupRef } from '../../../domain/user.ts';
import { forEachBit } from './bits.ts';
import { aliveBits, type Columns, groupCode } from './columns.ts';
import { codeOf, textOf } from './dictionary.ts';
import { listCode } from './list-table.ts';
import { readGroups } from './rows.ts';

/** What becomes of all users who have the same list of groups. */
interface Carried {
  readonly groups: number;
  readonly permissions: number;
  readonly ids: ReadonlySet<string>;
}

/**
 * Carries changed groups over to their members: names, the permissions that come from them, groups that are gone.
 * Answers with the rows that changed.
 */
export function carryGroups(columns: Columns, groups: readonly Group[]): number[] {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const carried = new Map<number, Carried>();
  const changed: number[] = [];
  forEachBit(aliveBits(columns), (row) => {
    const list = columns.groups[row] as number;
    if (list === 0) return;
    const now = carried.get(list) ?? carry(columns, readGroups(columns, list), byId);
    carried.set(list, now);
    const primary = textOf(columns.primaries, columns.primary[row] as number);
    const keepsPrimary = primary === null || now.ids.has(primary);
    if (now.groups === list && now.permissions === columns.permissions[row] && keepsPrimary) return;
    columns.groups[row] = now.groups;
    columns.permissions[row] = now.permissions;
    if (!keepsPrimary) columns.primary[row] = 0;
    changed.push(row);
  });
  return changed;
}

function carry(columns: Columns, refs: readonly GroupRef[], byId: ReadonlyMap<string, Group>): Carried {
  const mine = refs.flatMap((ref) => {
    const group = byId.get(ref.id);
    return group ? [{ ref: { ...ref, name: group.name }, group }] : [];
  });
  const permissions = new Set(mine.flatMap(({ group }) => group.permissions));
  return {
    groups: listCode(
      columns.groupLists,
      mine.map(({ ref }) => groupCode(columns.groupRefs, ref)),
    ),
    permissions: listCode(
      columns.permissionLists,
      [...permissions].map((permission) => codeOf(columns.permissionIds, permission)),
    ),
    ids: new Set(mine.map(({ ref }) => ref.id)),
  };
}
