import type { z } from 'zod';
import { type Failure, fail, failure } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { HttpAnswer, HttpClient, HttpRequest } from '../../net/http.ts';
import { readJson } from '../../net/json.ts';
import { settleRead } from '../settle-read.ts';
import { failureOf, type Subject, type Where } from './errors.ts';

/** Makes calls with one key. */
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
  /** Like `send`, for a write that is known to change nothing: one whose answer never came failed for its reason. */
  probe(request: HttpRequest): Promise<Result<HttpAnswer>>;
}

/** Creates a caller. The HTTP client asks for JSON, and sends neither cookie nor origin nor referrer (traps 1 and 2). */
export function createCaller(http: HttpClient, key: string, where: Where): Caller {
  async function send(request: HttpRequest): Promise<Result<HttpAnswer>> {
    const answer = await http.send({ ...request, headers: { ...request.headers, authorization: `Bearer ${key}` } });
    return answer.ok ? answer : failed(unlessPage(answer.failure, http.baseUrl));
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

/**
 * A Panel that does not see that JSON is asked for sends on to its sign-in page, or to its own root, instead of
 * answering: then something on the way took the header away.
 */
export function unlessPage(reason: Failure, baseUrl: string): Failure {
  if (reason.code !== 'redirected') return reason;
  const { origin, pathname } = new URL(baseUrl);
  const target = URL.parse(String(reason.details.to ?? ''));
  if (target?.origin !== origin) return reason;
  const root = target.pathname.replace(/\/$/, '');
  const isOwnPage = target.pathname.endsWith('/auth/login') || root === '' || root === pathname.replace(/\/$/, '');
  return isOwnPage ? failure('refused-as-page', { origin, status: reason.details.status ?? 302 }) : reason;
}
