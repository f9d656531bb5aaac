import { fail } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';

/** Stops waiting for a sign-in that others may share, without ending it for them. */
export function unlessCancelled<T>(work: Promise<Result<T>>, signal: AbortSignal | undefined): Promise<Result<T>> {
  if (!signal) return work;
  if (signal.aborted) return Promise.resolve(fail('cancelled'));
  return new Promise((resolve, reject) => {
    const stop = () => resolve(fail('cancelled'));
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
