import { setTimeout as wait } from 'node:timers/promises';
import type { FailureCode } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import type { HttpAnswer, HttpRequest } from './http.ts';

/** Waits for some milliseconds; ends early, without an error, when the signal is aborted. */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** The wait that is used outside tests. */
export const sleepReally: Sleep = async (milliseconds, signal) => {
  await wait(milliseconds, undefined, signal ? { signal } : {}).catch((error: unknown) => {
    if (!signal?.aborted) throw error;
  });
};

const MAXIMUM_TRIES = 3;
const BACK_OFF_START = 500;
/** Milliseconds. A server that asks for more is not waited for. */
export const LONGEST_WAIT = 60_000;
/** After so many milliseconds a failed call isn't tried again: whoever asked has waited long enough. */
const PATIENCE = 30_000;

const PASSING_STATUSES: readonly number[] = [429, 502, 503, 504];
/** Failures on the way, which say nothing of the sign-in or the server: they may pass. */
export const PASSING_FAILURES: readonly FailureCode[] = [
  'connection-refused',
  'unreachable',
  'timed-out-connecting',
  'timed-out-answering',
  'connection-cut',
  'proxy-failed',
];

/** Milliseconds that a `Retry-After` header asks for, as seconds or as a date; null if it says nothing usable. */
export function readRetryAfter(header: string | undefined, now: number): number | null {
  const value = header?.trim() ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** What is known after a try: how many there were, since when (milliseconds), and what the last one gave. */
export interface Tried {
  readonly tries: number;
  readonly began: number;
  readonly method: HttpRequest['method'];
  readonly result: Result<HttpAnswer>;
}

/**
 * Milliseconds to wait before the call is tried again, or null to leave it at that. Reads are tried again after what
 * may pass; writes only after a 429 that says when, because then the server said that it did nothing. A server that
 * asks for more than a minute is not waited for.
 */
export function waitBeforeRetry(tried: Tried, now: number, random: () => number): number | null {
  const { tries, began, method, result } = tried;
  if (tries >= MAXIMUM_TRIES) return null;
  const asked = result.ok ? readRetryAfter(result.value.headers['retry-after'], now) : null;
  if (asked !== null && asked > LONGEST_WAIT) return null;
  if (method !== 'GET') return result.ok && result.value.status === 429 ? asked : null;

  const mayPass = result.ok
    ? PASSING_STATUSES.includes(result.value.status)
    : PASSING_FAILURES.includes(result.failure.code) && now - began < PATIENCE;
  if (!mayPass) return null;
  // Full jitter: clients that failed together don't come back together.
  return asked ?? Math.round(random() * BACK_OFF_START * 2 ** (tries - 1));
}
