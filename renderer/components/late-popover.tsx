import { latePopup } from './late-popup.tsx';

/** A button with a popover, which is loaded when it is first opened. */
export const LatePopover = latePopup('dialog', async () => (await import('./popup-layers.tsx')).PopoverLayer);
