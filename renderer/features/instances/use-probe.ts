import { useCallback, useEffect, useRef, useState } from 'react';
import type { ProbeEvent } from '../../../electron/domain/probe.ts';
import { failureOf } from '../../lib/failure.ts';
import { NO_RUN, type ProbeRun, withEvent } from './probe-run.ts';

/** Starts a test: a call whose answer is the stream of its events. */
export type OpenProbe = (options: { signal: AbortSignal }) => Promise<AsyncIterable<ProbeEvent>>;

/** Connection tests of a screen. */
export interface Probing {
  readonly run: ProbeRun;
  /** Resolves with the run when it has ended, or null if it was stopped. */
  start(open: OpenProbe): Promise<ProbeRun | null>;
  /** Ends the test, as if it had never been started. */
  stop(): void;
}

/** Runs connection tests one at a time: starting one ends the one before, and leaving the screen ends the last. */
export function useProbe(): Probing {
  const [run, setRun] = useState(NO_RUN);
  const going = useRef<AbortController | null>(null);
  useEffect(() => () => going.current?.abort(), []);

  const start = useCallback(async (open: OpenProbe) => {
    going.current?.abort();
    const ending = new AbortController();
    going.current = ending;
    let latest: ProbeRun = { ...NO_RUN, phase: 'running', at: new Date().toISOString() };
    const show = (next: ProbeRun) => {
      if (ending.signal.aborted) return;
      latest = next;
      setRun(next);
    };
    show(latest);
    try {
      for await (const event of await open({ signal: ending.signal })) show(withEvent(latest, event));
      show({ ...latest, phase: 'ended', at: new Date().toISOString() });
    } catch (thrown) {
      show({ ...latest, phase: 'ended', broken: failureOf(thrown), at: new Date().toISOString() });
    }
    return ending.signal.aborted ? null : latest;
  }, []);

  const stop = useCallback(() => {
    going.current?.abort();
    setRun(NO_RUN);
  }, []);
  return { run, start, stop };
}
