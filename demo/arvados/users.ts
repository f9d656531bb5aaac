import { type Call, findUser, requireAdmin, selectOf, writeLog } from './call.ts';
import { userResource } from './columns.ts';
import { requireForwardable } from './federation.ts';
import type { UserRow } from './model.ts';
import { byController, permissionDenied, type Reply, unprocessable } from './replies.ts';
import { viewUser } from './views.ts';

/** The answer that consists of one user. */
export const userReply = (call: Call, user: UserRow, select: readonly string[] | null = null): Reply => ({
  kind: 'record',
  type: 'user',
  fields: viewUser(call, user),
  select,
});

/** `GET /users/{uuid}`. */
export function getUser(call: Call): Reply {
  const uuid = call.params.uuid ?? '';
  const select = selectOf(call, userResource);
  requireForwardable(call, uuid, false);
  const user = findUser(call);
  // Controller notices that the backend took another row than the one asked for.
  if (user.uuid !== uuid) throw byController(502, `response has wrong UUID: expected "${uuid}", got "${user.uuid}"`);
  return userReply(call, user, select);
}

/** `GET /users/current`: whoever the token stands for, even if inactive. */
export const getCurrentUser = (call: Call): Reply => userReply(call, call.user, selectOf(call, userResource));

/** `GET /users/system`. */
export function getSystemUser(call: Call): Reply {
  const select = selectOf(call, userResource);
  const user = call.state.users.get(call.state.wellKnown.systemUser);
  if (!user) throw new Error('A server without a system user.');
  return userReply(call, user, select);
}

/** `DELETE /users/{uuid}`: works for accounts only that never did anything. */
export function deleteUser(call: Call): Reply {
  const { state } = call;
  const uuid = call.params.uuid ?? '';
  requireForwardable(call, uuid, true);
  const user = findUser(call);
  // The code lets people delete themselves; others need an administrator.
  if (user.uuid !== call.user.uuid) requireAdmin(call);
  if (user.uuid === state.wellKnown.systemUser || user.uuid === state.wellKnown.anonymousUser) throw permissionDenied();
  const dependent = firstDependent(call, user);
  if (dependent) {
    throw unprocessable(
      `#<ActiveRecord::DeleteRestrictionError: Cannot delete record because of dependent ${dependent}>`,
    );
  }
  const reply = userReply(call, user);
  for (const link of [...state.links.from(user.uuid), ...state.links.to(user.uuid)]) state.links.remove(link);
  state.users.remove(user);
  // The rows of the tokens stay, but nobody is behind them any more.
  writeLog(call, 'delete', user, { before: { uuid: user.uuid, email: user.email } });
  return reply;
}

/** What the user owns, named as the association that the check trips on first. */
function firstDependent({ state }: Call, user: UserRow): string | null {
  const owns = (rows: Iterable<{ readonly owner_uuid: string }>): boolean => {
    for (const { owner_uuid } of rows) if (owner_uuid === user.uuid) return true;
    return false;
  };
  if (owns(state.groups.values())) return 'groups';
  if (owns(state.keys.values())) return 'authorized_keys';
  return state.logs.isOwner(user) ? 'logs' : null;
}
