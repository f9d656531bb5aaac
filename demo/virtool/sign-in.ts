import { type Call, readBody, readObject, requireLength } from './call.ts';
import { badRequest, type Reply, signedIn } from './replies.ts';
import { boolean, defaulted, notNull, required, text } from './validation.ts';

const login = {
  password: required(text({ least: 1 })),
  remember: defaulted(notNull(boolean), false),
};
const reset = { password: required(text()), reset_code: required(text()) };

const byUsername = { username: required(text({ least: 1 })), ...login };
const byHandle = { handle: required(text({ least: 1 })), ...login };

/** `POST /account/login`: 201 when signed in, 200 when a new password is demanded. Deactivated users get in, too. */
export function signIn(call: Call): Reply {
  const { handle, password, remember } = readLogin(call);
  const { users, sessions } = call.state;
  const user = users.getByHandle(handle, call.profile.handlesIgnoreCase);
  if (!user || user.password !== password) {
    throw badRequest(call.profile.signsInByHandle ? 'Invalid handle or password.' : 'Invalid username or password');
  }
  sessions.delete(call.session.id);
  if (!user.forceReset) return signedIn(201, { reset: false }, sessions.createUser(user.id, remember));
  const session = sessions.createReset(user.id, remember);
  return { status: 200, json: { reset: true, reset_code: session.code }, session };
}

/** The old name of the field goes on working after the new one came. */
function readLogin(call: Call): { handle: string; password: string; remember: boolean } {
  if (call.profile.signsInByHandle && !Object.hasOwn(readObject(call), 'username')) return readBody(call, byHandle);
  const { username, ...rest } = readBody(call, byUsername);
  return { handle: username, ...rest };
}

/** `GET /account/logout`: an empty 200, whoever asks. */
export function signOut(call: Call): Reply {
  call.state.sessions.delete(call.session.id);
  return { status: 200, session: call.state.sessions.createAnonymous(), signedOut: true };
}

/** `POST /account/reset`: completes a pending reset and signs in. The code was checked when the session was opened. */
export function resetPassword(call: Call): Reply {
  const { password } = readBody(call, reset);
  requireLength(call, password);
  const { session, state } = call;
  const user = session.kind === 'reset' ? state.users.get(session.userId) : undefined;
  if (session.kind !== 'reset' || !user) throw badRequest('Invalid session');
  state.sessions.delete(session.id);
  Object.assign(user, { password, forceReset: false, lastPasswordChange: state.now(), touched: true });
  return signedIn(200, { login: false, reset: false }, state.sessions.createUser(user.id, session.remember));
}
