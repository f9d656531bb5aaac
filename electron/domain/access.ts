import { z } from 'zod';
import type { Description } from './description.ts';
import { type Group, idSchema, type User } from './user.ts';

/** One reason why a permission is effective. */
export const grantSchema = z.discriminatedUnion('through', [
  z.object({ through: z.literal('group'), id: idSchema, name: z.string(), primary: z.boolean() }),
  z.object({ through: z.literal('administrator'), id: z.string(), name: z.string() }),
]);
export type Grant = z.infer<typeof grantSchema>;

/** A permission of the instance with every grant that gives it to one user; `wouldGive` names groups that could. */
export const permissionAccessSchema = z.object({
  permission: z.string(),
  grants: z.array(grantSchema),
  wouldGive: z.array(z.string()),
});
export type PermissionAccess = z.infer<typeof permissionAccessSchema>;

/** What one user may do on an instance, and the roles that are stored for the user without any effect. */
export const accessSchema = z.object({
  permissions: z.array(permissionAccessSchema),
  storedRoles: z.array(z.string()),
});
export type Access = z.infer<typeof accessSchema>;

/** Explains every permission of the instance for a user: through which groups and which administrator level. */
export function explainAccess(user: User, groups: readonly Group[], description: Description): PermissionAccess[] {
  const own = new Set(user.groups.map((group) => group.id));
  const level = description.administratorLevels.find((one) => one.id === user.administrator && one.grantsAll);
  return description.permissions.map(({ id }) => {
    const giving = groups.filter((group) => group.permissions.includes(id));
    const grants: Grant[] = giving
      .filter((group) => own.has(group.id))
      .map((group) => ({ through: 'group', id: group.id, name: group.name, primary: group.id === user.primaryGroup }));
    if (level) grants.push({ through: 'administrator', id: level.id, name: level.label });
    return { permission: id, grants, wouldGive: giving.filter((group) => !own.has(group.id)).map((one) => one.name) };
  });
}

/** What a user would lose and keep on leaving one group: permission ids, and through what each kept one remains. */
export function effectOfLeaving(access: readonly PermissionAccess[], groupId: string) {
  const given = access.filter((one) => one.grants.some((grant) => grant.through === 'group' && grant.id === groupId));
  const rest = given.map((one) => ({
    permission: one.permission,
    remaining: one.grants.filter((grant) => !(grant.through === 'group' && grant.id === groupId)),
  }));
  return {
    loses: rest.filter((one) => one.remaining.length === 0).map((one) => one.permission),
    keeps: rest.filter((one) => one.remaining.length > 0),
  };
}
