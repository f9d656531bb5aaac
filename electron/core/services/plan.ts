import { randomUUID } from 'node:crypto';
import {
  type Change,
  differences,
  type Grade,
  type Intent,
  membershipDifference,
  sameValue,
  type Value,
  type Values,
} from '../../domain/change.ts';
import type { Description, Field } from '../../domain/description.ts';
import { fail } from '../../domain/failure.ts';
import { assertNever, ok, type Result } from '../../domain/result.ts';
import type { Group, ObjectRef, RightValue } from '../../domain/user.ts';
import type { Session } from '../adapters/adapter.ts';
import { IN_FLIGHT, inOrder } from '../adapters/in-order.ts';
import type { DirectoryClient } from '../directory/client.ts';
import { partMembers, refuseUsedGroup } from './plan-members.ts';

/** A change with the secrets that travel beside it. A null target id is filled in by the change before. */
export interface PlannedChange {
  readonly change: Change;
  readonly secrets: Readonly<Record<string, string>>;
}

/** What planning reads. */
export interface PlanContext {
  readonly instanceId: string;
  readonly session: Session;
  readonly description: Description;
  readonly groups: readonly Group[];
  /** Tells who has a group as primary group. */
  readonly directory: Pick<DirectoryClient, 'stream'>;
}

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

type Target = Change['target'];

function plan(
  context: PlanContext,
  action: Change['action'],
  target: Target,
  before: Values | null,
  after: Values | null,
  grade: Grade,
  secrets: Record<string, string> = {},
): PlannedChange {
  const change: Change = {
    id: randomUUID(),
    instanceId: context.instanceId,
    action,
    target,
    before,
    after,
    secrets: Object.keys(secrets),
    labels: labelsFor(context.groups, before, after),
    grade,
  };
  return { change, secrets };
}

/** Names of the groups that the values mention. */
function labelsFor(groups: readonly Group[], ...sides: (Values | null)[]): Record<string, string> {
  const mentioned = new Set(sides.flatMap((values) => Object.values(values ?? {})).flat());
  return Object.fromEntries(groups.filter((group) => mentioned.has(group.id)).map((group) => [group.id, group.name]));
}

/** Takes the values of password fields out, since they are written down nowhere. */
function partSecrets(fields: readonly Field[], set: Values): { open: Values; secrets: Record<string, string> } {
  const open: Values = {};
  const secrets: Record<string, string> = {};
  for (const [key, value] of Object.entries(set)) {
    if (fields.some((field) => field.key === key && field.type === 'password')) {
      if (typeof value === 'string' && value !== '') secrets[key] = value;
    } else open[key] = value;
  }
  return { open, secrets };
}

const isNothing = (value: Value) => value === null || value === false || (Array.isArray(value) && value.length === 0);

/** The creation itself, then updates for what the server doesn't take at once. */
function planCreation(context: PlanContext, type: Target['type'], nameKey: string, set: Values): PlannedChange[] {
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

/**
 * What `set` means on top of `current`, given that the person saw `expected`: sets of ids are carried over as what was
 * added and removed; any other field that somebody else changed meanwhile is a conflict.
 */
export function rebase(current: Values, expected: Values, set: Values): { wanted: Values; conflicts: string[] } {
  const wanted: Values = {};
  const conflicts: string[] = [];
  for (const [key, value] of Object.entries(set)) {
    const [now, seen] = [current[key], expected[key]];
    if (Array.isArray(value) && Array.isArray(now) && Array.isArray(seen)) {
      const { add, remove } = membershipDifference(seen, value);
      wanted[key] = [...now.filter((id) => !remove.includes(id)), ...add.filter((id) => !now.includes(id))];
    } else {
      if (key in expected && !sameValue(now, seen) && !sameValue(now, value)) conflicts.push(key);
      wanted[key] = value;
    }
  }
  return { wanted, conflicts };
}

function conflict(target: string, current: Values, keys: readonly string[]): Result<never> {
  const fields = Object.fromEntries(keys.map((key) => [key, JSON.stringify(current[key] ?? null)]));
  return fail('conflict', { target, what: keys.join(', ') }, { fields });
}

async function planUserUpdate(
  context: PlanContext,
  { userId, expected, set }: Extract<Intent, { action: 'update-user' }>,
): Promise<Result<PlannedChange[]>> {
  const user = await context.session.getUser(userId);
  if (!user.ok) return user;
  const current = context.session.valuesOf(user.value);
  const { open, secrets } = partSecrets(context.description.editFields, set);
  const { wanted, conflicts } = rebase(current, expected, open);
  if (conflicts.length > 0) return conflict(user.value.handle, current, conflicts);
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

async function planGroupUpdate(
  context: PlanContext,
  { groupId, expected, set }: Extract<Intent, { action: 'update-group' }>,
): Promise<Result<PlannedChange[]>> {
  const group = await context.session.getGroup(groupId);
  if (!group.ok) return group;
  const current: Values = { name: group.value.name, permissions: group.value.permissions };
  const { rest, updates } = partMembers(group.value, expected, set);
  const { wanted, conflicts } = rebase(current, expected, rest);
  if (conflicts.length > 0) return conflict(group.value.name, current, conflicts);
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

async function planGroupDeletion(context: PlanContext, groupId: string): Promise<Result<PlannedChange[]>> {
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

async function planStoredRole(
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

async function planUserDeletion(context: PlanContext, userId: string): Promise<Result<PlannedChange[]>> {
  const user = await context.session.getUser(userId);
  if (!user.ok) return user;
  const { handle, name, email } = user.value;
  const before: Values = { handle, name, email, ...context.session.valuesOf(user.value) };
  const target: Target = { type: 'user', id: userId, name: handle };
  return ok([plan(context, 'delete-user', target, before, null, 'final')]);
}

async function planUserAction(
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

/** A right as the values of a change; `held` tells a right without level and permissions from none. */
function rightValues(right: RightValue | null): Values {
  if (!right) return { held: false };
  const { level, permissions } = right;
  return { held: true, ...(level === null ? {} : { level }), ...(permissions.length > 0 ? { permissions } : {}) };
}

async function planObjectRight(
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
