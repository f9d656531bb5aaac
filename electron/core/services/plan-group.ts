import { differences, type Intent, type Values } from '../../domain/change.ts';
import { ok, type Result } from '../../domain/result.ts';
import { IN_FLIGHT, inOrder } from '../adapters/in-order.ts';
import { type PlanContext, type PlannedChange, plan, type Target } from './plan-change.ts';
import { partMembers, refuseUsedGroup } from './plan-members.ts';
import { conflict, rebase } from './plan-rebase.ts';
import { planUserUpdate } from './plan-user.ts';

/** The group's own change, then one for each user who joins or leaves. Fails with `conflict` too. */
export async function planGroupUpdate(
  context: PlanContext,
  { groupId, expected, set }: Extract<Intent, { action: 'update-group' }>,
): Promise<Result<PlannedChange[]>> {
  const group = await context.session.getGroup(groupId);
  if (!group.ok) return group;
  const current: Values = { name: group.value.name, permissions: group.value.permissions };
  const { rest, updates } = partMembers(group.value, expected, set);
  const { wanted, conflicts } = rebase(current, expected, rest);
  if (conflicts.length > 0) return conflict(group.value.name, current, conflicts, context.description.groupFields);
  const { before, after } = differences(current, wanted);
  const target: Target = { type: 'group', id: groupId, name: group.value.name };
  const unchanged = Object.keys(after).length === 0;
  const planned = unchanged ? [] : [plan(context, 'update-group', target, before, after, 'undoable')];
  for await (const update of inOrder(updates, IN_FLIGHT, (one) => planUserUpdate(context, one))) {
    if (!update.ok) return update;
    planned.push(...update.value);
  }
  return ok(planned);
}

/** The deletion of a group, with what is needed to make it again. Fails as `refuseUsedGroup` does. */
export async function planGroupDeletion(context: PlanContext, groupId: string): Promise<Result<PlannedChange[]>> {
  const group = await context.session.getGroup(groupId);
  if (!group.ok) return group;
  const { name, permissions, members } = group.value;
  const unused = await refuseUsedGroup(context, group.value);
  if (!unused.ok) return unused;
  const before: Values = { name, permissions, members: members?.map((member) => member.id) ?? null };
  const planned = plan(context, 'delete-group', { type: 'group', id: groupId, name }, before, null, 'compensable');
  const handles = Object.fromEntries(members?.map((member) => [member.id, member.handle]) ?? []);
  return ok([{ ...planned, change: { ...planned.change, labels: handles } }]);
}
