import { type Change, membershipDifference } from '../../../domain/change.ts';
import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Group } from '../../../domain/user.ts';
import { readWanted } from '../form.ts';
import { targetId } from '../target.ts';
import { guard } from './guards.ts';
import { groupAlone, groupPath } from './users.ts';
import { groupValues, newGroupValues } from './values.ts';
import { ADMINISTRATOR, MANAGE_USERS, PERMISSION_IDS } from './vocabulary.ts';
import { groupWire, toGroup } from './wire.ts';
import type { Writer } from './write-user.ts';

/** Creates a group, without permissions; its id is the answer's, in lower case, and not what was typed (trap 9). */
export async function createGroup({ caller }: Writer, change: Change): Promise<Result<Group>> {
  const wanted = readWanted(newGroupValues, change, {}, caller.where.say);
  if (!wanted.ok) return wanted;
  const { name } = wanted.value;
  const request = { method: 'POST', path: '/api/groups', json: { group_id: name } } as const;
  const answer = await caller.ask(request, groupWire, { group: name });
  return answer.ok ? ok(toGroup(answer.value, null, caller.where.say)) : answer;
}

/** Changes what a group may do: a flat map of what differs, which leaves the rest alone (trap 10). */
export async function updateGroup({ caller, selfId }: Writer, change: Change): Promise<Result<Group>> {
  const wanted = readWanted(groupValues, change, {}, caller.where.say);
  if (!wanted.ok) return wanted;
  const id = targetId(change);
  const present = await groupAlone(caller, id);
  if (!present.ok) return present;
  const now = present.value.permissions;
  const seen = change.before?.permissions;
  const { add, remove } = membershipDifference(Array.isArray(seen) ? seen : now, wanted.value.permissions ?? now);
  const unknown = add.filter((name) => !PERMISSION_IDS.includes(name));
  if (unknown.length > 0) {
    const sentence = caller.where.say('Virtool 2 knows no permission {names}.', { names: unknown.join(', ') });
    return fail('input-invalid', {}, { fields: { permissions: sentence } });
  }
  if (remove.includes(MANAGE_USERS)) {
    const guarded = await guard(caller, selfId, { group: id, keeps: now.filter((name) => !remove.includes(name)) });
    if (!guarded.ok) return guarded;
  }
  const json = Object.fromEntries([...add.map((name) => [name, true]), ...remove.map((name) => [name, false])]);
  if (Object.keys(json).length === 0) return ok(toGroup(present.value, null, caller.where.say));
  const answer = await caller.ask({ method: 'PATCH', path: groupPath(id), json }, groupWire, { group: id });
  return answer.ok ? ok(toGroup(answer.value, null, caller.where.say)) : answer;
}

/** Deletes a group; its members lose it, as group and as primary group. */
export async function deleteGroup({ caller, selfId }: Writer, change: Change): Promise<Result<void>> {
  const id = targetId(change);
  if (id === ADMINISTRATOR) return fail('protected-group', { group: id });
  const guarded = await guard(caller, selfId, { group: id, keeps: [] });
  return guarded.ok ? caller.tell({ method: 'DELETE', path: groupPath(id) }, { group: id }) : guarded;
}
