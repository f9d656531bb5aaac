import type { z } from 'zod';
import { fail } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { HttpAnswer, HttpRequest } from '../../net/http.ts';
import { readJson } from '../../net/json.ts';
import type { SessionContext } from '../adapter.ts';
import { unlessCancelled } from '../unless-cancelled.ts';
import { failureOf, type Subject, type Where } from './errors.ts';
import { isUnauthorized } from './problem.ts';
import { type SignedIn, type SignInKeeper, sendWith } from './sign-in.ts';

/** Makes authenticated calls, signing in before the first one and again when the server ended the sign-in. */
export interface Caller {
  readonly where: Where;
  /** Any answer, whatever its status. */
  send(request: HttpRequest): Promise<Result<HttpAnswer>>;
  /** A successful answer's body as `schema` reads it; any other answer as a failure about `subject`. */
  ask<Schema extends z.ZodType>(
    request: HttpRequest,
    schema: Schema,
    subject?: Subject,
  ): Promise<Result<z.output<Schema>>>;
  /** Like `ask`, for calls that answer 204, without a body. */
  tell(request: HttpRequest, subject?: Subject): Promise<Result<void>>;
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
  async function sendAgain(request: HttpRequest, ended: SignedIn): Promise<Result<HttpAnswer>> {
    signIn.drop(ended);
    const renewed = await signIn.current();
    return renewed.ok ? sendWith(http, request, renewed.value.headers) : renewed;
  }

  /** A revoked key makes every call crash: tells that apart from a crash of the call itself. */
  async function checkKey(answer: HttpAnswer, used: SignedIn): Promise<Result<HttpAnswer>> {
    const proof = await signIn.prove(used.headers);
    if (proof.ok || proof.failure.code !== 'key-wrong') return ok(answer);
    signIn.drop(used);
    return proof;
  }

  async function succeed(request: HttpRequest, subject: Subject): Promise<Result<HttpAnswer>> {
    const answer = await send(request);
    if (!answer.ok) return answer;
    const { status } = answer.value;
    if (status >= 200 && status < 300) return answer;
    return failed(failureOf(answer.value, where, { ...subject, writes: request.method !== 'GET' }));
  }

  return {
    where,
    send,
    async ask(request, schema, subject = {}) {
      const answer = await succeed(request, subject);
      if (!answer.ok) return answer;
      const read = readJson(answer.value, schema, where.origin);
      // A success that cannot be read, a proxy's page for instance, does not tell whether a write took effect.
      return read.ok || request.method === 'GET' ? read : fail('outcome-unknown', { origin: where.origin });
    },
    async tell(request, subject = {}) {
      const answer = await succeed(request, subject);
      if (!answer.ok) return answer;
      return answer.value.status === 204 ? ok(undefined) : fail('outcome-unknown', { origin: where.origin });
    },
  };
}
