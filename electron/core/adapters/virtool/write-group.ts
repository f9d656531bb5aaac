import { type Change, membershipDifference } from '../../../domain/change.ts';
import { fail, failure } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { Group } from '../../../domain/user.ts';
import { readWanted } from '../form.ts';
import { onField } from '../said-failures.ts';
import { targetId } from '../target.ts';
import type { Caller } from './caller.ts';
import { getGroup, groupPath, groupRefs } from './groups.ts';
import { groupValues, newGroupValues } from './values.ts';
import { PERMISSION_IDS } from './vocabulary.ts';
import { groupWire, toGroup } from './wire.ts';

/** Creates a group, which has no permissions then: they come by a further change. */
export async function createGroup(caller: Caller, change: Change): Promise<Result<Group>> {
  const wanted = readWanted(newGroupValues, change, {}, caller.where.say);
  if (!wanted.ok) return wanted;
  const { name } = wanted.value;
  const answer = await caller.ask({ method: 'POST', path: '/groups', json: { name } }, groupWire, {
    group: name,
    needs: 'base',
  });
  return answer.ok ? ok(toGroup(answer.value)) : answer;
}

/** Renames a group or changes its permissions; only those that the change adds or removes are sent. */
export async function updateGroup(caller: Caller, change: Change): Promise<Result<Group>> {
  const wanted = readWanted(groupValues, change, {}, caller.where.say);
  if (!wanted.ok) return wanted;
  const id = targetId(change);
  const { name } = wanted.value;
  const permissions = await permissionFlags(caller, id, change, wanted.value.permissions);
  if (!permissions.ok) return permissions;
  if (name !== undefined) {
    const free = await nameIsFree(caller, id, name);
    if (!free.ok) return free;
  }
  const json = { ...(name === undefined ? {} : { name }), ...permissions.value };
  const request = { method: 'PATCH', path: groupPath(id), json } as const;
  const answer = await caller.ask(request, groupWire, { group: change.target.name || id, needs: 'base' });
  if (answer.ok) return ok(toGroup(answer.value));
  if (answer.failure.code !== 'server-error' || name === undefined) return answer;
  // A name in use crashes the server (500, 26.3.0): somebody may have taken it since it was looked for.
  const free = await nameIsFree(caller, id, name);
  return !free.ok && free.failure.code === 'group-name-taken' ? free : answer;
}

/** Deletes a group; its members lose it, as group and as primary group. */
export function deleteGroup(caller: Caller, change: Change): Promise<Result<void>> {
  const id = targetId(change);
  const subject = { group: change.target.name || id, needs: 'base' } as const;
  return caller.tell({ method: 'DELETE', path: groupPath(id) }, subject);
}

/** Names that are left out keep their value; null is never sent, since it would make the group unreadable (26.3.0). */
async function permissionFlags(
  caller: Caller,
  id: string,
  change: Change,
  wanted: readonly string[] | undefined,
): Promise<Result<{ permissions?: Record<string, boolean> }>> {
  if (!wanted) return ok({});
  const before = await permissionsBefore(caller, id, change);
  if (!before.ok) return before;
  const { add, remove } = membershipDifference(before.value, wanted);
  // The server would ignore a name that it does not know, and answer as if all were well (26.3.0).
  const unknown = add.filter((name) => !PERMISSION_IDS.includes(name));
  if (unknown.length > 0) {
    const sentence = caller.where.say('Virtool knows no permission {names}.', { names: unknown.join(', ') });
    return fail('input-invalid', {}, { fields: { permissions: sentence } });
  }
  const permissions = Object.fromEntries([...add.map((name) => [name, true]), ...remove.map((name) => [name, false])]);
  return ok({ permissions });
}

async function permissionsBefore(caller: Caller, id: string, change: Change): Promise<Result<readonly string[]>> {
  const seen = change.before?.permissions;
  if (Array.isArray(seen)) return ok(seen);
  const group = await getGroup(caller, id);
  return group.ok ? ok(group.value.permissions) : group;
}

/** Group names are unique with regard to case. */
async function nameIsFree(caller: Caller, id: string, name: string): Promise<Result<void>> {
  const groups = await groupRefs(caller);
  if (!groups.ok) return groups;
  if (!groups.value.some((group) => group.name === name && group.id !== id)) return ok(undefined);
  return failed(onField(failure('group-name-taken', { group: name }), 'name', caller.where.say));
}
