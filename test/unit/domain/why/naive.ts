import type { Description } from '../../../../electron/domain/description.ts';
import type { Group, User } from '../../../../electron/domain/user.ts';
import type { Reach } from '../../../../electron/domain/why/reach.ts';
import { LEVELS } from './worlds.ts';

/** Whether somebody holds a permission, written down without paths. */
export function holdsPlainly(description: Description, groups: readonly Group[], user: User, id: string): boolean {
  const level = description.administratorLevels.find((one) => one.id === user.administrator);
  const isPermission = description.permissions.some((one) => one.id === id);
  return (
    groups.some((group) => group.permissions.includes(id) && user.groups.some((own) => own.id === group.id)) ||
    Boolean(level && ((level.grantsAll && isPermission) || level.grants?.includes(id))) ||
    Boolean(description.defaults?.includes(id)) ||
    (!description.capabilities['groups.list'].available && user.permissions.includes(id))
  );
}

const rank = (level: string | null | undefined) => (LEVELS as readonly unknown[]).indexOf(level);

/**
 * Which level somebody has on a project or a role, by trying every walk up to a length that no shortest chain exceeds; -1
 * for none. Ownership and administrators reach the highest.
 */
export function levelPlainly(description: Description, { user, rights, groupRights }: Reach, id: string): number {
  const full = LEVELS.length - 1;
  const told = [...rights, ...[...groupRights.values()].flat()].some(({ object }) => object.id === id);
  const known = told || user.groups.some((group) => group.id === id);
  const grantsAll = description.administratorLevels.some((one) => one.grantsAll && one.id === user.administrator);
  let best = -1;
  if (rights.some(({ object, owner }) => owner && object.id === id)) best = full;
  for (const { object, owner, level } of rights) if (!owner && object.id === id) best = Math.max(best, rank(level));
  const walk = (group: string, strength: number, steps: number) => {
    if (group === id) best = Math.max(best, strength);
    if (steps === 0) return;
    for (const { object, level } of groupRights.get(group) ?? []) {
      const capped = Math.min(strength, rank(level));
      if (object.type === 'role') walk(object.id, capped, steps - 1);
      else if (object.id === id) best = Math.max(best, capped);
    }
  };
  for (const { id: group, level } of user.groups) walk(group, rank(level), 5);
  return grantsAll && known && (best >= 0 || isReached(user, rights, groupRights, id)) ? full : best;
}

/** Administrators reach everything, but only what the facts lead to is listed. */
function isReached(user: User, rights: Reach['rights'], groupRights: Reach['groupRights'], id: string): boolean {
  const seen = new Set<string>();
  const visit = (group: string): boolean => {
    if (seen.has(group)) return false;
    seen.add(group);
    return (groupRights.get(group) ?? []).some(
      ({ object }) => object.id === id || (object.type === 'role' && visit(object.id)),
    );
  };
  return rights.some(({ object }) => object.id === id) || user.groups.some((one) => one.id === id || visit(one.id));
}
