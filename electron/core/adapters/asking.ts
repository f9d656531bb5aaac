import type { z } from 'zod';
import { type Failure, fail } from '../../domain/failure.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { HttpAnswer, HttpRequest } from '../net/http.ts';
import { readJson } from '../net/json.ts';

/** Calls whose answers are read, or turned into failures about a subject. */
export interface Asking<Subject> {
  /** A successful answer's body as `schema` reads it; any other answer as a failure about `subject`. */
  ask<Schema extends z.ZodType>(
    request: HttpRequest,
    schema: Schema,
    subject?: Partial<Subject>,
  ): Promise<Result<z.output<Schema>>>;
  /** Like `ask`, for calls that answer 204, without a body. */
  tell(request: HttpRequest, subject?: Partial<Subject>): Promise<Result<void>>;
}

/** What a call was about, and whether it changes something: then a gateway's missing answer leaves the outcome unknown. */
export type About<Subject> = Partial<Subject> & { readonly writes: boolean };

/** Makes calls with `send`; `failureOf` says what is wrong with an answer that is no success. */
export function createAsking<Subject extends object>(
  send: (request: HttpRequest) => Promise<Result<HttpAnswer>>,
  origin: string,
  failureOf: (answer: HttpAnswer, subject: About<Subject>) => Failure,
): Asking<Subject> {
  async function succeed(request: HttpRequest, subject: Partial<Subject> = {}): Promise<Result<HttpAnswer>> {
    const answer = await send(request);
    if (!answer.ok) return answer;
    const { status } = answer.value;
    if (status >= 200 && status < 300) return answer;
    return failed(failureOf(answer.value, { ...subject, writes: request.method !== 'GET' }));
  }

  return {
    async ask(request, schema, subject) {
      const answer = await succeed(request, subject);
      if (!answer.ok) return answer;
      const read = readJson(answer.value, schema, origin);
      // A success that cannot be read, a proxy's page for instance, does not tell whether a write took effect.
      return read.ok || request.method === 'GET' ? read : fail('outcome-unknown', { origin });
    },
    async tell(request, subject) {
      const answer = await succeed(request, subject);
      if (!answer.ok) return answer;
      return answer.value.status === 204 ? ok(undefined) : fail('outcome-unknown', { origin });
    },
  };
}
