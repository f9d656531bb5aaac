import { z } from 'zod';
import { type Change, membershipDifference, type Value } from '../change.ts';
import type { Description } from '../description.ts';
import { type Group, idSchema, objectRefSchema, type User } from '../user.ts';
import { administratorGrants } from './administrators.ts';
import { type Ending, endingOf, endingSchema, isActivation } from './endings.ts';
import { createExplainer, type Explainer, isUsable } from './explain.ts';
import { type RightEffect, rightEffectSchema } from './right-effects.ts';

/** Users who are named beside the administrators and oneself; the others are counted. */
const NAMED_USERS = 200;

/** What one user gains and loses: ids of permissions and powers, and what the user has on single objects. */
export const userEffectSchema = z.object({
  id: idSchema,
  handle: z.string(),
  gains: z.array(z.string()),
  loses: z.array(z.string()),
  rights: z.array(rightEffectSchema),
  /** Whether the user becomes, ceases to be or stays an administrator; null for everybody else. */
  administrator: z.enum(['becomes', 'ceases', 'stays']).nullable(),
  yourself: z.boolean(),
});
export type UserEffect = z.infer<typeof userEffectSchema>;

/**
 * Who gains and who loses what by changes, as far as the directory knows its users. `affected` counts all; `users` names
 * yourself, administrators, then others up to a limit. `unseen` counts accounts whose rights change and that cannot be seen,
 * so that nobody knows whether they count. `untold` are objects of which nobody can tell who has what. `uncounted` objects that
 * groups hand on were too many to be worked out; missing where none was. `ends` are accounts that end, with what they have;
 * missing where none does. `asOf` is how old the directory is: an ISO 8601 time, null while it was never complete.
 */
export const consequencesSchema = z.object({
  affected: z.number().int(),
  users: z.array(userEffectSchema),
  permissions: z.array(z.object({ permission: z.string(), gains: z.number().int(), loses: z.number().int() })),
  rights: z.array(z.object({ object: objectRefSchema, gains: z.number().int(), loses: z.number().int() })),
  unseen: z.number().int(),
  untold: z.array(objectRefSchema),
  uncounted: z.number().int().optional(),
  ends: z.array(endingSchema).optional(),
  administrators: z.object({ becomes: z.number().int(), ceases: z.number().int(), stays: z.number().int() }),
  yourself: z.boolean(),
  asOf: z.string().nullable(),
});
export type Consequences = z.infer<typeof consequencesSchema>;

/** What changes do to the users of an instance. */
export interface Effects {
  /** Ids of the groups whose members may be affected, and … */
  readonly groupIds: readonly string[];
  /** … of single users who are. */
  readonly userIds: readonly string[];
  /** Takes one user as it is now; users that nothing happens to leave no trace. Each user is taken once. */
  take(user: User): void;
  result(asOf: string | null, ends?: readonly Ending[]): Consequences;
}

/** What changes do to rights on single objects, by account, before anybody knows the accounts. */
export interface RightChanges {
  readonly byUser: ReadonlyMap<string, readonly RightEffect[]>;
  readonly untold: Consequences['untold'];
  readonly uncounted: number;
}

const NO_RIGHTS: RightChanges = { byUser: new Map(), untold: [], uncounted: 0 };

/** Works out what changes do, by comparing each user before and after all of them. `limit` users are named. */
export function effectsOf(
  changes: readonly Change[],
  description: Description,
  groups: readonly Group[],
  limit: number = NAMED_USERS,
  { byUser, untold, uncounted }: RightChanges = NO_RIGHTS,
): Effects {
  const before = createExplainer(description, groups);
  const after = createExplainer(description, groupsAfter(groups, changes));
  const tally = createTally(description.self.id, limit);
  const taken = new Set<string>();
  return {
    groupIds: idsOf(changes.filter(changesMembers), 'group').filter((id) => before.groupById(id)),
    userIds: idsOf(changes, 'user'),
    take(user) {
      if (taken.has(user.id)) return;
      taken.add(user.id);
      const next = userAfter(user, changes, description);
      const sides = { had: effective(before, user), has: next ? effective(after, next) : new Set<string>() };
      const was = isAdministrator(before, user);
      const is = next !== null && isAdministrator(after, next);
      const rights = countsRights(user, description) ? (byUser.get(user.id) ?? []) : [];
      tally.add(user, { ...sides, rights }, was ? (is ? 'stays' : 'ceases') : is ? 'becomes' : null);
    },
    result(asOf, ends = []) {
      const unseen = [...byUser.keys()].filter((id) => !taken.has(id)).length;
      const ended = ends.length > 0 ? { ends: [...ends] } : {};
      const more = uncounted > 0 ? { uncounted } : {};
      return { ...tally.result(asOf), unseen, untold: [...untold], ...more, ...ended };
    },
  };
}

/** Nothing comes of a right for whoever cannot sign in, or reaches everything anyway. */
function countsRights(user: User, { statuses, administratorLevels }: Description): boolean {
  if (!isUsable(user, { statuses })) return false;
  return !administratorLevels.some(({ id, grantsAll }) => grantsAll && id === user.administrator);
}

/** What a group has on objects comes as rights of each member. */
const changesMembers = ({ action }: Change) => action !== 'set-object-right';

function idsOf(changes: readonly Change[], type: 'user' | 'group'): string[] {
  const ids = changes.flatMap(({ target }) => (target.type === type && target.id !== null ? [target.id] : []));
  return [...new Set(ids)];
}

const textsIn = (value: Value | undefined) => (Array.isArray(value) ? value : null);

/** The groups as they would be: with other permissions, other names, or gone. */
function groupsAfter(groups: readonly Group[], changes: readonly Change[]): Group[] {
  return changes.reduce<Group[]>(
    (now, { action, target, after }) => {
      if (action === 'delete-group') return now.filter(({ id }) => id !== target.id);
      const permissions = action === 'update-group' ? textsIn(after?.permissions) : null;
      return permissions ? now.map((group) => (group.id === target.id ? { ...group, permissions } : group)) : now;
    },
    [...groups],
  );
}

/** A user as it would be, as far as access goes; null where it would be gone. */
function userAfter(
  user: User,
  changes: readonly Change[],
  { statuses, administratorLevels }: Pick<Description, 'statuses' | 'administratorLevels'>,
): User | null {
  let now: User | null = user;
  for (const change of changes) {
    const { action, target, before, after, labels } = change;
    if (now === null) return null;
    if (action === 'delete-group')
      now = withGroups(
        now,
        now.groups.map(({ id }) => id).filter((id) => id !== target.id),
      );
    if (target.type !== 'user' || target.id !== user.id) continue;
    const way = endingOf(change);
    if (way === 'deleted' || way === 'merged') return null;
    if (way === 'emptied') now = withGroups(now, []);
    if (way === 'deactivated') now = { ...now, status: statusFor(now, false, statuses) };
    if (isActivation(change)) now = { ...now, status: statusFor(now, true, statuses) };
    if (action !== 'update-user') continue;
    const wanted = textsIn(after?.groups);
    if (wanted) now = withGroups(now, carriedOver(now, textsIn(before?.groups), wanted), labels);
    if (after && 'primaryGroup' in after) now = { ...now, primaryGroup: textIn(after.primaryGroup) };
    if (after && 'administrator' in after) now = withLevel(now, textIn(after.administrator), administratorLevels);
    if (after?.active === true) now = { ...now, status: statusFor(now, true, statuses) };
  }
  return now;
}

const textIn = (value: Value | undefined) => (typeof value === 'string' && value !== '' ? value : null);

/** Several changes may each move a user from what it is in now; none of them undoes another. */
function carriedOver({ groups }: User, before: readonly string[] | null, after: readonly string[]): string[] {
  const present = groups.map(({ id }) => id);
  const { add, remove } = membershipDifference(before ?? present, after);
  const left = new Set(remove);
  return [...new Set([...present.filter((id) => !left.has(id)), ...add])];
}

function withGroups(user: User, ids: readonly string[], labels: Readonly<Record<string, string>> = {}): User {
  const present = new Map(user.groups.map((group) => [group.id, group]));
  const groups = ids.map((id) => present.get(id) ?? { id, name: labels[id] ?? id });
  const primaryGroup = user.primaryGroup !== null && ids.includes(user.primaryGroup) ? user.primaryGroup : null;
  return { ...user, groups, primaryGroup };
}

/** Where a level is membership of a group, that comes and goes with it. */
function withLevel(user: User, administrator: string | null, levels: Description['administratorLevels']): User {
  const groupOf = (id: string | null) => levels.find((level) => level.id === id)?.group;
  const [left, joined] = [groupOf(user.administrator), groupOf(administrator)];
  const ids = user.groups.map(({ id }) => id).filter((id) => id !== left || left === joined);
  const groups = joined !== undefined && !ids.includes(joined) ? [...ids, joined] : ids;
  return { ...withGroups(user, groups), administrator };
}

function statusFor(user: User, active: boolean, statuses: Description['statuses']): string {
  if (isUsable(user, { statuses }) === active) return user.status;
  return statuses.find(({ enabled }) => enabled === active)?.id ?? user.status;
}

function effective(explainer: Explainer, user: User): Set<string> {
  return isUsable(user, explainer.description) ? explainer.held(user) : new Set();
}

function isAdministrator(explainer: Explainer, user: User): boolean {
  return isUsable(user, explainer.description) && administratorGrants(explainer, user).length > 0;
}

interface Sides {
  readonly had: ReadonlySet<string>;
  readonly has: ReadonlySet<string>;
  readonly rights: readonly RightEffect[];
}

interface GainsAndLosses {
  gains: number;
  loses: number;
}

function createTally(selfId: string | null, limit: number) {
  const foremost: UserEffect[] = [];
  const others: UserEffect[] = [];
  const counts = new Map<string, GainsAndLosses>();
  const objects = new Map<string, GainsAndLosses & Pick<RightEffect, 'object'>>();
  const administrators = { becomes: 0, ceases: 0, stays: 0 };
  let affected = 0;

  function count(permission: string, side: 'gains' | 'loses') {
    const entry = counts.get(permission) ?? { gains: 0, loses: 0 };
    entry[side] += 1;
    counts.set(permission, entry);
  }

  function countRight({ object, gains, loses }: RightEffect) {
    const entry = objects.get(object.id) ?? { object, gains: 0, loses: 0 };
    entry.gains += gains ? 1 : 0;
    entry.loses += loses ? 1 : 0;
    objects.set(object.id, entry);
  }

  return {
    add({ id, handle }: User, { had, has, rights }: Sides, administrator: UserEffect['administrator']) {
      const gains = [...has].filter((permission) => !had.has(permission));
      const loses = [...had].filter((permission) => !has.has(permission));
      const changesLevel = administrator === 'becomes' || administrator === 'ceases';
      if (gains.length + loses.length + rights.length === 0 && !changesLevel) return;
      affected += 1;
      for (const permission of gains) count(permission, 'gains');
      for (const permission of loses) count(permission, 'loses');
      for (const right of rights) countRight(right);
      if (administrator !== null) administrators[administrator] += 1;
      const yourself = id === selfId;
      const effect = { id, handle, gains, loses, rights: [...rights], administrator, yourself };
      if (yourself) foremost.unshift(effect);
      else if (administrator === null) {
        if (others.length < limit) others.push(effect);
      } else if (foremost.length < limit) foremost.push(effect);
    },
    result: (asOf: string | null): Omit<Consequences, 'unseen' | 'untold' | 'uncounted' | 'ends'> => ({
      affected,
      users: [...foremost, ...others],
      permissions: [...counts].map(([permission, both]) => ({ permission, ...both })),
      rights: [...objects.values()],
      administrators: { ...administrators },
      yourself: foremost[0]?.yourself ?? false,
      asOf,
    }),
  };
}
