import { expect } from '@playwright/test';
import type { WindowBridge } from '../../electron/contract/window-bridge.ts';
import { inMain, test } from './window-under-test.ts';

test('criterion 3, 4: the page has one frozen extra global and nothing of Node', async ({ shell }) => {
  const found = await shell.page.evaluate(() => {
    const roster = window.roster as WindowBridge;
    const isFrozen = Object.isFrozen(roster) && Object.values(roster).every((group) => Object.isFrozen(group));
    const ofNode = ['require', 'process', 'module', 'Buffer'].filter((name) => name in window);
    return { isFrozen, ofNode };
  });
  expect(found).toEqual({ isFrozen: true, ofNode: [] });
});

test('criterion 1, 2: the window is hardened and the application sandboxed', async ({ shell }) => {
  const found = await inMain(shell.app, ({ app, BrowserWindow, session }) => ({
    preferences: BrowserWindow.getAllWindows()[0]?.options.webPreferences,
    switches: app.switches,
    sandboxed: app.sandboxed,
    spellChecker: session.defaultSession.spellChecker,
  }));
  expect(found.sandboxed).toBe(true);
  expect(found.spellChecker).toBe(false);
  expect(found.preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
  });
  expect(found.preferences).not.toHaveProperty('enableBlinkFeatures');
  expect(found.switches.filter((name) => /sandbox|security|insecure/.test(name))).toEqual([]);
});

test('criterion 7, 17: the scheme is standard and secure, and nothing synchronous listens', async ({ shell }) => {
  const found = await inMain(shell.app, ({ ipcMain, protocol }) => ({
    schemes: protocol.privileged,
    synchronous: ipcMain.eventNames(),
  }));
  const privileges = { standard: true, secure: true };
  expect(found.schemes).toEqual([
    { scheme: 'roster-app', privileges },
    { scheme: 'roster-confirm', privileges },
  ]);
  expect(found.synchronous).toEqual([]);
});

test('criterion 10: Chromium is told to fetch and send nothing by itself', async ({ shell }) => {
  const switches = await inMain(shell.app, ({ app }) => app.switches);
  expect(switches).toEqual(
    expect.arrayContaining([
      'disable-background-networking',
      'disable-component-update',
      'disable-domain-reliability',
      'no-pings',
    ]),
  );
});

test('the menu is ours: nothing in it leads to the web', async ({ shell }) => {
  const template = await inMain(
    shell.app,
    ({ Menu }) =>
      JSON.parse(JSON.stringify(Menu.template)) as { label: string; role?: string; submenu?: { label?: string }[] }[],
  );
  expect(template.map(({ label }) => label)).toEqual(expect.arrayContaining(['File', 'Edit', 'View', 'Help']));
  expect(template.at(-1)?.submenu).toEqual([{ label: 'Look for a newer version…' }]);
});

test('a window with something unsaved asks before it closes, and stays unless the person leaves', async ({ shell }) => {
  const { app, page } = shell;
  // Playwright would agree by itself where nobody listens.
  const leaveItToTheApplication = () => undefined;
  page.on('dialog', leaveItToTheApplication);
  await page.evaluate(() => {
    location.hash = '#/instances/new';
  });
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('not saved yet');
  const close = () =>
    inMain(app, ({ BrowserWindow, dialog }) => {
      dialog.shown.length = 0;
      BrowserWindow.getAllWindows()[0]?.close();
    });
  const shown = () => inMain(app, ({ dialog }) => [...dialog.shown]);
  await close();
  await expect.poll(async () => (await shown()).map(({ title }) => title)).toEqual(['Leave without saving?']);
  expect(await inMain(app, ({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await expect(name).toHaveValue('not saved yet');
  page.off('dialog', leaveItToTheApplication);
});
