import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../lib/class-names.ts';
import { Icon } from './icon.tsx';

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** The buttons. Put `data-autofocus` on the safe one: it gets the focus. */
  readonly foot?: ReactNode;
  /** Pixels; 656 where not told. */
  readonly width?: number;
}

/**
 * A dialog in the middle of the window. It traps the focus and gives it back; Escape closes it. The window itself
 * never scrolls, so nothing has to be locked (a lock would set styles that the page's policy forbids).
 */
export function Dialog({ opened, onClose, title, children, foot, width = 656 }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={width}
      centered
      lockScroll={false}
      padding={0}
      classNames={{ content: 'dialog', overlay: 'dialog-scrim' }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className="dialog-head">
          <Modal.Title className="dialog-title">{title}</Modal.Title>
          <button type="button" className="btn plain square" aria-label={t('common.close')} onClick={onClose}>
            <Icon name="x" />
          </button>
        </div>
        <Modal.Body className="dialog-body">{children}</Modal.Body>
        {foot ? <div className="dialog-foot">{foot}</div> : null}
      </Modal.Content>
    </Modal.Root>
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
