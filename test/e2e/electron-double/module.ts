// The `electron` module as the compiled main process imports it.
const electron = globalThis.electronDouble;
if (!electron) throw new Error('The double of Electron has not been started.');

export const { app, BrowserWindow, dialog, ipcMain, Menu, protocol, screen, session, shell, webContents } = electron;
// biome-ignore lint/style/noDefaultExport: electron-store imports the default export
export { electron as default };
