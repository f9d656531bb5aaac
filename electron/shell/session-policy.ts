import { app, type DownloadItem, type Session } from 'electron';

/** What Chromium would fetch or send on its own account. */
const BACKGROUND_NETWORKING = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'no-pings',
];

/** Settings of the whole application that must precede its ready event. */
export function restrictApplication(): void {
  app.enableSandbox();
  for (const name of BACKGROUND_NETWORKING) app.commandLine.appendSwitch(name);
}

/**
 * Denies a session every permission, every request but those for its one page, at `origin`, and every download but files
 * that the page made itself under one of Roster's names. Where such a file goes, the person says in the system's dialog.
 */
export function restrictSession(session: Session, origin: string): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isOwn(request.url, origin) }));
  session.on('will-download', (event, item) => {
    // Without a path of ours, Electron asks the person for one.
    if (isExport(item, origin)) item.setSaveDialogOptions({ defaultPath: item.getFilename() });
    else event.preventDefault();
  });
}

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
