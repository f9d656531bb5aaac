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
  const written = useRef(address);
  const [view, setView] = useState(() => parseView(parameters));

  useEffect(() => {
    if (address === written.current) return;
    written.current = address;
    setView(parseView(new URLSearchParams(address)));
  }, [address]);

  const change = useCallback(
    (next: UsersView) => {
      const formatted = formatView(next);
      written.current = formatted.toString();
      setView(next);
      setParameters(formatted, { replace: true });
    },
    [setParameters],
  );
  return [view, change];
}
