import path from 'node:path';
import { app, dialog } from 'electron';
import type { Failure } from '../domain/failure.ts';

/** Keeps Chromium's files in the data folder too, so that each data folder has its own single instance. */
export function keepProfileIn(folder: string): void {
  app.setPath('userData', path.join(folder, 'window'));
}

/** Says why Roster cannot start, and ends. */
export function refuseToStart({ message, hint }: Failure): void {
  dialog.showErrorBox('Roster cannot start', `${message}\n\n${hint}`);
  app.exit(9);
}

/** Ends after a mistake of ours while starting. */
export function crash(error: Error): void {
  dialog.showErrorBox('Roster cannot start', error.stack ?? error.message);
  app.exit(1);
}

/** Lets `close` finish before the app quits, once. */
export function closeBeforeQuit(close: () => Promise<void>): void {
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}
