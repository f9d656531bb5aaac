import type { Failure } from '../../domain/failure.ts';
import type { DirectoryState, News, Selection, Window, WindowQuery } from '../../domain/query.ts';
import type { Result } from '../../domain/result.ts';
import type { Group, User } from '../../domain/user.ts';
import { layOut, packUsers } from './index/pack.ts';
import type { PackedPage } from './pack-pages.ts';
import { plainFailure } from './plain-failure.ts';
import { readList } from './read-list.ts';
import { beginReading, type Reading } from './reading.ts';
import { streamUsers } from './stream-users.ts';
import { createUsersIndex, type IndexContent } from './users-index.ts';

/** What a directory needs from its instance. */
export interface DirectorySource {
  /** `after`: see `Session.listUsers`. A page may be used up once the next one is asked for. */
  listUsers(signal: AbortSignal, after: string | null): AsyncGenerator<Result<PackedPage>>;
  now(): number;
  /** Called whenever content or phase changed. */
  changed(): void;
}

/** What a directory was when it was kept: its users and when they were complete. */
export interface KeptDirectory {
  readonly content: IndexContent;
  readonly loadedAt: string;
}

/** What a directory begins with: a kept copy, or why there is none although one was kept. */
export interface Beginning {
  readonly kept: KeptDirectory | null;
  readonly notice: DirectoryState['copyNotice'] | null;
}

/** The local copy of one instance's users. Rows can be read while it loads. */
export interface Directory {
  state(): DirectoryState;
  query(query: WindowQuery): Window;
  /** Starts a load, or goes on with one that was just cut off, unless one is running; resolves when it has ended. */
  load(): Promise<DirectoryState>;
  /** Stops a running load; what came so far stays. */
  cancel(): void;
  /**
   * All users of a selection, in batches, those that are still to come included. Loads if nothing was loaded yet. Where
   * that fails, users of earlier come too, and the failure at the end. Ends with `cancelled` when the signal says so.
   */
  stream(selection: Omit<Selection, 'instanceId'>, signal?: AbortSignal): AsyncGenerator<User[], Result<void>>;
  /** Takes over what a server answered to a write. */
  put(user: User): void;
  remove(userId: string): void;
  /** Carries changed groups over to their members: names, the permissions that come from them, groups that are gone. */
  takeGroups(groups: readonly Group[]): void;
  /** Works out, a slice at a step, what somebody may ask for next. */
  prepare(): Generator<void, void>;
  /** What is to be kept on the disk; null while no load has ever been complete. */
  keep(): KeptDirectory | null;
}

/** Creates a directory: empty, or with what was kept. */
export function createDirectory(source: DirectorySource, { kept, notice }: Beginning = EMPTY): Directory {
  const index = createUsersIndex(kept?.content);
  const listeners = new Set<(rows: readonly number[] | null) => void>();
  let revision = 0;
  let running: { controller: AbortController; done: Promise<DirectoryState>; reading: Reading } | null = null;
  let phase: DirectoryState['phase'] = 'empty';
  let expected: number | null = null;
  let loadedAt: string | null = kept?.loadedAt ?? null;
  let failure: Failure | null = null;
  let origin: 'network' | 'copy' = kept ? 'copy' : 'network';
  let news: News | null = null;
  /** Users that the server's total counts and its list does not hold, as an earlier load found out. */
  let unlisted = 0;
  /** The mark of the latest page of a load, and the load that was cut off there. */
  let mark: string | null = null;
  let cut: { readonly reading: Reading; readonly mark: string; readonly at: number } | null = null;

  const state = (): DirectoryState => ({
    phase,
    loaded: index.size(),
    expected,
    ...(running && phase === 'loading' ? { read: running.reading.passed() } : {}),
    loadedAt,
    failure,
    revision,
    source: origin,
    ...(news ? { news } : {}),
    ...(notice ? { copyNotice: notice } : {}),
  });

  function touch() {
    revision += 1;
    source.changed();
  }

  function takePage(reading: Reading, page: PackedPage) {
    expected = page.expected ?? expected;
    index.reserve(Math.min(expected ?? 0, MOST_RESERVED));
    const rows = reading.take(page.users);
    mark = page.mark ?? null;
    touch();
    for (const listener of listeners) listener(rows);
  }

  async function run(reading: Reading, after: string | null, signal: AbortSignal): Promise<DirectoryState> {
    const read = await readList({
      reading,
      after,
      unlisted,
      list: (from) => source.listUsers(signal, from),
      take: (page) => takePage(reading, page),
      isStopped: () => signal.aborted,
    });
    if (!read.ok || signal.aborted) {
      if (mark !== null) cut = { reading, mark, at: source.now() };
      return end('failed', read.ok ? plainFailure('cancelled') : read.failure);
    }
    const found = reading.finish(read.value.steady);
    news = loadedAt === null ? null : found;
    unlisted = read.value.unlisted;
    expected = index.size();
    loadedAt = new Date(source.now()).toISOString();
    origin = 'network';
    index.compact();
    return end('complete', null);
  }

  function end(how: 'complete' | 'failed', why: Failure | null): DirectoryState {
    phase = how;
    failure = why;
    return state();
  }

  function load(): Promise<DirectoryState> {
    if (running) return running.done;
    const controller = new AbortController();
    const resumed = cut && source.now() - cut.at < RESUMED_WITHIN ? cut : null;
    const reading = resumed?.reading ?? beginReading(index);
    cut = null;
    mark = resumed?.mark ?? null;
    // Whoever was the first to ask learns of the load from the answer; what is told next are the first rows.
    const isFirst = phase === 'empty' && !kept && !notice;
    phase = 'loading';
    failure = null;
    const done = run(reading, mark, controller.signal).finally(() => {
      running = null;
      touch();
      for (const listener of listeners) listener(null);
    });
    running = { controller, done, reading };
    if (!isFirst) source.changed();
    return done;
  }

  /** Rows that the present load has brought, then those of each page; null at its end. Begins one if none is running. */
  function follow(listener: (rows: readonly number[] | null) => void): () => void {
    listeners.add(listener);
    void load();
    listener(running?.reading.rows() ?? []);
    return () => listeners.delete(listener);
  }

  return {
    state,
    query(query) {
      if (phase === 'empty') void load();
      return { ...index.window(query, source.now()), total: index.size(), state: state() };
    },
    load,
    stream: (wanted, signal) =>
      streamUsers(
        { index, follow, load, isComplete: () => phase === 'complete', failure: () => failure },
        wanted,
        signal,
      ),
    put(user) {
      const { how } = index.put(layOut(packUsers([user])))(0);
      (running ?? cut)?.reading.noteWritten(user.id);
      // Reading a user again is no news; telling it as such would have every face read the user again.
      if (how !== 'same') touch();
    },
    remove(userId) {
      (running ?? cut)?.reading.noteRemoved(userId);
      if (index.remove(userId)) touch();
    },
    takeGroups(groups) {
      index.takeGroups(groups);
      touch();
    },
    cancel: () => running?.controller.abort(),
    prepare: () => index.prepare(),
    keep: () => (loadedAt === null ? null : { content: index.content(), loadedAt }),
  };
}

/** A server may tell any total; room for more comes with the users. */
const MOST_RESERVED = 2_000_000;
/** Milliseconds. A load that was cut off is gone on with for so long: what it read is not much older then. */
const RESUMED_WITHIN = 120_000;
const EMPTY: Beginning = { kept: null, notice: null };
