import type { z } from 'zod';
import { fail } from '../../../domain/failure.ts';
import { failed, type Result } from '../../../domain/result.ts';
import type { HttpAnswer, HttpClient, HttpRequest } from '../../net/http.ts';
import { readJson } from '../../net/json.ts';
import { settleRead } from '../settle-read.ts';
import { unlessCancelled } from '../unless-cancelled.ts';
import { failureOf, type Subject, type Where } from './errors.ts';
import { isSendable, type TokenKeeper } from './sign-in.ts';
import { type UserWire, userWire } from './wire.ts';

/** A call below `/arvados/v1`. */
export type ApiRequest = Omit<HttpRequest, 'headers'>;

/** Makes calls with the session's token, getting one first where a password signs in. */
export interface Caller {
  readonly where: Where;
  /** Whose token another one is; fails with `token-wrong` if it is nobody's. */
  whoIs(token: string): Promise<Result<UserWire>>;
  /** A successful answer's body as `schema` reads it; any other answer as a failure about `subject`. */
  ask<Schema extends z.ZodType>(
    request: ApiRequest,
    schema: Schema,
    subject?: Subject,
  ): Promise<Result<z.output<Schema>>>;
  /** Reads with parameters that are too long for an address, sent as a POST that says that it is a GET (§3.3). */
  read<Schema extends z.ZodType>(
    path: string,
    parameters: Readonly<Record<string, unknown>>,
    schema: Schema,
    signal?: AbortSignal,
  ): Promise<Result<z.output<Schema>>>;
}

/** Creates a caller over a session's token. */
export function createCaller(http: HttpClient, keeper: TokenKeeper, where: Where): Caller {
  async function sendWith(token: string, request: ApiRequest, more: Readonly<Record<string, string>>) {
    const headers = { authorization: `Bearer ${token}`, ...more };
    return http.send({ ...request, path: `/arvados/v1${request.path}`, headers });
  }

  async function send(request: ApiRequest, more: Readonly<Record<string, string>>): Promise<Result<HttpAnswer>> {
    const token = await unlessCancelled(keeper.current(), request.signal);
    if (!token.ok) return token;
    const answer = await sendWith(token.value, request, more);
    if (!answer.ok || answer.value.status !== 401 || !keeper.drop(token.value)) return answer;
    // A token that a password got may have expired; the refused call did nothing, whatever it was.
    const renewed = await keeper.current();
    return renewed.ok ? sendWith(renewed.value, request, more) : renewed;
  }

  return {
    where,
    async whoIs(token) {
      if (!isSendable(token)) return fail('token-wrong', { origin: where.origin });
      const answer = await sendWith(token, { method: 'GET', path: '/users/current' }, {});
      if (!answer.ok) return answer;
      if (answer.value.status !== 200) return failed(failureOf(answer.value, where));
      return readJson(answer.value, userWire, where.origin);
    },
    async ask(request, schema, subject = {}) {
      const answer = await send(request, {});
      if (!answer.ok) return answer;
      const writes = request.method !== 'GET';
      if (answer.value.status !== 200) return failed(failureOf(answer.value, where, { ...subject, writes }));
      const read = readJson(answer.value, schema, where.origin);
      // A success that cannot be read, a proxy's page for instance, does not tell whether a write took effect.
      return read.ok || !writes ? read : fail('outcome-unknown', { origin: where.origin });
    },
    async read(path, parameters, schema, signal) {
      const request: ApiRequest = { method: 'POST', path, json: parameters, signal };
      const answer = settleRead(await send(request, { 'x-http-method-override': 'GET' }), http);
      if (!answer.ok) return answer;
      if (answer.value.status !== 200) return failed(failureOf(answer.value, where));
      return readJson(answer.value, schema, where.origin);
    },
  };
}
