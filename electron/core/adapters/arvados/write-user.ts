import { type Change, membershipDifference } from '../../../domain/change.ts';
import { type Failure, fail, failure } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { User } from '../../../domain/user.ts';
import { readWanted } from '../form.ts';
import { halfDone, onField } from '../said-failures.ts';
import { targetId } from '../target.ts';
import type { Cluster } from './cluster.ts';
import type { Subject } from './errors.ts';
import { emailIsFree, mayTouch, targetOf } from './guards.ts';
import { unsetup, userFromSetup } from './lifecycle.ts';
import { type RoleNames, roleNames } from './memberships.ts';
import { grantsOf } from './rights.ts';
import { handleOf, prefsText, toUser } from './to-user.ts';
import { userPath, wholeUser } from './users.ts';
import { isBuiltInGroup } from './uuids.ts';
import { newUserValues, type UserValues, userValues } from './values.ts';
import { anything, linkWire, type UserWire, userWire } from './wire.ts';

/** The user after a write that succeeded; that its roles cannot be read now does not make it a failure. */
export async function writtenUser(cluster: Cluster, wire: UserWire): Promise<User> {
  const user = await wholeUser(cluster, wire);
  return user.ok ? user.value : toUser(wire, [], cluster.systemUser, cluster.say);
}

/** A1: creates a user. The server may change the user name (trap 9): the answer is what holds. */
export async function createUser(cluster: Cluster, change: Change): Promise<Result<User>> {
  const wanted = readWanted(newUserValues, change, {}, cluster.say);
  if (!wanted.ok) return wanted;
  const { caller } = cluster;
  const { email, administrator, active } = wanted.value;
  const free = await emailIsFree(cluster, email, null);
  if (!free.ok) return free;
  const attributes = {
    ...attributesOf(wanted.value),
    // An administrator who is not active could never be changed again (§7.3).
    is_active: active === true || administrator === 'admin',
    is_admin: administrator === 'admin',
  };
  const subject: Subject = { user: email, sent: textsOf(change) };
  const answer = await caller.ask({ method: 'POST', path: '/users', json: { user: attributes } }, userWire, subject);
  return answer.ok ? ok(await writtenUser(cluster, answer.value)) : answer;
}

/** What was entered, so that a refusal can name it. */
function textsOf({ after }: Change): Record<string, string> {
  const entries = Object.entries(after ?? {}).map(([key, value]) => [key, String(value ?? '')]);
  return Object.fromEntries(entries);
}

/** Attributes by the server's names; what is not wanted is missing. */
function attributesOf(
  wanted: Partial<Pick<UserValues, 'handle' | 'email' | 'firstName' | 'lastName' | 'identityUrl'>>,
) {
  const { handle, email, firstName, lastName, identityUrl } = wanted;
  return {
    ...(handle === undefined ? {} : { username: handle }),
    ...(email === undefined ? {} : { email }),
    ...(firstName === undefined ? {} : { first_name: firstName }),
    ...(lastName === undefined ? {} : { last_name: lastName }),
    ...(identityUrl === undefined ? {} : { identity_url: identityUrl }),
  };
}

/** A7, A9 and A11: changes a user after reading what it is now. */
export async function updateUser(cluster: Cluster, change: Change): Promise<Result<User>> {
  const wanted = readWanted(userValues, change, {}, cluster.say);
  if (!wanted.ok) return wanted;
  const { groups, setUp, ...fields } = wanted.value;
  const others = Object.keys(fields).length;
  if (groups !== undefined) {
    if (others > 0 || setUp !== undefined) throw new Error('Groups and other fields are separate writes: see divide');
    return setGroups(cluster, change, groups);
  }
  if (setUp === true) {
    const done = await setUpNew(cluster, targetId(change));
    return done.ok ? ok(await writtenUser(cluster, done.value)) : done;
  }
  if (fields.active === false) {
    if (others > 1) throw new Error('Deactivating and other fields are separate writes: see divide');
    const done = await unsetup(cluster, targetId(change));
    return done.ok ? ok(await writtenUser(cluster, done.value)) : done;
  }
  return patchUser(cluster, change, fields);
}

async function setUpNew(cluster: Cluster, uuid: string): Promise<Result<UserWire>> {
  const present = await targetOf(cluster, uuid);
  return present.ok ? userFromSetup(cluster, present.value, {}) : present;
}

/** Only what differs is sent, wrapped: everything else would count as an attribute too (traps 4 and 5). */
async function patchUser(cluster: Cluster, change: Change, wanted: UserValues): Promise<Result<User>> {
  const present = await targetOf(cluster, targetId(change), { record: true });
  if (!present.ok) return present;
  const patch = differencesFrom(present.value, wanted);
  if (Object.keys(patch).length === 0) return wholeUser(cluster, present.value);
  if (typeof patch.email === 'string') {
    const free = await emailIsFree(cluster, patch.email, present.value.uuid);
    if (!free.ok) return free;
  }
  const allowed = await mayTouch(cluster, present.value, { loses: patch.is_admin === false });
  if (!allowed.ok) return allowed;
  const subject: Subject = { user: handleOf(present.value), sent: textsOf(change) };
  const request = { method: 'PATCH', path: userPath(present.value.uuid), json: { user: patch } } as const;
  const answer = await cluster.caller.ask(request, userWire, subject);
  if (!answer.ok) return answer;
  return tookFlags(answer.value, patch) ? ok(await writtenUser(cluster, answer.value)) : ignored(cluster);
}

type Patch = Partial<Record<string, unknown>>;

function differencesFrom(present: UserWire, wanted: UserValues): Patch {
  const patch: Patch = {};
  for (const [column, value] of Object.entries(attributesOf(differentTexts(present, wanted)))) patch[column] = value;
  if (wanted.prefs !== undefined && prefsText(wanted.prefs) !== prefsText(present.prefs)) patch.prefs = wanted.prefs;
  if (wanted.active === true && !present.is_active) patch.is_active = true;
  if (wanted.administrator === 'admin' && !present.is_admin) Object.assign(patch, { is_admin: true, is_active: true });
  if (wanted.administrator === null && present.is_admin) patch.is_admin = false;
  return patch;
}

/** A user without a user name shows its e-mail address or UUID in its place, which is no wish for that name. */
function differentTexts(present: UserWire, { handle, email, firstName, lastName, identityUrl }: UserValues) {
  const shown = present.username === null && handle === handleOf(present);
  return {
    ...(handle === undefined || handle === present.username || shown ? {} : { handle }),
    ...(email === undefined || email === present.email ? {} : { email }),
    ...(firstName === undefined || firstName === present.first_name ? {} : { firstName }),
    ...(lastName === undefined || lastName === present.last_name ? {} : { lastName }),
    ...(identityUrl === undefined || identityUrl === present.identity_url ? {} : { identityUrl }),
  };
}

/** Flags from somebody who is no administrator any more are ignored with status 200 (trap 21). */
function tookFlags(answer: UserWire, patch: Patch): boolean {
  return (['is_active', 'is_admin'] as const).every(
    (flag) => patch[flag] === undefined || patch[flag] === answer[flag],
  );
}

function ignored({ caller, say }: Cluster): Result<never> {
  const { who, instance } = caller.where;
  return fail('not-allowed', { handle: who(), instance, right: say('the rights of an administrator') });
}

/** A3: deletes an account that owns nothing, not even an entry of the audit log. */
export async function deleteUser(cluster: Cluster, change: Change): Promise<Result<void>> {
  const present = await targetOf(cluster, targetId(change), { loses: true, record: true });
  if (!present.ok) return present;
  const request = { method: 'DELETE', path: userPath(present.value.uuid) } as const;
  const gone = await cluster.caller.ask(request, anything, { user: handleOf(present.value) });
  return gone.ok ? ok(undefined) : gone;
}

/** What is to be done about one role. */
interface Step {
  readonly group: string;
  readonly join: boolean;
}

/** Joins and leaves roles, one call for each, as what this change adds and removes. */
async function setGroups(cluster: Cluster, change: Change, wanted: readonly string[]): Promise<Result<User>> {
  const present = await targetOf(cluster, targetId(change));
  if (!present.ok) return present;
  const [roles, links] = await Promise.all([roleNames(cluster.caller), grantsOf(cluster, present.value.uuid)]);
  if (!roles.ok) return roles;
  if (!links.ok) return links;
  const now = links.value.filter(({ head_uuid }) => roles.value.has(head_uuid)).map(({ head_uuid }) => head_uuid);
  const seen = change.before?.groups;
  const { add, remove } = membershipDifference(Array.isArray(seen) ? seen : now, wanted);
  const refused = refuseGroups(cluster, change, roles.value, add, remove);
  if (refused) return refused;
  const steps: Step[] = [
    ...add.filter((id) => !now.includes(id)).map((group) => ({ group, join: true })),
    ...remove.filter((id) => now.includes(id)).map((group) => ({ group, join: false })),
  ];
  for (const [index, step] of steps.entries()) {
    const done = step.join
      ? await join(cluster, present.value, step.group)
      : await leave(cluster, links.value, step.group);
    if (!done.ok) return index === 0 ? done : partlyDone(cluster, steps, index, roles.value, done);
  }
  return ok(await writtenUser(cluster, present.value));
}

/** Roles that are gone, and those whose members the cluster keeps itself (§9.2). */
export function refuseGroups(
  { say }: Pick<Cluster, 'say'>,
  change: Change,
  roles: RoleNames,
  add: readonly string[],
  remove: readonly string[],
): Result<never> | null {
  const own = [...add, ...remove].find(isBuiltInGroup);
  if (own !== undefined) {
    const sentence = say('Who is in {group} is changed by setting accounts up and by deactivating them.', {
      group: roles.get(own) ?? own,
    });
    return fail('input-invalid', {}, { fields: { groups: sentence } });
  }
  const missing = add.filter((id) => !roles.has(id));
  if (missing.length === 0) return null;
  const gone = failure('groups-missing', { groups: missing.map((id) => change.labels[id] ?? id).join(', ') });
  return failed(onField(gone, 'groups', say));
}

async function join({ caller, facts }: Cluster, user: UserWire, group: string): Promise<Result<unknown>> {
  const link = { link_class: 'permission', name: facts.memberLevel, tail_uuid: user.uuid, head_uuid: group };
  return caller.ask({ method: 'POST', path: '/links', json: { link } }, linkWire, { group });
}

/** Before 2.6.0 one membership may have several links, and each would keep it alive. */
async function leave(
  { caller }: Cluster,
  links: readonly { uuid: string; head_uuid: string }[],
  group: string,
): Promise<Result<unknown>> {
  for (const { uuid } of links.filter((link) => link.head_uuid === group)) {
    const gone = await caller.ask({ method: 'DELETE', path: `/links/${uuid}` }, anything, { object: uuid });
    // From 2.6.0 on the first call has removed the others as well.
    if (!gone.ok && gone.failure.code !== 'object-not-found') return gone;
  }
  return ok(undefined);
}

function partlyDone(
  { say }: Cluster,
  steps: readonly Step[],
  index: number,
  roles: RoleNames,
  { failure: why }: { readonly failure: Failure },
): Result<never> {
  const names = (some: readonly Step[]) => some.map(({ group }) => roles.get(group) ?? group).join(', ');
  const done = say('Joining or leaving {groups}', { groups: names(steps.slice(0, index)) });
  return halfDone({ done, rest: say('joining or leaving {groups}', { groups: names(steps.slice(index)) }) }, why, say);
}
