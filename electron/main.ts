import path from 'node:path';
import { app, session } from 'electron';
import { contentSecurityPolicy } from './contract/content-security-policy.ts';
import { dataFolder } from './core/storage/data-folder.ts';
import { startOwnCore } from './host/own-core.ts';
import { openRendererFiles } from './host/renderer-files.ts';
import { createWindowDesk } from './shell/confirmation-window.ts';
import { claimLinks, linksOfThisStart, receiveLinks } from './shell/deep-links.ts';
import { electronStore } from './shell/electron-store.ts';
import { watchFaults } from './shell/faults.ts';
import { installMenu } from './shell/menu.ts';
import { createOutside } from './shell/outside.ts';
import { PAGE_ORIGIN, registerPageSchemes, servePage } from './shell/page-protocol.ts';
import { registerProcedures } from './shell/procedures.ts';
import { noteEndedProcesses } from './shell/recovery.ts';
import { recoveryPage } from './shell/recovery-page.ts';
import { enforceSandbox } from './shell/sandbox.ts';
import { quietChromium, restrictSession } from './shell/session-policy.ts';
import {
  closeBeforeQuit,
  crash,
  endAfterFault,
  keepProfileIn,
  refuseSwitch,
  refuseToStart,
  shellLog,
} from './shell/start-up.ts';
import { shellLanguage, shellTexts } from './shell/texts.ts';
import { lookForUpdates, startUpdates } from './shell/updates.ts';
import { confineContents, showWindow } from './shell/windows.ts';

const found = dataFolder();
const folder = found.ok ? found.value : null;
const rendererFolder = path.join(import.meta.dirname, '../renderer');
const log = shellLog(folder);

watchFaults(process, log, endAfterFault);
const refusedSwitch = enforceSandbox();
quietChromium();
registerPageSchemes();
confineContents();
noteEndedProcesses(log);
if (folder !== null) keepProfileIn(folder);
// Not awaited: Electron tells that it is ready only after this module has run to its end.
if (refusedSwitch !== null) refuseSwitch(refusedSwitch);
else if (app.requestSingleInstanceLock(linksOfThisStart(process.argv))) start().catch((error) => crash(log, error));
else app.quit();

async function start() {
  const followLinks = receiveLinks(log, process.argv);
  await app.whenReady();
  restrictSession(session.defaultSession, PAGE_ORIGIN);
  const files = openRendererFiles(rendererFolder, (nonce) => contentSecurityPolicy(nonce, 'none'));
  servePage(files, (route) => recoveryPage(shellTexts().recovery, shellLanguage(), route));

  const started = await startOwnCore({
    version: app.getVersion(),
    face: 'window',
    createStore: electronStore,
    passphrase: process.env.ROSTER_PASSPHRASE ?? null,
  });
  if (!started.ok) return refuseToStart(started.failure);
  const core = started.value;
  closeBeforeQuit(() => core.close());
  const caller = core.caller(createWindowDesk());
  registerProcedures(caller);
  await core.listen(null);

  const openOutside = createOutside(log, () => caller.instances.list({}));
  const show = (route: string | null) => showWindow({ folder, log, openOutside }, route);
  installMenu(() => lookForUpdates(folder));
  followLinks(show);
  claimLinks();
  startUpdates(folder);
  app.on('activate', () => show(null));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}
