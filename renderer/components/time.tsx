import { useEffect, useState } from 'react';
import { formatAge, formatAgo, formatDate, formatFullTime } from '../lib/format.ts';

const TICK_MS = 1000;

/** The present moment, in milliseconds, kept up to date while the component is on the screen. */
export function useNow(every: number = TICK_MS): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}

/** Makes the full time of a `time` element as it is pointed at: made for all of them it takes longer than to draw them. */
function showFullTime({ currentTarget }: { readonly currentTarget: EventTarget | null }): void {
  if (currentTarget instanceof HTMLTimeElement && currentTarget.dateTime !== '') {
    currentTarget.title = formatFullTime(currentTarget.dateTime);
  }
}

/** A local day; the full time and its zone on hover. */
export function DateText({ at }: { at: string }) {
  return (
    <time dateTime={at} onPointerMove={showFullTime}>
      {formatDate(at)}
    </time>
  );
}

/** How old (`4 min old`) or how long ago (`4 min ago`) a moment is, counting on; the full time on hover. */
export function Age({ at, as = 'old' }: { at: string; as?: 'old' | 'ago' }) {
  const now = useNow();
  return (
    <time dateTime={at} onPointerMove={showFullTime}>
      {as === 'old' ? formatAge(at, now) : formatAgo(at, now)}
    </time>
  );
}
