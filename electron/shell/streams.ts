import { randomUUID } from 'node:crypto';
import type { WebContents } from 'electron';
import type { StreamStep } from '../contract/window-bridge.ts';

/** The streams that pages are reading. A page pulls one value after the other and knows its streams by id. */
export interface Streams {
  /** Keeps `values` for `owner` and answers with the stream's id; `stop` ends the work behind it. */
  open(owner: WebContents, values: AsyncGenerator<unknown>, stop: AbortController): string;
  /** The next value of a stream, or its end; also for an id that is unknown. */
  next(owner: WebContents, id: unknown): Promise<StreamStep>;
  end(owner: WebContents, id: unknown): Promise<void>;
}

interface OpenStream {
  readonly owner: WebContents;
  readonly values: AsyncGenerator<unknown>;
  readonly stop: AbortController;
}

/** Creates the table. Streams of a page that is gone, reloaded or crashed are ended. */
export function createStreams(): Streams {
  const streams = new Map<unknown, OpenStream>();
  const watched = new WeakSet<WebContents>();

  /** A stream belongs to the page that opened it; for any other it does not exist. */
  const find = (owner: WebContents, id: unknown) => {
    const stream = streams.get(id);
    return stream?.owner === owner ? stream : null;
  };

  const end = async (owner: WebContents, id: unknown) => {
    const stream = find(owner, id);
    if (!stream) return;
    streams.delete(id);
    stream.stop.abort();
    await stream.values.return(undefined).catch(() => undefined);
  };

  const watch = (owner: WebContents) => {
    if (watched.has(owner)) return;
    watched.add(owner);
    const endAll = () => {
      for (const id of [...streams.keys()]) void end(owner, id);
    };
    owner.on('destroyed', endAll);
    owner.on('did-navigate', endAll);
    owner.on('render-process-gone', endAll);
  };

  return {
    open(owner, values, stop) {
      watch(owner);
      const id = randomUUID();
      streams.set(id, { owner, values, stop });
      return id;
    },
    async next(owner, id) {
      const stream = find(owner, id);
      if (!stream) return { done: true, value: undefined };
      try {
        const { done, value } = await stream.values.next();
        if (done) streams.delete(id);
        return { done: done === true, value };
      } catch (error) {
        streams.delete(id);
        throw error;
      }
    },
    end,
  };
}
