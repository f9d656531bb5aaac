import { fail, failure } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { HttpAnswer, HttpClient, HttpRequest } from '../../net/http.ts';
import { readJson } from '../../net/json.ts';
import type { SessionContext } from '../adapter.ts';
import { settleRead } from '../settle-read.ts';
import { failureOf, type Where } from './errors.ts';
import { type AccountWire, accountWire } from './wire.ts';

/** Signing in with user name and password, as connections keep it, … */
export const METHOD_PASSWORD = 'password';
/** … or with user name and API key. */
export const METHOD_KEY = 'key';

/** A proven sign-in: the headers that carry it, and the account behind it. */
export interface SignedIn {
  readonly headers: Readonly<Record<string, string>>;
  readonly account: AccountWire;
}

/** The sign-in of one session. */
export interface SignInKeeper {
  /** The present sign-in, or a new one; calls that come meanwhile share one attempt. */
  current(): Promise<Result<SignedIn>>;
  /** Forgets a sign-in that the server no longer knows, unless it has been replaced already. */
  drop(ended: SignedIn): void;
}

/** Sends a call with the headers of a sign-in. */
export function sendWith(
  http: HttpClient,
  request: HttpRequest,
  headers: SignedIn['headers'],
): Promise<Result<HttpAnswer>> {
  return http.send({ ...request, headers: { ...request.headers, ...headers } });
}

/**
 * Creates the keeper; nothing is sent before it is asked. The secret stays in here. A cookie is bound to the
 * `User-Agent`, of which the HTTP client sends one and the same with every call (trap 3).
 */
export function createSignIn(
  { http, signIn, secret }: Pick<SessionContext, 'http' | 'signIn' | 'secret'>,
  where: Where,
): SignInKeeper {
  let attempt: Promise<Result<SignedIn>> | null = null;
  let signedIn: SignedIn | null = null;

  async function prove(headers: SignedIn['headers']): Promise<Result<SignedIn>> {
    const answer = await sendWith(http, { method: 'GET', path: '/api/account' }, headers);
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) return failed(failureOf(answer.value, where));
    const account = readJson(answer.value, accountWire, where.origin);
    return account.ok ? ok({ headers, account: account.value }) : account;
  }

  /** The form is answered with 302 for every password, so only the account tells (trap 2). */
  async function loginWith(password: string): Promise<Result<SignedIn>> {
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

  async function login(): Promise<Result<SignedIn>> {
    if (secret === null || secret === '') return fail('credentials-missing', { instance: where.instance });
    if (signIn.method !== METHOD_KEY) return loginWith(secret);
    if (signIn.handle.includes(':')) return failed(keyImpossible(where));
    // A colon inside the key makes the server crash (500), and no key has one.
    if (secret.includes(':')) return fail('key-wrong', { origin: where.origin });
    return prove({ authorization: `Basic ${Buffer.from(`${signIn.handle}:${secret}`, 'utf8').toString('base64')}` });
  }

  return {
    current() {
      if (attempt) return attempt;
      const made = login().then((result) => {
        signedIn = result.ok ? result.value : null;
        if (!result.ok) attempt = null;
        return result;
      });
      attempt = made;
      return made;
    },
    drop(ended) {
      if (signedIn !== ended) return;
      attempt = null;
      signedIn = null;
    },
  };
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
