import { z } from 'zod';
import { intentSchema } from '../change.ts';
import type { Group, GroupRef } from '../user.ts';
import { type Cannot, cannotSchema } from './cannot.ts';
import { compareHolders, type Differences, groupKey, type Holder, type Matching } from './compare.ts';
import type { Explainer } from './explain.ts';
import { can, type Draft, likeUser, type Target } from './like-user.ts';

/** The intents that make b like a, in their order, and what they leave different. */
export const likenessSchema = z.object({ intents: z.array(intentSchema), cannot: z.array(cannotSchema) });
export type Likeness = z.infer<typeof likenessSchema>;

/** Makes b like a, as far as b's instance can. */
export function makeLike(a: Holder, target: Target, matching: Matching): Likeness {
  const b = target.holder;
  const draft: Draft = { intents: [], cannot: [], after: b };
  if (b.untouchable !== undefined && b.type === 'user') draft.cannot.push({ code: 'untouchable', name: b.name });
  else if (b.type === 'group') likeInPermissions(a, target, draft);
  else if (a.type === 'group') likeGroup(a, target, matching, draft);
  else likeUser(a, target, matching, draft);
  const left = compareHolders(a, draft.after, matching);
  return { intents: draft.intents, cannot: named(draft.cannot, left) };
}

/** What is still different and was not named yet. */
function named(cannot: readonly Cannot[], left: Differences): Cannot[] {
  const names = new Set(cannot.map(({ name }) => name));
  const rest = [
    ...left.permissions.onlyA,
    ...left.permissions.onlyB,
    ...left.groups.map(({ name }) => name),
    ...(left.primaryGroup ? [left.primaryGroup.a ?? left.primaryGroup.b ?? ''] : []),
    ...(left.administrator ? [left.administrator.a ?? left.administrator.b ?? ''] : []),
    ...left.rights.map(({ object }) => object.name),
    ...[...left.owned.onlyA, ...left.owned.onlyB].map(({ name }) => name),
  ];
  const unnamed = [...new Set(rest)].filter((name) => !names.has(name));
  return [...cannot, ...unnamed.map((name) => ({ code: 'remains' as const, name }))];
}

/** Gives the group b the permissions that a holds and groups can be given. */
function likeInPermissions(a: Holder, target: Target, draft: Draft) {
  const { holder: b, explainer } = target;
  const givable = new Set(explainer.description.permissions.map(({ id }) => id));
  const different = [...a.held, ...b.held].filter((id) => a.held.has(id) !== b.held.has(id));
  if (different.length === 0) return;
  if (!can(target, 'groups.permissions')) {
    draft.cannot.push(...different.map((name) => ({ code: 'not-supported' as const, name })));
    return;
  }
  // Names that this version does not know are left as they are.
  const wanted = [...a.held].filter((id) => givable.has(id) || b.held.has(id));
  const kept = [...b.held].filter((id) => !givable.has(id) && !a.held.has(id));
  draft.cannot.push(
    ...different.filter((id) => !givable.has(id)).map((name) => ({ code: 'permission-unknown' as const, name })),
  );
  const permissions = [...wanted, ...kept];
  draft.after = { ...b, held: new Set(permissions) };
  if (different.every((id) => !givable.has(id) && !b.held.has(id))) return;
  draft.intents.push({
    action: 'update-group',
    groupId: b.id,
    expected: { permissions: [...b.held] },
    set: { permissions },
  });
}

/** Makes a user hold what a group gives: in that group alone, and no administrator. */
function likeGroup(a: Holder, target: Target, matching: Matching, draft: Draft) {
  const { holder: b } = target;
  const group: GroupRef = { id: a.id, name: a.name };
  const primary = b.groups.find(({ id }) => id === b.primaryGroup);
  const isPrimary = primary !== undefined && groupKey(primary, matching) === groupKey(group, matching);
  const member = { held: a.held, groups: [group], administrator: null, primaryGroup: isPrimary ? a.id : null };
  likeUser({ ...b, ...member }, target, matching, draft);
}

/** What makes a new group with the permissions of another; names that this version does not know stay behind. */
export function copyOfGroup(group: Group, name: string, { description }: Explainer): Likeness {
  const givable = new Set(description.permissions.map(({ id }) => id));
  const permissions = group.permissions.filter((id) => givable.has(id));
  const unknown = group.permissions.filter((id) => !givable.has(id));
  return {
    intents: [{ action: 'create-group', set: { name, ...(permissions.length > 0 ? { permissions } : {}) } }],
    cannot: unknown.map((id) => ({ code: 'permission-unknown', name: id })),
  };
}
