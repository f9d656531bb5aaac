import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import type { BridgeFunction, Crossing, WindowBridge } from '../../electron/contract/window-bridge.ts';
import type { ElectronDouble } from './electron-double/double.ts';
import { recordFlow } from './recorder.ts';

/** The folder of the project, with the compiled application. */
export const root = path.join(import.meta.dirname, '../..');
/** Stands where Electron's binary would. */
export const standIn = path.join(import.meta.dirname, 'electron-double/electron');

declare global {
  interface Window {
    /** The double's way from a page to the main process; it is left over in frames, where no preload script runs. */
    __doubleInvoke?: (invocation: { channel: string; args: unknown[] }) => Promise<{ error?: string }>;
  }
}

/** The compiled application in its window, on the double of Electron. */
export interface WindowUnderTest {
  readonly app: ElectronApplication;
  /** The page, as soon as the preload script has run in it. */
  readonly page: Page;
}

/** Of all tests on the double in one worker together: they share one window. */
const recorder = recordFlow('the window on the double');

/** What the application is started with: its own data folder, and no secret store but the memory. */
export function windowEnvironment(home: string): Record<string, string> {
  return { ...(process.env as Record<string, string>), ROSTER_HOME: home, STAND_IN_NODE: process.execPath };
}

/** Starts the application on the double of Electron, whatever the target of the other tests is. */
export async function openOnDouble(home: string, args: readonly string[] = []): Promise<WindowUnderTest> {
  const app = await _electron.launch({
    executablePath: standIn,
    args: [root, ...args],
    env: windowEnvironment(home),
    // Without this Playwright asks for no sandbox, and Roster does not start then.
    chromiumSandbox: true,
  });
  const page = await app.firstWindow();
  await page.waitForFunction(() => 'roster' in window);
  recorder.listen(app.context());
  return { app, page };
}

/** Playwright's `test` with one window for all tests of a worker. Its home has spaces and letters of several scripts in its name. */
export const test = base.extend<object, { home: string; shell: WindowUnderTest }>({
  home: [
    async ({ browserName }, use) => {
      const home = await mkdtemp(path.join(os.tmpdir(), `roster Ärzte 検査 ${browserName} `));
      await use(home);
      recorder.keepFolder(home);
      await rm(home, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  shell: [
    async ({ home }, use) => {
      const shell = await openOnDouble(home);
      await use(shell);
      await recorder.keepPages(shell.app.context());
      // Whatever a test left unsaved may go.
      await inMain(shell.app, ({ dialog }) => {
        dialog.choice = 1;
      });
      await shell.app.close();
    },
    { scope: 'worker' },
  ],
});

/** Asks the main process; `ask` runs there, with a copy of `argument`. */
export function inMain<Value, Argument = undefined>(
  app: ElectronApplication,
  ask: (electron: ElectronDouble, argument: Argument) => Value,
  argument?: Argument,
): Promise<Value> {
  return app.evaluate(ask as never, argument as never) as Promise<never>;
}

/** Calls a procedure through the bridge of the page. */
export async function call(page: Page, name: string, input: unknown): Promise<Crossing> {
  const answer = await page.evaluate(
    async ([group = '', procedure = '', argument]) => {
      const functions = (window as Window & { roster?: WindowBridge }).roster?.[group as string] as Record<
        string,
        BridgeFunction
      >;
      return functions[procedure as string]?.(argument) as Promise<Crossing>;
    },
    [...name.split('.'), input],
  );
  recorder.note('replies.txt', JSON.stringify(answer));
  return answer;
}
