import { type Details, type Failure, failure } from '../../domain/failure.ts';

/**
 * What an answer means of which only the status is understood. A gateway that got none leaves open whether a write took
 * effect. `details` name the origin, and more where a text asks for it.
 */
export function statusFailure(
  status: number,
  { writes = false }: { readonly writes?: boolean },
  details: Details & { readonly origin: string },
  serverMessage?: string,
): Failure {
  const about = { ...details, status };
  const more = { serverMessage };
  if (writes && (status === 502 || status === 504)) return failure('outcome-unknown', about, more);
  if (status >= 502 && status <= 504) return failure('server-unavailable', about, more);
  return failure(status >= 500 ? 'server-error' : 'answer-unexpected', about, more);
}
