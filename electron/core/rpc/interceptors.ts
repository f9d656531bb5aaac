import { ORPCError } from '@orpc/client';
import { ValidationError } from '@orpc/contract';
import type { ProcedureClientInterceptorOptions } from '@orpc/server';
import { procedureName } from '../../contract/procedures.ts';
import { translateErrors } from '../../contract/translate-errors.ts';
import { type Failure, failure, failureSchema } from '../../domain/failure.ts';
import type { Say } from '../../domain/say.ts';
import type { CallContext } from '../core.ts';
import type { Log } from '../log/log.ts';
import { refusalOf } from './plain-data.ts';

type Call = ProcedureClientInterceptorOptions<CallContext, Record<never, never>, object>;
/** Wraps every call of every face. */
export type CallInterceptor = (options: Call & { next(options?: Call): Promise<unknown> }) => Promise<unknown>;

/**
 * What every face puts around every call, outermost first: whatever goes wrong crosses as `FAILED` with a failure as
 * its data, and input that is not plain data is refused before its schema sees it. Programming errors go to the log;
 * the face learns only that there was one.
 */
export function callInterceptors(log: Log, say: Say): CallInterceptor[] {
  return [failuresOnly(log, say), plainInputOnly];
}

function failuresOnly(log: Log, say: Say): CallInterceptor {
  return (call) => {
    const { path, signal } = call;
    return translateErrors(
      () => call.next(),
      (error) => failedError(failureFrom(error, { signal, log, say, procedure: procedureName(path) })),
    );
  };
}

const plainInputOnly: CallInterceptor = async (call) => {
  const reason = refusalOf(call.input);
  if (reason) throw failedError(failure('input-invalid', { reason }));
  return call.next();
};

/** The one error that crosses to a face. */
export function failedError(data: Failure) {
  return new ORPCError('FAILED', { defined: true, data });
}

interface CallAround {
  readonly signal: AbortSignal | undefined;
  readonly log: Log;
  readonly say: Say;
  readonly procedure: string;
}

function failureFrom(error: unknown, { signal, log, say, procedure }: CallAround): Failure {
  if (error instanceof ORPCError) {
    const expected = error.code === 'FAILED' ? failureSchema.safeParse(error.data) : null;
    if (expected?.success) return expected.data;
    if (error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) return inputFailure(error.cause, say);
  }
  if (signal?.aborted) return failure('cancelled');
  log.mistake(procedure, error);
  return failure('internal');
}

const FIELD_LIMIT = 20;

/** Names the fields that a schema refused, with a sentence each; never what was in them. */
function inputFailure(error: ValidationError, say: Say): Failure {
  const named = error.issues.slice(0, FIELD_LIMIT).map((issue) => {
    const keys = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part).slice(0, 60));
    return [keys.join('.') || 'input', sentenceFor('code' in issue ? String(issue.code) : '', say)] as const;
  });
  return failure(
    'input-invalid',
    { fields: named.map(([name]) => name).join(', ') },
    { fields: Object.fromEntries(named) },
  );
}

function sentenceFor(code: string, say: Say): string {
  switch (code) {
    case 'too_small':
      return say('This is too short or too small.');
    case 'too_big':
      return say('This is too long or too large.');
    case 'unrecognized_keys':
      return say('This holds something that is not expected here.');
    default:
      return say('This is missing, or of the wrong kind.');
  }
}
