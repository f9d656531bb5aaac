import type { User } from '../user.ts';
import { type Explainer, isUsable } from './explain.ts';
import type { Grant } from './grant.ts';

/**
 * Why a user counts as an administrator: by a level, or by a permission that makes one where the kind has such. Empty for
 * everybody else. A level that gives nothing by itself makes nobody one where a permission decides.
 */
export function administratorGrants(explainer: Explainer, user: User): Grant[] {
  const { administratorLevels, administratorPermissions } = explainer.description;
  if (administratorPermissions) {
    const grants = administratorPermissions.flatMap((permission) => explainer.grantsFor(user, permission));
    return [...new Map(grants.map((grant) => [JSON.stringify(grant), grant])).values()];
  }
  if (user.administrator === null) return [];
  const label = administratorLevels.find(({ id }) => id === user.administrator)?.label ?? user.administrator;
  return [{ through: 'administrator', id: user.administrator, name: label }];
}

/** Whether a user can be used and may make others administrators: one such account has to remain. */
export function mayMakeAdministrators(explainer: Explainer, user: User): boolean {
  const { description } = explainer;
  if (!isUsable(user, description)) return false;
  if (description.administratorPermissions) return administratorGrants(explainer, user).length > 0;
  const level = description.administratorLevels.find(({ id }) => id === user.administrator);
  return level?.canMakeAdministrators ?? false;
}
