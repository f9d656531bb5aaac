import path from 'node:path';
import { app, BrowserWindow, type WebContents, type WebPreferences } from 'electron';
import { CONFIRMATION_ORIGIN, PAGE_ADDRESS } from './page-protocol.ts';

/** The web contents of the windows that `openWindow` made; nobody else may call. */
const ownContents = new WeakSet<WebContents>();

/** The windows that may send their form, and so navigate, within the origin of confirmations. */
const confirmationContents = new WeakSet<WebContents>();

/** The session of the confirmation windows: in memory, shared with nothing. */
export const CONFIRMATION_PARTITION = 'confirmation';

/** Preferences of every window: nothing that a page could use to get out of its sandbox. */
export function windowPreferences(): WebPreferences {
  return {
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

/** Opens Roster's window. Only this module makes windows. */
export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Roster',
    webPreferences: { ...windowPreferences(), preload: path.join(import.meta.dirname, 'preload.cjs') },
  });
  ownContents.add(window.webContents);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(PAGE_ADDRESS);
  return window;
}

/** Opens the window of a confirmation before Roster's own, which waits meanwhile. It gets no preload script. */
export function openConfirmationWindow(address: string): BrowserWindow {
  const parent = ownWindow();
  const window = new BrowserWindow({
    width: 720,
    height: 640,
    show: false,
    title: 'Roster',
    minimizable: false,
    ...(parent ? { parent, modal: true } : {}),
    webPreferences: { ...windowPreferences(), partition: CONFIRMATION_PARTITION },
  });
  confirmationContents.add(window.webContents);
  window.once('ready-to-show', () => window.show());
  // Loading ends early where the answer is faster: the window is gone then.
  window.loadURL(address).catch(() => undefined);
  return window;
}

/** Whether a window of ours holds these contents. */
export function isOwnWindow(contents: WebContents): boolean {
  return ownContents.has(contents);
}

/** Brings the window to the front, or opens it again. */
export function showWindow(): void {
  const window = ownWindow();
  if (!window) return void openWindow();
  if (window.isMinimized()) window.restore();
  window.focus();
}

function ownWindow(): BrowserWindow | undefined {
  return BrowserWindow.getAllWindows().find((one) => isOwnWindow(one.webContents));
}

/** Keeps every page where it is: no navigation but the answer of a confirmation, no further window, no guest page. */
export function confineContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    const stay = (event: Electron.Event<{ url: string }>) => {
      const answers = confirmationContents.has(contents) && event.url.startsWith(`${CONFIRMATION_ORIGIN}/`);
      if (!answers) event.preventDefault();
    };
    contents.on('will-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-frame-navigate', stay);
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
