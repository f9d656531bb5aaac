import { type ClientCall, ownAccount, readBody } from './call.ts';
import { badRequest, crash, noContent, ok, type Reply } from './replies.ts';
import { password } from './users.ts';
import { boolean, optional, required, text } from './validation.ts';
import { accountView } from './views.ts';

const ADDRESS = /^[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\.[a-zA-Z0-9-.]+$/;

const preferencesUpdate = {
  show_ids: optional(boolean),
  show_versions: optional(boolean),
  skip_quick_analyze_dialog: optional(boolean),
  quick_analyze_algorithm: optional(text()),
};

/** `GET /api/account`: shows the permissions of the user, not those stored with the sign-in or key. */
export function getAccount(call: ClientCall): Reply {
  return ok(accountView(ownAccount(call)));
}

/** `PATCH /api/account`: the address; without it nothing catches the exception (2.1). */
export function updateAccount(call: ClientCall): Reply {
  const { email } = readBody(call, { email: optional(text({ pattern: ADDRESS })) });
  const user = ownAccount(call);
  if (email === undefined) throw crash();
  user.email = email;
  return ok(accountView(user));
}

/** `PUT /api/account/password`: both passwords have to be long enough. */
export function changePassword(call: ClientCall): Reply {
  const { state, profile, client } = call;
  const body = readBody(call, { old_password: required(password(call)), new_password: required(password(call)) });
  const user = state.users.get(client.userId);
  if (user?.password !== body.old_password) throw badRequest(profile.wrongOldPassword);
  Object.assign(user, { password: body.new_password, lastPasswordChange: state.now(), forceReset: false });
  return ok({ last_password_change: accountView(user).last_password_change });
}

/** `GET /api/account/settings`. */
export function getPreferences(call: ClientCall): Reply {
  return ok(ownAccount(call).preferences);
}

/** `PATCH /api/account/settings`. */
export function updatePreferences(call: ClientCall): Reply {
  const update = readBody(call, preferencesUpdate);
  const user = ownAccount(call);
  user.preferences = { ...user.preferences, ...update };
  return ok(user.preferences);
}

/** `GET /api/account/logout`: the answer still carries the cookie, which is unknown from then on. */
export function signOut(call: ClientCall): Reply {
  if (call.signIn) call.state.signIns.end(call.signIn);
  return noContent;
}
