import { FAILURE_CODES, fail } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import type { HttpAnswer, HttpClient } from '../net/http.ts';

/** A call that is sent like a write but changes nothing, and whose answer never came, failed for the reason underneath. */
export function settleRead(answer: Result<HttpAnswer>, http: Pick<HttpClient, 'baseUrl'>): Result<HttpAnswer> {
  if (answer.ok || answer.failure.code !== 'outcome-unknown') return answer;
  const { origin, host } = new URL(http.baseUrl);
  const reason = FAILURE_CODES.find((code) => code === answer.failure.details.reason);
  return fail(reason ?? 'connection-cut', { origin, host });
}
