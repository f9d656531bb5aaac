import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import type { Emulator } from '../../demo/lib/emulator.ts';
import { median } from './median.ts';
import { addConnection, startRoster } from './processes.ts';

/** The start of the built app and the size of its scripts. Times in milliseconds, sizes in kB, gzipped. */
export interface StartFigures {
  /** From the start of the host until the saved connection is on the screen of the connections. */
  readonly app: number;
  /** The same host, and an empty page in the same browser. */
  readonly empty: number;
  readonly ratio: number;
  /** The scripts that the page names itself, and all that came until the connections were there. */
  readonly firstScript: number;
  readonly scriptsUntilUsable: number;
}

const ROUNDS = 5;
const assets = path.join(import.meta.dirname, '../../dist/renderer/assets');

/** Starts the app and an empty page in turn. */
export async function measureStart(browser: Browser, emulator: Emulator, emptyPage: string): Promise<StartFigures> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'roster-bench-'));
  await addConnection(home, emulator);
  const apps: number[] = [];
  const empties: number[] = [];
  let scripts: string[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const isApp of round % 2 ? [true, false] : [false, true]) {
        const start = performance.now();
        const roster = await startRoster(home);
        const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
        const page = await context.newPage();
        await page.goto(isApp ? `${roster.said.url}#/instances` : emptyPage, { waitUntil: 'commit' });
        await page
          .locator(isApp ? 'main >> text=bench' : '#here')
          .first()
          .waitFor();
        (isApp ? apps : empties).push(performance.now() - start);
        if (isApp) scripts = await page.evaluate(() => performance.getEntriesByType('resource').map((one) => one.name));
        await context.close();
        await roster.stop();
      }
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  const [app, empty] = [median(apps), median(empties)];
  const page = readFileSync(path.join(assets, '../index.html'), 'utf8');
  const named = [...page.matchAll(/assets\/[\w-]+\.js/g)].map(([name]) => name);
  return { app, empty, ratio: app / empty, firstScript: sizeOf(named), scriptsUntilUsable: sizeOf(scripts) };
}

function sizeOf(addresses: readonly string[]): number {
  const names = new Set(addresses.filter((one) => one.endsWith('.js')).map((one) => path.posix.basename(one)));
  const sizes = [...names].map((name) => gzipSync(readFileSync(path.join(assets, name))).length);
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}
