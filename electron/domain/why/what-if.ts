import type { Description } from '../description.ts';
import type { User } from '../user.ts';
import { type Grant, grantKey, type PermissionAccess } from './grant.ts';
import type { Reach } from './reach.ts';

/** An instance and a user on it, as what-if changes them. */
export interface Situation {
  readonly description: Description;
  readonly reach: Reach;
}

/** The same situation without some paths, by their keys: what would be left to explain. */
export function without({ description, reach }: Situation, keys: ReadonlySet<string>): Situation {
  const { user, rights } = reach;
  const groups = user.groups.filter(({ id }) => !keys.has(`group ${id}`));
  const left = new Set(groups.map(({ id }) => id));
  const gone = user.groups.filter(({ id }) => !left.has(id)).map(({ id }) => id);
  const groupTypes = description.objectTypes.filter(({ ofGroups }) => ofGroups).map(({ id }) => id);
  const reduced: User = {
    ...user,
    groups,
    primaryGroup: user.primaryGroup !== null && gone.includes(user.primaryGroup) ? null : user.primaryGroup,
    administrator: keys.has('administrator') ? null : user.administrator,
    permissions: user.permissions.filter((id) => !keys.has(`direct ${id}`)),
  };
  return {
    description: {
      ...description,
      ...(description.defaults ? { defaults: description.defaults.filter((id) => !keys.has(`default ${id}`)) } : {}),
    },
    reach: {
      ...reach,
      user: reduced,
      rights: rights.filter(({ object, owner }) => {
        if (owner) return !keys.has(`owner ${object.type} ${object.id}`);
        const through = groupTypes.includes(object.type) ? 'group' : `object-right ${object.type}`;
        return !keys.has(`${through} ${object.id}`);
      }),
    },
  };
}

/** What a user would lose and keep without some paths: permission ids, and through what each kept one remains. */
export function effectOfTaking(access: readonly PermissionAccess[], keys: ReadonlySet<string>) {
  const isTaken = (grant: Grant) => keys.has(grantKey(grant));
  const given = access.filter(({ grants }) => grants.some(isTaken));
  const rest = given.map(({ permission, grants }) => ({
    permission,
    remaining: grants.filter((grant) => !isTaken(grant)),
  }));
  return {
    loses: rest.filter((one) => one.remaining.length === 0).map((one) => one.permission),
    keeps: rest.filter((one) => one.remaining.length > 0),
  };
}

/** What a user would lose and keep on leaving one group. */
export function effectOfLeaving(access: readonly PermissionAccess[], groupId: string) {
  return effectOfTaking(access, new Set([`group ${groupId}`]));
}
