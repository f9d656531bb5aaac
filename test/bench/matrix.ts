import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Emulator } from '../../demo/lib/emulator.ts';
import type { PageParts, ScrollFigures } from './in-page.ts';
import { heapOf } from './measure.ts';
import { addConnection, startRoster } from './processes.ts';
import { openScreen, openStart } from './roster-run.ts';

/** Groups of the emulator, and its users. */
export const MATRIX_SIZE = { groups: 5000, users: 5000 };

/** Half viewports that are scrolled. */
const STEPS = 400;

/** What the role editor gave with thousands of groups. Times in milliseconds, the heap in MB. */
export interface MatrixFigures {
  readonly groups: number;
  readonly users: number;
  /** From the opening of the screen until the first columns, the groups being read from the server one by one. */
  readonly opened: number;
  /** The same once they are known. */
  readonly openedAgain: number;
  readonly matrix: ScrollFigures;
  readonly list: ScrollFigures;
  readonly heap: number;
}

/** The heads of the matrix: a column that is not drawn has none. The first column and the last one stay in view. */
const MATRIX: PageParts = {
  scroller: '.matrix-scroll',
  row: '.matrix thead th:not(:first-child):not(.last)',
  index: 'data-none',
  base: 0,
  handle: '.group-name',
  blank: '.never',
  across: { before: 264, after: 84, down: 24 },
};

/** The same groups as a list. */
const LIST: PageParts = {
  scroller: '.group-scroll',
  row: '.group-list tbody tr',
  index: 'aria-rowindex',
  base: 2,
  handle: 'td.name',
  blank: '.gap',
};

/** Opens the groups of an emulator and scrolls through its matrix and its list. */
export async function measureMatrix(browser: Browser, emulator: Emulator, groups: number): Promise<MatrixFigures> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'roster-bench-'));
  const id = await addConnection(home, emulator);
  let roster = await startRoster(home);
  const screen = `#/instances/${id}/groups`;
  try {
    let page = await openStart(browser, roster.said.url, MATRIX);
    const opened = await openScreen(page, screen);
    await page.evaluate(() => window.benchWatch.calm());
    const heap = await heapOf(page);
    const matrix = await scrollOn(page);
    await leave(page);
    const openedAgain = await openScreen(page, screen);
    await page.context().close();
    // An address of the host lets one page in.
    await roster.stop();
    roster = await startRoster(home);
    page = await openStart(browser, roster.said.url, LIST);
    await openScreen(page, `${screen}?show=list`);
    const list = await scrollOn(page);
    await page.context().close();
    return { groups, users: emulator.users, opened, openedAgain, matrix, list, heap };
  } finally {
    await roster.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function scrollOn(page: Page): Promise<ScrollFigures> {
  await page.evaluate(() => window.benchWatch.calm());
  return page.evaluate((steps) => window.benchWatch.scroll(steps / 2), STEPS);
}

/** Goes to the connections. */
async function leave(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/';
  });
  await page.locator('.matrix-scroll').waitFor({ state: 'detached' });
}
