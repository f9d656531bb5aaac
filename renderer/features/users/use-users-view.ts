import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigation, useSearchParams } from 'react-router';
import { formatView, parseView, type UsersView } from './url-state.ts';

/** How long nothing changes until the address is written, two frames: the frame of the app is drawn anew with it. */
const PAUSE_MS = 30;

/**
 * The view of the users screen and its setter. It is in the address, so that a link or the way back brings it again;
 * it is kept here as well, since a keystroke must not wait for a navigation. The last function is for whoever writes an
 * address with the view in it: one that is still to be written would call them back.
 */
export function useUsersView(): readonly [UsersView, (view: UsersView) => void, () => void] {
  const [parameters, setParameters] = useSearchParams();
  const address = parameters.toString();
  // Addresses of ours on their way: while one arrives, a later change has written the next already.
  const underWay = useRef<readonly string[]>([]);
  const last = useRef(address);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [view, setView] = useState(() => parseView(parameters));
  // The path may have changed since the pause began.
  const write = useRef(setParameters);

  useEffect(() => {
    write.current = setParameters;
  }, [setParameters]);

  useEffect(() => {
    if (address === last.current) {
      underWay.current = [];
      return;
    }
    if (underWay.current.includes(address)) return;
    clearTimeout(pause.current);
    last.current = address;
    setView(parseView(new URLSearchParams(address)));
  }, [address]);

  // Whoever is on the way to another place would be called back by it.
  const isLeaving = useNavigation().state !== 'idle';
  useEffect(() => {
    if (isLeaving) clearTimeout(pause.current);
  }, [isLeaving]);
  useEffect(() => () => clearTimeout(pause.current), []);

  const change = useCallback((next: UsersView) => {
    setView(next);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => {
      const formatted = formatView(next);
      last.current = formatted.toString();
      underWay.current = [...underWay.current, last.current];
      write.current(formatted, { replace: true });
    }, PAUSE_MS);
  }, []);
  const drop = useCallback(() => clearTimeout(pause.current), []);
  return [view, change, drop];
}
