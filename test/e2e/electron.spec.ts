import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test';
import { startEmulator } from '../../demo/lib/profiles.ts';
import { contentSecurityPolicy } from '../../electron/contract/content-security-policy.ts';
import { PROCEDURES, procedureName } from '../../electron/contract/procedures.ts';
import type { BridgeFunction, CrossedStream, Crossing, WindowBridge } from '../../electron/contract/window-bridge.ts';
import { secret } from './canary.ts';
import type { ElectronDouble } from './electron-double/double.ts';
import { recordFlow } from './recorder.ts';

const root = path.join(import.meta.dirname, '../..');

declare global {
  interface Window {
    /** The double's way from a page to the main process; it is left over in frames, where no preload script runs. */
    __doubleInvoke?: (invocation: { channel: string; args: unknown[] }) => Promise<{ error?: string }>;
  }
}

/** The compiled application in its window, on the double of Electron. */
interface WindowUnderTest {
  readonly app: ElectronApplication;
  /** The page, as soon as the preload script has run in it. */
  readonly page: Page;
}

/** Of all tests here together: they share one window. */
const recorder = recordFlow('electron.spec.ts');

const test = base.extend<object, { home: string; shell: WindowUnderTest }>({
  home: [
    async ({ browserName }, use) => {
      const home = await mkdtemp(path.join(os.tmpdir(), `roster-${browserName}-`));
      await use(home);
      recorder.keepFolder(home);
      await rm(home, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  shell: [
    async ({ home }, use) => {
      const app = await _electron.launch({
        executablePath: path.join(import.meta.dirname, 'electron-double/electron'),
        args: [root],
        env: { ...(process.env as Record<string, string>), ROSTER_HOME: home, STAND_IN_NODE: process.execPath },
      });
      const page = await app.firstWindow();
      await page.waitForFunction(() => 'roster' in window);
      recorder.listen(app.context());
      await use({ app, page });
      await recorder.keepPages(app.context());
      await app.close();
    },
    { scope: 'worker' },
  ],
});

/** Asks the main process; `ask` runs there. */
function inMain<Value>(app: ElectronApplication, ask: (electron: ElectronDouble) => Value): Promise<Value> {
  return app.evaluate(ask as never) as Promise<never>;
}

/** Calls a procedure through the bridge of the page. */
async function call(page: Page, name: string, input: unknown): Promise<Crossing> {
  const answer = await page.evaluate(
    async ([group = '', procedure = '', argument]) => {
      const functions = window.roster?.[group as string] as Record<string, BridgeFunction>;
      return functions[procedure as string]?.(argument) as Promise<Crossing>;
    },
    [...name.split('.'), input],
  );
  recorder.note('replies.txt', JSON.stringify(answer));
  return answer;
}

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

test('criterion 8: the page can neither navigate away nor open a window', async ({ shell }) => {
  const { page, app } = shell;
  const before = page.url();
  await inMain(app, ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    contents?.on('will-frame-navigate', (event: { url: string }) => asked.push(event.url));
  });
  await page.evaluate(() => {
    location.href = 'https://elsewhere.example/';
  });
  await expect
    .poll(() => inMain(app, () => (globalThis as unknown as { asked: string[] }).asked))
    .toContain('https://elsewhere.example/');
  expect(page.url()).toBe(before);
  const actions = await inMain(app, ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(
      (window) => window.webContents.openHandler?.({ url: 'https://elsewhere.example/' } as never).action,
    ),
  );
  expect(actions).toEqual(['deny']);
});

test('criterion 6: the session cancels every request that is not for our page', async ({ shell }) => {
  const verdicts = await inMain(shell.app, ({ session }) =>
    [
      'https://elsewhere.example/',
      'http://127.0.0.1/',
      'ws://127.0.0.1/',
      'file:///etc/passwd',
      'roster-app://page/index.html',
    ].map((url) => {
      let cancelled: boolean | undefined;
      session.defaultSession.beforeRequest?.({ url } as never, ({ cancel }) => {
        cancelled = cancel;
      });
      return cancelled;
    }),
  );
  expect(verdicts).toEqual([true, true, true, true, false]);
});

test('criterion 5: the page has the content security policy of the window, and obeys it', async ({ shell }) => {
  const policy = await shell.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.originalPolicy), { once: true });
        fetch('https://elsewhere.example/').catch(() => undefined);
      }),
  );
  const nonce = /'nonce-([\w-]+)'/.exec(policy)?.[1] ?? '';
  expect(policy).toBe(contentSecurityPolicy(nonce, 'none'));
});

test('criterion 16: what is grave is asked in a window of its own, which the page cannot reach', async ({ shell }) => {
  const { app, page } = shell;
  const emulator = await startEmulator({ profile: 'virtool-m2', users: 5 });
  const { handle, password } = emulator.signIn;
  const draft = {
    name: 'lab-01',
    address: emulator.origin,
    environment: 'production',
    allowHttp: false,
    signIn: { method: 'password', handle },
    secret: secret(password ?? ''),
  };
  const added = (await call(page, 'instances.add', draft)) as { ok: true; value: { id: string } };
  expect(added.ok).toBe(true);
  const instance = { instanceId: added.value.id };
  const ask = async () => {
    const opened = app.waitForEvent('window');
    const answer = call(page, 'instances.unlock', instance);
    const question = await opened;
    await expect(question.getByRole('heading', { level: 1 })).toContainText('Unlock lab-01');
    return { question, answer };
  };

  await test.step('it has neither bridge nor script, and a session of its own', async () => {
    const { question, answer } = await ask();
    const preferences = await inMain(app, ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ options }) => options.webPreferences),
    );
    expect(preferences.at(-1)).toMatchObject({ partition: 'confirmation', sandbox: true, contextIsolation: true });
    expect(preferences.at(-1)).not.toHaveProperty('preload');
    expect(await question.locator('script').count()).toBe(0);
    const verdicts = await inMain(app, ({ session }) =>
      ['roster-confirm://page/confirm/x', 'roster-app://page/index.html', 'https://elsewhere.example/'].map((url) => {
        let cancelled: boolean | undefined;
        session.fromPartition('confirmation').beforeRequest?.({ url } as never, ({ cancel }) => {
          cancelled = cancel;
        });
        return cancelled;
      }),
    );
    expect(verdicts).toEqual([false, true, true]);
    await question.close();
    expect(await answer).toMatchObject({ ok: false, error: { data: { code: 'not-confirmed' } } });
  });

  await test.step('the page may withdraw a question, not answer it', async () => {
    const { question, answer } = await ask();
    const closed = question.waitForEvent('close');
    const waiting = (await call(page, 'app.confirmations', {})) as { ok: true; value: { id: string }[] };
    expect(waiting.value).toMatchObject([{ address: null, purpose: 'unlock' }]);
    await call(page, 'app.withdraw', { id: waiting.value[0]?.id });
    expect(await answer).toMatchObject({ ok: false, error: { data: { code: 'not-confirmed' } } });
    await closed;
  });

  await test.step('a yes in the window unlocks', async () => {
    const { question, answer } = await ask();
    await question.getByRole('button', { name: 'Unlock lab-01 for 15 minutes' }).click();
    expect(await answer).toMatchObject({ ok: true, value: { remaining: expect.any(Number) } });
    expect(question.isClosed() || (await question.waitForEvent('close')) !== null).toBe(true);
  });

  await call(page, 'instances.remove', instance);
  await emulator.close();
});

test('the page saves what it made under Roster’s names, where the person wants it, and nothing else', async ({
  shell,
}) => {
  const { app, page } = shell;
  const downloads = () => inMain(app, ({ session }) => session.defaultSession.downloads);
  const save = (name: string, address: string | null = null) =>
    page.evaluate(
      ([file, from]) => {
        const href = from ?? URL.createObjectURL(new Blob(['{}'], { type: 'application/octet-stream' }));
        const link = Object.assign(document.createElement('a'), { href, download: file });
        document.body.append(link);
        link.click();
        link.remove();
      },
      [name, address] as const,
    );
  const decided = async (name: string, address?: string) => {
    await save(name, address);
    await expect.poll(async () => (await downloads()).map((one) => one.name)).toContain(name);
    return (await downloads()).find((one) => one.name === name);
  };
  expect(await decided('roster-2026-02-03.json')).toMatchObject({
    url: expect.stringMatching(/^blob:roster-app:\/\/page\//),
    asked: { defaultPath: 'roster-2026-02-03.json' },
  });
  for (const name of ['roster-2026-02-03.exe', 'notes.json', 'roster-.desktop']) {
    expect(await decided(name)).toMatchObject({ asked: null });
  }
  expect(await decided('roster-elsewhere.json', 'data:application/octet-stream,x')).toMatchObject({ asked: null });
});

test('the terminal attaches to the core of the window', async ({ shell, home }) => {
  const options = { env: { ...process.env, ROSTER_HOME: home }, encoding: 'utf8' } as const;
  const roster = (...args: string[]) =>
    promisify(execFile)(process.execPath, [path.join(root, 'scripts/run.mjs'), 'electron/cli.ts', ...args], options);
  expect((await roster('instances', 'list', '--json')).stdout).toBe('[]\n');
  expect(await call(shell.page, 'app.info', {})).toMatchObject({ ok: true });
});
