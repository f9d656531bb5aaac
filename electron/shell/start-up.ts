import path from 'node:path';
import { app, dialog } from 'electron';
import { NO_LOG, type OpenLog, openLog } from '../core/log/log.ts';
import type { Failure } from '../domain/failure.ts';
import { shellTexts } from './texts.ts';

/** Keeps Chromium's files in the data folder too, so that each data folder has its own single instance. */
export function keepProfileIn(folder: string): void {
  app.setPath('userData', path.join(folder, 'window'));
}

/** The log of the shell; it is the core's too. */
export function shellLog(folder: string | null): OpenLog {
  return folder === null ? NO_LOG : openLog(folder, Date.now);
}

/** Says that Roster does not run with a switch of the command line, and ends. */
export function refuseSwitch(name: string): void {
  const why = `Roster does not run with the switch ${name}: it takes the bounds of its page away.`;
  dialog.showErrorBox('Roster cannot start', why);
  app.exit(9);
}

/** Says that Roster has to end after a mistake of ours while running, and ends in an orderly way. */
export function endAfterFault(): void {
  const { title, detail } = shellTexts().fault;
  dialog.showErrorBox(title, detail);
  app.quit();
}

/** Says why Roster cannot start, and ends. */
export function refuseToStart({ message, hint }: Failure): void {
  dialog.showErrorBox('Roster cannot start', `${message}\n\n${hint}`);
  app.exit(9);
}

/** Notes a mistake of ours while starting, says it, and ends. */
export function crash(log: OpenLog, error: Error): void {
  log.mistake('start', error);
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
