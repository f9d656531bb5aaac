import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { DoubleApplication } from './application.ts';
import { DoubleWindow } from './browser-window.ts';
import { connectPages, DoubleIpcMain } from './ipc.ts';
import { connectDownloads, connectNetwork, DoubleProtocol, DoubleSession } from './network.ts';

/** Electron's `dialog`: every box is noted, and answered with the button that a test chose, else with cancelling. */
export interface DoubleDialog extends Pick<Electron.Dialog, 'showErrorBox'> {
  readonly shown: { title: string; detail: string; buttons: readonly string[] }[];
  choice: number | null;
  showMessageBox(window: unknown, options: Electron.MessageBoxOptions): Promise<Electron.MessageBoxReturnValue>;
  showMessageBoxSync(window: unknown, options: Electron.MessageBoxSyncOptions): number;
}

/** Electron's `shell`, which opens nothing and keeps what it was asked to open. */
export interface DoubleShell extends Pick<Electron.Shell, 'openExternal'> {
  readonly opened: string[];
}

/** Electron's `Menu`, which keeps the template that was installed. */
export interface DoubleMenu {
  template: Electron.MenuItemConstructorOptions[];
  setApplicationMenu(menu: Electron.MenuItemConstructorOptions[]): void;
  buildFromTemplate(...template: Parameters<typeof Electron.Menu.buildFromTemplate>): unknown;
}

/** The parts of the `electron` module that the double has. */
export interface ElectronDouble {
  readonly app: DoubleApplication;
  readonly BrowserWindow: typeof DoubleWindow;
  readonly dialog: DoubleDialog;
  readonly ipcMain: DoubleIpcMain;
  readonly Menu: DoubleMenu;
  readonly protocol: DoubleProtocol;
  readonly session: { readonly defaultSession: DoubleSession; fromPartition(name: string): DoubleSession };
  readonly screen: Pick<Electron.Screen, 'getAllDisplays'>;
  readonly shell: DoubleShell;
  readonly webContents: { fromDevToolsTargetId(targetId: string): DoubleWindow['webContents'] | null };
}

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 };

declare global {
  /** Where `module.ts` finds the running double. */
  var electronDouble: ElectronDouble | undefined;
}

/** What the double stands on. */
export interface DoubleOptions {
  /** The folder with the application's `package.json`. */
  readonly appPath: string;
  readonly userData: string;
  readonly context: BrowserContext;
}

/** Puts the double in the place of the `electron` module: from here on, whoever asks for it gets the double. */
export async function installDouble({ appPath, userData, context }: DoubleOptions): Promise<ElectronDouble> {
  const windows = new Map<number, DoubleWindow>();
  const app = new DoubleApplication(appPath, userData, windows);
  const protocol = new DoubleProtocol(() => app.isReady());
  const session = new DoubleSession(protocol);
  const partitions = new Map<string, DoubleSession>();
  const fromPartition = (name: string) => {
    const partition = partitions.get(name) ?? new DoubleSession(new DoubleProtocol(() => app.isReady()));
    partitions.set(name, partition);
    return partition;
  };
  const sessionOf = ({ options }: DoubleWindow) =>
    options.webPreferences?.partition ? fromPartition(options.webPreferences.partition) : session;
  const ipcMain = new DoubleIpcMain();
  const windowOf = (page: Page | null) =>
    [...windows.values()].find((window) => page !== null && window.page === page) ?? null;

  DoubleWindow.surroundings = {
    context,
    windows,
    isReady: () => app.isReady(),
    created: (window) => app.emit('web-contents-created', {}, window.webContents),
    lastClosed: () => app.allWindowsClosed(),
    stays: () => app.stay(),
  };
  await connectPages(
    context,
    ipcMain,
    (page) => (windowOf(page)?.webContents as unknown as Electron.WebContents) ?? null,
  );
  await connectNetwork(context, { sessionOf, windowOf: (request) => windowOf(pageOf(request)) });
  await connectDownloads(context, () => session);

  const electron: ElectronDouble = {
    app,
    BrowserWindow: DoubleWindow,
    dialog: {
      shown: [],
      choice: null,
      showErrorBox(title, content) {
        this.shown.push({ title, detail: content, buttons: [] });
        console.error(`${title}\n${content}`);
      },
      async showMessageBox(window, options) {
        return { response: this.showMessageBoxSync(window, options), checkboxChecked: false };
      },
      showMessageBoxSync(_window, { message, detail = '', buttons = [], cancelId = 0 }) {
        this.shown.push({ title: message, detail, buttons });
        return this.choice ?? cancelId;
      },
    },
    ipcMain,
    Menu: {
      template: [],
      setApplicationMenu(menu) {
        this.template = menu;
      },
      buildFromTemplate: (template) => template,
    },
    screen: { getAllDisplays: () => [{ workArea: SCREEN } as Electron.Display] },
    protocol,
    session: { defaultSession: session, fromPartition },
    shell: {
      opened: [],
      async openExternal(url) {
        this.opened.push(url);
      },
    },
    webContents: {
      fromDevToolsTargetId: (targetId) =>
        [...windows.values()].find((window) => window.targetId === targetId)?.webContents ?? null,
    },
  };
  globalThis.electronDouble = electron;
  const url = new URL('./module.ts', import.meta.url).href;
  registerHooks({
    resolve: (specifier, from, next) =>
      specifier === 'electron' ? { url, shortCircuit: true, format: 'module-typescript' } : next(specifier, from),
  });
  return electron;
}

/** The page that asks; null for one that Chromium is only about to open, which no window of the double is. */
function pageOf(request: Request): Page | null {
  try {
    return request.frame().page();
  } catch {
    return null;
  }
}

/** Runs a compiled main process on the installed double, and tells it that Electron is ready. */
export async function runOnDouble({ app }: ElectronDouble, main: string): Promise<void> {
  await import(pathToFileURL(path.resolve(app.getAppPath(), main)).href);
  app.becomeReady();
}
