import { type Failure, failure } from '../../../domain/failure.ts';
import { failed, type Result } from '../../../domain/result.ts';
import type { HttpAnswer, HttpClient, HttpRequest } from '../../net/http.ts';
import { type Asking, createAsking } from '../asking.ts';
import { settleRead } from '../settle-read.ts';
import { failureOf, type Subject, type Where } from './errors.ts';

/** Makes calls with one key. */
export interface Caller extends Asking<Subject> {
  readonly where: Where;
  /** Any answer, whatever its status. */
  send(request: HttpRequest): Promise<Result<HttpAnswer>>;
  /** Like `send`, for a write that is known to change nothing: one whose answer never came failed for its reason. */
  probe(request: HttpRequest): Promise<Result<HttpAnswer>>;
}

/** Creates a caller. The HTTP client asks for JSON, and sends neither cookie nor origin nor referrer (traps 1 and 2). */
export function createCaller(http: HttpClient, key: string, where: Where): Caller {
  async function send(request: HttpRequest): Promise<Result<HttpAnswer>> {
    const answer = await http.send({ ...request, headers: { ...request.headers, authorization: `Bearer ${key}` } });
    return answer.ok ? answer : failed(unlessPage(answer.failure, http.baseUrl));
  }

  return {
    where,
    send,
    ...createAsking<Subject>(send, where.origin, (answer, about) => failureOf(answer, where, about)),
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
