import { type Call, type ClientCall, param, readBody } from './call.ts';
import { type Preferences, permissionMap, type User } from './model.ts';
import { badRequest, conflict, crash, created, list, noContent, notFound, ok, type Reply } from './replies.ts';
import { boolean, optional, type Reader, required, text } from './validation.ts';
import { userView } from './views.ts';

/** What the web interface does for somebody new. */
export const NEW_PREFERENCES: Preferences = {
  skip_quick_analyze_dialog: true,
  show_ids: true,
  show_versions: true,
  quick_analyze_algorithm: 'pathoscope_bowtie',
};

/** Text as long as the settings want passwords to be. */
export const password = ({ state }: Call): Reader<string> => text({ least: state.settings.minimum_password_length });

/** `GET /api/users`: everybody, in the order of creation; no pages, no search. */
export function listUsers({ state }: ClientCall): Reply {
  return list(function* () {
    for (const user of state.users.values()) yield userView(user);
  });
}

/** `GET /api/users/{user_id}`. */
export function getUser(call: ClientCall): Reply {
  return ok(userView(findUser(call)));
}

/** `POST /api/users`. Names are neither trimmed nor compared without regard to case. */
export function createUser(call: ClientCall): Reply {
  const { state } = call;
  const body = readBody(call, {
    user_id: required(text({ least: 1 })),
    password: required(password(call)),
    force_reset: optional(boolean),
  });
  if (state.users.has(body.user_id)) throw conflict('User already exists');
  const user: User = {
    id: body.user_id,
    password: body.password,
    forceReset: body.force_reset ?? true,
    groups: [],
    permissions: permissionMap(),
    primaryGroup: '',
    lastPasswordChange: state.now(),
    preferences: NEW_PREFERENCES,
  };
  state.users.set(user.id, user);
  return created(userView(user), `/api/users/${user.id}`);
}

/** `PATCH /api/users/{user_id}`. Sign-ins and keys outlive a new password, and nothing acts on `force_reset` (2.1). */
export function updateUser(call: ClientCall): Reply {
  const { state, profile } = call;
  const body = readBody(call, {
    force_reset: optional(boolean),
    password: optional(password(call)),
    primary_group: optional(text()),
  });
  const user = findUser(call, profile.userNotFound);
  const { primary_group: primary } = body;
  if (primary !== undefined && primary !== 'none') {
    if (!state.groups.has(primary)) throw notFound('Group not found');
    if (!user.groups.includes(primary)) throw badRequest(`User is not member of group: ${primary}`);
  }
  // The database refuses an empty update.
  if (Object.keys(body).length === 0) throw crash();
  if (primary !== undefined) user.primaryGroup = primary;
  if (body.force_reset !== undefined) user.forceReset = body.force_reset;
  if (body.password !== undefined) {
    user.password = body.password;
    user.lastPasswordChange = state.now();
  }
  return ok(userView(user));
}

/** `DELETE /api/users/{user_id}`: sign-ins and keys stay, with the permissions that are stored in them (2.1). */
export function deleteUser(call: ClientCall): Reply {
  const id = param(call, 'user_id');
  if (id === call.client.userId) throw badRequest('Cannot remove own account');
  if (!call.state.users.delete(id)) throw notFound();
  return noContent;
}

/** The user that the path names. @throws Stop 404. */
export function findUser(call: ClientCall, message?: string): User {
  const user = call.state.users.get(param(call, 'user_id'));
  if (user) return user;
  throw notFound(message);
}
