import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DialogProps } from './dialog.tsx';
import { Icon } from './icon.tsx';
import { useFocusReturn } from './use-focus-return.ts';

/**
 * The window of a dialog. It traps the focus and gives it back; Escape closes it. The window itself
 * never scrolls, so nothing has to be locked (a lock would set styles that the page's policy forbids).
 */
export function DialogLayer({ opened, onClose, title, children, foot, width = 656 }: DialogProps) {
  const { t } = useTranslation();
  useFocusReturn(opened);
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      // The second half of a double click on what opened it would close it again, and a slip lose what was typed.
      closeOnClickOutside={false}
      size={width}
      centered
      lockScroll={false}
      returnFocus={false}
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
