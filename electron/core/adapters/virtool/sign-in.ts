import type { ServerIdentity } from '../../../domain/description.ts';
import { fail, failure } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { Say } from '../../../domain/say.ts';
import type { HttpAnswer, HttpRequest } from '../../net/http.ts';
import { readJson } from '../../net/json.ts';
import type { SessionContext } from '../adapter.ts';
import { notSupported } from '../capability.ts';
import { settleRead } from '../settle-read.ts';
import { shareAttempt } from '../shared-attempt.ts';
import { proveBy, type SignedIn, sendWith } from '../signed-in.ts';
import { cookieHeader } from './cookies.ts';
import { failureOf, keyImpossible, type Where } from './errors.ts';
import { isUnauthorized } from './problem.ts';
import type { Facts } from './profile.ts';
import { type AccountWire, accountWire, loginWire } from './wire.ts';

/** Signing in with handle and password, as connections keep it, … */
export const METHOD_PASSWORD = 'password';
/** … or with handle and API key. */
export const METHOD_KEY = 'key';

/** A proven sign-in of an account. */
export type AccountSignIn = SignedIn<AccountWire>;

/** The sign-in of one session. */
export interface SignInKeeper {
  /** The present sign-in, or a new one; calls that come meanwhile share one attempt. */
  current(): Promise<Result<AccountSignIn>>;
  /** Forgets a sign-in that the server no longer takes, unless it has been replaced already. */
  drop(ended: AccountSignIn): void;
  /** Reads the account anew through a sign-in. */
  prove(headers: AccountSignIn['headers'], signal?: AbortSignal): Promise<Result<AccountSignIn>>;
  /**
   * Answers a demand for a new password, asking the server for the demand first if none is open. Null: the server has
   * taken the new password, but then did not show the account.
   */
  answerReset(password: string): Promise<Result<AccountSignIn | null>>;
}

/** A demand for a new password. Its cookie must be used for nothing but the answer, or the server forgets it. */
interface PendingReset {
  readonly code: string;
  readonly cookie: string;
}

/** Creates the keeper; nothing is sent before it is asked. The secret stays in here. */
export function createSignIn(
  context: Pick<SessionContext, 'http' | 'signIn' | 'secret' | 'server'>,
  facts: Facts,
  where: Where,
): SignInKeeper {
  const { http, signIn } = context;
  const byKey = signIn.method === METHOD_KEY;
  let secret = context.secret;
  let pending: PendingReset | null = null;
  const shared = shareAttempt(login);

  function prove(headers: AccountSignIn['headers'], signal?: AbortSignal): Promise<Result<AccountSignIn>> {
    return proveBy(http, { path: '/account', schema: accountWire, signal }, headers, unproven);
  }

  function unproven(answer: HttpAnswer) {
    // Up to 33.1.1 the server crashes on an unknown handle and on a wrong key (trap 9).
    if (byKey && answer.status === 500) return failure('key-wrong', { origin: where.origin });
    return failureOf(answer, where);
  }

  async function login(): Promise<Result<AccountSignIn>> {
    if (secret === null || secret === '') return fail('credentials-missing', { instance: where.instance });
    if (!byKey) return facts.passwordSignIn ? loginWith(secret) : noPasswordSignIn(context.server, where.say);
    return isSendable(signIn.handle) ? prove(basic(signIn.handle, secret)) : failed(keyImpossible(where));
  }

  async function loginWith(password: string): Promise<Result<AccountSignIn>> {
    const json = { [facts.loginField]: signIn.handle, password, remember: false };
    const answer = settleRead(await http.send({ method: 'POST', path: '/account/login', json }), http);
    if (!answer.ok) return answer;
    // The call is public wherever it exists; a path that does not is 401 for strangers.
    if (isUnauthorized(answer.value)) return noPasswordSignIn(context.server, where.say);
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

  async function answerReset(password: string): Promise<Result<AccountSignIn | null>> {
    if (!pending) {
      const tried = await shared.current();
      if (tried.ok) return fail('reset-ended');
      if (!pending) return tried;
    }
    const { code, cookie } = pending as PendingReset;
    const json = { password, reset_code: code };
    const request: HttpRequest = { method: 'POST', path: '/account/reset', json };
    const answer = await sendWith(http, request, { cookie });
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) {
      const refused = failureOf(answer.value, where, { user: signIn.handle, writes: true });
      if (refused.code !== 'password-too-short') pending = null;
      return failed(refused);
    }
    pending = null;
    secret = password;
    const proof = await shared.replaceBy(prove({ cookie: cookieHeader(answer.value) }));
    return proof.ok ? proof : ok(null);
  }

  return { ...shared, prove, answerReset };
}

function noPasswordSignIn(server: ServerIdentity, say: Say): Result<never> {
  return notSupported(
    { server, say },
    say('sign in with a password from outside'),
    say('Since 39.21.0 only API keys are let in: make one in Virtool’s web interface, and sign in with it here.'),
  );
}

/** The server's web framework reads the header as Latin-1 and ends the handle at the first colon. */
function isSendable(handle: string): boolean {
  return /^[^:\u0100-\uffff]*$/.test(handle);
}

function basic(handle: string, key: string): AccountSignIn['headers'] {
  return { authorization: `Basic ${Buffer.from(`${handle}:${key}`, 'latin1').toString('base64')}` };
}
