import { z } from 'zod';
import { type Change, membershipDifference } from '../../../domain/change.ts';
import { type Failure, fail, failure } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { User } from '../../../domain/user.ts';
import { readWanted } from '../form.ts';
import { halfDone, onField } from '../said-failures.ts';
import { targetId } from '../target.ts';
import type { Caller } from './caller.ts';
import type { Subject } from './errors.ts';
import type { Release } from './gaps.ts';
import { groupRefs } from './groups.ts';
import { guard } from './guards.ts';
import type { Facts } from './profile.ts';
import { getUser, userPath } from './users.ts';
import { newUserValues, type UserValues, userValues } from './values.ts';
import { STORED_ROLE_IDS } from './vocabulary.ts';
import { toUser, userWire } from './wire.ts';

/** What writes to users need. */
export interface UserWriter extends Release {
  readonly caller: Caller;
  /** Id of the account that is signed in. */
  readonly selfId: string;
}

type Secrets = Readonly<Record<string, string>>;

/** V2: creates a user. Groups and levels come by further changes: the server takes none here. */
export async function createUser({ caller }: UserWriter, change: Change, secrets: Secrets): Promise<Result<User>> {
  const wanted = readWanted(newUserValues, change, secrets, caller.where.say);
  if (!wanted.ok) return wanted;
  const { handle, password, forceReset } = wanted.value;
  const json = { handle, password, ...(forceReset === undefined ? {} : { force_reset: forceReset }) };
  const subject: Subject = { user: handle.trim(), needs: 'users' };
  const answer = await caller.ask({ method: 'POST', path: '/users', json }, userWire, subject);
  return answer.ok ? ok(toUser(answer.value)) : answer;
}

/** V5 and the administrator level: changes a user after reading what it is now. */
export async function updateUser(writer: UserWriter, change: Change, secrets: Secrets): Promise<Result<User>> {
  const wanted = readWanted(userValues, change, secrets, writer.say);
  if (!wanted.ok) return wanted;
  const { administrator, ...fields } = wanted.value;
  const present = await getUser(writer.caller, targetId(change));
  if (!present.ok) return present;
  const loss = { deactivates: fields.active === false, level: administrator };
  const guarded = await guard(writer.caller, writer.selfId, present.value, loss);
  if (!guarded.ok) return guarded;
  if (administrator === undefined) return patchUser(writer, change, present.value, fields);
  if (Object.keys(fields).length > 0) throw new Error('A level and other fields are separate writes: see divide');
  return setLevel(writer, present.value, administrator);
}

/** `role` is always said: an empty object would take the level away (trap 14). */
async function setLevel({ caller }: UserWriter, present: User, level: string | null): Promise<Result<User>> {
  if (level === present.administrator) return ok(present);
  const path = `${userPath('/admin/users', present.id)}/role`;
  const subject: Subject = { user: present.handle, needs: 'full' };
  const answer = await caller.ask({ method: 'PUT', path, json: { role: level } }, userWire, subject);
  return answer.ok ? ok(toUser(answer.value)) : answer;
}

/** A request body; a field is missing where nothing changes. */
interface Patch {
  active?: boolean;
  force_reset?: boolean;
  groups?: number[];
  password?: string;
  primary_group?: number;
}

async function patchUser(
  writer: UserWriter,
  change: Change,
  present: User,
  wanted: Omit<UserValues, 'administrator'>,
): Promise<Result<User>> {
  const groups = membership(change, present, wanted.groups);
  const unusable = [...groups, wanted.primaryGroup ?? ''].filter((id) => id !== '' && !/^\d+$/.test(id));
  if (unusable.length > 0) return groupsMissing(writer, change, unusable);
  const patch = differencesFrom(writer.facts, present, { ...wanted, groups });
  const clears = wanted.primaryGroup === null && present.primaryGroup !== null;
  if (clears && groups.includes(present.primaryGroup ?? '') && !writer.facts.groupsClearPrimary) {
    return clearPrimaryGroup(writer, change, present, patch, groups);
  }
  return Object.keys(patch).length === 0 ? ok(present) : sendPatch(writer, change, present, patch);
}

/**
 * The groups to send, each once: what this change adds and removes, applied to what the user has now. The field
 * replaces the whole membership, so sending what somebody saw earlier would undo what others did since (trap 16).
 */
function membership(change: Change, present: User, wanted: readonly string[] | undefined): string[] {
  const now = present.groups.map((group) => group.id);
  if (!wanted) return now;
  const seen = change.before?.groups;
  const { add, remove } = membershipDifference(Array.isArray(seen) ? seen : now, wanted);
  return [...new Set([...now, ...add])].filter((id) => !remove.includes(id));
}

function groupsMissing({ say }: UserWriter, change: Change, ids: readonly string[]): Result<never> {
  const missing = failure('groups-missing', { groups: ids.map((id) => change.labels[id] ?? id).join(', ') });
  return failed(onField(missing, 'groups', say));
}

/** Only what really differs: a PATCH that changes nothing answers 404 (trap 1). A password always differs. */
function differencesFrom(
  facts: Facts,
  present: User,
  wanted: Omit<UserValues, 'administrator'> & { groups: readonly string[] },
): Patch {
  const patch: Patch = {};
  const { add, remove } = membershipDifference(
    present.groups.map((group) => group.id),
    wanted.groups,
  );
  if (wanted.active !== undefined && wanted.active !== (present.status !== 'inactive')) patch.active = wanted.active;
  if (wanted.forceReset !== undefined && wanted.forceReset !== present.mustResetPassword) {
    patch.force_reset = wanted.forceReset;
  }
  if (wanted.password !== undefined) patch.password = wanted.password;
  const primary = wanted.primaryGroup === undefined ? present.primaryGroup : wanted.primaryGroup;
  // Null is refused everywhere; from 33.2.0 on sending `groups` alone does what it would say.
  const clears = facts.groupsClearPrimary && primary === null && present.primaryGroup !== null;
  if (add.length > 0 || remove.length > 0 || clears) patch.groups = wanted.groups.map(Number);
  const keeps = facts.groupsClearPrimary && patch.groups?.includes(Number(primary));
  if (primary !== null && (primary !== present.primaryGroup || keeps)) patch.primary_group = Number(primary);
  return patch;
}

/**
 * Null is refused while a primary group is set (§8.6, up to 33.1.1): leaves the group, which clears it, and joins
 * again. If the second step fails the user stands without the group; that is `half-done`.
 */
async function clearPrimaryGroup(
  writer: UserWriter,
  change: Change,
  present: User,
  patch: Patch,
  groups: readonly string[],
): Promise<Result<User>> {
  const without = groups.filter((id) => id !== present.primaryGroup);
  const left = await sendPatch(writer, change, present, { ...patch, groups: without.map(Number) });
  if (!left.ok) return left;
  const joined = await sendPatch(writer, change, left.value, { groups: groups.map(Number) });
  if (joined.ok) return joined;
  const { say } = writer;
  const group = present.groups.find(({ id }) => id === present.primaryGroup)?.name ?? '';
  const done = say('Clearing the primary group of {user}', { user: present.handle });
  const rest = say('putting {user} back into the group {group}', { user: present.handle, group });
  return halfDone({ done, rest }, joined.failure, say);
}

/** Sends to `/admin/users`: the form below `/users` lets lower administrators change higher ones (trap 12). */
async function sendPatch(writer: UserWriter, change: Change, present: User, json: Patch): Promise<Result<User>> {
  const { caller, facts } = writer;
  const path = userPath('/admin/users', present.id);
  const subject: Subject = { user: present.handle, needs: 'users', labels: change.labels };
  const answer = await caller.ask({ method: 'PATCH', path, json }, userWire, subject);
  if (answer.ok) return ok(toUser(answer.value));
  if (answer.failure.code === 'server-error' && json.groups && facts.unknownGroupCrashes) {
    return explainCrash(writer, change, json.groups, answer.failure);
  }
  // What looks like a user who is gone may be a request that changed nothing: somebody else was faster.
  const mayBeUnchanged = answer.failure.code === 'user-not-found' && facts.unchangedPatchIs404;
  return mayBeUnchanged ? getUser(caller, present.id) : answer;
}

/** From 33.2.0 on a group that is gone crashes the server, which then has stored nothing: looks for such groups. */
async function explainCrash(
  writer: UserWriter,
  change: Change,
  sent: readonly number[],
  crash: Failure,
): Promise<Result<never>> {
  const refs = await groupRefs(writer.caller);
  const missing = refs.ok ? sent.map(String).filter((id) => refs.value.every((group) => group.id !== id)) : [];
  return missing.length > 0 ? groupsMissing(writer, change, missing) : failed(crash);
}

/** V7 and V8: gives or takes roles on the built-in space. The server does not check that the user exists (26.3.0). */
export async function setStoredRoles({ caller, say }: UserWriter, change: Change): Promise<Result<User>> {
  const roles = Object.entries(change.after ?? {});
  const unknown = roles.filter(([role]) => !STORED_ROLE_IDS.includes(role));
  if (unknown.length > 0) {
    const fields = Object.fromEntries(unknown.map(([role]) => [role, say('Virtool knows no such role.')]));
    return fail('input-invalid', {}, { fields });
  }
  const present = await getUser(caller, targetId(change));
  if (!present.ok) return present;
  const subject: Subject = { user: present.value.handle, needs: 'users' };
  for (const [role, held] of roles) {
    const path = `${userPath('/users', present.value.id)}/permissions/${role}`;
    const answer = await caller.ask({ method: held === true ? 'PUT' : 'DELETE', path }, z.literal(true), subject);
    if (!answer.ok) return answer;
  }
  return present;
}
