import type { AppEvent } from '../../contract/contract.ts';

const QUIET = 200;

/**
 * Tells every open face that something changed. After a quiet while an event is told at once, then the same one at most
 * once in 200 ms, the last one always.
 */
export interface Events {
  publish(topic: AppEvent['topic'], instanceId?: string | null): void;
  subscribe(signal: AbortSignal | undefined): AsyncGenerator<AppEvent, void>;
}

/** Calls `work` after so many milliseconds. */
type After = (milliseconds: number, work: () => void) => void;

const afterwards: After = (milliseconds, work) => void setTimeout(work, milliseconds).unref();

/** Creates the publisher; `after` is the clock's. */
export function createEvents(after: After = afterwards): Events {
  const listeners = new Set<(event: AppEvent) => void>();
  /** Events told less than a while ago, and whether they came again since. */
  const recent = new Map<string, 'told' | 'due'>();

  function tell(key: string, event: AppEvent) {
    recent.set(key, 'told');
    after(QUIET, () => {
      if (recent.get(key) === 'due') tell(key, event);
      else recent.delete(key);
    });
    for (const listener of listeners) listener(event);
  }

  function publish(topic: AppEvent['topic'], instanceId: string | null = null) {
    const event = { topic, instanceId };
    const key = JSON.stringify(event);
    if (recent.has(key)) recent.set(key, 'due');
    else tell(key, event);
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
