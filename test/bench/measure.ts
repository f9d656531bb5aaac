import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Contender } from './contenders.ts';
import type { Expected, ScrollFigures } from './in-page.ts';
import { watchPage } from './in-page.ts';
import type { Truth } from './truth.ts';

/** All times of one contender's operations, in milliseconds, and what else was counted once. */
export interface Samples {
  readonly keystroke: number[];
  readonly clear: number[];
  readonly sort: number[];
  readonly facet: number[];
  readonly jump: number[];
  scroll: ScrollFigures | null;
  /** Megabytes of the page's heap and its buffers, after a collection. */
  heap: number | null;
}

const WORDS = ['son1', 'mar5', 'kim', 'berg2', 'wolf7', 'ann', 'son12'];
const GROUP = 'Diagnostics';
const ROUNDS = 3;
/** Rows around the middle whose handles are known to the page. */
const AROUND = 4000;

/** A page of its own with the watch in it. */
export async function openPage(browser: Browser, { parts }: Pick<Contender, 'parts'>): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.addInitScript(watchPage, parts);
  return page;
}

/** No samples yet. */
export function noSamples(): Samples {
  return { keystroke: [], clear: [], sort: [], facet: [], jump: [], scroll: null, heap: null };
}

/** Measures every operation on a page that shows all users, by handle. `openFacet` brings its control into view. */
export async function measureOperations(
  page: Page,
  contender: Contender,
  truth: Truth,
  openFacet: () => Promise<void> = async () => {},
): Promise<Samples> {
  const samples = noSamples();
  const calm = () => page.evaluate(() => window.benchWatch.calm());
  const everybody: Expected = { kind: 'top', handles: truth.first({}) };
  /** From the event that something begins with until what is expected was painted. */
  const timed = async (event: string, expected: Expected, act: () => Promise<void>) => {
    await page.evaluate(([type, what]) => window.benchWatch.arm(type, what), [event, expected] as const);
    await act();
    const time = await page.evaluate(() => window.benchWatch.waited());
    await calm();
    return time;
  };
  const press = (selector: string) => page.click(selector, { noWaitAfter: true });
  const shows = (asked: Parameters<Truth['first']>[0]): Expected => ({ kind: 'top', handles: truth.first(asked) });

  await calm();
  samples.heap = await heapOf(page);
  for (const word of WORDS.filter((one) => truth.first({ word: one }).length === 5)) {
    await page.focus(contender.search);
    samples.keystroke.push(await timed('input', shows({ word }), () => page.keyboard.insertText(word)));
    const clear = async () => {
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.press('Delete');
    };
    samples.clear.push(await timed('input', everybody, clear));
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    samples.sort.push(await timed('click', shows({ sort: 'asc' }), () => press(contender.sortUp)));
    samples.sort.push(await timed('click', shows({ sort: 'desc' }), () => press(contender.sortDown)));
    await timed('click', everybody, () => press(contender.unsort));
  }
  await openFacet();
  for (let round = 0; round < ROUNDS; round += 1) {
    const on = () => press(contender.facetOn);
    samples.facet.push(await timed(contender.facetEvent, shows({ group: GROUP }), on));
    await timed(contender.facetEvent, everybody, () => press(contender.facetOff));
  }
  await page.keyboard.press('Escape');
  await calm();
  if (contender.isWhole) await measureScrolling(page, truth, samples);
  return samples;
}

async function measureScrolling(page: Page, truth: Truth, samples: Samples): Promise<void> {
  const count = truth.users.length;
  for (const share of [0.5, 0.25, 0.75]) {
    const index = Math.max(0, Math.floor(count * share - AROUND / 2));
    const expected: Expected = { kind: 'from', index, handles: truth.from(index, AROUND) };
    samples.jump.push(
      await page.evaluate(([where, what]) => window.benchWatch.jump(where, what), [share, expected] as const),
    );
    await page.evaluate(() => window.benchWatch.calm());
  }
  await page.evaluate(() => window.benchWatch.toTop());
  await page.evaluate(() => window.benchWatch.calm());
  samples.scroll = await page.evaluate(() => window.benchWatch.scroll(200));
}

/** Megabytes of the page's heap with its buffers, after two collections. */
export async function heapOf(page: Page): Promise<number> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await page.waitForTimeout(200);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  await session.detach();
  return (usedSize + backingStorageSize) / 1e6;
}
