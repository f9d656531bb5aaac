import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { ConfirmDialog } from './dialog.tsx';

/** What leaving would lose: what was typed, or a password that is on its way and stands nowhere else. */
type AtStake = 'input' | 'password';

interface LeaveGuard {
  /** Holds the screen and asks, wherever in it that is drawn. */
  readonly dialog: React.ReactNode;
  /** Lets the next departure pass: what was typed is saved. */
  readonly release: () => void;
}

/**
 * Asks before a screen with unsaved input is left, and before the window closes. `onLeave` hears when what was typed is
 * saved or given up, not when the page is only loaded again. Once nothing is at stake any more, nothing is asked either,
 * and the screen stays.
 */
export function useLeaveGuard(unsaved: boolean, onLeave?: () => void, atStake: AtStake = 'input'): LeaveGuard {
  const released = useRef(false);
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => {
      if (!released.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  const dialog = unsaved ? <LeaveQuestion released={released} onLeave={onLeave} atStake={atStake} /> : null;
  const release = () => {
    released.current = true;
    onLeave?.();
  };
  return { dialog, release };
}

interface LeaveQuestionProps {
  readonly released: RefObject<boolean>;
  readonly onLeave: (() => void) | undefined;
  readonly atStake: AtStake;
}

/** A router holds for one question at a time, so this one is only there while there is something to ask. */
function LeaveQuestion({ released, onLeave, atStake }: LeaveQuestionProps) {
  const { t } = useTranslation();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => !released.current && currentLocation.pathname !== nextLocation.pathname,
  );
  const words = atStake === 'password' ? 'common.leave.password' : 'common.leave';
  return (
    <ConfirmDialog
      opened={blocker.state === 'blocked'}
      title={t(`${words}.title`)}
      confirmLabel={t(`${words}.leave`)}
      keepLabel={t('common.leave.stay')}
      tone="quiet"
      onConfirm={() => {
        onLeave?.();
        blocker.proceed?.();
      }}
      onKeep={() => blocker.reset?.()}
    >
      <p>{t(`${words}.text`)}</p>
    </ConfirmDialog>
  );
}
