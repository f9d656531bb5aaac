// Takes the place of Electron's binary: starts Chromium, and runs the application's main process on the double.
// Playwright's `_electron.launch` drives it as it drives Electron: over this Node's inspector and Chromium's DevTools.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { installDouble, runOnDouble } from './double.ts';

const args = process.argv.slice(2);
const appPath = path.resolve(args.find((argument) => !argument.startsWith('-')) ?? '.');
const { main } = JSON.parse(readFileSync(path.join(appPath, 'package.json'), 'utf8')) as { main: string };
const profile = mkdtempSync(path.join(os.tmpdir(), 'electron-stand-in-'));
const drivenByPlaywright = args.includes('--remote-debugging-port=0');

// Playwright calls this when it is connected; the application must not start before.
const connected = new Promise<void>((resolve) => {
  Object.assign(globalThis, { __playwright_run: resolve });
});
const browserProcess = startChromium();
const address = await devToolsAddress();
const browser = await chromium.connectOverCDP(address);
const [context] = browser.contexts();
if (!context) throw new Error('Chromium has no context.');

const electron = await installDouble({ appPath, userData: profile, context });
const { app } = electron;
app.on('quit', (_event, code: number) => end(code));
process.on('SIGINT', () => app.quit());
process.on('SIGTERM', () => app.quit());
let exitCode = 0;
browserProcess.on('exit', () => process.exit(exitCode));

if (drivenByPlaywright) {
  console.error(`DevTools listening on ${address}`);
  await connected;
}
await runOnDouble(electron, main);

function startChromium() {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const headless = process.env.DISPLAY ? [] : ['--headless=new'];
  return spawn(
    process.env.ROSTER_BROWSER || '/usr/bin/chromium',
    [
      '--remote-debugging-port=0',
      `--user-data-dir=${path.join(profile, 'chromium')}`,
      '--no-first-run',
      '--no-startup-window',
      '--test-type',
      ...headless,
      ...asRoot,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
}

async function devToolsAddress(): Promise<string> {
  for await (const line of createInterface({ input: browserProcess.stderr })) {
    const found = /^DevTools listening on (ws:\/\/\S+)/.exec(line)?.[1];
    if (found) return found;
  }
  throw new Error('Chromium ended before it listened.');
}

function end(code: number) {
  exitCode = code;
  void browser.close().catch(() => undefined);
  browserProcess.kill();
}
