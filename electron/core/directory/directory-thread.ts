import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type ClientSource, type ConnectedClient, connectDirectory, type DirectoryClient } from './client.ts';
import type { CopyPlace } from './copy/copy-place.ts';
import type { Answer, FromDirectories, Request, ToDirectories } from './thread/messages.ts';

/** The thread that holds the directories of all instances. It runs while there is one. */
export interface DirectoryThread {
  /** Opens a directory, from its offline copy if there is one at `copy`. */
  open(source: ClientSource, copy?: CopyPlace | null): DirectoryClient;
  /** Ends the thread at once, as a crash would. */
  kill(): Promise<void>;
}

/** From source, the thread runs the file beside this one; the compiled main process has it in a file of its own. */
const isSource = import.meta.filename.endsWith('.ts');
const FILE = path.join(import.meta.dirname, isSource ? 'thread/worker.ts' : 'directory-worker.js');

/** Room for what is made of a page and thrown away: little, since pages come as columns. */
const YOUNG_MEGABYTES = 8;

interface Running {
  readonly worker: Worker;
  readonly clients: Map<number, ConnectedClient>;
  readonly calls: Map<number, (answered: { readonly answer: Answer } | null) => void>;
}

/** Creates the thread; it starts with the first directory, and anew after it ended by mistake. */
export function createDirectoryThread(): DirectoryThread {
  let running: Running | null = null;
  let ids = 0;
  let calls = 0;

  function start(): Running {
    const worker = new Worker(FILE, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES } });
    const started: Running = { worker, clients: new Map(), calls: new Map() };
    // Whatever waits for the thread keeps the process alive by itself.
    worker.unref();
    worker.on('message', (message: FromDirectories) => hear(started, message));
    worker.on('error', () => lose(started));
    worker.on('exit', () => lose(started));
    return started;
  }

  function hear({ clients, calls: waiting }: Running, message: FromDirectories) {
    if (message.type !== 'answer') return clients.get(message.id)?.hear(message);
    waiting.get(message.call)?.({ answer: message.answer });
    waiting.delete(message.call);
  }

  function lose(ended: Running) {
    if (running === ended) running = null;
    const waiting = [...ended.calls.values()];
    const clients = [...ended.clients.values()];
    ended.calls.clear();
    ended.clients.clear();
    for (const answer of waiting) answer(null);
    for (const client of clients) client.lose();
  }

  function connect(source: ClientSource, copy: CopyPlace | null): Connected {
    running ??= start();
    const mine = running;
    const { worker, clients, calls: waiting } = mine;
    ids += 1;
    const id = ids;
    const post = (message: ToDirectories, buffers: ArrayBuffer[] = []) => worker.postMessage(message, buffers);
    const ask = (to: number, request: Request, buffers?: ArrayBuffer[]) => {
      if (running !== mine) return Promise.resolve(null);
      calls += 1;
      const call = calls;
      post({ type: 'request', id: to, call, request }, buffers);
      // A promise alone keeps no process alive.
      worker.ref();
      return new Promise<{ readonly answer: Answer } | null>((resolve) => {
        waiting.set(call, (answered) => {
          resolve(answered);
          if (waiting.size <= 1) worker.unref();
        });
      });
    };
    const closed = async () => {
      clients.delete(id);
      if (clients.size > 0 || running !== mine) return;
      running = null;
      await worker.terminate();
    };
    const connected = connectDirectory(id, source, copy, { post, ask }, closed);
    clients.set(id, connected);
    return { client: connected.client, isLost: () => running !== mine };
  }

  return {
    open(source, copy = null) {
      return reopening(() => connect(source, copy));
    },
    kill: async () => void (await running?.worker.terminate()),
  };
}

/** A client that is opened with its first call, and anew with the call after the one that found the thread ended. */
function reopening(connect: () => Connected): DirectoryClient {
  let present: Connected | null = null;
  let isTold = false;
  let isClosed = false;
  const client = () => {
    if (!present || (isTold && !isClosed && present.isLost())) {
      present = connect();
      isTold = false;
      if (isClosed) void present.client.close();
    }
    if (present.isLost()) isTold = true;
    return present.client;
  };
  return {
    state: () => client().state(),
    query: (query) => client().query(query),
    load: () => {
      // Whoever asks for a load wants it to start, not to hear of the end that it is meant to mend.
      if (present?.isLost()) isTold = true;
      return client().load();
    },
    cancel: () => client().cancel(),
    stream: (selection, signal) => client().stream(selection, signal),
    // Before anybody has asked for rows there is nothing to keep up to date: the first load brings it all.
    put: (user) => present?.client.put(user),
    remove: (userId) => present?.client.remove(userId),
    takeGroups: (groups) => present?.client.takeGroups(groups),
    async close() {
      isClosed = true;
      await present?.client.close();
    },
  };
}

interface Connected {
  readonly client: DirectoryClient;
  isLost(): boolean;
}
