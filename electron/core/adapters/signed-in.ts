import type { z } from 'zod';
import type { Failure } from '../../domain/failure.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { HttpAnswer, HttpClient, HttpRequest } from '../net/http.ts';
import { readJson } from '../net/json.ts';

/** A proven sign-in: the headers that carry it, and the account behind it. */
export interface SignedIn<Account> {
  readonly headers: Readonly<Record<string, string>>;
  readonly account: Account;
}

/** Sends a call with the headers of a sign-in. */
export function sendWith(
  http: HttpClient,
  request: HttpRequest,
  headers: SignedIn<unknown>['headers'],
): Promise<Result<HttpAnswer>> {
  return http.send({ ...request, headers: { ...request.headers, ...headers } });
}

/** Reads the own account with the headers of a sign-in; `refused` says what any answer but 200 means. */
export async function proveBy<Schema extends z.ZodType>(
  http: HttpClient,
  own: { readonly path: string; readonly schema: Schema; readonly signal?: AbortSignal | undefined },
  headers: SignedIn<unknown>['headers'],
  refused: (answer: HttpAnswer) => Failure,
): Promise<Result<SignedIn<z.output<Schema>>>> {
  const answer = await sendWith(http, { method: 'GET', path: own.path, signal: own.signal }, headers);
  if (!answer.ok) return answer;
  if (answer.value.status !== 200) return failed(refused(answer.value));
  const account = readJson(answer.value, own.schema, new URL(http.baseUrl).origin);
  return account.ok ? ok({ headers, account: account.value }) : account;
}
