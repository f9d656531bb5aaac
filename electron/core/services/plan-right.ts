import { type Intent, sameValue, type Values } from '../../domain/change.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { ObjectRef, RightValue } from '../../domain/user.ts';
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
  { userId, object, expectedRight, right }: Extract<Intent, { action: 'set-object-right' }>,
): Promise<Result<PlannedChange[]>> {
  const user = await context.session.getUser(userId);
  if (!user.ok) return user;
  const rights = await context.session.listObjectRights(userId);
  if (!rights.ok) return rights;
  const held = rights.value.find((one) => !one.owner && isSame(one.object, object));
  const [now, seen, wanted] = [rightValues(held ?? null), rightValues(expectedRight), rightValues(right)];
  if (sameValues(now, wanted)) return ok([]);
  if (!sameValues(now, seen)) return conflict(user.value.handle, now, [object.name]);
  const target: Target = { type: 'user', id: userId, name: user.value.handle };
  const planned = plan(context, 'set-object-right', target, now, wanted, 'undoable');
  return ok([{ ...planned, change: { ...planned.change, about: object } }]);
}

const isSame = (one: ObjectRef, other: ObjectRef) => one.type === other.type && one.id === other.id;

function sameValues(one: Values, other: Values): boolean {
  return Object.keys({ ...one, ...other }).every((key) => sameValue(one[key], other[key]));
}
