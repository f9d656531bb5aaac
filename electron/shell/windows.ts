import path from 'node:path';
import { app, BrowserWindow, screen, type WebContents, type WebPreferences } from 'electron';
import type { OpenLog } from '../core/log/log.ts';
import { CONFIRMATION_ORIGIN, PAGE_ADDRESS, RECOVERY_ADDRESS } from './page-protocol.ts';
import { recoverPage } from './recovery.ts';
import { askBeforeLeaving } from './unsaved.ts';
import { boundsOnScreen, keepPlace, readPlace, SMALLEST } from './window-place.ts';

/** The web contents of the windows that `openWindow` made; nobody else may call. */
const ownContents = new WeakSet<WebContents>();

/** The windows that may send their form, and so navigate, within the origin of confirmations. */
const confirmationContents = new WeakSet<WebContents>();

/** The session of the confirmation windows: in memory, shared with nothing. */
export const CONFIRMATION_PARTITION = 'confirmation';

/** Preferences of every window: nothing that a page could use to get out of its sandbox. */
function windowPreferences(): WebPreferences {
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

/** What Roster's window needs to know. */
export interface WindowOptions {
  /** Where the place of the window is kept; null: nowhere. */
  readonly folder: string | null;
  readonly log: OpenLog;
  /** Opens an address that the page wants opened, as far as it may be. */
  readonly openOutside: (window: BrowserWindow, address: string) => void;
}

/** The one place where windows are made. */
function createWindow(
  options: Electron.BrowserWindowConstructorOptions,
  preferences: Pick<WebPreferences, 'preload' | 'partition'>,
): BrowserWindow {
  const window = new BrowserWindow({
    ...options,
    show: false,
    title: 'Roster',
    webPreferences: { ...windowPreferences(), ...preferences },
  });
  // A call between pages is no request that a session could cancel.
  window.webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  window.once('ready-to-show', () => window.show());
  return window;
}

/** Opens Roster's window where it stood last, at the address of a screen; null: at the start. */
function openWindow({ folder, log, openOutside }: WindowOptions, route: string | null): void {
  const place = folder === null ? null : readPlace(folder);
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = createWindow(
    { ...boundsOnScreen(place, areas), minWidth: SMALLEST.width, minHeight: SMALLEST.height, autoHideMenuBar: true },
    { preload: path.join(import.meta.dirname, 'preload.cjs') },
  );
  ownContents.add(window.webContents);
  window.webContents.setWindowOpenHandler(({ url }) => {
    openOutside(window, url);
    return { action: 'deny' };
  });
  if (place?.maximised) window.once('ready-to-show', () => window.maximize());
  window.on('close', () => {
    if (folder !== null) keepPlace(folder, { ...window.getNormalBounds(), maximised: window.isMaximized() });
  });
  recoverPage(window, log);
  askBeforeLeaving(window);
  goTo(window, route);
}

/** Shows a screen without loading the page anew where it is there already: only what stands behind the `#` changes. */
function goTo(window: BrowserWindow, route: string | null): void {
  const address = route === null ? PAGE_ADDRESS : `${PAGE_ADDRESS}#${route}`;
  if (window.webContents.getURL() !== address) window.loadURL(address).catch(() => undefined);
}

/** Opens the window of a confirmation before Roster's own, which waits meanwhile. It gets no preload script. */
export function openConfirmationWindow(address: string): BrowserWindow {
  const parent = ownWindow();
  const window = createWindow(
    { width: 720, height: 640, minimizable: false, ...(parent ? { parent, modal: true } : {}) },
    { partition: CONFIRMATION_PARTITION },
  );
  confirmationContents.add(window.webContents);
  // Loading ends early where the answer is faster: the window is gone then.
  window.loadURL(address).catch(() => undefined);
  return window;
}

/** Whether a window of ours holds these contents. */
export function isOwnWindow(contents: WebContents): boolean {
  return ownContents.has(contents);
}

/** Brings the window to the front, or opens it; and goes to the address of a screen where one is given. */
export function showWindow(options: WindowOptions, route: string | null): void {
  const window = ownWindow();
  if (!window) {
    openWindow(options, route);
    return;
  }
  if (window.isMinimized()) window.restore();
  window.focus();
  if (route !== null) goTo(window, route);
}

function ownWindow(): BrowserWindow | undefined {
  return BrowserWindow.getAllWindows().find((one) => isOwnWindow(one.webContents));
}

/** Keeps every page where it is: no navigation but a confirmation's answer and the way back after a crash, no further window, no guest page. */
export function confineContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    const stay = (event: Electron.Event<{ url: string }>) => {
      const answers = confirmationContents.has(contents) && event.url.startsWith(`${CONFIRMATION_ORIGIN}/`);
      const returns = contents.getURL().startsWith(RECOVERY_ADDRESS) && event.url.split('#')[0] === PAGE_ADDRESS;
      if (!answers && !returns) event.preventDefault();
    };
    contents.on('will-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-frame-navigate', stay);
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
