import { type ClientCall, param, readBody } from './call.ts';
import { ADMINISTRATOR, narrowed, type User } from './model.ts';
import { badRequest, notFound, ok, type Reply } from './replies.ts';
import { permissionsOf, type State } from './state.ts';
import { findUser } from './users.ts';
import { required, text } from './validation.ts';

/** `POST /api/users/{user_id}/groups`: answers the ids of all groups of the user; being one already is fine. */
export function addGroup(call: ClientCall): Reply {
  const { state, profile } = call;
  const { group_id: id } = readBody(call, { group_id: required(text()) });
  const user = findUser(call, profile.userNotFound);
  if (!state.groups.has(id)) throw notFound('Group not found');
  return setGroups(state, user, user.groups.includes(id) ? user.groups : [...user.groups, id]);
}

/** `DELETE /api/users/{user_id}/groups/{group_id}`: also fine without such a membership, or without such a group. */
export function removeGroup(call: ClientCall): Reply {
  const user = findUser(call);
  const id = param(call, 'group_id');
  if (id === ADMINISTRATOR && user.id === call.client.userId) {
    throw badRequest('Administrators cannot remove themselves from the administrator group');
  }
  if (user.primaryGroup === id) user.primaryGroup = '';
  return setGroups(
    call.state,
    user,
    user.groups.filter((group) => group !== id),
  );
}

/** What is stored with sign-ins and keys only ever shrinks: a permission gained waits for the next sign-in (2.1). */
function setGroups(state: State, user: User, groups: readonly string[]): Reply {
  user.groups = groups;
  user.permissions = permissionsOf(state, groups);
  const keys = [...state.keys.values()].filter(({ userId }) => userId === user.id);
  for (const holder of [...state.signIns.heldBy(user.id), ...keys]) {
    holder.groups = groups;
    holder.permissions = narrowed(holder.permissions, user.permissions);
  }
  return ok(groups);
}
