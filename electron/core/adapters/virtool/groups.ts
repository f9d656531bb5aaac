import { failed, ok, type Result } from '../../../domain/result.ts';
import type { Group } from '../../../domain/user.ts';
import type { Caller } from './caller.ts';
import { IN_FLIGHT, inOrder } from './in-order.ts';
import { groupRefs } from './users.ts';
import { groupWire, toGroup } from './wire.ts';

/** The path of one group. */
export function groupPath(id: string): string {
  return `/groups/${encodeURIComponent(id)}`;
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
  for await (const group of inOrder(list.value, IN_FLIGHT, (one) => getGroup(caller, one.id, signal, one.name))) {
    if (group.ok) groups.push(group.value);
    // Deleted between the list and its turn: no longer a group.
    else if (group.failure.code !== 'group-not-found') return failed(group.failure);
  }
  return ok(groups);
}
