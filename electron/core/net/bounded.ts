import { type Failure, failure } from '../../domain/failure.ts';
import { failed, ok, type Result } from '../../domain/result.ts';

/** When a piece of work has to end: after `timeout` milliseconds, or when the caller's signal is aborted. */
export interface Bounds {
  readonly caller: AbortSignal | undefined;
  readonly timeout: number;
}

/** What a person is told about work that did not end well. `explain` throws what is no expected error. */
export interface Words {
  late(): Failure;
  explain(error: unknown): Failure;
}

/** Runs one piece of work within its bounds; an abort by the caller is `cancelled`. */
export async function bounded<T>(
  { caller, timeout }: Bounds,
  words: Words,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<Result<T>> {
  const late = AbortSignal.timeout(timeout);
  const signal = caller ? AbortSignal.any([caller, late]) : late;
  const ended = Promise.withResolvers<never>();
  const end = () => ended.reject(signal.reason);
  try {
    signal.throwIfAborted();
    signal.addEventListener('abort', end);
    return ok(await Promise.race([work(signal), ended.promise]));
  } catch (error) {
    if (caller?.aborted) return failed(failure('cancelled'));
    return failed(late.aborted ? words.late() : words.explain(error));
  } finally {
    signal.removeEventListener('abort', end);
  }
}
