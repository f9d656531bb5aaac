import { fail, failure } from '../../../domain/failure.ts';
import { failed, type Result } from '../../../domain/result.ts';
import type { HttpAnswer } from '../../net/http.ts';
import type { SessionContext } from '../adapter.ts';
import { settleRead } from '../settle-read.ts';
import { type SharedAttempt, shareAttempt } from '../shared-attempt.ts';
import { proveBy, type SignedIn } from '../signed-in.ts';
import { failureOf, type Where } from './errors.ts';
import { type AccountWire, accountWire } from './wire.ts';

/** Signing in with user name and password, as connections keep it, … */
export const METHOD_PASSWORD = 'password';
/** … or with user name and API key. */
export const METHOD_KEY = 'key';

/** The sign-in of one session, proven by reading its account. */
export type SignInKeeper = Pick<SharedAttempt<SignedIn<AccountWire>>, 'current' | 'drop'>;

/**
 * Creates the keeper; nothing is sent before it is asked. The secret stays in here. A cookie is bound to the
 * `User-Agent`, of which the HTTP client sends one and the same with every call (trap 3).
 */
export function createSignIn(
  { http, signIn, secret }: Pick<SessionContext, 'http' | 'signIn' | 'secret'>,
  where: Where,
): SignInKeeper {
  const prove = (headers: SignedIn<AccountWire>['headers']) =>
    proveBy(http, { path: '/api/account', schema: accountWire }, headers, (answer) => failureOf(answer, where));

  /** The form is answered with 302 for every password, so only the account tells (trap 2). */
  async function loginWith(password: string): Promise<Result<SignedIn<AccountWire>>> {
    const opened = await http.send({ method: 'GET', path: '/api/account' });
    if (!opened.ok) return opened;
    const cookie = sessionCookie(opened.value);
    if (cookie === null) {
      const { status } = opened.value;
      return failed(
        status === 401
          ? failure('answer-unexpected', { origin: where.origin, status })
          : failureOf(opened.value, where),
      );
    }
    const form = { username: signIn.handle, password };
    const posted = settleRead(await http.send({ method: 'POST', path: '/login', form, headers: { cookie } }), http);
    if (!posted.ok && posted.failure.code !== 'redirected') return posted;
    if (posted.ok && posted.value.status >= 400) return failed(failureOf(posted.value, where));
    return prove({ cookie });
  }

  async function login(): Promise<Result<SignedIn<AccountWire>>> {
    if (secret === null || secret === '') return fail('credentials-missing', { instance: where.instance });
    if (signIn.method !== METHOD_KEY) return loginWith(secret);
    if (signIn.handle.includes(':')) return failed(keyImpossible(where));
    // A colon inside the key makes the server crash (500), and no key has one.
    if (secret.includes(':')) return fail('key-wrong', { origin: where.origin });
    return prove({ authorization: `Basic ${Buffer.from(`${signIn.handle}:${secret}`, 'utf8').toString('base64')}` });
  }

  return shareAttempt(login);
}

/** The server expects exactly one colon between name and key, and crashes on more (2.1). */
function keyImpossible({ handle, say }: Where) {
  const sentence = say(
    'The name {handle} cannot be sent together with an API key. Sign in with the password instead.',
    {
      handle,
    },
  );
  return failure('input-invalid', {}, { fields: { handle: sentence }, serverMessage: sentence });
}

/** The cookie that strangers get with every answer, as a `Cookie` header; the sign-in makes it somebody's. */
function sessionCookie({ cookies }: HttpAnswer): string | null {
  const found = cookies.find((cookie) => /^session_id=[^;]/.test(cookie));
  return found?.split(';')[0] ?? null;
}
