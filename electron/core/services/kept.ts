import type { Result } from '../../domain/result.ts';

/** A value that is read again only when it is older than its lifetime; simultaneous readers share one reading. */
export interface Kept<T> {
  get(): Promise<Result<T>>;
  /** What was read last, however old; null where nothing was. Reads nothing. */
  peek(): T | null;
  /** The next reader reads anew. */
  drop(): void;
}

/** Keeps what `read` answers for `lifetime` milliseconds. Failures are not kept. */
export function createKept<T>(read: () => Promise<Result<T>>, lifetime: number, now: () => number): Kept<T> {
  let last: T | null = null;
  let reading: { since: number; result: Promise<Result<T>> } | null = null;

  function get(): Promise<Result<T>> {
    if (reading && now() - reading.since < lifetime) return reading.result;
    const mine = { since: now(), result: read() };
    reading = mine;
    void mine.result.then((result) => {
      if (result.ok) last = result.value;
      else if (reading === mine) reading = null;
    });
    return mine.result;
  }

  return {
    get,
    peek: () => last,
    drop() {
      reading = null;
    },
  };
}
