import { differences, type Intent, type Values } from '../../domain/change.ts';
import { ok, type Result } from '../../domain/result.ts';
import { type PlanContext, type PlannedChange, partSecrets, plan, type Target } from './plan-change.ts';
import { conflict, rebase } from './plan-rebase.ts';

/** One change for each write that an edited account needs. Fails with `conflict` too. */
export async function planUserUpdate(
  context: PlanContext,
  { userId, expected, set }: Extract<Intent, { action: 'update-user' }>,
): Promise<Result<PlannedChange[]>> {
  const user = await context.session.getUser(userId);
  if (!user.ok) return user;
  const current = context.session.valuesOf(user.value);
  const { open, secrets } = partSecrets(context.description.editFields, set);
  const { wanted, conflicts } = rebase(current, expected, open);
  if (conflicts.length > 0) {
    return conflict(user.value.handle, current, conflicts, context.description.editFields);
  }
  const target: Target = { type: 'user', id: userId, name: user.value.handle };
  const changes = context.session.divide('update-user', { ...wanted, ...secrets }).flatMap((part) => {
    const parted = partSecrets(context.description.editFields, part);
    const { before, after } = differences(current, parted.open);
    const secret = Object.keys(parted.secrets).length > 0;
    if (Object.keys(after).length === 0 && !secret) return [];
    return [plan(context, 'update-user', target, before, after, secret ? 'final' : 'undoable', parted.secrets)];
  });
  return ok(changes);
}

/** The deletion of an account, with what it was. */
export async function planUserDeletion(context: PlanContext, userId: string): Promise<Result<PlannedChange[]>> {
  const user = await context.session.getUser(userId);
  if (!user.ok) return user;
  const { handle, name, email } = user.value;
  const before: Values = { handle, name, email, ...context.session.valuesOf(user.value) };
  const target: Target = { type: 'user', id: userId, name: handle };
  return ok([plan(context, 'delete-user', target, before, null, 'final')]);
}

/** A stored role given or taken; nothing where it is so already. */
export async function planStoredRole(
  context: PlanContext,
  { userId, role, held }: Extract<Intent, { action: 'set-stored-role' }>,
): Promise<Result<PlannedChange[]>> {
  const user = await context.session.getUser(userId);
  if (!user.ok) return user;
  const roles = await context.session.listStoredRoles(userId);
  if (!roles.ok) return roles;
  const holds = roles.value.includes(role);
  if (holds === held) return ok([]);
  const target: Target = { type: 'user', id: userId, name: user.value.handle };
  return ok([plan(context, 'set-stored-role', target, { [role]: holds }, { [role]: held }, 'undoable')]);
}
