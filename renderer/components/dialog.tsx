import { type ReactNode, Suspense } from 'react';
import { LostOverlay, LostPartBoundary } from '../app/error-boundary.tsx';
import { classNames } from '../lib/class-names.ts';
import { late, useLatePart } from '../lib/late.ts';
import { Icon } from './icon.tsx';

/** What a dialog is made of. */
export interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** The buttons. Put `data-autofocus` on the safe one: it gets the focus. */
  readonly foot?: ReactNode;
  /** Pixels; 656 where not told. */
  readonly width?: number;
}

const layer = late(async () => (await import('./dialog-layer.tsx')).DialogLayer);

/** A dialog in the middle of the window; what draws it is loaded when one is first opened. */
export function Dialog(props: DialogProps) {
  const DialogLayer = useLatePart(layer, props.opened);
  if (!DialogLayer) return null;
  return (
    <LostPartBoundary lost={props.opened ? <LostOverlay onClose={props.onClose} /> : null}>
      <Suspense>
        <DialogLayer {...props} />
      </Suspense>
    </LostPartBoundary>
  );
}

interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly children: ReactNode;
  /** Says what happens: "Remove lab-01". */
  readonly confirmLabel: string;
  /** Says what stays: "Keep it". */
  readonly keepLabel: string;
  readonly onConfirm: () => void;
  readonly onKeep: () => void;
  /** `destroy` for what hurts somebody or cannot be taken back, `quiet` for what nobody should be drawn to. */
  readonly tone?: 'primary' | 'destroy' | 'quiet';
  readonly busy?: boolean;
}

/** Asks before something is done. The safe button has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, title, children, confirmLabel, keepLabel, onConfirm, onKeep, tone = 'primary', busy = false } = props;
  const foot = (
    <>
      <span className="grow" />
      <button type="button" className="btn form" data-autofocus onClick={onKeep}>
        {keepLabel}
      </button>
      <button
        type="button"
        className={classNames('btn form', tone !== 'quiet' && tone)}
        disabled={busy}
        onClick={onConfirm}
      >
        {busy ? <Icon name="spinner" size="s" /> : null}
        {confirmLabel}
      </button>
    </>
  );
  return (
    <Dialog opened={opened} onClose={onKeep} title={title} foot={foot} width={520}>
      {children}
    </Dialog>
  );
}
