import path from 'node:path';
import { app, BrowserWindow, type WebContents, type WebPreferences } from 'electron';
import { PAGE_ADDRESS } from './page-protocol.ts';

/** The web contents of the windows that `openWindow` made; nobody else may call. */
const ownContents = new WeakSet<WebContents>();

/** Preferences of every window: nothing that a page could use to get out of its sandbox. */
export function windowPreferences(): WebPreferences {
  return {
    preload: path.join(import.meta.dirname, 'preload.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: !app.isPackaged,
  };
}

/** Opens Roster's window. The only place that makes one. */
export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Roster',
    webPreferences: windowPreferences(),
  });
  ownContents.add(window.webContents);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(PAGE_ADDRESS);
  return window;
}

/** Whether a window of ours holds these contents. */
export function isOwnWindow(contents: WebContents): boolean {
  return ownContents.has(contents);
}

/** Brings the window to the front, or opens it again. */
export function showWindow(): void {
  const window = BrowserWindow.getAllWindows().find((one) => isOwnWindow(one.webContents));
  if (!window) return void openWindow();
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** Keeps every page where it is: no navigation, no further window, no guest page. */
export function confineContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
