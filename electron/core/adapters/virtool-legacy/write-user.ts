import type { Change } from '../../../domain/change.ts';
import type { Failure } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { User } from '../../../domain/user.ts';
import type { HttpRequest } from '../../net/http.ts';
import { readWanted } from '../form.ts';
import { halfDone } from '../said-failures.ts';
import { targetId } from '../target.ts';
import type { Caller } from './caller.ts';
import type { Subject } from './errors.ts';
import { guard } from './guards.ts';
import type { Release } from './releases.ts';
import { getUser, userPath } from './users.ts';
import { movesOf, newUserValues, type UserValues, userValues } from './values.ts';
import { membershipWire, toUser, userWire } from './wire.ts';

/** What writes need. */
export interface Writer extends Release {
  readonly caller: Caller;
  /** Name of the account that is signed in. */
  readonly selfId: string;
}

type Secrets = Readonly<Record<string, string>>;

/** L3: creates a user. Groups come by further changes: the server takes none here, nor any other field (trap 6). */
export async function createUser({ caller }: Writer, change: Change, secrets: Secrets): Promise<Result<User>> {
  const wanted = readWanted(newUserValues, change, secrets, caller.where.say);
  if (!wanted.ok) return wanted;
  const { handle, password, forceReset } = wanted.value;
  const json = { user_id: handle, password, ...(forceReset === undefined ? {} : { force_reset: forceReset }) };
  const answer = await caller.ask({ method: 'POST', path: '/api/users', json }, userWire, { user: handle });
  return answer.ok ? ok(toUser(answer.value)) : answer;
}

/** L4, L5 and L6: changes a user after reading what it is now; memberships first. */
export async function updateUser(writer: Writer, change: Change, secrets: Secrets): Promise<Result<User>> {
  const wanted = readWanted(userValues, change, secrets, writer.caller.where.say);
  if (!wanted.ok) return wanted;
  const present = await getUser(writer.caller, targetId(change));
  if (!present.ok) return present;
  const is = new Set(present.value.groups.map((group) => group.id));
  const moves = movesOf(change);
  const join = moves.join.filter((id) => !is.has(id));
  const leave = moves.leave.filter((id) => is.has(id));
  if (leave.length > 0) {
    const guarded = await guard(writer.caller, writer.selfId, { user: present.value.id, leaves: leave });
    if (!guarded.ok) return guarded;
  }
  const moved = await move(writer.caller, present.value, join, leave);
  if (!moved.ok) return moved;
  const patched = await patchUser(writer, moved.value, wanted.value);
  const groups = [...join, ...leave];
  return patched.ok || groups.length === 0 ? patched : movedOnly(writer.caller, groups, present.value, patched.failure);
}

/** Joins before it leaves, so that no right ends in between that holds before and after. One call for each group. */
async function move(
  caller: Caller,
  user: User,
  join: readonly string[],
  leave: readonly string[],
): Promise<Result<User>> {
  const path = `${userPath(user.id)}/groups`;
  const steps: readonly { group: string; request: HttpRequest }[] = [
    ...join.map((group) => ({ group, request: { method: 'POST', path, json: { group_id: group } } as const })),
    ...leave.map((group) => ({
      group,
      request: { method: 'DELETE', path: `${path}/${encodeURIComponent(group)}` } as const,
    })),
  ];
  const done: string[] = [];
  let groups = user.groups;
  for (const { group, request } of steps) {
    const subject: Subject = { user: user.handle, group, field: 'groups' };
    const answer = await caller.ask(request, membershipWire, subject);
    if (!answer.ok) return done.length === 0 ? answer : partlyMoved(caller, done, steps, answer.failure);
    groups = answer.value.map((id) => ({ id, name: id }));
    done.push(group);
  }
  if (done.length === 0) return ok(user);
  // Permissions and primary group changed with it, and only the user itself tells them.
  const now = await getUser(caller, user.id);
  return now.ok ? now : ok({ ...user, groups });
}

function partlyMoved(
  { where: { say } }: Caller,
  done: readonly string[],
  steps: readonly { readonly group: string }[],
  why: Failure,
): Result<never> {
  const left = steps.slice(done.length).map(({ group }) => group);
  const parts = {
    done: say('Joining or leaving {groups}', { groups: done.join(', ') }),
    rest: say('joining or leaving {groups}', { groups: left.join(', ') }),
  };
  return halfDone(parts, why, say);
}

function movedOnly({ where: { say } }: Caller, groups: readonly string[], user: User, why: Failure): Result<never> {
  const done = say('Joining or leaving {groups}', { groups: groups.join(', ') });
  return halfDone({ done, rest: say('changing the rest of {user}', { user: user.handle }) }, why, say);
}

/** A request body; a field is missing where nothing changes. */
interface Patch {
  force_reset?: boolean;
  password?: string;
  primary_group?: string;
}

/** Sends only what really differs, and nothing where nothing does: an empty PATCH crashes the server (trap 7). */
async function patchUser({ caller, facts }: Writer, present: User, wanted: UserValues): Promise<Result<User>> {
  const patch: Patch = {};
  const { forceReset, password, primaryGroup } = wanted;
  if (forceReset !== undefined && forceReset !== present.mustResetPassword) patch.force_reset = forceReset;
  // Null is refused and an empty text a group that is not there (trap 8).
  if (primaryGroup !== undefined && primaryGroup !== present.primaryGroup) patch.primary_group = primaryGroup ?? 'none';
  if (password !== undefined) patch.password = password;
  const subject: Subject = { user: present.handle, group: primaryGroup ?? '', field: 'primaryGroup' };
  const path = userPath(present.id);
  const requests: readonly HttpRequest[] = facts.separatePuts
    ? Object.entries(patch).map(([key, value]) => ({
        method: 'PUT',
        path: `${path}${PUTS[key]}`,
        json: { [key]: value },
      }))
    : Object.keys(patch).length > 0
      ? [{ method: 'PATCH', path, json: patch }]
      : [];
  let user = present;
  for (const [index, request] of requests.entries()) {
    const answer = await caller.ask(request, userWire, subject);
    if (!answer.ok) return index === 0 ? answer : partlyDone(caller, present, answer.failure);
    user = toUser(answer.value);
  }
  return ok(user);
}

/** Where each property is put up to 2.0.5. */
const PUTS: Readonly<Record<string, string>> = {
  force_reset: '/reset',
  primary_group: '/primary',
  password: '/password',
};

function partlyDone({ where: { say } }: Caller, { handle: user }: User, why: Failure): Result<never> {
  const done = say('Changing a part of {user}', { user });
  return halfDone({ done, rest: say('changing the rest of {user}', { user }) }, why, say);
}

/**
 * L7: takes all groups away, then deletes. Deleting alone would leave sign-ins and keys with all that they may do, out
 * of everybody's reach; taking groups away narrows them (trap 14).
 */
export async function deleteUser({ caller, selfId }: Writer, change: Change): Promise<Result<void>> {
  const present = await getUser(caller, targetId(change));
  if (!present.ok) return present;
  const user = present.value;
  const guarded = await guard(caller, selfId, { user: user.id, leaves: 'everything' });
  if (!guarded.ok) return guarded;
  const groups = user.groups.map((group) => group.id);
  const stripped = await move(caller, user, [], groups);
  if (!stripped.ok) return stripped;
  const deleted = await caller.tell({ method: 'DELETE', path: userPath(user.id) }, { user: user.handle });
  // Somebody else was faster, after the groups were gone: this is what was wanted.
  if (deleted.ok || deleted.failure.code === 'user-not-found') return ok(undefined);
  return groups.length === 0 ? deleted : strippedOnly(caller, user, groups, deleted.failure);
}

function strippedOnly(
  { where: { say } }: Caller,
  { handle: user }: User,
  groups: readonly string[],
  why: Failure,
): Result<never> {
  const done = say('Taking the groups {groups} from {user}', { groups: groups.join(', '), user });
  return halfDone({ done, rest: say('deleting the account') }, why, say);
}
