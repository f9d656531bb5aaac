import { param, readBody, readParam, type UserCall } from './call.ts';
import { ADMINISTRATOR_ROLES } from './model.ts';
import { badRequest, invalid, ok, type Reply } from './replies.ts';
import { findUser, readUserId } from './users.ts';
import { nullable, oneOf, optional, text } from './validation.ts';
import { userView } from './views.ts';

const roleUpdate = { role: optional(nullable(oneOf(ADMINISTRATOR_ROLES))) };

const DESCRIPTIONS = {
  full: 'Manage who is an administrator and what they can do.',
  settings: 'Manage instance settings and administrative messages.',
  spaces: 'Manage users in any space. Delete any space.',
  users: 'Create user accounts. Control activation of user accounts.',
  base: [
    'Provides ability to:',
    '     - Create new spaces even if the `Free Spaces` setting is not enabled.',
    '     - Manage HMMs and common references.',
    '     - View all running jobs.',
    '     - Cancel any job.',
    '    ',
  ].join('\n'),
};

/** `GET /admin/roles`, from the mightiest down. */
export function listRoles(): Reply {
  return ok(
    ADMINISTRATOR_ROLES.map((id) => ({
      id,
      name: id.charAt(0).toUpperCase() + id.slice(1),
      description: DESCRIPTIONS[id],
    })),
  );
}

/** `PUT /admin/users/{id}/role`; null and an empty body both take the role away. */
export function setRole(call: UserCall): Reply {
  const { role = null } = readBody(call, roleUpdate);
  if (readUserId(call) === call.client.id) throw badRequest('Cannot change own role');
  const user = findUser(call);
  user.role = role;
  call.state.users.refresh(user);
  return ok(userView(call.state, call.profile, user));
}

/** Roles on the built-in space, one family per row; nothing in the server looks at them. */
const SPACE_ROLES = [
  ['owner', 'member'],
  ['label_manager'],
  ['project_manager', 'project_editor', 'project_viewer'],
  ['reference_manager', 'reference_builder', 'reference_editor', 'reference_contributor', 'reference_viewer'],
  ['sample_manager', 'sample_editor', 'sample_analyzer', 'sample_viewer'],
  ['subtraction_manager', 'subtraction_editor', 'subtraction_viewer'],
  ['upload_manager', 'upload_viewer'],
];

/** `GET /users/{id}/permissions`: space roles in spite of the path; nobody checks that the user exists. */
export function listSpaceRoles(call: UserCall): Reply {
  const roles = call.state.spaceRoles.get(param(call, 'user_id')) ?? [];
  return ok([...roles].sort().map((id) => ({ id })));
}

/** `PUT /users/{id}/permissions/{role}`. */
export function addSpaceRole(call: UserCall): Reply {
  const role = readSpaceRole(call);
  const id = param(call, 'user_id');
  call.state.spaceRoles.set(id, (call.state.spaceRoles.get(id) ?? new Set()).add(role));
  return ok(true);
}

/** `DELETE /users/{id}/permissions/{role}`. */
export function removeSpaceRole(call: UserCall): Reply {
  call.state.spaceRoles.get(param(call, 'user_id'))?.delete(readSpaceRole(call));
  return ok(true);
}

/** The role is a union of seven enumerations, so a wrong one is wrong seven times. */
function readSpaceRole(call: UserCall): string {
  const role = readParam(call, 'role', text());
  const readings = SPACE_ROLES.map((family) => oneOf(family)(role));
  if (readings.some((reading) => reading.ok)) return role;
  const issues = readings.flatMap((reading) => (reading.ok ? [] : reading.issues));
  throw invalid(
    'path',
    issues.map((issue) => ({ ...issue, loc: ['role'] })),
  );
}
