import { ORPCError } from '@orpc/client';
import { type Failure, failure, failureSchema } from '../../electron/domain/failure.ts';

/** Turns whatever a call threw into a failure; what is no expected failure becomes `internal`, with its message as detail. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof ORPCError) {
    const read = failureSchema.safeParse(thrown.data);
    if (read.success) return read.data;
  }
  if (thrown instanceof Error && thrown.name === 'AbortError') return failure('cancelled');
  return failure('internal', { reason: thrown instanceof Error ? thrown.message : String(thrown) });
}
