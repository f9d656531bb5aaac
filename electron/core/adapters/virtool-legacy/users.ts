import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Group, User } from '../../../domain/user.ts';
import { readShape } from '../../net/json.ts';
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

/** Bytes. The one list that cannot be asked for in parts: at 780 bytes an account, some 340,000 of them. */
const LARGEST_LIST = 256 * 1024 * 1024;
/** Users that are read at a time; other work goes on in between. */
const SLICE = 5000;

/** L1: everybody, in one answer, since the server has neither pages nor filters (trap 15). It is read in slices. */
export async function* listUsers(caller: Caller, signal?: AbortSignal): AsyncGenerator<Result<UserPage>> {
  const request = { method: 'GET', path: '/api/users', maximumBytes: LARGEST_LIST, signal } as const;
  const answer = await caller.ask(request, z.array(z.unknown()));
  if (!answer.ok) {
    yield answer;
    return;
  }
  const { value: all } = answer;
  if (all.length === 0) yield ok({ users: [], expected: 0 });
  for (let start = 0; start < all.length && !signal?.aborted; start += SLICE) {
    const users = readSlice(all, start, caller.where.origin);
    yield users.ok ? ok({ users: users.value, expected: all.length }) : users;
    if (!users.ok) return;
    await setImmediate();
  }
}

function readSlice(all: readonly unknown[], start: number, origin: string): Result<User[]> {
  const read = readShape(usersWire, all.slice(start, start + SLICE));
  if (read.ok) return ok(read.value.map(toUser));
  const [index, ...rest] = read.path.split('.');
  return fail('answer-malformed', { origin, path: [start + Number(index), ...rest].join('.'), status: 200 });
}

/** Everybody at once. */
export async function allUsers(caller: Caller, signal?: AbortSignal): Promise<Result<User[]>> {
  const users: User[] = [];
  for await (const page of listUsers(caller, signal)) {
    if (!page.ok) return page;
    users.push(...page.value.users);
  }
  return signal?.aborted ? fail('cancelled') : ok(users);
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
