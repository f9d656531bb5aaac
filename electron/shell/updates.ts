import { app, dialog } from 'electron';
import { shellLanguage } from './texts.ts';
import { createUpdates, type Updates } from './update-offers.ts';

/** The updates of the running application. In development there is nothing to update, and no updater is loaded. */
function applicationUpdates(folder: string): Updates {
  return createUpdates({
    load: async () => (await import('electron-updater')).default.autoUpdater,
    dialog,
    folder,
    version: app.getVersion(),
    language: shellLanguage(),
  });
}

/** Looks for updates at the start of a packaged application, if the person has chosen that. */
export function startUpdates(folder: string | null): void {
  if (app.isPackaged && folder !== null) void applicationUpdates(folder).checkAtStart();
}

/** Looks for updates now and tells what was found. */
export function lookForUpdates(folder: string | null): void {
  if (folder !== null) void applicationUpdates(folder).check();
}
