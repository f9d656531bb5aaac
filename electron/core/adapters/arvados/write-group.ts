import type { Change } from '../../../domain/change.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Group } from '../../../domain/user.ts';
import { readWanted } from '../form.ts';
import { targetId } from '../target.ts';
import type { Cluster } from './cluster.ts';
import { getGroup, getRole, groupPath, toGroup } from './groups.ts';
import { groupMayChange } from './guards.ts';
import { groupValues } from './values.ts';
import { anything, groupWire } from './wire.ts';

/** Creates a role. Whoever does gets a link to manage it, so it has one member at once (trap 30). */
export async function createGroup(cluster: Cluster, change: Change): Promise<Result<Group>> {
  const wanted = readWanted(groupValues, change, {}, cluster.say);
  if (!wanted.ok) return wanted;
  const { name } = wanted.value;
  const json = { group: { name, group_class: 'role' } };
  const subject = { group: name, sent: { name } };
  const made = await cluster.caller.ask({ method: 'POST', path: '/groups', json }, groupWire, subject);
  return made.ok ? ok(await writtenGroup(cluster, made.value.uuid, made.value.name ?? name)) : made;
}

/** Renames a role. */
export async function renameGroup(cluster: Cluster, change: Change): Promise<Result<Group>> {
  const wanted = readWanted(groupValues, change, {}, cluster.say);
  if (!wanted.ok) return wanted;
  const { name } = wanted.value;
  const id = targetId(change);
  const present = await role(cluster, change);
  if (!present.ok) return present;
  const subject = { group: change.target.name || id, sent: { name } };
  const request = { method: 'PATCH', path: groupPath(id), json: { group: { name } } } as const;
  const changed = await cluster.caller.ask(request, groupWire, subject);
  return changed.ok ? ok(await writtenGroup(cluster, id, changed.value.name ?? name)) : changed;
}

/** Deletes a role; there is no undo. */
export async function deleteGroup(cluster: Cluster, change: Change): Promise<Result<void>> {
  const id = targetId(change);
  const present = await role(cluster, change);
  if (!present.ok) return present;
  const request = { method: 'DELETE', path: groupPath(id) } as const;
  const gone = await cluster.caller.ask(request, anything, { group: change.target.name || id });
  return gone.ok ? ok(undefined) : gone;
}

/** A project behind the id would be deleted with all that is in it. */
async function role(cluster: Cluster, change: Change): Promise<Result<unknown>> {
  const id = targetId(change);
  const free = groupMayChange(id, change.target.name || id);
  return free.ok ? getRole(cluster, id) : free;
}

/** The group after a write that succeeded; that its members cannot be read now does not make it a failure. */
async function writtenGroup(cluster: Cluster, id: string, name: string): Promise<Group> {
  const group = await getGroup(cluster, id);
  return group.ok ? group.value : toGroup(id, name, null, cluster.say);
}
