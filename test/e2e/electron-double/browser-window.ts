import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserContext, Dialog, Page } from 'playwright-core';
import { toApplication, toChromium } from './addresses.ts';
import { makeEvent } from './events.ts';
import { pageRuntime } from './page-runtime.ts';

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];
type ContentsPart = Pick<
  Electron.WebContents,
  | 'close'
  | 'forcefullyCrashRenderer'
  | 'getURL'
  | 'id'
  | 'isCrashed'
  | 'isDestroyed'
  | 'reload'
  | 'setWebRTCIPHandlingPolicy'
  | 'setWindowOpenHandler'
>;
type WindowPart = Pick<
  Electron.BrowserWindow,
  | 'close'
  | 'destroy'
  | 'focus'
  | 'getNormalBounds'
  | 'id'
  | 'isDestroyed'
  | 'isMaximized'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'maximize'
  | 'restore'
  | 'setBounds'
  | 'show'
>;

/** Electron's `webContents` of one window. */
export class DoubleWebContents extends EventEmitter implements ContentsPart {
  readonly id: number;
  openHandler: OpenHandler | null = null;
  webRtcPolicy = 'default';
  readonly #window: DoubleWindow;
  #crashedAt: string | null = null;

  constructor(window: DoubleWindow) {
    super();
    this.id = window.id;
    this.#window = window;
  }

  get window() {
    return this.#window;
  }

  getURL() {
    return this.#crashedAt ?? toApplication(this.#window.page?.url() ?? '');
  }

  /**
   * Takes the page's scripts and elements away and tells the application, which is what it sees of a crash: the address
   * and what the page stored for its session stay. Playwright could not go on with a page that really crashed.
   */
  forcefullyCrashRenderer() {
    this.#crashedAt = this.getURL();
    void this.#window.page?.goto('about:blank').then(() => {
      this.emit('render-process-gone', makeEvent({}), { reason: 'crashed', exitCode: 5 });
    });
  }

  setWebRTCIPHandlingPolicy(policy: string) {
    this.webRtcPolicy = policy;
  }

  isCrashed() {
    return this.#crashedAt !== null;
  }

  /** Called when a page was loaded. */
  revived() {
    this.#crashedAt = null;
  }

  isDestroyed() {
    return this.#window.isDestroyed();
  }

  close() {
    this.#window.close();
  }

  reload() {
    void this.#window.page?.reload();
  }

  /** The double opens no further window, whatever the handler says, which is told of each that Chromium wants to open. */
  setWindowOpenHandler(handler: OpenHandler) {
    this.openHandler = handler;
  }
}

/** What the windows need of the double around them. */
export interface WindowSurroundings {
  readonly context: BrowserContext;
  readonly windows: Map<number, DoubleWindow>;
  readonly created: (window: DoubleWindow) => void;
  readonly lastClosed: () => void;
  readonly stays: () => void;
  readonly isReady: () => boolean;
}

/** Electron's `BrowserWindow`: a page of Chromium that Playwright drives. */
export class DoubleWindow extends EventEmitter implements WindowPart {
  static surroundings: WindowSurroundings;
  static #nextId = 1;

  readonly id = DoubleWindow.#nextId++;
  readonly webContents: DoubleWebContents;
  readonly options: Electron.BrowserWindowConstructorOptions;
  page: Page | null = null;
  /** DevTools' name of the page. */
  targetId = '';
  /** The address that the application itself is loading, as opposed to one that the page navigates to. */
  loading = '';
  #work: Promise<void>;
  #visible: boolean;
  #bounds: Electron.Rectangle;
  #maximized = false;
  #destroyed = false;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    if (!DoubleWindow.surroundings.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    this.options = options;
    this.#visible = options.show !== false;
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    this.webContents = new DoubleWebContents(this);
    DoubleWindow.surroundings.windows.set(this.id, this);
    DoubleWindow.surroundings.created(this);
    this.#work = this.#open();
    this.#work.catch((error: unknown) => console.error(error));
  }

  static getAllWindows() {
    return [...DoubleWindow.surroundings.windows.values()];
  }

  static fromWebContents(contents: DoubleWebContents) {
    return contents.window;
  }

  async #open() {
    const { context } = DoubleWindow.surroundings;
    const page = await context.newPage();
    this.page = page;
    await page.setViewportSize({ width: this.options.width ?? 800, height: this.options.height ?? 600 });
    const devTools = await context.newCDPSession(page);
    this.targetId = (await devTools.send('Target.getTargetInfo')).targetInfo.targetId;
    await devTools.send('Page.enable');
    devTools.on('Page.windowOpen', ({ url, windowName }) =>
      this.webContents.openHandler?.({ url: toApplication(url), frameName: windowName } as Electron.HandlerDetails),
    );
    const preload = this.options.webPreferences?.preload;
    if (preload) {
      await page.addInitScript({ content: pageRuntime(readFileSync(preload, 'utf8'), process.platform) });
    }
    page.on('framenavigated', (frame) => {
      if (frame !== page.mainFrame() || page.url() === 'about:blank') return;
      this.webContents.revived();
      this.webContents.emit('did-navigate', makeEvent({}), this.webContents.getURL());
    });
    page.once('load', () => this.emit('ready-to-show', makeEvent({})));
    page.on('load', () => this.webContents.emit('did-finish-load', makeEvent({})));
    page.on('popup', (popup) => void popup.close().catch(() => undefined));
    page.on('close', () => this.destroy());
    page.on('dialog', (question) => void this.#leave(question));
  }

  /** Has the application decide whether a page goes that has something to lose. Other boxes of pages stay unanswered. */
  async #leave(question: Dialog) {
    if (question.type() !== 'beforeunload') return question.dismiss();
    const event = makeEvent({});
    // A page that crashes is not asked.
    if (this.webContents.isCrashed()) event.preventDefault();
    else this.webContents.emit('will-prevent-unload', event);
    if (!event.defaultPrevented) DoubleWindow.surroundings.stays();
    // The test that drives the same page may have answered already.
    await (event.defaultPrevented ? question.accept() : question.dismiss()).catch(() => undefined);
  }

  async loadURL(address: string) {
    this.#work = this.#work.then(async () => {
      this.loading = new URL(address).href;
      try {
        await this.page?.goto(toChromium(address), { waitUntil: 'load' });
      } finally {
        this.loading = '';
      }
    });
    await this.#work;
  }

  show() {
    if (this.#visible) return;
    this.#visible = true;
    this.emit('show', makeEvent({}));
  }

  isVisible() {
    return this.#visible;
  }

  focus() {
    this.emit('focus', makeEvent({}));
  }

  getNormalBounds() {
    return this.#bounds;
  }

  setBounds(bounds: Partial<Electron.Rectangle>) {
    this.#bounds = { ...this.#bounds, ...bounds };
  }

  isMaximized() {
    return this.#maximized;
  }

  maximize() {
    this.#maximized = true;
  }

  isMinimized() {
    return false;
  }

  restore() {}

  isDestroyed() {
    return this.#destroyed;
  }

  close() {
    const event = makeEvent({});
    this.emit('close', event);
    if (event.defaultPrevented) DoubleWindow.surroundings.stays();
    else if (this.page) void this.page.close({ runBeforeUnload: true }).catch(() => this.destroy());
    else this.destroy();
  }

  destroy() {
    if (this.#destroyed) return;
    this.#destroyed = true;
    const { windows, lastClosed } = DoubleWindow.surroundings;
    windows.delete(this.id);
    void this.#work.catch(() => undefined).then(() => this.page?.close().catch(() => undefined));
    this.webContents.emit('destroyed');
    this.emit('closed');
    if (windows.size === 0) lastClosed();
  }
}
