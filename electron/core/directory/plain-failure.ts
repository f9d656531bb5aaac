import type { Failure } from '../../domain/failure.ts';
import { FAILURE_TEXTS } from '../../domain/failure-texts.ts';

/** Makes a failure without details, and without the schemas that the thread of the directory would have to load. */
export function plainFailure(code: 'cancelled' | 'internal'): Failure {
  return { code, ...FAILURE_TEXTS[code], details: {} };
}
