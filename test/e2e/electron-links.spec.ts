import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, type Page } from '@playwright/test';
import { call, inMain, openOnDouble, root, standIn, test, windowEnvironment } from './window-under-test.ts';

/** Starts the application a further time, as a person or the system does, and waits until it has ended. */
async function startAgain(home: string, ...args: string[]): Promise<{ code: number | null; said: string }> {
  const child: ChildProcess = spawn(standIn, [root, ...args], { env: windowEnvironment(home), stdio: 'pipe' });
  const said = child.stderr ? text(child.stderr) : Promise.resolve('');
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, said: await said };
}

const routeOf = (page: Page) => page.evaluate(() => location.hash);
const logOf = (home: string) => readFile(path.join(home, 'logs/roster.log'), 'utf8').catch(() => '');

test('criterion 30: a second start hands over its link, brings the window to the front, and ends', async ({
  shell,
  home,
}) => {
  await inMain(shell.app, ({ BrowserWindow }) => {
    const focused: string[] = [];
    Object.assign(globalThis, { focused });
    BrowserWindow.getAllWindows()[0]?.on('focus', () => focused.push('focus'));
  });
  await shell.page.evaluate(() => Object.assign(window, { sameLoad: true }));
  expect(await startAgain(home, 'roster://settings')).toMatchObject({ code: 0 });
  await expect.poll(() => routeOf(shell.page)).toBe('#/settings');
  expect(await shell.page.evaluate(() => 'sameLoad' in window)).toBe(true);
  expect(await inMain(shell.app, () => (globalThis as unknown as { focused: string[] }).focused)).toEqual(['focus']);
  expect(await inMain(shell.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('criterion 30: a second start without a link leaves the screen as it is', async ({ shell, home }) => {
  const before = await routeOf(shell.page);
  expect(await startAgain(home)).toMatchObject({ code: 0 });
  expect(await routeOf(shell.page)).toBe(before);
});

test('criterion 31: what is no link of ours changes nothing and is noted without its text', async ({ shell, home }) => {
  test.slow();
  await startAgain(home, 'roster://history');
  await expect.poll(() => routeOf(shell.page)).toBe('#/history');
  const instances = await call(shell.page, 'instances.list', {});
  await startAgain(home, 'roster://history\nroster://settings');
  await inMain(shell.app, ({ app }) => {
    for (const link of [
      'roster://instances/new?address=https://mole-Vellum7.example/',
      'roster://admin:mole-Vellum7@instances',
      `roster://instances/${'mole-Vellum7'.repeat(900)}`,
      'roster://instances/a/users/delete/mole-Vellum7',
      'https://mole-Vellum7.example/',
    ]) {
      app.emit('open-url', { preventDefault: () => undefined }, link);
    }
  });
  await expect.poll(async () => (await logOf(home)).match(/A link was ignored/g)?.length).toBe(6);
  expect(await logOf(home)).not.toContain('Vellum7');
  expect(await routeOf(shell.page)).toBe('#/history');
  expect(await call(shell.page, 'instances.list', {})).toEqual(instances);
});

test('criterion 31: the first start follows its link too, and the window keeps its place', async ({ browserName }) => {
  test.slow();
  const home = await mkdtemp(path.join(os.tmpdir(), `roster-links-${browserName}-`));
  const first = await openOnDouble(home, ['roster://instances/new']);
  await expect.poll(() => routeOf(first.page)).toBe('#/instances/new');
  await expect(first.page.getByRole('textbox', { name: 'Address' })).toBeVisible();
  await inMain(first.app, ({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 50, width: 1000, height: 700 });
  });
  await first.app.close();
  const second = await openOnDouble(home);
  const bounds = await inMain(second.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
  expect(bounds).toEqual({ x: 40, y: 50, width: 1000, height: 700 });
  await second.page.waitForFunction(() => document.querySelector('#root main') !== null);
  await second.app.close();
  await rm(home, { recursive: true, force: true });
});

test('criterion 2: with a switch that takes the sandbox away it says so and does not start', async ({
  browserName,
}) => {
  const home = await mkdtemp(path.join(os.tmpdir(), `roster-sandbox-${browserName}-`));
  const { code, said } = await startAgain(home, '--no-sandbox');
  expect(code).toBe(9);
  expect(said).toContain('Roster does not run with the switch no-sandbox');
  await rm(home, { recursive: true, force: true });
});
