import type { Description, Permission } from '../../../electron/domain/description.ts';
import type { GroupSummary } from '../../../electron/domain/group.ts';

/** Permissions that were switched and not saved: for each group id, each permission id with what it shall be. */
export type Edits = ReadonlyMap<string, ReadonlyMap<string, boolean>>;

/** Nothing was switched. */
export const NO_EDITS: Edits = new Map();

/** One switched cell. */
export interface Edit {
  readonly group: GroupSummary;
  readonly permission: Permission;
  readonly given: boolean;
}

/** A section of the matrix with its permissions, in the order of the description. */
export interface Section {
  readonly name: string;
  readonly permissions: readonly Permission[];
}

/** Groups permissions into their sections. */
export function sectionsOf(permissions: readonly Permission[]): Section[] {
  const names = [...new Set(permissions.map((one) => one.section))];
  return names.map((name) => ({ name, permissions: permissions.filter((one) => one.section === name) }));
}

/** Whether a group gives a permission, edits included. */
export function isGiven(group: GroupSummary, permission: string, edits: Edits): boolean {
  return edits.get(group.id)?.get(permission) ?? group.permissions.includes(permission);
}

/** Switches one cell; switching it back leaves no edit. */
export function switchCell(edits: Edits, group: GroupSummary, permission: string): Edits {
  return setCell(edits, group, permission, !isGiven(group, permission, edits));
}

/** Sets one cell to `given`. */
export function setCell(edits: Edits, group: GroupSummary, permission: string, given: boolean): Edits {
  const own = new Map(edits.get(group.id));
  if (group.permissions.includes(permission) === given) own.delete(permission);
  else own.set(permission, given);
  const next = new Map(edits);
  if (own.size === 0) next.delete(group.id);
  else next.set(group.id, own);
  return next;
}

/** The edits in the order of the matrix; those of groups or permissions that are gone are left out. */
export function listEdits(edits: Edits, groups: readonly GroupSummary[], permissions: readonly Permission[]): Edit[] {
  const edited = edits.size === 0 ? [] : groups.filter(({ id }) => edits.has(id));
  return edited.flatMap((group) =>
    permissions.flatMap((permission) => {
      const given = edits.get(group.id)?.get(permission.id);
      return given === undefined || given === group.permissions.includes(permission.id)
        ? []
        : [{ group, permission, given }];
    }),
  );
}

/** The permission ids that a group would have after the edits, in the order of the description. */
export function permissionsAfter(group: GroupSummary, edits: Edits, permissions: Description['permissions']): string[] {
  const known = permissions.map((one) => one.id);
  const unknown = group.permissions.filter((id) => !known.includes(id));
  return [...known.filter((id) => isGiven(group, id, edits)), ...unknown];
}
