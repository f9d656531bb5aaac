import type { Failure } from './failure.ts';

/** An expected outcome: a value, or a failure from the closed union. Programming errors throw instead. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** Wraps a value as a success. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Wraps a failure. */
export function failed(failure: Failure): Result<never> {
  return { ok: false, failure };
}

/** Ends a switch over a union: the compiler reports any member that was not handled. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
