import type { AppEvent } from '../../contract/contract.ts';

const QUIET = 200;

/** Tells every open face that something changed. The same event is told at most once in 200 ms, the last one always. */
export interface Events {
  publish(topic: AppEvent['topic'], instanceId?: string | null): void;
  subscribe(signal: AbortSignal | undefined): AsyncGenerator<AppEvent, void>;
}

/** Creates the publisher. */
export function createEvents(): Events {
  const listeners = new Set<(event: AppEvent) => void>();
  const waiting = new Set<string>();

  function publish(topic: AppEvent['topic'], instanceId: string | null = null) {
    const event = { topic, instanceId };
    const key = JSON.stringify(event);
    if (waiting.has(key)) return;
    waiting.add(key);
    const timer = setTimeout(() => {
      waiting.delete(key);
      for (const listener of listeners) listener(event);
    }, QUIET);
    timer.unref();
  }

  async function* subscribe(signal: AbortSignal | undefined): AsyncGenerator<AppEvent, void> {
    const queue: AppEvent[] = [];
    let wake = () => {};
    const listener = (event: AppEvent) => {
      queue.push(event);
      wake();
    };
    const stop = () => wake();
    listeners.add(listener);
    signal?.addEventListener('abort', stop);
    try {
      while (!signal?.aborted) {
        const event = queue.shift();
        if (event) yield event;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      listeners.delete(listener);
      signal?.removeEventListener('abort', stop);
    }
  }

  return { publish, subscribe };
}
