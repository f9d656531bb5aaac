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
 * Which level somebody has on a project or a role, by trying every walk up to a length that no shortest chain exceeds, and
 * every place that it lies in; -1 for none. Ownership and administrators reach the highest.
 */
export function levelPlainly(description: Description, reach: Reach, id: string): number {
  const { user, rights, groupRights, inside = [] } = reach;
  const grantsAll = description.administratorLevels.some((one) => one.grantsAll && one.id === user.administrator);
  let best = levelOn(reach, id);
  let needed = -1;
  const seen = [id];
  for (let last = id; ; ) {
    const place = inside.find(({ object }) => object.id === last)?.within;
    if (!place || seen.includes(place.object.id)) break;
    last = place.object.id;
    seen.push(last);
    if (place.atLeast !== null) needed = Math.max(needed, rank(place.atLeast));
    if (levelOn(reach, last) >= needed) best = Math.max(best, levelOn(reach, last));
  }
  return grantsAll && (best >= 0 || isReached(user, rights, groupRights, id)) ? LEVELS.length - 1 : best;
}

/** The level by own rights and walks over groups alone. */
function levelOn({ user, rights, groupRights }: Reach, id: string): number {
  const full = LEVELS.length - 1;
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
  for (const { object, level } of rights) if (object.type === 'role') walk(object.id, rank(level), 5);
  return best;
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
  const roles = rights.filter(({ object }) => object.type === 'role').map(({ object }) => object);
  const groups = [...user.groups, ...roles];
  return rights.some(({ object }) => object.id === id) || groups.some((one) => one.id === id || visit(one.id));
}
