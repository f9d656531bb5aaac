import type { Grade, Value, Values } from '../../domain/change.ts';
import { type PlanContext, type PlannedChange, partSecrets, plan, type Target } from './plan-change.ts';

const isNothing = (value: Value) => value === null || value === false || (Array.isArray(value) && value.length === 0);

/** The creation itself, then updates for what the server doesn't take at once. */
export function planCreation(
  context: PlanContext,
  type: Target['type'],
  nameKey: string,
  set: Values,
): PlannedChange[] {
  const [creation, update] = [`create-${type}`, `update-${type}`] as const;
  const [first = {}, ...rest] = context.session.divide(creation, set);
  // Where the server makes the handle itself, the e-mail address is all that names the account.
  const target: Target = { type, id: null, name: String(first[nameKey] || first.email || '') };
  const { open, secrets } = partSecrets(context.description.createFields, first);
  const grade: Grade =
    type === 'group' || context.description.capabilities['users.delete'].available ? 'undoable' : 'compensable';
  const later = rest.flatMap((part) => {
    const wanted = Object.fromEntries(Object.entries(part).filter(([, value]) => !isNothing(value)));
    if (Object.keys(wanted).length === 0) return [];
    const before = Object.fromEntries(
      Object.entries(wanted).map(([key, value]) => [key, Array.isArray(value) ? [] : value === true ? false : null]),
    );
    return [plan(context, update, target, before, wanted, 'undoable')];
  });
  return [plan(context, creation, target, null, open, grade, secrets), ...later];
}
