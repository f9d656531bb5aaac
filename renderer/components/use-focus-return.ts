import { useEffect } from 'react';

/**
 * Gives the focus back to what opened a dialog once that closes or goes, unless it is elsewhere already. The library's
 * own return passes dialogs by that are there from the start.
 */
export function useFocusReturn(opened: boolean): void {
  useEffect(() => {
    if (!opened) return;
    const opener = document.activeElement;
    return () => {
      const { activeElement, body } = document;
      const isFree = activeElement === body || activeElement?.closest('[role=dialog]');
      if (isFree && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, [opened]);
}
