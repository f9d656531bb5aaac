import { useEffect, useRef, useState } from 'react';
import type { DraftInput } from '../../../electron/domain/connection.ts';
import { api } from '../../lib/bridge.ts';

const FIRST_DELAY_MS = 3000;
const LONGEST_DELAY_MS = 30_000;
/** How much longer each time, so that a server that takes an hour is not asked a thousand times. */
const GROWTH = 1.5;

/** Waiting for somebody to set a server up elsewhere. */
export interface SetupWait {
  /** `away`: the last look found no server, which is usual while it starts anew. */
  readonly phase: 'stopped' | 'waiting' | 'away';
  readonly looking: boolean;
  /** When the last look ended, as an ISO time; null before the first. */
  readonly lookedAt: string | null;
  readonly lookNow: () => void;
  readonly stop: () => void;
  readonly resume: () => void;
}

interface SetupWaitOptions {
  /** Where to look; its sign-in is not used. */
  readonly draft: DraftInput;
  /** Whether there is anything to wait for. */
  readonly wanted: boolean;
  /** The server has a user now. */
  readonly onReady: () => void;
}

const NEVER_LOOKED = { round: 0, away: false, lookedAt: null as string | null };

/**
 * Looks at a server, ever more rarely, until it has a user, and at once when the person comes back to this window.
 * Ends with the component.
 */
export function useSetupWait({ draft, wanted, onReady }: SetupWaitOptions): SetupWait {
  const [stopped, setStopped] = useState(false);
  const [looking, setLooking] = useState(false);
  const [looks, setLooks] = useState(NEVER_LOOKED);
  const latest = useRef({ draft, onReady });
  latest.current = { draft, onReady };
  const look = useRef<(() => void) | null>(null);
  const active = wanted && !stopped;

  useEffect(() => {
    if (wanted) return;
    setStopped(false);
    setLooks(NEVER_LOOKED);
  }, [wanted]);

  useEffect(() => {
    if (!active) return;
    const ending = new AbortController();
    let begun = false;
    const lookOnce = async () => {
      if (begun) return;
      begun = true;
      setLooking(true);
      const isEmpty = await stillEmpty(latest.current.draft, ending.signal);
      if (ending.signal.aborted) return;
      setLooking(false);
      if (isEmpty === false) latest.current.onReady();
      else setLooks(({ round }) => ({ round: round + 1, away: isEmpty === null, lookedAt: new Date().toISOString() }));
    };
    const begin = () => void lookOnce();
    look.current = begin;
    const delay = Math.min(FIRST_DELAY_MS * GROWTH ** looks.round, LONGEST_DELAY_MS);
    const timer = setTimeout(begin, delay);
    window.addEventListener('focus', begin);
    return () => {
      ending.abort();
      clearTimeout(timer);
      window.removeEventListener('focus', begin);
      setLooking(false);
    };
  }, [active, looks.round]);

  return {
    phase: stopped ? 'stopped' : looks.away ? 'away' : 'waiting',
    looking,
    lookedAt: looks.lookedAt,
    lookNow: () => look.current?.(),
    stop: () => setStopped(true),
    resume: () => setStopped(false),
  };
}

/** Whether the server still has no user; null where no server was found. */
async function stillEmpty(draft: DraftInput, signal: AbortSignal): Promise<boolean | null> {
  let isEmpty: boolean | null = null;
  try {
    for await (const event of await api.instances.probe(draft, { signal })) {
      if (event.type === 'finding') isEmpty = event.finding.firstUser;
    }
  } catch {
    return null;
  }
  return isEmpty;
}
