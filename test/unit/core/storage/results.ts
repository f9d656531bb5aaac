import type { Failure } from '../../../../electron/domain/failure.ts';
import type { Result } from '../../../../electron/domain/result.ts';

/** The value of a result that has to be a success. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
}

/** The failure of a result that has to be one. */
export function failureOf(result: Result<unknown>): Failure {
  if (result.ok) throw new Error('expected a failure');
  return result.failure;
}
