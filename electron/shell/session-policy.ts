import { app, type DownloadItem, type Session } from 'electron';

/** What Chromium would fetch or send on its own account. */
const BACKGROUND_NETWORKING = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'no-pings',
];

/** Switches of the whole application that must precede its ready event. */
export function quietChromium(): void {
  for (const name of BACKGROUND_NETWORKING) app.commandLine.appendSwitch(name);
}

/**
 * Denies a session every permission but that of the page's main frame to write into the clipboard, every request but those for its one page, at `origin`, and every download but files
 * that the page made itself under one of Roster's names. Where such a file goes, the person says in the system's dialog.
 * Chromium asks for the clipboard only right after a click or a key.
 */
export function restrictSession(session: Session, origin: string): void {
  const mayCopy = (permission: string, requesting: string, isMainFrame: boolean) =>
    permission === 'clipboard-sanitized-write' && isMainFrame && `${requesting}/`.startsWith(`${origin}/`);
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(mayCopy(permission, details.requestingUrl, details.isMainFrame)),
  );
  session.setPermissionCheckHandler((_contents, permission, requesting, { isMainFrame }) =>
    mayCopy(permission, requesting, isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setSpellCheckerEnabled(false);
  void session.setProxy(NOWHERE);
  session.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isOwn(request.url, origin) }));
  session.on('will-download', (event, item) => {
    // Without a path of ours, Electron asks the person for one.
    if (isExport(item, origin)) item.setSaveDialogOptions({ defaultPath: item.getFilename() });
    else event.preventDefault();
  });
}

/** Whatever is no request, and so passes the filter below, ends at a port of this computer where nobody listens. */
const NOWHERE = { mode: 'fixed_servers', proxyRules: 'http://127.0.0.1:9', proxyBypassRules: '<-loopback>' } as const;

/** No program, and nothing that a system opens by itself. */
const EXPORT_NAME = /^roster-[\w.-]{1,80}\.(json|sealed|csv)$/;

function isExport(item: DownloadItem, origin: string): boolean {
  return item.getURL().startsWith(`blob:${origin}/`) && EXPORT_NAME.test(item.getFilename());
}

/** Our page, and pictures inside it; developer tools load their own page in development. */
function isOwn(url: string, origin: string): boolean {
  if (url.startsWith(`${origin}/`) || url.startsWith('data:')) return true;
  return !app.isPackaged && url.startsWith('devtools:');
}
