import { type BrowserWindow, dialog } from 'electron';
import { shellTexts } from './texts.ts';

/**
 * Asks before a page is left, or its window closed, while something in it is not saved. Electron itself would keep the
 * page without a word, and the window would seem not to close.
 */
export function askBeforeLeaving(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const { message, detail, stay, leave } = shellTexts().unsaved;
    const buttons = [stay, leave];
    // Electron wants the answer before it goes on.
    const chosen = dialog.showMessageBoxSync(window, { message, detail, buttons, defaultId: 0, cancelId: 0 });
    if (chosen === 1) event.preventDefault();
  });
}
