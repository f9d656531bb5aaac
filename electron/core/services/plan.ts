import type { Intent } from '../../domain/change.ts';
import { assertNever, ok, type Result } from '../../domain/result.ts';
import type { PlanContext, PlannedChange } from './plan-change.ts';
import { planCreation } from './plan-creation.ts';
import { planGroupDeletion, planGroupUpdate } from './plan-group.ts';
import { planObjectRight } from './plan-right.ts';
import { planStoredRole, planUserDeletion, planUserUpdate } from './plan-user.ts';
import { planUserAction } from './plan-user-action.ts';

/**
 * Compares an intent with the server as it is now and cuts it into changes, one for each write. Empty where nothing
 * would change. Fails with `conflict` where somebody else changed one of the fields meanwhile, and as `foresee` does.
 */
export async function planChanges(context: PlanContext, intent: Intent): Promise<Result<PlannedChange[]>> {
  const planned = await compared(context, intent);
  return planned.ok ? foreseen(context, planned.value) : planned;
}

async function compared(context: PlanContext, intent: Intent): Promise<Result<PlannedChange[]>> {
  switch (intent.action) {
    case 'create-user':
      return ok(planCreation(context, 'user', 'handle', intent.set));
    case 'create-group':
      return ok(planCreation(context, 'group', 'name', intent.set));
    case 'update-user':
      return planUserUpdate(context, intent);
    case 'update-group':
      return planGroupUpdate(context, intent);
    case 'set-stored-role':
      return planStoredRole(context, intent);
    case 'delete-group':
      return planGroupDeletion(context, intent.groupId);
    case 'delete-user':
      return planUserDeletion(context, intent.userId);
    case 'act-on-user':
      return planUserAction(context, intent);
    case 'set-object-right':
      return planObjectRight(context, intent);
    default:
      return assertNever(intent);
  }
}

/** Adds to each change what the adapter foresees of it; the first that must not be sent refuses the whole intent. */
async function foreseen({ session }: PlanContext, planned: readonly PlannedChange[]): Promise<Result<PlannedChange[]>> {
  const complete: PlannedChange[] = [];
  for (const { change, secrets } of planned) {
    const foresight = await session.foresee(change);
    if (!foresight.ok) return foresight;
    const { grade, effects, grave } = foresight.value;
    const more = { ...(effects.length > 0 ? { effects: [...effects] } : {}), ...(grave ? { grave } : {}) };
    complete.push({ change: { ...change, grade, ...more }, secrets });
  }
  return ok(complete);
}
