import type { Intent, Values } from '../change.ts';
import type { CapabilityId } from '../description.ts';
import type { Group, GroupRef, ObjectRight } from '../user.ts';
import type { Cannot } from './cannot.ts';
import { compareHolders, groupKey, type Holder, type Matching, objectKey, rightValueOf, sameRight } from './compare.ts';
import type { Explainer } from './explain.ts';

/** The side that is changed: b with its instance. */
export interface Target {
  readonly holder: Holder;
  readonly explainer: Explainer;
  readonly groups: readonly Group[];
}

/** What the steps note down: intents, what cannot be, and b as it would be. */
export interface Draft {
  readonly intents: Intent[];
  readonly cannot: Cannot[];
  after: Holder;
}

/** Whether the side that is changed has a capability. */
export const can = ({ explainer }: Target, id: CapabilityId) => explainer.description.capabilities[id].available;

/** Notes down what makes the user b like the user a. */
export function likeUser(a: Holder, target: Target, matching: Matching, draft: Draft) {
  const expected: Values = {};
  const set: Values = {};
  const groups = wantedGroups(a, target, matching, draft);
  const present = target.holder.groups.map(({ id }) => id);
  const wanted = groups.map(({ id }) => id);
  const { levelled } = groupsByLevel(groups, target);
  const joined = groups.filter(({ id }) => !levelled.has(id)).map(({ id }) => id);
  const direct = [...present.filter((id) => wanted.includes(id)), ...joined.filter((id) => !present.includes(id))];
  if (direct.length !== present.length || direct.some((id) => !present.includes(id))) {
    expected.groups = present;
    set.groups = direct;
  }
  const primary = wantedPrimary(a, target, groups, matching, draft);
  if (primary !== target.holder.primaryGroup) {
    expected.primaryGroup = target.holder.primaryGroup;
    set.primaryGroup = primary;
  }
  const administrator = wantedLevel(a, target, draft);
  if (administrator !== target.holder.administrator) {
    expected.administrator = target.holder.administrator;
    set.administrator = administrator;
  }
  if (Object.keys(set).length > 0) {
    draft.intents.push({ action: 'update-user', userId: target.holder.id, expected, set });
  }
  for (const group of groups.filter(({ id }) => levelled.has(id))) draft.intents.push(membership(group, target));
  const rights = likeRights(a, target, matching, draft);
  draft.after = afterwards(target, { groups, primaryGroup: primary, administrator, rights });
}

function afterwards(
  { holder, explainer }: Target,
  next: Pick<Holder, 'groups' | 'primaryGroup' | 'administrator' | 'rights'>,
): Holder {
  const direct = explainer.description.capabilities['groups.list'].available ? [] : [...holder.held];
  const account = { status: '', handle: holder.name, id: holder.id, name: null, email: null, mustResetPassword: null };
  const unknown = { created: null, lastSeen: null, passwordChanged: null, attributes: {} };
  const held = explainer.held({ ...account, ...unknown, ...next, groups: [...next.groups], permissions: direct });
  return { ...holder, ...next, held };
}

/** The groups that b would be in, with their ids on b's instance. */
function wantedGroups(a: Holder, target: Target, matching: Matching, draft: Draft): GroupRef[] {
  const { holder: b, groups } = target;
  const keysOfA = new Set(a.groups.map((group) => groupKey(group, matching)));
  const isFixed = ({ id }: GroupRef) => groups.find((group) => group.id === id)?.untouchable !== undefined;
  // A group that cannot be renamed may still have members who come and go; where the server tells them, it does.
  const isProtected = (ref: GroupRef) => isFixed(ref) && groups.find(({ id }) => id === ref.id)?.members === null;
  if (!can(target, 'users.groups')) {
    const changed = compareHolders(a, { ...b, type: 'user' }, matching).groups;
    draft.cannot.push(...changed.map(({ name }) => ({ code: 'not-supported' as const, name })));
    return [...b.groups];
  }
  const kept = b.groups.filter((group) => {
    if (keysOfA.has(groupKey(group, matching))) return true;
    if (isProtected(group)) draft.cannot.push({ code: 'group-protected', name: group.name });
    return isProtected(group);
  });
  const keysOfB = new Map(kept.map((group) => [groupKey(group, matching), group]));
  const joined = a.groups.flatMap((group): GroupRef[] => {
    const level = group.level === undefined ? {} : { level: group.level };
    const there = keysOfB.get(groupKey(group, matching));
    if (there) return [];
    const found = groups.filter((one) => groupKey(one, matching) === groupKey(group, matching));
    const [only] = found;
    const code =
      found.length > 1 ? 'group-ambiguous' : !only ? 'group-missing' : isProtected(only) ? 'group-protected' : null;
    if (code !== null || !only) {
      draft.cannot.push({ code: code ?? 'group-missing', name: group.name });
      return [];
    }
    return [{ id: only.id, name: only.name, ...level }];
  });
  const levels = new Map(a.groups.map((group) => [groupKey(group, matching), group.level]));
  const raised = kept.map((group) => {
    const level = levels.get(groupKey(group, matching));
    return level === undefined || isProtected(group) ? group : { ...group, level };
  });
  return [...raised, ...joined];
}

/** Memberships that differ from the present ones in their level, and so are given as rights on the group. */
function groupsByLevel(groups: readonly GroupRef[], { holder, explainer }: Target) {
  const byRight = explainer.description.objectTypes.some(({ ofGroups }) => ofGroups);
  const present = new Map(holder.groups.map(({ id, level }) => [id, level]));
  const differing = groups.filter(({ id, level }) => level !== undefined && present.get(id) !== level);
  return { levelled: new Set(byRight ? differing.map(({ id }) => id) : []) };
}

function membership({ id, name, level }: GroupRef, { holder, explainer }: Target): Intent {
  const type = explainer.description.objectTypes.find(({ ofGroups }) => ofGroups)?.id ?? '';
  const present = holder.groups.find((group) => group.id === id);
  return {
    action: 'set-object-right',
    holder: { type: 'user', id: holder.id },
    object: { type, id, name },
    expectedRight: present ? { level: present.level ?? null, permissions: [] } : null,
    right: { level: level ?? null, permissions: [] },
  };
}

function wantedPrimary(
  a: Holder,
  target: Target,
  groups: readonly GroupRef[],
  matching: Matching,
  draft: Draft,
): string | null {
  const present = target.holder.primaryGroup;
  const isIn = (id: string | null) => groups.some((group) => group.id === id);
  // Leaving a group ends it as primary group, whatever is wanted.
  const fallback = isIn(present) ? present : null;
  const wanted = a.groups.find(({ id }) => id === a.primaryGroup) ?? null;
  const found = wanted && groups.find((group) => groupKey(group, matching) === groupKey(wanted, matching));
  if (wanted && !found) {
    draft.cannot.push({ code: 'primary-group', name: wanted.name });
    return fallback;
  }
  const next = found?.id ?? null;
  if (next === present || next === fallback) return next;
  if (can(target, 'users.primary-group')) return next;
  draft.cannot.push({
    code: 'not-supported',
    name: found?.name ?? groups.find(({ id }) => id === present)?.name ?? '',
  });
  return fallback;
}

function wantedLevel(a: Holder, target: Target, draft: Draft): string | null {
  const present = target.holder.administrator;
  if (a.administrator === present) return present;
  const { administratorLevels } = target.explainer.description;
  const isKnown = a.administrator === null || administratorLevels.some(({ id }) => id === a.administrator);
  if (isKnown && can(target, 'users.administrator')) return a.administrator;
  const name = a.administrator ?? present ?? '';
  draft.cannot.push({ code: isKnown ? 'not-supported' : 'level-unknown', name });
  return present;
}

/** Rights on single objects, which are changed on one instance only. Answers with those that b would have. */
function likeRights(a: Holder, target: Target, matching: Matching, draft: Draft): ObjectRight[] {
  const { holder: b, explainer } = target;
  const after = new Map(b.rights.map((right) => [`${right.owner} ${objectKey(right, matching)}`, right]));
  for (const { object, a: one, b: other } of compareHolders(a, b, matching).rights) {
    const type = explainer.description.objectTypes.find(({ id }) => id === object.type);
    const allowed = can(target, 'users.object-rights') && (type?.canGrant || one === null);
    const code = matching === 'by-name' ? 'object-elsewhere' : allowed ? null : 'not-supported';
    if (code !== null) {
      draft.cannot.push({ code, name: object.name });
      continue;
    }
    const right = rightValueOf(one);
    const owner = { type: 'user' as const, id: b.id };
    draft.intents.push({ action: 'set-object-right', holder: owner, object, expectedRight: other, right });
    const key = `false ${objectKey({ object }, matching)}`;
    if (right === null) after.delete(key);
    else if (!sameRight(right, other)) after.set(key, { object, owner: false, note: null, ...right });
  }
  const { onlyA, onlyB } = compareHolders(a, b, matching).owned;
  draft.cannot.push(...[...onlyA, ...onlyB].map(({ name }) => ({ code: 'ownership' as const, name })));
  return [...after.values()];
}
