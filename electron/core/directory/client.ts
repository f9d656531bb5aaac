import { setTimeout as wait } from 'node:timers/promises';
import type { Failure } from '../../domain/failure.ts';
import type { DirectoryState, Selection, Window, WindowQuery } from '../../domain/query.ts';
import type { Result } from '../../domain/result.ts';
import type { Group, User } from '../../domain/user.ts';
import type { UserPage } from '../adapters/adapter.ts';
import type { CopyPlace } from './copy/copy-place.ts';
import type { DirectorySource } from './directory.ts';
import { buffersOf, packUsers, unpackUsers } from './index/pack.ts';
import { createMemoryRest } from './memory-rest.ts';
import { packPages } from './pack-pages.ts';
import { plainFailure } from './plain-failure.ts';
import type { Answer, FromDirectories, PackedStep, PackedWindow, Request, ToDirectories } from './thread/messages.ts';

/** A directory that another thread holds. Requests are carried out in the order in which they are made. */
export interface DirectoryClient {
  state(): Promise<DirectoryState>;
  /** Starts the first load by itself. */
  query(query: WindowQuery): Promise<Window>;
  /** Starts a load unless one is running; resolves when it has ended. */
  load(): Promise<DirectoryState>;
  /** Stops a running load; what came so far stays. */
  cancel(): Promise<DirectoryState>;
  /** See `Directory.stream`; it ends at once when the signal says so. */
  stream(selection: Omit<Selection, 'instanceId'>, signal?: AbortSignal): AsyncGenerator<User[], Result<void>>;
  put(user: User): void;
  remove(userId: string): void;
  takeGroups(groups: readonly Group[]): void;
  /** Stops what is under way and writes the offline copy if it is behind. */
  close(): Promise<void>;
}

/** What a directory in the thread needs from its instance; the time is that of the thread. */
export interface ClientSource extends Pick<DirectorySource, 'changed'> {
  /** See `Session.listUsers`. */
  listUsers(signal: AbortSignal, after: string | null): AsyncGenerator<Result<UserPage>>;
}

/** What a client needs of the thread. */
export interface ThreadLine {
  post(message: ToDirectories, buffers?: ArrayBuffer[]): void;
  /** Resolves with null when the thread ended before it answered. */
  ask(id: number, request: Request, buffers?: ArrayBuffer[]): Promise<{ readonly answer: Answer } | null>;
}

/** A client, and what the thread tells it. */
export interface ConnectedClient {
  readonly client: DirectoryClient;
  hear(message: Exclude<FromDirectories, { type: 'answer' }>): void;
  /** The thread has ended. */
  lose(): void;
}

interface Sending {
  readonly ending: AbortController;
  /** Pages that the thread has not taken yet. */
  ahead: number;
  wake(): void;
}

/** Pages that may be on their way to the thread; more wait at the server. */
const PAGES_AHEAD = 8;

/**
 * Milliseconds in which whoever looks at a directory for the first time draws its first rows: with every processor at
 * work on further pages they would be seen much later. The second is for who does not look again.
 */
const [DRAWN_MS, UNSEEN_MS] = [100, 400];

/** The pages that a thread makes of a server's answers leave much behind, and so do windows. */
const rest = createMemoryRest();

/** Connects a directory in the thread with what it needs from its instance. `closed` is called at the end. */
export function connectDirectory(
  id: number,
  source: ClientSource,
  copy: CopyPlace | null,
  line: ThreadLine,
  closed: () => Promise<void>,
): ConnectedClient {
  const lists = new Map<number, Sending>();
  const firstRows = createFirstRows();
  let streams = 0;
  let isClosed = false;
  line.post({ type: 'open', id, copy });

  /** Reads the server's list for the thread. */
  async function sendList(list: number, after: string | null) {
    const sending = { ending: new AbortController(), ahead: 0, wake: () => {} };
    lists.set(list, sending);
    const failure = await sendPages(list, after, sending).catch((error: unknown) => {
      return { ...plainFailure('internal'), details: { reason: String(error) } };
    });
    lists.delete(list);
    line.post({ type: 'listed', id, list, failure });
  }

  /** Sends pages until the list ends, or why it could not be read. */
  async function sendPages(list: number, after: string | null, sending: Sending): Promise<Failure | null> {
    const { signal } = sending.ending;
    for await (const page of packPages(source.listUsers(signal, after))) {
      if (!page.ok) return page.failure;
      if (signal.aborted) break;
      rest.touch();
      line.post({ type: 'page', id, list, page: page.value }, buffersOf(page.value.users));
      sending.ahead += 1;
      await firstRows.drawn(signal);
      while (sending.ahead >= PAGES_AHEAD && !signal.aborted) {
        await new Promise<void>((resolve) => (sending.wake = resolve));
      }
    }
    return signal.aborted ? plainFailure('cancelled') : null;
  }

  function stopList(list: number) {
    const sending = lists.get(list);
    sending?.ending.abort();
    sending?.wake();
    lists.delete(list);
  }

  function hear(message: Parameters<ConnectedClient['hear']>[0]) {
    if (message.type === 'changed') source.changed();
    else if (message.type === 'list') void sendList(message.list, message.after);
    else if (message.type === 'stop') stopList(message.list);
    else {
      const sending = lists.get(message.list);
      if (!sending) return;
      sending.ahead -= 1;
      sending.wake();
    }
  }

  async function askState(ask: 'state' | 'load' | 'cancel'): Promise<DirectoryState> {
    const answered = await line.ask(id, { ask });
    return (answered?.answer as DirectoryState | null | undefined) ?? lostState(isClosed);
  }

  async function query(wanted: WindowQuery): Promise<Window> {
    firstRows.asked();
    rest.touch();
    const answered = await line.ask(id, { ask: 'query', query: wanted });
    if (!answered?.answer) return { rows: [], matched: 0, hidden: 0, total: 0, state: lostState(isClosed) };
    const { rows, ...window } = answered.answer as PackedWindow;
    if (rows.count > 0) firstRows.answered();
    return { ...window, rows: unpackUsers(rows) };
  }

  async function* stream(
    selection: Omit<Selection, 'instanceId'>,
    signal?: AbortSignal,
  ): AsyncGenerator<User[], Result<void>> {
    streams += 1;
    const number = streams;
    const aborted = whenAborted(signal);
    void line.ask(id, { ask: 'open-stream', stream: number, selection });
    const askNext = () => line.ask(id, { ask: 'next', stream: number });
    try {
      // One batch is on its way while the one before is used.
      let next = askNext();
      while (true) {
        const answered = await Promise.race([next, aborted.promise]);
        if (answered === 'aborted' || signal?.aborted) return { ok: false, failure: plainFailure('cancelled') };
        if (!answered?.answer) return { ok: false, failure: lostFailure(isClosed) };
        const step = answered.answer as PackedStep;
        if (step.done) return step.ended;
        next = askNext();
        yield unpackUsers(step.users);
      }
    } finally {
      aborted.forget();
      void line.ask(id, { ask: 'close-stream', stream: number });
    }
  }

  function put(user: User) {
    const users = packUsers([user]);
    void line.ask(id, { ask: 'put', users }, buffersOf(users));
  }

  function lose() {
    for (const list of [...lists.keys()]) stopList(list);
    source.changed();
  }

  const client: DirectoryClient = {
    state: () => askState('state'),
    query,
    load: () => askState('load'),
    cancel: () => askState('cancel'),
    stream,
    put,
    remove: (userId) => void line.ask(id, { ask: 'remove', userId }),
    takeGroups: (groups) => void line.ask(id, { ask: 'take-groups', groups }),
    async close() {
      isClosed = true;
      await line.ask(id, { ask: 'close' });
      await closed();
    },
  };
  return { client, hear, lose };
}

/** Keeps the further pages of a list back while somebody waits for its first rows. */
function createFirstRows() {
  let [isAsked, isOver] = [false, false];
  let wake = () => {};
  const answer = new Promise<void>((resolve) => (wake = resolve));
  return {
    asked() {
      isAsked = true;
    },
    answered() {
      isOver = true;
      wake();
    },
    /** Resolves at once where nobody looks, where rows were seen before, and after the first time. */
    async drawn(signal: AbortSignal): Promise<void> {
      if (!isAsked || isOver) return;
      isOver = true;
      await Promise.race([answer.then(() => pause(DRAWN_MS, signal)), pause(UNSEEN_MS, signal)]);
    },
  };
}

/** Why a directory answers nothing: it was closed, or its thread has ended, which is a mistake of Roster. */
function lostFailure(isClosed: boolean) {
  return plainFailure(isClosed ? 'cancelled' : 'internal');
}

function lostState(isClosed: boolean): DirectoryState {
  const failure = lostFailure(isClosed);
  return { phase: 'failed', loaded: 0, expected: null, loadedAt: null, failure, revision: 0 };
}

function whenAborted(signal: AbortSignal | undefined) {
  let stop = () => {};
  const promise = new Promise<'aborted'>((resolve) => (stop = () => resolve('aborted')));
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop);
  return { promise, forget: () => signal?.removeEventListener('abort', stop) };
}

/** Resolves after so many milliseconds, or once the signal says so. */
const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  wait(milliseconds, undefined, { signal }).catch(() => {});
