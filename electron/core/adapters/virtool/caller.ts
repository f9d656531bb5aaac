import { ok, type Result } from '../../../domain/result.ts';
import type { HttpAnswer, HttpRequest } from '../../net/http.ts';
import type { SessionContext } from '../adapter.ts';
import { type Asking, createAsking } from '../asking.ts';
import { sendWith } from '../signed-in.ts';
import { unlessCancelled } from '../unless-cancelled.ts';
import { failureOf, type Subject, type Where } from './errors.ts';
import { isUnauthorized } from './problem.ts';
import type { AccountSignIn, SignInKeeper } from './sign-in.ts';

/** Makes authenticated calls, signing in before the first one and again when the server ended the sign-in. */
export interface Caller extends Asking<Subject> {
  readonly where: Where;
  /** Any answer, whatever its status. */
  send(request: HttpRequest): Promise<Result<HttpAnswer>>;
}

/** Creates a caller over the sign-in of a session. */
export function createCaller(http: SessionContext['http'], signIn: SignInKeeper, where: Where): Caller {
  async function send(request: HttpRequest): Promise<Result<HttpAnswer>> {
    const first = await unlessCancelled(signIn.current(), request.signal);
    if (!first.ok) return first;
    const answer = await sendWith(http, request, first.value.headers);
    if (!answer.ok) return answer;
    // `deactivated_user`, also 401, means something else.
    if (isUnauthorized(answer.value)) return sendAgain(request, first.value);
    if (answer.value.status === 500 && first.value.headers.authorization) return checkKey(answer.value, first.value);
    return answer;
  }

  /**
   * A sign-in ends 60 minutes after it began, however busy it is (trap 20). Writes are repeated too: the refused one
   * did nothing.
   */
  async function sendAgain(request: HttpRequest, ended: AccountSignIn): Promise<Result<HttpAnswer>> {
    signIn.drop(ended);
    const renewed = await signIn.current();
    return renewed.ok ? sendWith(http, request, renewed.value.headers) : renewed;
  }

  /** A revoked key makes every call crash: tells that apart from a crash of the call itself. */
  async function checkKey(answer: HttpAnswer, used: AccountSignIn): Promise<Result<HttpAnswer>> {
    const proof = await signIn.prove(used.headers);
    if (proof.ok || proof.failure.code !== 'key-wrong') return ok(answer);
    signIn.drop(used);
    return proof;
  }

  return {
    where,
    send,
    ...createAsking<Subject>(send, where.origin, (answer, about) => failureOf(answer, where, about)),
  };
}
