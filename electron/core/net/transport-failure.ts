import { type Failure, type FailureCode, failure } from '../../domain/failure.ts';
import { type Circumstances, isTlsCode, tlsFailure } from './tls-failure.ts';

const CODES: Readonly<Record<string, FailureCode>> = {
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  EAI_NODATA: 'name-not-found',
  EAI_NONAME: 'name-not-found',
  ECONNREFUSED: 'connection-refused',
  ETIMEDOUT: 'connection-cut',
  ECONNRESET: 'connection-cut',
  ECONNABORTED: 'connection-cut',
  EPIPE: 'connection-cut',
  ERR_STREAM_PREMATURE_CLOSE: 'connection-cut',
  HPE_INVALID_EOF_STATE: 'connection-cut',
  HPE_CLOSED_CONNECTION: 'connection-cut',
  HPE_HEADER_OVERFLOW: 'answer-too-large',
  Z_BUF_ERROR: 'connection-cut',
  Z_DATA_ERROR: 'connection-cut',
};

const NO_ROUTE: readonly string[] = ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL'];

/** A failure of the way on its way through Node, which carries nothing but errors there. */
export class WayError extends Error {
  readonly failure: Failure;

  constructor(why: Failure) {
    super(why.code);
    this.failure = why;
  }
}

/**
 * The failure for an error of the way to a server. What is no error of the way, such as a wrong option, is thrown
 * again; an unknown code of the system counts as `unreachable`.
 */
export function transportFailure(error: unknown, url: URL, circumstances: Circumstances = {}): Failure {
  const cause = rootOf(error);
  if (cause instanceof WayError) return cause.failure;
  const code = codeOf(cause);
  if (isTlsCode(code)) return tlsFailure(cause, code, url, circumstances);
  if (code === 'ETIMEDOUT' && 'syscall' in cause && cause.syscall === 'connect') {
    return failure('timed-out-connecting', { origin: url.origin, reason: code });
  }
  const known = CODES[code] ?? (code.startsWith('HPE_') ? 'answer-not-json' : null);
  if (known) return failure(known, { origin: url.origin, host: url.hostname, reason: code });
  if (!/^E[A-Z]/.test(code) || code.startsWith('ERR_')) throw error;
  return failure('unreachable', { origin: url.origin, reason: code });
}

/** The error that Node gave: axios wraps it, and several addresses tried at once come as one aggregate. */
function rootOf(error: unknown): Error {
  if (!(error instanceof Error)) throw error;
  if (error.cause instanceof Error) return rootOf(error.cause);
  if (!(error instanceof AggregateError)) return error;
  const causes: Error[] = error.errors.map(rootOf);
  // A refusal tells more than a family of addresses that this network doesn't have.
  return causes.find((one) => !NO_ROUTE.includes(codeOf(one))) ?? causes[0] ?? error;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
