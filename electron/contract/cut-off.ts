import { ORPCError } from '@orpc/client';
import { type FailureCode, failure } from '../domain/failure.ts';
import { WRITES } from './writes.ts';

/** What a call fails with when the connection to the core broke under it: of a write, nobody knows whether it took effect. */
export function cutOffError(path: readonly string[]) {
  return coreError(WRITES.includes(path.join('.')) ? 'outcome-unknown' : 'connection-cut');
}

/** What a call fails with when the core cannot be reached at all. */
export function coreGoneError() {
  return coreError('connection-refused');
}

function coreError(code: FailureCode) {
  return new ORPCError('FAILED', { defined: true, data: failure(code, { origin: 'Roster' }) });
}
