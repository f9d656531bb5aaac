import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { _electron, type Browser, test as base, expect, type Locator, type Page } from '@playwright/test';
import type { Emulator, EmulatorOptions } from '../../demo/lib/emulator.ts';
import { startEmulator } from '../../demo/lib/profiles.ts';
import { secret } from './canary.ts';
import type { ClockMove } from './moving-clock.ts';
import { type Recorder, recordFlow, reportRefusals } from './recorder.ts';

const root = path.join(import.meta.dirname, '../..');
const movingClock = new URL('moving-clock.ts', import.meta.url).href;

/** Where the tests run: in a browser on the real host, in the window on the double of Electron, in real Electron. */
export type TargetName = 'browser' | 'double' | 'electron';

/** What a project of the configuration says. */
export interface ProjectOptions {
  target: TargetName;
}

/** Roster as one test uses it. */
export interface RosterUnderTest {
  /** The page as it is now; `restart` opens a new one where the target is Electron. */
  readonly page: Page;
  /** The data folder, new and empty at the beginning of the test. */
  readonly home: string;
  /** Ends Roster in an orderly way and starts it again on the same data folder; the page shows the new one. */
  restart(): Promise<Page>;
  /** Ends Roster and leaves the page as it is. */
  stop(): Promise<void>;
  /** Follows a link out of Roster, and agrees where Roster asks; answers with the page in the person's browser. */
  followOutside(link: Locator): Promise<Page>;
  /** Moves the clocks of the process that the core runs in. */
  moveClock(move: ClockMove): Promise<void>;
}

interface Fixtures {
  /** What the emulator is started with; set it with `test.use`. */
  emulatorOptions: EmulatorOptions;
  /** The pass phrase that opens the secret store; null: secrets stay in memory. */
  passphrase: string | null;
  emulator: Emulator;
  /** Keeps what the test leaves behind, for the search for secrets after all tests. */
  recorder: Recorder;
  roster: RosterUnderTest;
}

/** Playwright's `test` with Roster running: `page` shows it, `emulator` is a server to connect to. */
export const test = base.extend<Fixtures, ProjectOptions>({
  target: ['browser', { option: true, scope: 'worker' }],
  emulatorOptions: [{ profile: 'virtool-m2', users: 50 }, { option: true }],
  passphrase: ['a pass phrase for tests', { option: true }],

  emulator: async ({ emulatorOptions }, use) => {
    const emulator = await startEmulator(emulatorOptions);
    for (const known of [emulator.signIn.password, emulator.signIn.key]) if (known !== null) secret(known);
    await use(emulator);
    await emulator.close();
  },

  recorder: async ({ browserName }, use, { titlePath }) => {
    await use(recordFlow([browserName, ...titlePath].join(' ')));
  },

  roster: async ({ browser, target: name, passphrase, recorder, locale, timezoneId, reducedMotion }, use) => {
    const home = await mkdtemp(path.join(os.tmpdir(), 'roster-e2e-'));
    if (passphrase !== null) secret(passphrase);
    const env = environment(home, passphrase);
    const isWindow = name !== 'browser';
    // A worker serves one project; steps that have no fixtures ask the environment where they are.
    if (isWindow) process.env.E2E_TARGET = 'electron';
    const look = { locale, timezoneId, reducedMotion };
    const target = isWindow
      ? await startWindow(env, browser, recorder, look, name)
      : await startHost(env, browser, recorder);
    await use({
      home,
      get page() {
        return target.page;
      },
      restart: () => target.restart(),
      stop: () => target.stop(),
      followOutside: (link) => target.followOutside(link),
      moveClock: (move) => target.moveClock(move),
    });
    const context = target.page.context();
    if (!isWindow) await recorder.keepPages(context);
    await target.stop();
    await context.close();
    recorder.keepFolder(home);
    await rm(home, { recursive: true, force: true });
  },

  page: async ({ roster }, use) => {
    await use(roster.page);
  },
});

/** Agrees from now on to leaving a page with something unsaved in it. In the window the application may be faster. */
export function agreeToLeave(page: Page): void {
  page.on('dialog', (asked) => void asked.accept().catch(() => undefined));
}

interface Target {
  readonly page: Page;
  restart(): Promise<Page>;
  stop(): Promise<void>;
  followOutside(link: Locator): Promise<Page>;
  moveClock(move: ClockMove): Promise<void>;
}

function environment(home: string, passphrase: string | null): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name, value]) => value !== undefined && !name.startsWith('ROSTER_'),
  );
  const own = { ROSTER_HOME: home, ...(passphrase === null ? {} : { ROSTER_PASSPHRASE: passphrase }) };
  return { ...(Object.fromEntries(kept) as Record<string, string>), ...own };
}

/** Roster in a browser: the real host in a process of its own, and a page at its one-time address. */
async function startHost(env: Record<string, string>, browser: Browser, recorder: Recorder): Promise<Target> {
  let host = await spawnHost(env, recorder);
  // Playwright adds what the configuration and the test say of locale, viewport and the like.
  const context = await browser.newContext();
  recorder.listen(context);
  await context.addInitScript(reportRefusals);
  const page = await context.newPage();
  await page.goto(host.url);
  const stop = async () => {
    if (host.process.exitCode !== null) return;
    host.process.kill('SIGINT');
    await once(host.process, 'exit');
  };
  return {
    page,
    stop,
    async followOutside(link) {
      const opened = context.waitForEvent('page');
      await link.click();
      return opened;
    },
    async moveClock(move) {
      const answered = once(host.process, 'message');
      host.process.send(move);
      await answered;
    },
    async restart() {
      await stop();
      host = await spawnHost(env, recorder);
      await page.goto(host.url);
      return page;
    },
  };
}

async function spawnHost(
  env: Record<string, string>,
  recorder: Recorder,
): Promise<{ process: ChildProcess; url: string }> {
  const args = ['--import', movingClock, path.join(root, 'scripts/host.mjs'), '--no-open', '--json'];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('The host has no output to read.');
  const complaints = text(stderr);
  stderr.on('data', (said: Buffer) => recorder.note('host.txt', said.toString()));
  recorder.keepCommandLine(child.pid);
  for await (const line of createInterface({ input: stdout })) {
    recorder.note('host.txt', line);
    return { process: child, url: (JSON.parse(line) as { url: string }).url };
  }
  throw new Error(`The host ended without an address: ${await complaints}`);
}

/** What a browser's context takes from the configuration and the test by itself, and a window does not. */
interface Look {
  readonly locale: string | undefined;
  readonly timezoneId: string | undefined;
  readonly reducedMotion: 'reduce' | 'no-preference' | null;
}

/** Roster in its window, on Electron or on the double of it. */
async function startWindow(
  env: Record<string, string>,
  browser: Browser,
  recorder: Recorder,
  { locale, timezoneId, reducedMotion }: Look,
  name: 'double' | 'electron',
): Promise<Target> {
  const options = {
    args: [root],
    env: { ...env, STAND_IN_NODE: process.execPath, ROSTER_BROWSER: process.env.ROSTER_BROWSER ?? '' },
    // Without this Playwright asks for no sandbox, and Roster does not start then.
    chromiumSandbox: true,
    ...(name === 'double' ? { executablePath: path.join(import.meta.dirname, 'electron-double/electron') } : {}),
    ...(locale === undefined ? {} : { locale }),
    ...(timezoneId === undefined ? {} : { timezoneId }),
  };
  const launch = async () => {
    const app = await _electron.launch(options);
    recorder.listen(app.context());
    // Nobody answers boxes here: leaving a page with something unsaved in it is agreed to.
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBoxSync = () => 1;
    });
    const page = await app.firstWindow();
    // What a test does to the page must not be lost with the empty one before it.
    await page.waitForFunction(() => 'roster' in window);
    await page.emulateMedia({ reducedMotion });
    return { app, page };
  };
  let { app, page } = await launch();
  const stop = async () => {
    await recorder.keepPages(app.context());
    await app.close();
  };
  return {
    stop,
    get page() {
      return page;
    },
    async followOutside(link) {
      await app.evaluate(({ dialog, shell }) => {
        dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
        shell.openExternal = async (address) => void Object.assign(globalThis, { openedOutside: address });
      });
      await link.click();
      const opened = () => app.evaluate(() => (globalThis as { openedOutside?: string }).openedOutside ?? '');
      await expect.poll(opened).not.toBe('');
      const outside = await browser.newPage();
      await outside.goto(await opened());
      return outside;
    },
    async moveClock(move) {
      await app.evaluate((_electron, { elapsed, date }) => {
        const [never, today] = [performance.now.bind(performance), Date.now.bind(Date)];
        Object.assign(performance, { now: () => never() + elapsed });
        Object.assign(Date, { now: () => today() + date });
      }, move);
    },
    async restart() {
      await stop();
      ({ app, page } = await launch());
      return page;
    },
  };
}
