import { ok, type Result } from '../../../domain/result.ts';
import type { Group, User } from '../../../domain/user.ts';
import type { UserPage } from '../adapter.ts';
import type { Caller } from './caller.ts';
import { type GroupWire, groupsWire, groupWire, toGroup, toUser, usersWire, userWire } from './wire.ts';

/** The path of one user; names may hold blanks and slashes. */
export function userPath(id: string): string {
  return `/api/users/${encodeURIComponent(id)}`;
}

/** The path of one group. */
export function groupPath(id: string): string {
  return `/api/groups/${encodeURIComponent(id)}`;
}

/** L1: everybody, in one answer. */
export async function allUsers(caller: Caller, signal?: AbortSignal): Promise<Result<User[]>> {
  const answer = await caller.ask({ method: 'GET', path: '/api/users', signal }, usersWire);
  return answer.ok ? ok(answer.value.map(toUser)) : answer;
}

/** L1 as the one page that there is: the server has neither pages nor filters (trap 15). */
export async function* listUsers(caller: Caller, signal?: AbortSignal): AsyncGenerator<Result<UserPage>> {
  const users = await allUsers(caller, signal);
  yield users.ok ? ok({ users: users.value, expected: users.value.length }) : users;
}

/** L2: one user. */
export async function getUser(caller: Caller, id: string, signal?: AbortSignal): Promise<Result<User>> {
  const answer = await caller.ask({ method: 'GET', path: userPath(id), signal }, userWire, { user: id });
  return answer.ok ? ok(toUser(answer.value)) : answer;
}

/** All groups with their permissions, without members. */
export function groupsAlone(caller: Caller, signal?: AbortSignal): Promise<Result<GroupWire[]>> {
  return caller.ask({ method: 'GET', path: '/api/groups', signal }, groupsWire);
}

/** One group without members. */
export function groupAlone(caller: Caller, id: string, signal?: AbortSignal): Promise<Result<GroupWire>> {
  return caller.ask({ method: 'GET', path: groupPath(id), signal }, groupWire, { group: id });
}

/** All groups; the server tells members from the side of users only. */
export async function listGroups(caller: Caller, signal?: AbortSignal): Promise<Result<Group[]>> {
  const [groups, users] = await Promise.all([groupsAlone(caller, signal), allUsers(caller, signal)]);
  if (!groups.ok) return groups;
  return users.ok ? ok(groups.value.map((group) => toGroup(group, users.value, caller.where.say))) : users;
}

/** One group with its members. */
export async function getGroup(caller: Caller, id: string, signal?: AbortSignal): Promise<Result<Group>> {
  const [group, users] = await Promise.all([groupAlone(caller, id, signal), allUsers(caller, signal)]);
  if (!group.ok) return group;
  return users.ok ? ok(toGroup(group.value, users.value, caller.where.say)) : users;
}
