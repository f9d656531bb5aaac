import { ipcMain } from 'electron';
import ElectronStore from 'electron-store';
import type { StoreFactory } from '../core/storage/connections.ts';

/** Makes the settings store; the same file as `confStore` makes, by the library's own edition for Electron. */
export const electronStore: StoreFactory = ({ folder, name }) => {
  const store = new ElectronStore({
    cwd: folder,
    name,
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
  });
  // The library answers any page synchronously with the place of its files; ours has no use for that.
  ipcMain.removeAllListeners('electron-store-get-data');
  return store;
};
