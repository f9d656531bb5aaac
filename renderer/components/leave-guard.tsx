import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { ConfirmDialog } from './dialog.tsx';

interface LeaveGuard {
  /** The question, to be drawn anywhere in the screen. */
  readonly dialog: React.ReactNode;
  /** Lets the next departure pass: what was typed is saved. */
  readonly release: () => void;
}

/**
 * Asks before a screen with unsaved input is left, and before the window closes. `onLeave` hears when what was typed is
 * saved or given up, not when the page is only loaded again.
 */
export function useLeaveGuard(unsaved: boolean, onLeave?: () => void): LeaveGuard {
  const { t } = useTranslation();
  const released = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      unsaved && !released.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => {
      if (!released.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  const dialog = (
    <ConfirmDialog
      opened={blocker.state === 'blocked'}
      title={t('common.leave.title')}
      confirmLabel={t('common.leave.leave')}
      keepLabel={t('common.leave.stay')}
      tone="quiet"
      onConfirm={() => {
        onLeave?.();
        blocker.proceed?.();
      }}
      onKeep={() => blocker.reset?.()}
    >
      <p>{t('common.leave.text')}</p>
    </ConfirmDialog>
  );
  const release = () => {
    released.current = true;
    onLeave?.();
  };
  return { dialog, release };
}
