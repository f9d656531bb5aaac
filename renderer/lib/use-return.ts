import { useEffect, useRef } from 'react';
import type { Connection } from '../../electron/domain/connection.ts';
import { healthOf } from '../components/health-dot.tsx';

/** Calls `run` whenever a server that could not be reached answers again, whoever found that out. */
export function useReturn(connection: Pick<Connection, 'lastContact'>, run: () => void): void {
  const isAway = healthOf(connection) === 'off';
  const wasAway = useRef(isAway);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (wasAway.current && !isAway) latest.current();
    wasAway.current = isAway;
  }, [isAway]);
}
