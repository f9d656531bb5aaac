import { ok, type Result } from '../../domain/result.ts';

/** A value that is read again only when it is older than its lifetime; simultaneous readers share one reading. */
export interface Kept<T> {
  get(): Promise<Result<T>>;
  /** What was read last, however old; null where nothing was. Reads nothing. */
  peek(): T | null;
  /** The next reader reads anew. */
  drop(): void;
  /** Has readers get what `change` makes of what was read last, as old as it is; drops it while it is being read. */
  patch(change: (value: T) => T): void;
}

/** Keeps what `read` answers for `lifetime` milliseconds. Failures are not kept. */
export function createKept<T>(read: () => Promise<Result<T>>, lifetime: number, now: () => number): Kept<T> {
  let last: T | null = null;
  let reading: { since: number; result: Promise<Result<T>>; done: boolean } | null = null;

  function get(): Promise<Result<T>> {
    if (reading && now() - reading.since < lifetime) return reading.result;
    const mine = { since: now(), result: read(), done: false };
    reading = mine;
    void mine.result.then((result) => {
      mine.done = true;
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
    patch(change) {
      // What is on its way may or may not have the change in it.
      if (!reading?.done || last === null) reading = null;
      else {
        last = change(last);
        reading = { ...reading, result: Promise.resolve(ok(last)) };
      }
    },
  };
}
