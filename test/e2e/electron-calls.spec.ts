import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { PROCEDURES, procedureName } from '../../electron/contract/procedures.ts';
import type { BridgeFunction, CrossedStream, Crossing, WindowBridge } from '../../electron/contract/window-bridge.ts';
import { call, inMain, root, test } from './window-under-test.ts';

const contractNames = PROCEDURES.map(({ path: parts }) => procedureName(parts)).sort();

test('criterion 11: contract keys, registered handlers and bridge functions are the same', async ({ shell }) => {
  const inPage = await shell.page.evaluate(() =>
    Object.entries(window.roster as WindowBridge).flatMap(([group, functions]) =>
      Object.keys(functions).map((name) => `${group}.${name}`),
    ),
  );
  expect(inPage.sort()).toEqual(contractNames);
  const handlers = await inMain(shell.app, ({ ipcMain }) => [...ipcMain.handlers.keys()]);
  expect(handlers.sort()).toEqual(contractNames);
});

test('a call reaches the core, as the window, and answers with data', async ({ shell, home }) => {
  const answer = await call(shell.page, 'app.info', {});
  expect(answer).toMatchObject({ ok: true, value: { face: 'window', dataFolder: home } });
});

test('criterion 13, 15: refused input crosses as a failure without a stack', async ({ shell }) => {
  const answer = await call(shell.page, 'users.get', { instanceId: 'x', userId: '', extra: 1 });
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'FAILED', defined: true, data: { code: 'input-invalid' } },
  });
  expect(JSON.stringify(answer)).not.toContain('node:');
});

test('a stream crosses step by step, and its failures as data', async ({ shell }) => {
  const draft = {
    name: '',
    address: 'not an address',
    environment: 'other',
    allowHttp: false,
    signIn: null,
    secret: null,
  };
  const steps = await shell.page.evaluate(async (input) => {
    const { probe } = (window.roster as WindowBridge).instances as { probe: BridgeFunction };
    const found: unknown[] = [];
    const opened = (await probe(input)) as Crossing<CrossedStream>;
    while (opened.ok) {
      const step = await opened.value.next();
      if (!step.ok || step.value.done) break;
      found.push(step.value.value);
    }
    return found;
  }, draft);
  expect(steps.at(-1)).toMatchObject({ type: 'step', step: { state: 'failed', failure: { code: 'address-invalid' } } });
});

test('criterion 12: a frame inside the page is refused, and the refusal rejects', async ({ shell }) => {
  await shell.page.evaluate(() => document.body.append(document.createElement('iframe')));
  await expect.poll(() => shell.page.frames().length).toBe(2);
  const frame = shell.page.frames()[1];
  const reply = await frame?.evaluate(() => window.__doubleInvoke?.({ channel: 'app.info', args: ['open', {}] }));
  expect(reply?.error).toContain('Refused');
  await shell.page.locator('iframe').evaluate((element) => element.remove());
});

test('criterion 12: a window that the factory did not make is refused', async ({ shell }) => {
  const opened = shell.app.waitForEvent('window');
  await inMain(shell.app, ({ BrowserWindow }) => {
    const [own] = BrowserWindow.getAllWindows();
    void new BrowserWindow(own?.options).loadURL('roster-app://page/index.html');
  });
  const foreign = await opened;
  await foreign.waitForFunction(() => 'roster' in window);
  await expect(call(foreign, 'app.info', {})).rejects.toThrow('Refused');
  await foreign.close();
});

test('the terminal attaches to the core of the window', async ({ shell, home }) => {
  const options = { env: { ...process.env, ROSTER_HOME: home }, encoding: 'utf8' } as const;
  const roster = (...args: string[]) =>
    promisify(execFile)(process.execPath, [path.join(root, 'scripts/run.mjs'), 'electron/cli.ts', ...args], options);
  expect((await roster('instances', 'list', '--json')).stdout).toBe('[]\n');
  expect(await call(shell.page, 'app.info', {})).toMatchObject({ ok: true });
});
