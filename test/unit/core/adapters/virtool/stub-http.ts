import type { HttpAnswer, HttpClient, HttpRequest } from '../../../../../electron/core/net/http.ts';
import type { Failure } from '../../../../../electron/domain/failure.ts';
import { failed, ok } from '../../../../../electron/domain/result.ts';

/** An answer in one line: JSON unless the body is text. */
export function answer(status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, headers, cookies: [], text };
}

/** A client for versions that no emulator imitates: answers by method and path. */
export function stubHttp(answers: Readonly<Record<string, HttpAnswer | Failure>>): HttpClient {
  return {
    baseUrl: 'https://lab-01.example.org',
    async send({ method, path }: HttpRequest) {
      const found = answers[`${method} ${path}`];
      if (!found) return ok(answer(404, '404: Not Found', { 'content-type': 'text/plain' }));
      return 'code' in found ? failed(found) : ok(found);
    },
  };
}
