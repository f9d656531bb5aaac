import { app, dialog } from 'electron';
import { preferredLanguage } from '../domain/languages.ts';
import { createUpdates, type Updates } from './update-offers.ts';

/** The updates of the running application. In development there is nothing to update, and no updater is loaded. */
export function applicationUpdates(folder: string): Updates {
  return createUpdates({
    load: async () => (await import('electron-updater')).default.autoUpdater,
    dialog,
    folder,
    version: app.getVersion(),
    language: preferredLanguage(app.getPreferredSystemLanguages()),
  });
}

/** Looks for updates at the start of a packaged application, if the person has chosen that. */
export function startUpdates(folder: string): void {
  if (app.isPackaged) void applicationUpdates(folder).checkAtStart();
}
