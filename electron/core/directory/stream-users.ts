import type { Failure } from '../../domain/failure.ts';
import type { DirectoryState } from '../../domain/query.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { User } from '../../domain/user.ts';
import { type Bits, hasBit, setBit, wordsFor } from './index/bits.ts';
import { grown } from './index/grow.ts';
import { plainFailure } from './plain-failure.ts';
import type { Wanted } from './query/selections.ts';
import type { UsersIndex } from './users-index.ts';

/** What a stream stands on. */
export interface StreamSource {
  readonly index: UsersIndex;
  /** Tells the rows that the load brings, null at its end; begins one if none is running. */
  follow(listener: (rows: readonly number[] | null) => void): () => void;
  load(): Promise<DirectoryState>;
  isComplete(): boolean;
  failure(): Failure | null;
}

const BATCH = 500;

/** See `Directory.stream`. */
export async function* streamUsers(
  source: StreamSource,
  wanted: Wanted,
  signal: AbortSignal | undefined,
): AsyncGenerator<User[], Result<void>> {
  const { index } = source;
  const release = index.hold();
  try {
    for await (const rows of rowsOf(source, wanted, signal)) {
      for (let start = 0; start < rows.length; start += BATCH) {
        if (signal?.aborted) break;
        const batch = rows.slice(start, start + BATCH);
        yield Array.from(batch).filter(index.isAlive).map(index.read);
      }
      if (signal?.aborted) return failed(plainFailure('cancelled'));
    }
  } finally {
    release();
  }
  const failure = source.failure();
  return failure ? failed(failure) : ok(undefined);
}

type Rows = readonly number[] | Uint32Array;

async function* rowsOf(source: StreamSource, wanted: Wanted, signal: AbortSignal | undefined): AsyncGenerator<Rows> {
  if (source.isComplete()) yield source.index.select(wanted);
  else if (wanted.sort.length === 0) yield* arriving(source, wanted, signal);
  else {
    await untilAborted(source.load(), signal);
    yield source.index.select(wanted);
  }
}

/** Rows as they arrive, each once; at the end those that no page brought. */
async function* arriving(
  { index, follow }: StreamSource,
  wanted: Wanted,
  signal: AbortSignal | undefined,
): AsyncGenerator<Rows> {
  const queue: (readonly number[] | null)[] = [];
  let sent: Bits = new Uint32Array(0);
  let wake = () => {};
  const onAbort = () => wake();
  signal?.addEventListener('abort', onAbort);
  const unfollow = follow((rows) => {
    queue.push(rows);
    wake();
  });
  const unsent = (rows: readonly number[]) => {
    const fresh = rows.filter((row) => !hasBit(sent, row));
    for (const row of fresh) {
      sent = grown(sent, wordsFor(row + 1));
      setBit(sent, row);
    }
    return index.matching(wanted, fresh);
  };
  try {
    while (!signal?.aborted) {
      const rows = queue.shift();
      if (rows === undefined) await new Promise<void>((resolve) => (wake = resolve));
      else yield unsent(rows ?? Array.from(index.rows()));
      if (rows === null) return;
    }
    yield [];
  } finally {
    unfollow();
    signal?.removeEventListener('abort', onAbort);
  }
}

async function untilAborted(work: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return void (await work);
  if (signal.aborted) return;
  let stop = () => {};
  const aborted = new Promise<void>((resolve) => (stop = resolve));
  signal.addEventListener('abort', stop);
  await Promise.race([work, aborted]);
  signal.removeEventListener('abort', stop);
}
