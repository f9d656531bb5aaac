import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { _electron, type Browser, test as base, type ElectronApplication, type Page } from '@playwright/test';
import type { Emulator, EmulatorOptions } from '../../demo/lib/emulator.ts';
import { startEmulator } from '../../demo/lib/profiles.ts';
import { secret } from './canary.ts';
import type { ClockMove } from './moving-clock.ts';
import { type Recorder, recordFlow, reportRefusals } from './recorder.ts';

const root = path.join(import.meta.dirname, '../..');
const movingClock = new URL('moving-clock.ts', import.meta.url).href;

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
  /** Moves the clocks of the host, in the browser only. */
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
export const test = base.extend<Fixtures>({
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

  roster: async ({ browser, passphrase, contextOptions, recorder }, use, { project }) => {
    const home = await mkdtemp(path.join(os.tmpdir(), 'roster-e2e-'));
    if (passphrase !== null) secret(passphrase);
    const env = environment(home, passphrase);
    const onDouble = project.name === 'window';
    // A worker serves one project; other steps ask the environment where they are.
    if (onDouble) process.env.E2E_TARGET = 'electron';
    const isWindow = process.env.E2E_TARGET === 'electron';
    const target = isWindow
      ? await startWindow(env, recorder, onDouble)
      : await startHost(env, browser, contextOptions, recorder);
    await use({
      home,
      get page() {
        return target.page;
      },
      restart: () => target.restart(),
      stop: () => target.stop(),
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

interface Target {
  page: Page;
  restart(): Promise<Page>;
  stop(): Promise<void>;
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
async function startHost(
  env: Record<string, string>,
  browser: Browser,
  options: object,
  recorder: Recorder,
): Promise<Target> {
  let host = await spawnHost(env, recorder);
  const context = await browser.newContext(options);
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

/** Roster in its window, on Electron or on the double of it. */
async function startWindow(env: Record<string, string>, recorder: Recorder, onDouble: boolean): Promise<Target> {
  const binary = onDouble ? { executablePath: path.join(import.meta.dirname, 'electron-double/electron') } : {};
  const whole = { ...env, STAND_IN_NODE: process.execPath, ROSTER_BROWSER: process.env.ROSTER_BROWSER ?? '' };
  const launch = async () => {
    // Without this Playwright asks for no sandbox, and Roster does not start then.
    const started = await _electron.launch({ ...binary, args: [root], env: whole, chromiumSandbox: true });
    recorder.listen(started.context());
    return started;
  };
  let app: ElectronApplication = await launch();
  const target: Target = {
    page: await app.firstWindow(),
    moveClock: () => Promise.reject(new Error('The window runs by the clock of this computer.')),
    async stop() {
      await recorder.keepPages(app.context());
      await app.close();
    },
    async restart() {
      await target.stop();
      app = await launch();
      target.page = await app.firstWindow();
      return target.page;
    },
  };
  return target;
}
