import { app, type Session } from 'electron';

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

/** Denies a session every permission and every request but those for its one page, at `origin`. */
export function restrictSession(session: Session, origin: string): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isOwn(request.url, origin) }));
  session.on('will-download', (event) => event.preventDefault());
}

/** Our page, and pictures inside it; developer tools load their own page in development. */
function isOwn(url: string, origin: string): boolean {
  if (url.startsWith(`${origin}/`) || url.startsWith('data:')) return true;
  return !app.isPackaged && url.startsWith('devtools:');
}
