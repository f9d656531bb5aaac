import type { z } from 'zod';
import { fail } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { HttpAnswer, HttpClient, HttpRequest } from '../../net/http.ts';
import { readJson } from '../../net/json.ts';
import { notSupported } from '../capability.ts';
import { settleRead } from '../settle-read.ts';
import { unlessCancelled } from '../unless-cancelled.ts';
import { failureOf, type Subject, type Where } from './errors.ts';
import { type SignInKeeper, sendWith } from './sign-in.ts';

/** Makes authenticated calls, signing in before the first one and again when the server forgot the sign-in. */
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
  /** Like `send`, for what looks like a write and changes nothing. */
  probe(request: HttpRequest): Promise<Result<HttpAnswer>>;
}

/** Creates a caller over the sign-in of a session. */
export function createCaller(http: HttpClient, keeper: SignInKeeper, where: Where): Caller {
  async function send(request: HttpRequest): Promise<Result<HttpAnswer>> {
    if (/\/\.\.?(\/|$)/.test(request.path)) return unaddressable(where);
    const signedIn = await unlessCancelled(keeper.current(), request.signal);
    if (!signedIn.ok) return signedIn;
    const answer = await sendWith(http, request, signedIn.value.headers);
    if (!answer.ok || answer.value.status !== 401 || where.byKey) return answer;
    // The refused call did nothing, whatever it was.
    keeper.drop(signedIn.value);
    const renewed = await unlessCancelled(keeper.current(), request.signal);
    return renewed.ok ? sendWith(http, request, renewed.value.headers) : renewed;
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
    probe: async (request) => settleRead(await send(request), http),
  };
}

/** Names stand in paths, where `.` and `..` mean something else however they are written. */
function unaddressable({ server, say }: Where): Result<never> {
  return notSupported(
    server,
    say('look up or change what is called by dots alone'),
    say('Its name cannot stand in an address. Change it in the server’s database.'),
  );
}
