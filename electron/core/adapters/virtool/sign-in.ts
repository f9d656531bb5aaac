import { fail, failure } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { HttpAnswer, HttpClient, HttpRequest } from '../../net/http.ts';
import { readJson } from '../../net/json.ts';
import type { SessionContext } from '../adapter.ts';
import { cookieHeader } from './cookies.ts';
import { failureOf, type Where } from './errors.ts';
import { type AccountWire, accountWire, loginWire } from './wire.ts';

/** Ids of the ways to sign in, as connections keep them. */
export const METHOD_PASSWORD = 'password';
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
  /** Forgets a sign-in that the server no longer takes, unless it has been replaced already. */
  drop(ended: SignedIn): void;
  /** Reads the account anew through a sign-in. */
  prove(headers: SignedIn['headers'], signal?: AbortSignal): Promise<Result<SignedIn>>;
  /** Answers a demand for a new password, asking the server for the demand first if none is open. */
  answerReset(password: string): Promise<Result<SignedIn>>;
}

/** A demand for a new password. Its cookie must be used for nothing but the answer, or the server forgets it. */
interface PendingReset {
  readonly code: string;
  readonly cookie: string;
}

/** Every call asks for compact JSON in field order, as the server's own interface does. */
const ACCEPT = { accept: 'application/json' };

/** Sends a public call, or one with the headers of a sign-in. */
export function sendWith(
  http: HttpClient,
  request: HttpRequest,
  headers: Readonly<Record<string, string>> = {},
): Promise<Result<HttpAnswer>> {
  return http.send({ ...request, headers: { ...ACCEPT, ...headers, ...request.headers } });
}

/** Creates the keeper; nothing is sent before it is asked. The secret stays in here. */
export function createSignIn(context: Pick<SessionContext, 'http' | 'signIn' | 'secret'>, where: Where): SignInKeeper {
  const { http, signIn } = context;
  const byKey = signIn.method === METHOD_KEY;
  let secret = context.secret;
  let pending: PendingReset | null = null;
  let attempt: Promise<Result<SignedIn>> | null = null;
  let signedIn: SignedIn | null = null;

  async function prove(headers: SignedIn['headers'], signal?: AbortSignal): Promise<Result<SignedIn>> {
    const answer = await sendWith(http, { method: 'GET', path: '/account', signal }, headers);
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) return failed(unproven(answer.value));
    const account = readJson(answer.value, accountWire, where.origin);
    return account.ok ? ok({ headers, account: account.value }) : account;
  }

  function unproven(answer: HttpAnswer) {
    // 26.3.0 to 32.2.1 crash on an unknown handle and on a wrong key (trap 9).
    if (byKey && answer.status === 500) return failure('key-wrong', { origin: where.origin });
    return failureOf(answer, where);
  }

  async function login(): Promise<Result<SignedIn>> {
    if (secret === null || secret === '') return fail('credentials-missing', { instance: where.instance });
    if (byKey) return prove({ authorization: basic(signIn.handle, secret) });
    const json = { username: signIn.handle, password: secret, remember: false };
    const answer = await sendWith(http, { method: 'POST', path: '/account/login', json });
    if (!answer.ok) return answer;
    // 201 is a sign-in, 200 a demand for a new password (trap 7).
    if (answer.value.status !== 201 && answer.value.status !== 200) return failed(failureOf(answer.value, where));
    const said = readJson(answer.value, loginWire, where.origin);
    if (!said.ok) return said;
    const cookie = cookieHeader(answer.value);
    if (said.value.reset) {
      pending = { code: said.value.reset_code, cookie };
      return fail('password-reset-required', { origin: where.origin, handle: signIn.handle });
    }
    // A deactivated account can sign in; only the next call shows it (trap 8).
    return prove({ cookie });
  }

  function keep(next: Promise<Result<SignedIn>>): Promise<Result<SignedIn>> {
    const kept = next.then((result) => {
      if (attempt === kept) signedIn = result.ok ? result.value : null;
      if (attempt === kept && !result.ok) attempt = null;
      return result;
    });
    attempt = kept;
    return kept;
  }

  const current = () => attempt ?? keep(login());

  async function answerReset(password: string): Promise<Result<SignedIn>> {
    if (!pending) {
      const tried = await current();
      if (tried.ok) return fail('reset-ended');
      if (!pending) return tried;
    }
    const { code, cookie } = pending as PendingReset;
    const json = { password, reset_code: code };
    const request: HttpRequest = { method: 'POST', path: '/account/reset', json };
    const answer = await sendWith(http, request, { cookie });
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) {
      const refused = failureOf(answer.value, where, { user: signIn.handle });
      if (refused.code !== 'password-too-short') pending = null;
      return failed(refused);
    }
    pending = null;
    secret = password;
    return keep(prove({ cookie: cookieHeader(answer.value) }));
  }

  return {
    current,
    prove,
    answerReset,
    drop(ended) {
      if (signedIn !== ended) return;
      attempt = null;
      signedIn = null;
    },
  };
}

function basic(handle: string, key: string): string {
  return `Basic ${Buffer.from(`${handle}:${key}`, 'utf8').toString('base64')}`;
}
