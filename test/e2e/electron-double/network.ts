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

/** Electron's default session. What was denied is kept, so that a test can ask. */
export class DoubleSession extends EventEmitter implements SessionPart {
  beforeRequest: RequestListener | null = null;
  permissionCheck: Parameters<Electron.Session['setPermissionCheckHandler']>[0] = null;
  spellChecker = true;
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

  setPermissionRequestHandler() {}
  setPermissionCheckHandler(handler: Parameters<Electron.Session['setPermissionCheckHandler']>[0]) {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler() {}
  setDisplayMediaRequestHandler() {}
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
  if (!request.isNavigationRequest() || window.loading === url) return true;
  const isMainFrame = request.frame() === window.page?.mainFrame();
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
