import { useCallback, useRef } from 'react';

/**
 * Keeps a piece of work from being started again while it runs, from the very click that started it on; whether a
 * button is drawn as disabled comes too late for a double click. Call `done` when the work has ended.
 */
export function useOnceAtATime(): (start: (done: () => void) => void) => void {
  const busy = useRef(false);
  return useCallback((start) => {
    if (busy.current) return;
    busy.current = true;
    start(() => {
      busy.current = false;
    });
  }, []);
}
