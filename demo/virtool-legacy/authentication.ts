import { type Incoming, parseCookies } from '../lib/http.ts';
import type { Holder } from './model.ts';
import type { LegacyProfile } from './profile.ts';
import { badRequest, crash } from './replies.ts';
import type { SignIn } from './sign-ins.ts';
import type { State } from './state.ts';

/** Who is asking: with a key there is no sign-in, and no cookie is set. */
export interface Identity {
  readonly signIn: SignIn | null;
  readonly client: Holder | null;
}

/**
 * Reads the `Authorization` header where the settings and the path allow that, else the cookie. A header that is not
 * allowed is not even looked at.
 */
export function identify(state: State, profile: LegacyProfile, request: Incoming): Identity {
  const header = request.header('authorization');
  const takesKeys = profile.keyPaths.some((start) => request.path.startsWith(start));
  if (header && state.settings.enable_api && takesKeys) return { signIn: null, client: findKey(state, header) };
  const cookie = parseCookies(request.header('cookie')).get('session_id');
  const signIn = state.signIns.open(cookie, request.header('user-agent'));
  return { signIn, client: signIn.holder };
}

function findKey(state: State, header: string): Holder {
  const [scheme, encoded, ...rest] = header.split(' ');
  if (scheme !== 'Basic' || encoded === undefined || rest.length > 0)
    throw badRequest('Malformed Authorization header');
  // A name or a key with a colon makes more than two parts, which the server does not expect (2.1).
  const [userId, secret, ...more] = decodeBase64(encoded).split(':');
  if (userId === undefined || secret === undefined || more.length > 0) throw crash();
  const key = state.keys.get(secret);
  if (key?.userId !== userId) throw badRequest('Invalid Authorization header');
  return key;
}

/** Python skips characters that do not belong there and raises when the padding is wrong or the text is not UTF-8. */
function decodeBase64(encoded: string): string {
  const letters = encoded.replace(/[^A-Za-z0-9+/=]/g, '');
  if (letters.length % 4 !== 0) throw crash();
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(letters, 'base64'));
  } catch {
    throw crash();
  }
}
