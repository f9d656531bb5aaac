import { isInvited } from './access.ts';
import { missingAgreements } from './agreements.ts';
import { attributesOf, type Call, findUser, requireAdmin, textOf, writeLog } from './call.ts';
import { isSatellite } from './configuration.ts';
import { requireForwardable } from './federation.ts';
import { clusterOf, type Json, type LinkRow, type UserRow } from './model.ts';
import { forbidden, notFound, type Reply, unprocessable } from './replies.ts';
import { destroyCredentials, setUp } from './setting-up.ts';
import { changeUser } from './state.ts';
import { addUser } from './user-create.ts';
import { userReply } from './users.ts';
import { viewLink, viewUser } from './views.ts';

/** `POST /users/setup`: answers everything that was made or found, the user last. */
export function setupUser(call: Call): Reply {
  const { state } = call;
  requireAdmin(call);
  const user = userToSetUp(call);
  const machine = textOf(call, 'vm_uuid');
  // The steps are no transaction: with an unknown machine the membership is saved all the same.
  const isUnknown = machine !== undefined && !state.machines.has(machine);
  const made = setUp(state, user, { by: call.user.uuid, machine: isUnknown ? undefined : machine });
  if (isUnknown) throw unprocessable(`No vm found for ${machine}`);
  const items: Json[] = [...made.map((link) => viewLink(call, link)), viewUser(call, user)];
  return { kind: 'map', value: { items, kind: 'arvados#HashList' } };
}

/** With a UUID whatever is in `user` is ignored; without one a new account is made, even if the e-mail exists. */
function userToSetUp(call: Call): UserRow {
  const uuid = textOf(call, 'uuid');
  if (uuid !== undefined) {
    const user = call.state.users.get(uuid);
    if (!user) throw notFound();
    return user;
  }
  const attributes = attributesOf(call, 'user');
  if (!attributes) throw unprocessable('#<ArgumentError: Required uuid or user>');
  // At the edge the check only looks for the letters.
  if (!JSON.stringify(attributes).includes('email')) throw unprocessable('#<ArgumentError: Require user email>');
  return addUser(call, attributes);
}

/** `POST /users/{uuid}/activate`. Agreements count for administrators, too. */
export function activateUser(call: Call): Reply {
  const { state, access } = call;
  const uuid = call.params.uuid ?? '';
  requireActivatable(call, uuid);
  // Whoever is no administrator activates themselves, whatever the path says.
  const user = access.isAdmin ? state.users.get(uuid) : call.user;
  if (!user) throw unprocessable("#<NoMethodError: undefined method `is_active' for nil:NilClass>");
  if (user.is_active) return userReply(call, user);
  if (!access.isAdmin && !isInvited(state, user))
    throw unprocessable('#<RuntimeError: Cannot activate without being invited.>');
  const missing = missingAgreements(state, user);
  if (missing.length > 0) {
    throw forbidden(
      `#<ArvadosModel::PermissionDeniedError: Cannot activate without user agreements ${JSON.stringify(missing)}.>`,
    );
  }
  changeUser(state, user, { is_active: true }, call.user.uuid);
  writeLog(call, 'update', user, { before: { is_active: false }, after: { is_active: true } });
  setUp(state, user, { by: call.user.uuid });
  return userReply(call, user);
}

/** A satellite hands the call to the login cluster, which knows its own users only. */
function requireActivatable(call: Call, uuid: string): void {
  const { configuration } = call.state;
  requireForwardable(call, uuid, false);
  if (isSatellite(configuration) && clusterOf(uuid) !== configuration.loginCluster) {
    throw unprocessable('#<RuntimeError: cannot activate user: this cluster delegates users to its login cluster>');
  }
}

/** `POST /users/{uuid}/unsetup`: deactivates. What it destroys cannot be brought back. */
export function unsetupUser(call: Call): Reply {
  const { state } = call;
  const { profile, wellKnown } = state;
  requireForwardable(call, call.params.uuid ?? '', true);
  const user = findUser(call);
  requireAdmin(call);
  if (profile.rootProtected && user.uuid === wellKnown.systemUser) {
    throw unprocessable('System root user cannot be deactivated');
  }
  for (const link of [...state.links.fromBriefly(user.uuid)]) {
    if (isSweptAway(link, profile.unsetupRemovesEveryGrant, wellKnown.allUsers)) state.links.remove(link);
  }
  if (profile.unsetupDestroysCredentials) destroyCredentials(state, user);
  const before = { is_active: user.is_active, is_admin: user.is_admin, prefs: user.prefs };
  const after = { is_active: false, is_admin: false, prefs: {} };
  changeUser(state, user, after, call.user.uuid);
  writeLog(call, 'update', user, { before, after });
  return userReply(call, user);
}

function isSweptAway(link: LinkRow, everyGrant: boolean, allUsers: string): boolean {
  if (link.link_class === 'signature') return true;
  if (link.link_class !== 'permission') return false;
  return everyGrant || link.name === 'can_manage' || link.name === 'can_login' || link.head_uuid === allUsers;
}
