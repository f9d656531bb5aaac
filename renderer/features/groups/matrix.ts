import type { Description, Permission } from '../../../electron/domain/description.ts';
import type { Group } from '../../../electron/domain/user.ts';

/** Permissions that were switched and not saved: for each group id, each permission id with what it shall be. */
export type Edits = ReadonlyMap<string, ReadonlyMap<string, boolean>>;

/** Nothing was switched. */
export const NO_EDITS: Edits = new Map();

/** One switched cell. */
export interface Edit {
  readonly group: Group;
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
export function isGiven(group: Group, permission: string, edits: Edits): boolean {
  return edits.get(group.id)?.get(permission) ?? group.permissions.includes(permission);
}

/** Switches one cell; switching it back leaves no edit. */
export function switchCell(edits: Edits, group: Group, permission: string): Edits {
  return setCell(edits, group, permission, !isGiven(group, permission, edits));
}

/** Sets one cell to `given`. */
export function setCell(edits: Edits, group: Group, permission: string, given: boolean): Edits {
  const own = new Map(edits.get(group.id));
  if (group.permissions.includes(permission) === given) own.delete(permission);
  else own.set(permission, given);
  const next = new Map(edits);
  if (own.size === 0) next.delete(group.id);
  else next.set(group.id, own);
  return next;
}

/** The edits in the order of the matrix; those of groups or permissions that are gone are left out. */
export function listEdits(edits: Edits, groups: readonly Group[], permissions: readonly Permission[]): Edit[] {
  return groups.flatMap((group) =>
    permissions.flatMap((permission) => {
      const given = edits.get(group.id)?.get(permission.id);
      return given === undefined || given === group.permissions.includes(permission.id)
        ? []
        : [{ group, permission, given }];
    }),
  );
}

/** The permission ids that a group would have after the edits, in the order of the description. */
export function permissionsAfter(group: Group, edits: Edits, permissions: Description['permissions']): string[] {
  const known = permissions.map((one) => one.id);
  const unknown = group.permissions.filter((id) => !known.includes(id));
  return [...known.filter((id) => isGiven(group, id, edits)), ...unknown];
}

/**
 * What one edit does to the members of its group, all other edits included. `affected` gain or lose the permission;
 * the rest have it through the groups in `through` anyway, before or after. Null where members are not known.
 */
export interface Effect {
  readonly members: number;
  readonly affected: number;
  readonly through: readonly string[];
}

/** Computes the effect of one edit. */
export function effectOf(edit: Edit, groups: readonly Group[], edits: Edits): Effect | null {
  const { group } = edit;
  if (groups.some((one) => one.members === null) || group.members === null) return null;
  const elsewhere = givingElsewhere(edit, groups, edits);
  const own = new Set(group.members.map((member) => member.id));
  const kept = new Set<string>();
  const through: string[] = [];
  for (const other of elsewhere) {
    const shared = (other.members ?? []).filter((member) => own.has(member.id));
    if (shared.length > 0) through.push(other.name);
    for (const member of shared) kept.add(member.id);
  }
  return { members: own.size, affected: own.size - kept.size, through };
}

/** Handles of the members that an edit affects: those that no other group gives the permission. */
export function affectedMembers({ group, permission, given }: Edit, groups: readonly Group[], edits: Edits): string[] {
  const elsewhere = givingElsewhere({ group, permission, given }, groups, edits);
  const kept = new Set(elsewhere.flatMap((one) => (one.members ?? []).map((member) => member.id)));
  return (group.members ?? []).filter((member) => !kept.has(member.id)).map((member) => member.handle);
}

/** The other groups that give the permission: before the edits to what is given, after them to what is taken. */
function givingElsewhere({ group, permission, given }: Edit, groups: readonly Group[], edits: Edits): Group[] {
  return groups.filter(
    (one) =>
      one.id !== group.id && (given ? one.permissions.includes(permission.id) : isGiven(one, permission.id, edits)),
  );
}

/** How many different users hold a permission through any group, edits included; null where members are not known. */
export function heldBy(permission: string, groups: readonly Group[], edits: Edits): number | null {
  const giving = groups.filter((group) => isGiven(group, permission, edits));
  if (giving.some((group) => group.members === null)) return null;
  if (giving.length === 1) return giving[0]?.members?.length ?? 0;
  const holders = new Set<string>();
  for (const group of giving) for (const member of group.members ?? []) holders.add(member.id);
  return holders.size;
}

/** How many members would lose each permission if a group were gone; null where members are not known. */
export function lossesOfDeletion(group: Group, groups: readonly Group[], permissions: readonly Permission[]) {
  if (groups.some((one) => one.members === null)) return null;
  return permissions
    .filter((permission) => group.permissions.includes(permission.id))
    .map((permission) => ({
      permission,
      count: affectedMembers({ group, permission, given: false }, groups, NO_EDITS).length,
    }))
    .filter((loss) => loss.count > 0);
}
