import { ORPCError } from '@orpc/client';
import { type Failure, failure } from '../../electron/domain/failure.ts';
import { FAILURE_TEXTS } from '../../electron/domain/failure-texts.ts';

/** Turns whatever a call threw into a failure; what is no expected failure becomes `internal`, with its message as detail. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof ORPCError && isFailure(thrown.data)) return thrown.data;
  if (thrown instanceof Error && thrown.name === 'AbortError') return failure('cancelled');
  return failure('internal', { reason: thrown instanceof Error ? thrown.message : String(thrown) });
}

/** The core has parsed what it sends; this tells a failure from what the RPC library throws by itself. */
function isFailure(data: unknown): data is Failure {
  const { code, message, hint, details } = (data ?? {}) as Partial<Failure>;
  return (
    typeof code === 'string' &&
    Object.hasOwn(FAILURE_TEXTS, code) &&
    typeof message === 'string' &&
    typeof hint === 'string' &&
    typeof details === 'object'
  );
}
