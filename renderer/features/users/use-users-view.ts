import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { formatView, parseView, type UsersView } from './url-state.ts';

/**
 * The view of the users screen and its setter. It is in the address, so that a link or the way back brings it again;
 * it is kept here as well, since a keystroke must not wait for a navigation.
 */
export function useUsersView(): readonly [UsersView, (view: UsersView) => void] {
  const [parameters, setParameters] = useSearchParams();
  const address = parameters.toString();
  // Addresses of ours on their way: while one arrives, a later keystroke has written the next already.
  const underWay = useRef<readonly string[]>([]);
  const last = useRef(address);
  const [view, setView] = useState(() => parseView(parameters));

  useEffect(() => {
    if (address === last.current) {
      underWay.current = [];
      return;
    }
    if (underWay.current.includes(address)) return;
    last.current = address;
    setView(parseView(new URLSearchParams(address)));
  }, [address]);

  const change = useCallback(
    (next: UsersView) => {
      const formatted = formatView(next);
      last.current = formatted.toString();
      underWay.current = [...underWay.current, last.current];
      setView(next);
      setParameters(formatted, { replace: true });
    },
    [setParameters],
  );
  return [view, change];
}
