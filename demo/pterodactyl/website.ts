import type { WebCall } from './call.ts';
import { field } from './input.ts';
import { page } from './pages.ts';
import { display, unauthenticated } from './refusal.ts';
import { noContent, ok, type Reply } from './rendering.ts';
import { asText } from './validation.ts';

const HINT = 'This is an emulator of Pterodactyl Panel 1.11: its accounts are invented and end with it.';

/** Bytes of a password beyond which bcrypt does not look. */
const SIGNIFICANT = 72;

/** `GET /sanctum/csrf-cookie`: only the cookies. */
export const giveCookie = (): Reply => noContent;

/** `GET /auth/login`. */
export const openSignInPage = (): Reply => ({ kind: 'page', status: 200, html: page('Pterodactyl', HINT) });

/**
 * Any page for people who are signed in. Here, and nowhere else, a browser is compared with the user's password: one
 * that signed in with an older one is signed out.
 */
export function openPage(call: WebCall): Reply {
  const { owner } = call.session;
  const user = owner ? call.state.users.get(owner.id) : undefined;
  if (!user || user.passwordVersion !== owner?.passwordVersion) {
    if (owner) call.session = call.state.sessions.end(call.session);
    throw unauthenticated();
  }
  return { kind: 'page', status: 200, html: page('Pterodactyl', `Signed in as ${user.username}. ${HINT}`) };
}

/** `POST /auth/login`: by username or address. With two-factor authentication the sign-in stays incomplete. */
export function signIn(call: WebCall): Reply {
  const { state, request, session } = call;
  const name = asText(field(request.input, 'user'));
  const user = state.users.find(name.includes('@') ? 'email' : 'username', name);
  const password = asText(field(request.input, 'password'));
  if (!user || user.password === null || !isSame(password, user.password)) {
    throw display('These credentials do not match our records.');
  }
  if (user.twoFactor) return ok({ data: { complete: false, confirmation_token: session.token } });
  call.session = state.sessions.signIn(session, user);
  const shown = { uuid: user.uuid, username: user.username, email: user.email, root_admin: user.rootAdmin };
  return ok({ data: { complete: true, intended: '/', user: shown } });
}

/** `POST /auth/logout`. */
export function signOut(call: WebCall): Reply {
  if (!call.session.owner) throw unauthenticated();
  call.session = call.state.sessions.end(call.session);
  return noContent;
}

function isSame(a: string, b: string): boolean {
  const significant = (password: string): Buffer => Buffer.from(password).subarray(0, SIGNIFICANT);
  return significant(a).equals(significant(b));
}
