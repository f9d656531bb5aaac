import type { Description, Permission } from '../description.ts';
import type { Group, User } from '../user.ts';
import type { Grant, PermissionAccess, ServerTable } from './grant.ts';

/** What explains the permissions of users. Its first use reads every group once; a user costs as much as it has groups. */
export interface Explainer {
  readonly description: Description;
  /** Ids of everything that can be held here: permissions, powers of administrators, and names that only groups know. */
  readonly known: readonly string[];
  /** Every path by which a user holds one permission, whether the account can be used or not. */
  grantsFor(user: User, permission: string): Grant[];
  /** Each permission of the instance, held or not, with its paths. */
  explain(user: User): PermissionAccess[];
  /** Ids that a user holds by any path. */
  held(user: User): Set<string>;
  /** Ids of the groups that give a permission. */
  groupsGiving(permission: string): readonly string[];
  /** Ids of the administrator levels that give a permission. */
  levelsGiving(permission: string): readonly string[];
  groupById(id: string): Group | undefined;
}

/** Makes an explainer for an instance. Groups with the same name are different groups. */
export function createExplainer(description: Description, groups: readonly Group[]): Explainer {
  const { permissions, powers = [], defaults = [], administratorLevels, capabilities } = description;
  const byId = new Map(groups.map((group) => [group.id, group]));
  const given = new Map<string, ReadonlySet<string>>();
  const givers = new Map<string, Group[]>();
  for (const group of groups) {
    const own = new Set(group.permissions);
    given.set(group.id, own);
    for (const id of own) {
      const others = givers.get(id);
      if (others) others.push(group);
      else givers.set(id, [group]);
    }
  }
  const told = [...permissions, ...powers].map(({ id }) => id);
  const known = [...new Set([...told, ...givers.keys(), ...defaults])];
  const byLevel = new Map(
    administratorLevels.map((level) => {
      const all = level.grantsAll ? permissions.map(({ id }) => id) : [];
      return [level.id, { name: level.label, gives: new Set([...all, ...(level.grants ?? [])]) }];
    }),
  );
  const always = new Set(defaults);
  // Where groups cannot be listed, the server's own table is all that tells.
  const tableOnly = !capabilities['groups.list'].available;

  function levelGrants(user: User, permission: string): Grant[] {
    const level = byLevel.get(user.administrator ?? '');
    if (!level?.gives.has(permission)) return [];
    return [{ through: 'administrator', id: user.administrator ?? '', name: level.name }];
  }

  function grantsFor(user: User, permission: string): Grant[] {
    const grants: Grant[] = user.groups
      .filter(({ id }) => given.get(id)?.has(permission))
      .map(({ id, name, level }) => ({
        through: 'group',
        id,
        name: byId.get(id)?.name ?? name,
        primary: id === user.primaryGroup,
        ...(level === undefined ? {} : { level }),
      }));
    grants.push(...levelGrants(user, permission));
    if (tableOnly && user.permissions.includes(permission)) {
      grants.push({ through: 'direct', id: permission, name: user.handle });
    }
    if (always.has(permission)) grants.push({ through: 'default', id: permission, name: description.server.kindLabel });
    return grants;
  }

  function explain(user: User): PermissionAccess[] {
    const own = new Set(user.groups.map(({ id }) => id));
    const ids = tableOnly ? [...new Set([...known, ...user.permissions])] : known;
    return ids.map((permission) => ({
      permission,
      grants: grantsFor(user, permission),
      wouldGive: (givers.get(permission) ?? []).filter(({ id }) => !own.has(id)).map(({ name }) => name),
    }));
  }

  function held(user: User): Set<string> {
    const ids = new Set(always);
    for (const { id } of user.groups) for (const permission of given.get(id) ?? []) ids.add(permission);
    for (const permission of byLevel.get(user.administrator ?? '')?.gives ?? []) ids.add(permission);
    if (tableOnly) for (const permission of user.permissions) ids.add(permission);
    return ids;
  }

  return {
    description,
    known,
    grantsFor,
    explain,
    held,
    groupsGiving: (permission) => (givers.get(permission) ?? []).map(({ id }) => id),
    levelsGiving: (permission) => [...byLevel].flatMap(([id, { gives }]) => (gives.has(permission) ? [id] : [])),
    groupById: (id) => byId.get(id),
  };
}

/** Whether an account can be used at all; in kinds without states every one can. */
export function isUsable({ status }: Pick<User, 'status'>, { statuses }: Pick<Description, 'statuses'>): boolean {
  return statuses.find(({ id }) => id === status)?.enabled ?? true;
}

/** Compares the server's own table with what the user's groups give; null where both say the same. */
export function serverTableOf(explainer: Explainer, user: User): ServerTable | null {
  if (!explainer.description.capabilities['groups.list'].available) return null;
  const byGroups = new Set(user.groups.flatMap(({ id }) => explainer.groupById(id)?.permissions ?? []));
  const table = new Set(user.permissions);
  const more = [...table].filter((id) => !byGroups.has(id));
  const less = [...byGroups].filter((id) => !table.has(id));
  return more.length + less.length > 0 ? { more, less } : null;
}

/** What people call a permission or a power, with its section and dangers; null for a name that this version does not know. */
export function permissionOf(
  { permissions, powers = [] }: Pick<Description, 'permissions' | 'powers'>,
  id: string,
): Permission | null {
  return [...permissions, ...powers].find((one) => one.id === id) ?? null;
}
