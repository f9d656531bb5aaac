import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import type { Emulator } from '../../demo/lib/emulator.ts';
import { ROSTER } from './contenders.ts';
import type { Expected, PageParts } from './in-page.ts';
import { measureOperations, openPage, type Samples } from './measure.ts';
import { addConnection, startRoster } from './processes.ts';
import type { Truth } from './truth.ts';

/** What one run of Roster gave, from its first load to a start from its copy. Times in milliseconds, memory in MB. */
export interface RosterFigures {
  readonly samples: Samples;
  /** From the opening of the screen until the first rows: from the server, and from the copy. */
  readonly firstFromNetwork: number;
  readonly firstFromCopy: number;
  /** From the opening of the screen until everybody is there. */
  readonly load: number;
  /** Of the process with the core and its thread: after the load and all operations, at most, after a start from the copy. */
  readonly coreMemory: number | null;
  readonly corePeak: number | null;
  readonly coreFromCopy: number | null;
}

const ANY: Expected = { kind: 'any' };

/** Runs Roster on an emulator whose users are known. */
export async function runRoster(browser: Browser, emulator: Emulator, truth: Truth): Promise<RosterFigures> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'roster-bench-'));
  const id = await addConnection(home, emulator);
  const screen = `#/instances/${id}/users?status=*`;
  let roster = await startRoster(home);
  try {
    let page = await openStart(browser, roster.said.url);
    const begin = performance.now();
    const firstFromNetwork = await openScreen(page, screen);
    await complete(page, truth.users.length);
    const load = performance.now() - begin;
    const samples = await measureOperations(page, ROSTER, truth, () => openGroupFilter(page));
    const [coreMemory, corePeak] = [roster.memory(), roster.peakMemory()];
    await page.context().close();
    await roster.stop();

    roster = await startRoster(home);
    page = await openStart(browser, roster.said.url);
    const firstFromCopy = await openScreen(page, screen);
    const coreFromCopy = roster.memory();
    await page.context().close();
    return { samples, firstFromNetwork, firstFromCopy, load, coreMemory, corePeak, coreFromCopy };
  } finally {
    await roster.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

/** Opens the page of the host at its connections; `parts` tell what is measured in it later. */
export async function openStart(browser: Browser, url: string, parts: PageParts = ROSTER.parts): Promise<Page> {
  const page = await openPage(browser, { parts });
  await page.goto(`${url}#/instances`);
  await page.getByText('bench').first().waitFor();
  await page.evaluate(() => window.benchWatch.calm());
  return page;
}

/** Goes to a screen; milliseconds until the first rows were painted. */
export async function openScreen(page: Page, screen: string): Promise<number> {
  await page.evaluate((expected) => window.benchWatch.arm('hashchange', expected), ANY);
  await page.evaluate((hash) => {
    location.hash = hash;
  }, screen);
  return page.evaluate(() => window.benchWatch.waited());
}

/** Waits until everybody was read. */
export async function complete(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (rows) =>
      document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === String(rows) &&
      !document.querySelector('.load-progress'),
    count + 1,
    { timeout: 1_800_000, polling: 20 },
  );
}

async function openGroupFilter(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a filter' }).click();
  await page.getByRole('menuitem', { name: 'Group', exact: true }).click();
  await page.locator(ROSTER.facetOn).waitFor();
  await wait(300);
}
