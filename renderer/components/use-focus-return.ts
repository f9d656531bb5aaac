import { useEffect } from 'react';

/** After the frame in which what was closed is taken away. */
const AFTER_MS = 20;

/**
 * Gives the focus back to what opened a dialog once that closes or goes, unless somebody took it meanwhile. The
 * library's own return passes dialogs by that are there from the start.
 */
export function useFocusReturn(opened: boolean): void {
  useEffect(() => {
    if (!opened) return;
    const opener = document.activeElement;
    return () => {
      const before = document.activeElement;
      setTimeout(() => {
        const isFree = document.activeElement === document.body || document.activeElement === before;
        if (isFree && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
      }, AFTER_MS);
    };
  }, [opened]);
}
