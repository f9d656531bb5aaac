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

const root = path.join(import.meta.dirname, '../..');

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
}

interface Fixtures {
  /** What the emulator is started with; set it with `test.use`. */
  emulatorOptions: EmulatorOptions;
  /** The pass phrase that opens the secret store; null: secrets stay in memory. */
  passphrase: string | null;
  emulator: Emulator;
  roster: RosterUnderTest;
}

/** Playwright's `test` with Roster running: `page` shows it, `emulator` is a server to connect to. */
export const test = base.extend<Fixtures>({
  emulatorOptions: [{ profile: 'virtool-m2', users: 50 }, { option: true }],
  passphrase: ['a pass phrase for tests', { option: true }],

  emulator: async ({ emulatorOptions }, use) => {
    const emulator = await startEmulator(emulatorOptions);
    await use(emulator);
    await emulator.close();
  },

  roster: async ({ browser, passphrase, contextOptions }, use) => {
    const home = await mkdtemp(path.join(os.tmpdir(), 'roster-e2e-'));
    const env = environment(home, passphrase);
    const target =
      process.env.E2E_TARGET === 'electron' ? await startWindow(env) : await startHost(env, browser, contextOptions);
    await use({
      home,
      get page() {
        return target.page;
      },
      restart: () => target.restart(),
      stop: () => target.stop(),
    });
    await target.stop();
    await target.page.context().close();
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
}

function environment(home: string, passphrase: string | null): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name, value]) => value !== undefined && !name.startsWith('ROSTER_'),
  );
  const own = { ROSTER_HOME: home, ...(passphrase === null ? {} : { ROSTER_PASSPHRASE: passphrase }) };
  return { ...(Object.fromEntries(kept) as Record<string, string>), ...own };
}

/** Roster in a browser: the real host in a process of its own, and a page at its one-time address. */
async function startHost(env: Record<string, string>, browser: Browser, options: object): Promise<Target> {
  let host = await spawnHost(env);
  const context = await browser.newContext(options);
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
    async restart() {
      await stop();
      host = await spawnHost(env);
      await page.goto(host.url);
      return page;
    },
  };
}

async function spawnHost(env: Record<string, string>): Promise<{ process: ChildProcess; url: string }> {
  const args = [path.join(root, 'scripts/host.mjs'), '--no-open', '--json'];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const complaints = text(child.stderr);
  for await (const line of createInterface({ input: child.stdout })) {
    return { process: child, url: (JSON.parse(line) as { url: string }).url };
  }
  throw new Error(`The host ended without an address: ${await complaints}`);
}

/** Roster in its window, on Electron or on whatever stands in for its binary. */
async function startWindow(env: Record<string, string>): Promise<Target> {
  let app: ElectronApplication = await _electron.launch({ args: [root], env });
  const target: Target = {
    page: await app.firstWindow(),
    stop: () => app.close(),
    async restart() {
      await app.close();
      app = await _electron.launch({ args: [root], env });
      target.page = await app.firstWindow();
      return target.page;
    },
  };
  return target;
}
