import path from 'node:path';
import { app, session } from 'electron';
import { contentSecurityPolicy } from './contract/content-security-policy.ts';
import { dataFolder } from './core/storage/data-folder.ts';
import { startOwnCore } from './host/own-core.ts';
import { openRendererFiles } from './host/renderer-files.ts';
import { createWindowDesk } from './shell/confirmation-window.ts';
import { electronStore } from './shell/electron-store.ts';
import { PAGE_ORIGIN, registerPageSchemes, servePage } from './shell/page-protocol.ts';
import { registerProcedures } from './shell/procedures.ts';
import { restrictApplication, restrictSession } from './shell/session-policy.ts';
import { closeBeforeQuit, crash, keepProfileIn, refuseToStart } from './shell/start-up.ts';
import { startUpdates } from './shell/updates.ts';
import { confineContents, openWindow, showWindow } from './shell/windows.ts';

const folder = dataFolder();
const rendererFolder = path.join(import.meta.dirname, '../renderer');

restrictApplication();
registerPageSchemes();
confineContents();
if (folder.ok) keepProfileIn(folder.value);
// Not awaited: Electron tells that it is ready only after this module has run to its end.
if (app.requestSingleInstanceLock()) start().catch(crash);
else app.quit();

async function start() {
  await app.whenReady();
  restrictSession(session.defaultSession, PAGE_ORIGIN);
  servePage(openRendererFiles(rendererFolder, (nonce) => contentSecurityPolicy(nonce, 'none')));

  const started = await startOwnCore({
    version: app.getVersion(),
    face: 'window',
    createStore: electronStore,
    passphrase: process.env.ROSTER_PASSPHRASE ?? null,
  });
  if (!started.ok) return refuseToStart(started.failure);
  const core = started.value;
  closeBeforeQuit(() => core.close());
  registerProcedures(core.caller(createWindowDesk()));
  await core.listen(null);

  openWindow();
  if (folder.ok) startUpdates(folder.value);
  app.on('second-instance', showWindow);
  app.on('activate', showWindow);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}
