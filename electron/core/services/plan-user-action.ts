import type { Intent, Values } from '../../domain/change.ts';
import type { Field } from '../../domain/description.ts';
import { fail } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Session } from '../adapters/adapter.ts';
import { type PlanContext, type PlannedChange, partSecrets, plan, type Target } from './plan-change.ts';

/** One of the instance's own actions on an account. Fails with `not-supported` where it has no such action. */
export async function planUserAction(
  context: PlanContext,
  { userId, userAction, set }: Extract<Intent, { action: 'act-on-user' }>,
): Promise<Result<PlannedChange[]>> {
  const { server, userActions } = context.description;
  const found = userActions.find(({ id }) => id === userAction);
  if (!found) {
    const { kindLabel: kind, version } = server;
    const instead = userActions.map(({ id }) => id).join(', ');
    return fail('not-supported', { kind, version, what: userAction, instead });
  }
  const user = await context.session.getUser(userId);
  if (!user.ok) return user;
  const target: Target = { type: 'user', id: userId, name: user.value.handle };
  const { open, secrets } = partSecrets(found.fields, set);
  const planned = plan(context, 'act-on-user', target, {}, open, 'final', secrets);
  const about = { type: 'action', id: found.id, name: found.label };
  const labels = await accountLabels(context.session, found.fields, open);
  return labels.ok ? ok([{ ...planned, change: { ...planned.change, about, labels: labels.value } }]) : labels;
}

/** Handles of the accounts that the values of a form name. */
async function accountLabels(
  session: Session,
  fields: readonly Field[],
  values: Values,
): Promise<Result<Record<string, string>>> {
  const labels: Record<string, string> = {};
  for (const { key } of fields.filter(({ type }) => type === 'user')) {
    const id = values[key];
    if (typeof id !== 'string' || id === '') continue;
    const user = await session.getUser(id);
    if (!user.ok) return user;
    labels[id] = user.value.handle;
  }
  return ok(labels);
}
