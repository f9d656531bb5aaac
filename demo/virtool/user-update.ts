import { readBody, requireLength, type UserCall } from './call.ts';
import type { User } from './model.ts';
import { badRequest, crash, forbidden, notFound, ok, type Reply } from './replies.ts';
import type { State } from './state.ts';
import { readUserId } from './users.ts';
import { boolean, groupId, integer, listOf, notNull, nullable, optional, text, type Values } from './validation.ts';
import { userView } from './views.ts';

const update = {
  active: optional(notNull(boolean)),
  force_reset: optional(notNull(boolean)),
  groups: optional(notNull(listOf(groupId))),
  password: optional(notNull(text())),
  primary_group: optional(nullable(integer())),
};

type Update = Values<typeof update>;

/** `PATCH /users/{id}`: guards no administrator, not even a `full` one. */
export function updateUser(call: UserCall): Reply {
  return applyUpdate(call, readBody(call, update), 'User does not exist');
}

/** `PATCH /admin/users/{id}`: only `full` may touch administrators, themselves included. */
export function updateUserAsAdministrator(call: UserCall): Reply {
  const values = readBody(call, update);
  const target = call.state.users.get(readUserId(call));
  if (target && target.role !== null && call.client.role !== 'full') {
    throw forbidden('Insufficient privileges', 'insufficient_privileges');
  }
  return applyUpdate(call, values, 'Not found');
}

/** The length of the password is checked before the user is looked up. */
function applyUpdate(call: UserCall, values: Update, missing: string): Reply {
  const { state, profile } = call;
  if (values.password !== undefined) requireLength(call, values.password);
  const user = state.users.get(readUserId(call));
  if (!user) throw notFound(missing);
  const changes = profile.updatesRows
    ? composeRowChanges(state, user, values)
    : composeDocumentChanges(state, user, values, missing);
  Object.assign(user, changes);
  if ('active' in values) state.users.refresh(user);
  return ok(userView(state, profile, user));
}

/** What would be stored in both stores, up to 33.1.1. */
function composeDocumentChanges(state: State, user: User, values: Update, missing: string): Partial<User> | null {
  const changes = composeChanges(state, user, values);
  if (values.groups && breakRelationalStore(values.groups)) throw crash();
  // The document store reports how many documents it modified, and none modified is taken for none found (26.3.0).
  if (changes && !isChange(user, changes)) throw notFound(missing);
  requirePrimaryGroupRow(user, values, changes ?? {});
  return changes;
}

/**
 * What would be stored in rows, from 33.2.0 on. The rows of `groups` are written anew, none of them primary; one of
 * them becomes it afterwards, if `primary_group` says so. Without a row for it, for null too, all is rolled back.
 */
function composeRowChanges(state: State, user: User, values: Update): Partial<User> {
  const changes: Partial<User> = composeFields(state, values);
  if (values.groups !== undefined) {
    const groups = values.groups.filter((id) => typeof id === 'number' && state.groups.has(id)) as number[];
    if (groups.length < values.groups.length || breakRelationalStore(groups)) throw crash();
    Object.assign(changes, { groups, primaryGroup: null });
  }
  if (values.primary_group !== undefined) {
    const id = values.primary_group;
    if (id === null || !(changes.groups ?? user.groups).includes(id)) throw badRequest('User is not a member of group');
    changes.primaryGroup = id;
  }
  return changes;
}

function composeFields(state: State, values: Update): Partial<User> {
  const changes: Partial<User> = {};
  if (values.active !== undefined) Object.assign(changes, { active: values.active, touched: true });
  if (values.force_reset !== undefined) Object.assign(changes, { forceReset: values.force_reset, touched: true });
  if (values.password !== undefined) {
    Object.assign(changes, { password: values.password, lastPasswordChange: state.now(), touched: true });
  }
  return changes;
}

/** What would be stored, or null for an empty body. */
function composeChanges(state: State, user: User, values: Update): Partial<User> | null {
  const changes = composeFields(state, values);
  if (values.groups !== undefined) Object.assign(changes, composeGroups(state, user, values.groups));
  if (values.primary_group !== undefined) {
    changes.primaryGroup = checkPrimaryGroup(state, user, values.primary_group, values.groups ?? []);
  }
  return Object.keys(changes).length > 0 ? changes : null;
}

function composeGroups(state: State, user: User, ids: readonly (number | string)[]): Partial<User> {
  const legacyIds = new Set([...state.groups.values()].map((group) => group.legacyId));
  const missing = ids.filter((id) => (typeof id === 'number' ? !state.groups.has(id) : !legacyIds.has(id)));
  if (missing.length > 0) {
    const names = [...new Set(missing.map((id) => (typeof id === 'number' ? String(id) : `'${id}'`)))].sort();
    throw badRequest(`Non-existent groups: ${names.join(', ')}`);
  }
  const groups = ids.filter((id) => typeof id === 'number');
  const keepsPrimary = typeof user.primaryGroup === 'number' && groups.includes(user.primaryGroup);
  return keepsPrimary ? { groups } : { groups, primaryGroup: null };
}

/** Repeated and legacy ids pass every check and then violate a key (26.3.0). */
function breakRelationalStore(ids: readonly (number | string)[]): boolean {
  return new Set(ids).size < ids.length || ids.some((id) => typeof id === 'string');
}

function checkPrimaryGroup(
  state: State,
  user: User,
  id: number | null,
  sent: readonly (number | string)[],
): number | null {
  if (id === null) return null;
  if (!state.groups.has(id)) throw badRequest(`Non-existent group: ${id}`);
  if (!sent.includes(id) && !user.groups.includes(id)) throw badRequest('User is not member of primary group');
  return id;
}

function isChange(user: User, changes: Partial<User>): boolean {
  if (changes.password !== undefined) return true;
  return Object.entries(changes).some(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(user[name as keyof User]),
  );
}

/** The relational store marks one membership as primary and finds none to mark for null. Nothing is stored then. */
function requirePrimaryGroupRow(user: User, values: Update, changes: Partial<User>): void {
  if (values.primary_group === undefined) return;
  const groups = changes.groups ?? user.groups;
  if (values.primary_group === null || !groups.includes(values.primary_group)) {
    throw badRequest('User is not a member of group');
  }
}
