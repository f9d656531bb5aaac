import { type Intent, type RightHolder, sameValue, type Values } from '../../domain/change.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { ObjectRef, ObjectRight, RightValue } from '../../domain/user.ts';
import { type PlanContext, type PlannedChange, plan, type Target } from './plan-change.ts';
import { conflict } from './plan-rebase.ts';

/** A right as the values of a change; `held` tells a right without level and permissions from none. */
function rightValues(right: RightValue | null): Values {
  if (!right) return { held: false };
  const { level, permissions } = right;
  return { held: true, ...(level === null ? {} : { level }), ...(permissions.length > 0 ? { permissions } : {}) };
}

/** A right on one object given, changed or taken; nothing where it is so already. Fails with `conflict` too. */
export async function planObjectRight(
  context: PlanContext,
  { holder, object, expectedRight, right }: Extract<Intent, { action: 'set-object-right' }>,
): Promise<Result<PlannedChange[]>> {
  const name = await nameOf(context, holder);
  if (!name.ok) return name;
  const rights = await rightsOf(context, holder);
  if (!rights.ok) return rights;
  const held = rights.value.find((one) => !one.owner && isSame(one.object, object));
  const [now, seen, wanted] = [rightValues(held ?? null), rightValues(expectedRight), rightValues(right)];
  if (sameValues(now, wanted)) return ok([]);
  if (!sameValues(now, seen)) return conflict(name.value, now, [object.name]);
  const target: Target = { ...holder, name: name.value };
  const planned = plan(context, 'set-object-right', target, now, wanted, 'undoable');
  return ok([{ ...planned, change: { ...planned.change, about: object } }]);
}

/** A group is known by name already, unless it is new: its members, who may be many, are of no concern. */
async function nameOf({ session, groups }: PlanContext, { type, id }: RightHolder): Promise<Result<string>> {
  if (type === 'user') {
    const user = await session.getUser(id);
    return user.ok ? ok(user.value.handle) : user;
  }
  const known = groups.find((group) => group.id === id);
  const group = known ? ok(known) : await session.getGroup(id);
  return group.ok ? ok(group.value.name) : group;
}

async function rightsOf({ session }: PlanContext, { type, id }: RightHolder): Promise<Result<readonly ObjectRight[]>> {
  if (type === 'user') return session.listObjectRights(id);
  const read = (await session.listGroupRights?.([id])) ?? ok(new Map<string, readonly ObjectRight[]>());
  return read.ok ? ok(read.value.get(id) ?? []) : read;
}

const isSame = (one: ObjectRef, other: ObjectRef) => one.type === other.type && one.id === other.id;

function sameValues(one: Values, other: Values): boolean {
  return Object.keys({ ...one, ...other }).every((key) => sameValue(one[key], other[key]));
}
