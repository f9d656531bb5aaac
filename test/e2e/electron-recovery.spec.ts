import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test as inBrowser } from '@playwright/test';
import { startTrap } from './trap.ts';
import { inMain, test } from './window-under-test.ts';

test('criterion 34: a page that ends in mid-edit leads to a view that brings the form back', async ({
  shell,
  home,
}) => {
  const { app, page } = shell;
  await page.waitForFunction(() => document.querySelector('#root main') !== null);
  await page.evaluate(() => {
    location.hash = '#/instances/new';
  });
  // The welcome has a field for an address as well; that of a name is on the screen that was asked for.
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('half typed');
  await page.getByRole('textbox', { name: 'Address' }).fill('https://lab-01.example.org');
  await inMain(app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await expect(page.getByRole('heading', { name: 'The page of Roster ended unexpectedly' })).toBeVisible();
  expect(await page.locator('script').count()).toBe(0);
  await page.getByRole('link', { name: 'Show Roster again' }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('half typed');
  await expect(page.getByRole('textbox', { name: 'Address' })).toHaveValue('https://lab-01.example.org');
  expect(await readFile(path.join(home, 'logs/roster.log'), 'utf8')).toContain('The page ended: crashed, 5.');
});

test('criterion 34: a page that does not answer is asked about once, and ended when the person says so', async ({
  shell,
}) => {
  const { app, page } = shell;
  await inMain(app, ({ BrowserWindow, dialog }) => {
    dialog.choice = 1;
    dialog.shown.length = 0;
    const [window] = BrowserWindow.getAllWindows();
    window?.emit('unresponsive');
    window?.emit('unresponsive');
  });
  await expect(page.getByRole('link', { name: 'Show Roster again' })).toBeVisible();
  const asked = await inMain(app, ({ dialog }) => {
    dialog.choice = null;
    return dialog.shown.map(({ title }) => title);
  });
  expect(asked).toEqual(['Roster’s page does not answer.']);
  await page.getByRole('link', { name: 'Show Roster again' }).click();
  await page.waitForFunction(() => document.querySelector('#root main') !== null);
});

test('criterion 34: a process of Chromium that ends, and a rejection that nobody caught, are noted and end nothing', async ({
  shell,
  home,
}) => {
  await inMain(shell.app, ({ app }) => {
    app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 11 });
    void Promise.reject(new Error('left behind'));
  });
  const log = () => readFile(path.join(home, 'logs/roster.log'), 'utf8');
  await expect.poll(log).toContain('A process of Chromium ended: GPU, crashed, 11.');
  await expect.poll(log).toContain('left behind');
  expect(await inMain(shell.app, ({ app }) => app.isReady())).toBe(true);
});

// The double takes only the scripts of a page away. That a real crash leaves the rest is Chromium's part.
inBrowser(
  'criterion 34: Chromium keeps what a page stored for its session when its process is killed',
  async ({ page }) => {
    const server = await startTrap();
    await page.goto(server.origin);
    await page.evaluate(() => sessionStorage.setItem('form', 'half typed'));
    const devTools = await page.context().newCDPSession(page);
    const gone = new Promise<void>((resolve) => devTools.once('Inspector.targetCrashed', () => resolve()));
    await devTools.send('Inspector.enable');
    void devTools.send('Page.crash').catch(() => undefined);
    await gone;
    const revived = new Promise<void>((resolve) =>
      devTools.once('Inspector.targetReloadedAfterCrash', () => resolve()),
    );
    await devTools.send('Page.reload');
    await revived;
    const read = async () => {
      const { result } = await devTools.send('Runtime.evaluate', { expression: "sessionStorage.getItem('form')" });
      return result.value as unknown;
    };
    await expect.poll(() => read().catch(() => null)).toBe('half typed');
    await server.close();
  },
);
