import { EventEmitter } from 'node:events';
import type { BrowserContext, Request, Route } from 'playwright-core';
import { schemeOf, toApplication } from './addresses.ts';
import type { DoubleWindow } from './browser-window.ts';
import { makeEvent } from './events.ts';

type ProtocolHandler = Parameters<Electron.Protocol['handle']>[1];
type ProtocolPart = Pick<Electron.Protocol, 'handle' | 'registerSchemesAsPrivileged'>;
type RequestListener = Extract<Parameters<Electron.WebRequest['onBeforeRequest']>[0], (...args: never[]) => unknown>;
type SessionPart = Pick<
  Electron.Session,
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setProxy'
  | 'setSpellCheckerEnabled'
>;

/** Electron's `protocol`. */
export class DoubleProtocol implements ProtocolPart {
  readonly handlers = new Map<string, ProtocolHandler>();
  privileged: Electron.CustomScheme[] = [];
  readonly #isReady: () => boolean;

  constructor(isReady: () => boolean) {
    this.#isReady = isReady;
  }

  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]) {
    if (this.#isReady()) throw new Error('registerSchemesAsPrivileged should be called before app is ready');
    this.privileged = schemes;
  }

  handle(scheme: string, handler: ProtocolHandler) {
    this.handlers.set(scheme, handler);
  }
}

/** A download as the application decided about it: null where it was denied, else what the person is asked with. */
export interface DecidedDownload {
  readonly url: string;
  readonly name: string;
  readonly asked: Electron.SaveDialogOptions | null;
}

/** Electron's default session. What was denied is kept, so that a test can ask. */
export class DoubleSession extends EventEmitter implements SessionPart {
  readonly downloads: DecidedDownload[] = [];
  beforeRequest: RequestListener | null = null;
  permissionCheck: Parameters<Electron.Session['setPermissionCheckHandler']>[0] = null;
  permissionRequest: Parameters<Electron.Session['setPermissionRequestHandler']>[0] = null;
  devicePermission: Parameters<Electron.Session['setDevicePermissionHandler']>[0] = null;
  displayMedia: Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0] = null;
  spellChecker = true;
  proxy: Electron.ProxyConfig | null = null;
  readonly protocol: DoubleProtocol;
  readonly webRequest: Pick<Electron.WebRequest, 'onBeforeRequest'> = {
    onBeforeRequest: (...args: unknown[]) => {
      this.beforeRequest = args.at(-1) as RequestListener;
    },
  };

  constructor(protocol: DoubleProtocol) {
    super();
    this.protocol = protocol;
  }

  /** Has the application decide about a download; answers with whether it may go on. */
  decide(url: string, name: string): boolean {
    let asked: Electron.SaveDialogOptions = {};
    const event = makeEvent({});
    const item = {
      getURL: () => url,
      getFilename: () => name,
      setSaveDialogOptions: (options: Electron.SaveDialogOptions) => {
        asked = options;
      },
    };
    this.emit('will-download', event, item);
    this.downloads.push({ url, name, asked: event.defaultPrevented ? null : asked });
    return !event.defaultPrevented;
  }

  setPermissionRequestHandler(handler: Parameters<Electron.Session['setPermissionRequestHandler']>[0]) {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: Parameters<Electron.Session['setPermissionCheckHandler']>[0]) {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: Parameters<Electron.Session['setDevicePermissionHandler']>[0]) {
    this.devicePermission = handler;
  }
  setDisplayMediaRequestHandler(handler: Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0]) {
    this.displayMedia = handler;
  }
  async setProxy(config: Electron.ProxyConfig) {
    this.proxy = config;
  }
  setSpellCheckerEnabled(enabled: boolean) {
    this.spellChecker = enabled;
  }
}

/** What answering requests needs. */
export interface NetworkParts {
  readonly sessionOf: (window: DoubleWindow) => DoubleSession;
  readonly windowOf: (request: Request) => DoubleWindow | null;
}

/** Sends every request of every page through the session's filter and the application's own schemes; nothing else. */
export async function connectNetwork(context: BrowserContext, parts: NetworkParts): Promise<void> {
  await context.route('**/*', (route) => answer(route, parts));
}

/** Has the session of its window decide about every download, as soon as Chromium begins it. */
export async function connectDownloads(context: BrowserContext, sessionOf: () => DoubleSession): Promise<void> {
  const devTools = await context.browser()?.newBrowserCDPSession();
  if (!devTools) throw new Error('There is no browser to download with.');
  devTools.on('Browser.downloadWillBegin', ({ guid, url, suggestedFilename }) => {
    if (!sessionOf().decide(toApplication(url), suggestedFilename)) {
      void devTools.send('Browser.cancelDownload', { guid }).catch(() => undefined);
    }
  });
  await devTools.send('Browser.setDownloadBehavior', { behavior: 'default', eventsEnabled: true });
}

async function answer(route: Route, { sessionOf, windowOf }: NetworkParts): Promise<void> {
  const request = route.request();
  const url = toApplication(request.url());
  const window = windowOf(request);
  if (!window || !mayNavigate(window, request, url)) return route.abort('aborted');
  const session = sessionOf(window);
  if (await isCancelled(session, request, url)) return route.abort('blockedbyclient');
  const handler = session.protocol.handlers.get(schemeOf(url));
  if (!handler) return route.abort('internetdisconnected');
  const body = request.postData();
  const response = await handler(new Request(url, { method: request.method(), ...(body === null ? {} : { body }) }));
  await route
    .fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
    .catch(() => undefined);
}

/** Asks the application about navigations that it did not start itself. */
function mayNavigate(window: DoubleWindow, request: Request, url: string): boolean {
  // What stands behind the `#` is not part of a request.
  if (!request.isNavigationRequest() || window.loading.split('#')[0] === url) return true;
  const isMainFrame = request.frame() === window.page?.mainFrame();
  // Electron does not ask about a page that is loaded anew.
  if (isMainFrame && window.webContents.getURL().split('#')[0] === url) return true;
  const event = makeEvent({ url, isMainFrame, isSameDocument: false });
  window.webContents.emit('will-frame-navigate', event);
  if (isMainFrame && !event.defaultPrevented) window.webContents.emit('will-navigate', event, url);
  return !event.defaultPrevented;
}

function isCancelled(session: DoubleSession, request: Request, url: string): Promise<boolean> {
  return new Promise((resolve) => {
    if (!session.beforeRequest) return resolve(false);
    const details = { url, method: request.method() } as Electron.OnBeforeRequestListenerDetails;
    session.beforeRequest(details, ({ cancel }) => resolve(cancel === true));
  });
}
