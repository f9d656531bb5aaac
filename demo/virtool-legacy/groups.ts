import { type ClientCall, param, readBody } from './call.ts';
import { ADMINISTRATOR, type Group, PERMISSIONS, type Permission, permissionMap } from './model.ts';
import { badRequest, conflict, created, list, noContent, notFound, ok, type Reply } from './replies.ts';
import { permissionsOf, type State } from './state.ts';
import { boolean, optional, required, type Schema, text } from './validation.ts';
import { groupView } from './views.ts';

/** Flat, unlike what the documentation of the time shows. */
const groupUpdate = Object.fromEntries(PERMISSIONS.map((name) => [name, optional(boolean)])) as Record<
  Permission,
  ReturnType<typeof optional<boolean>>
> satisfies Schema;

/** `GET /api/groups`: all of them, in the order of creation. */
export function listGroups({ state }: ClientCall): Reply {
  return list(() => [...state.groups.values()].map(groupView));
}

/** `GET /api/groups/{group_id}`. */
export function getGroup(call: ClientCall): Reply {
  return ok(groupView(findGroup(call)));
}

/** `POST /api/groups`: the id becomes lower case, and only `Location` keeps the spelling. */
export function createGroup(call: ClientCall): Reply {
  const { state } = call;
  const { group_id: spelling } = readBody(call, { group_id: required(text({ least: 1 })) });
  const id = spelling.toLowerCase();
  if (state.groups.has(id)) throw conflict('Group already exists');
  const group: Group = { id, permissions: permissionMap() };
  state.groups.set(id, group);
  return created(groupView(group), `/api/groups/${spelling}`);
}

/** `PATCH /api/groups/{group_id}`: names left out keep their value. Up to 2.1 members keep the permissions they had. */
export function updateGroup(call: ClientCall): Reply {
  const update = readBody(call, groupUpdate);
  const group = findGroup(call);
  group.permissions = { ...group.permissions, ...update };
  if (call.profile.patchReachesMembers) updateMembers(call.state, group.id);
  return ok(groupView(group));
}

/** `DELETE /api/groups/{group_id}`: members lose it, also as their primary group. */
export function deleteGroup(call: ClientCall): Reply {
  if (param(call, 'group_id') === ADMINISTRATOR) throw badRequest('Cannot remove administrator group');
  const { id } = findGroup(call);
  call.state.groups.delete(id);
  for (const user of call.state.users.values()) {
    if (!user.groups.includes(id)) continue;
    user.groups = user.groups.filter((group) => group !== id);
    user.permissions = permissionsOf(call.state, user.groups);
    if (user.primaryGroup === id) user.primaryGroup = '';
  }
  return noContent;
}

/** Sign-ins and keys keep what is stored in them: only changes of membership reach those. */
function updateMembers(state: State, id: string): void {
  for (const user of state.users.values()) {
    if (user.groups.includes(id)) user.permissions = permissionsOf(state, user.groups);
  }
}

function findGroup(call: ClientCall): Group {
  const group = call.state.groups.get(param(call, 'group_id'));
  if (group) return group;
  throw notFound();
}
