import { type Incoming, parseCookies } from '../lib/http.ts';
import type { User } from './model.ts';
import type { VirtoolProfile } from './profile.ts';
import { crash, unauthorized } from './replies.ts';
import type { Session } from './sessions.ts';
import type { State } from './state.ts';

/**
 * The session that the cookies stand for, or a new anonymous one. Runs before anything else on every request, unknown
 * paths included, and by that ends a pending reset that is not being completed.
 */
export function openSession(state: State, request: Incoming): Session {
  const cookies = parseCookies(request.header('cookie'));
  const id = cookies.get('session_id') || undefined;
  const token = cookies.get('session_token') || undefined;
  const resetting = request.path === '/account/reset' && id !== undefined && token === undefined;
  const reset = resetting ? { code: readResetCode(request) } : null;
  return state.sessions.find(id, token, reset) ?? state.sessions.createAnonymous();
}

/** The code is read before the body is validated, so a body that is not JSON crashes (26.3.0). */
function readResetCode(request: Incoming): unknown {
  let body: unknown;
  try {
    body = JSON.parse(request.body.toString('utf8'));
  } catch {
    throw crash();
  }
  return typeof body === 'object' && body !== null && 'reset_code' in body ? body.reset_code : undefined;
}

/** Who is asking. An `Authorization` header alone decides when there is one, cookies otherwise. */
export function authenticate(state: State, request: Incoming, profile: VirtoolProfile, session: Session): User {
  const header = request.header('authorization');
  if (header) return authenticateWithKey(state, header, profile);
  if (session.kind !== 'user') throw unauthorized();
  const user = state.users.get(session.userId);
  if (!user) throw crash();
  if (!user.active) throw unauthorized('User is deactivated', 'deactivated_user');
  return user;
}

function authenticateWithKey(state: State, header: string, profile: VirtoolProfile): User {
  const { handle, secret } = parseBasic(header);
  if (handle.startsWith('job')) {
    throw unauthorized('Jobs cannot authenticate against this service', 'malformed_authorization_header');
  }
  const invalid = unauthorized('Invalid authorization header', 'invalid_authorization_header');
  // An unknown handle and a wrong key are exceptions that 26.3.0 does not catch.
  const wrong = profile.wrongKeyCrashes ? crash() : invalid;
  const user = state.users.getByHandle(handle, profile.handlesIgnoreCase);
  if (!user) throw wrong;
  const keyIsRight = state.keys.get(secret)?.userId === user.id;
  if (!user.active && (keyIsRight || !profile.wrongKeyOfDeactivatedCrashes)) throw invalid;
  if (!keyIsRight) throw wrong;
  return user;
}

function parseBasic(header: string): { handle: string; secret: string } {
  const malformed = unauthorized('Malformed Authorization header', 'malformed_authorization_header');
  const [, encoded] = /^basic (.*)$/i.exec(header) ?? [];
  if (encoded === undefined || !/^[A-Za-z0-9+/]*={0,2}$/.test(encoded) || encoded.length % 4 !== 0) throw malformed;
  // The web framework decodes the header as Latin-1, so handles beyond that never match.
  const decoded = Buffer.from(encoded, 'base64').toString('latin1');
  const colon = decoded.indexOf(':');
  if (colon < 0) throw malformed;
  return { handle: decoded.slice(0, colon), secret: decoded.slice(colon + 1) };
}
