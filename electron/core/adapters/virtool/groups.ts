import { failed, ok, type Result } from '../../../domain/result.ts';
import type { Group } from '../../../domain/user.ts';
import { IN_FLIGHT, inOrder } from '../in-order.ts';
import type { Caller } from './caller.ts';
import { type GroupRefWire, groupRefsWire, groupWire, toGroup } from './wire.ts';

/** The path of one group. */
export function groupPath(id: string): string {
  return `/groups/${encodeURIComponent(id)}`;
}

/** Names of all groups, without permissions and members; they go with the ids that abbreviated users carry. */
export function groupRefs(caller: Caller, signal?: AbortSignal): Promise<Result<GroupRefWire[]>> {
  return caller.ask({ method: 'GET', path: '/groups', signal }, groupRefsWire);
}

/** One group with permissions and members. `name` is for the failure; the id where no name is known. */
export async function getGroup(
  caller: Caller,
  id: string,
  signal?: AbortSignal,
  name: string = id,
): Promise<Result<Group>> {
  const answer = await caller.ask({ method: 'GET', path: groupPath(id), signal }, groupWire, { group: name });
  return answer.ok ? ok(toGroup(answer.value)) : answer;
}

/** All groups by name. The list tells neither permissions nor members, so each group takes a call of its own. */
export async function listGroups(caller: Caller, signal?: AbortSignal): Promise<Result<Group[]>> {
  const list = await groupRefs(caller, signal);
  if (!list.ok) return list;
  const groups: Group[] = [];
  for await (const group of inOrder(list.value, IN_FLIGHT, (one) => readListed(caller, one, signal))) {
    if (group.ok) groups.push(group.value);
    // Deleted between the list and its turn: no longer a group.
    else if (group.failure.code !== 'group-not-found') return failed(group.failure);
  }
  return ok(groups);
}

/**
 * One group of the list. A permission that somebody stored as null makes the server crash on every read of that group
 * until it is patched (500, 26.3.0); the others must not go missing over it, and it must stay in reach of that patch.
 */
async function readListed(
  caller: Caller,
  { id, name }: GroupRefWire,
  signal: AbortSignal | undefined,
): Promise<Result<Group>> {
  const group = await getGroup(caller, id, signal, name);
  const isUnreadable = !group.ok && group.failure.code === 'server-error' && group.failure.details.status === 500;
  return isUnreadable ? ok({ id, name, permissions: [], members: null }) : group;
}
