import { app, type BrowserWindow, dialog } from 'electron';
import type { OpenLog } from '../core/log/log.ts';
import { PAGE_ADDRESS, RECOVERY_ADDRESS } from './page-protocol.ts';
import { shellTexts } from './texts.ts';

/**
 * Shows what happened when a window's page ended unexpectedly, with a way back to the same screen, and asks what to do
 * when it does not answer. Chromium keeps what the page stored for its session, its forms among it.
 */
export function recoverPage(window: BrowserWindow, log: OpenLog): void {
  const { webContents } = window;
  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.note('window', `The page ended: ${reason}, ${exitCode}.`);
    const address = webContents.getURL();
    // A page that ends even without a script would end for ever.
    if (address.startsWith(RECOVERY_ADDRESS)) return;
    const [, route = '/'] = address.split('#');
    const where = address.startsWith(PAGE_ADDRESS) ? route : '/';
    // Chromium is still taking the page down while it tells of that.
    setImmediate(() => {
      if (window.isDestroyed()) return;
      window.loadURL(`${RECOVERY_ADDRESS}?to=${encodeURIComponent(where)}`).catch(() => undefined);
    });
  });

  let asking = false;
  window.on('unresponsive', () => {
    log.note('window', 'The page does not answer.');
    if (asking) return;
    asking = true;
    void askToEnd(window).finally(() => {
      asking = false;
    });
  });
}

async function askToEnd(window: BrowserWindow): Promise<void> {
  const { message, detail, wait, end } = shellTexts().unresponsive;
  const buttons = [wait, end];
  const { response } = await dialog.showMessageBox(window, { message, detail, buttons, defaultId: 0, cancelId: 0 });
  if (response === 1 && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
}

/** Notes every other process of Chromium that ends unexpectedly; Chromium starts those again by itself. */
export function noteEndedProcesses(log: OpenLog): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.note('window', `A process of Chromium ended: ${type}, ${reason}, ${exitCode}.`);
  });
}
