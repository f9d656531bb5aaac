import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type CDPSession, expect, type Page } from '@playwright/test';
import { test } from './fixtures.ts';

// In every target: `npm run test:security` runs these in real Electron too, where its binary is there.

const ELSEWHERE = 'https://elsewhere.example/';
const drawn = (page: Page) => page.getByRole('heading', { name: 'Who can do what, on which server' });

test('criterion 3: nothing of Node is in the page', async ({ page }) => {
  await drawn(page).waitFor();
  const types = await page.evaluate(() =>
    ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname'].map(
      (name) => typeof (window as unknown as Record<string, unknown>)[name],
    ),
  );
  expect(types).toEqual(types.map(() => 'undefined'));
});

test('criterion 4: the window has one extra global, frozen for good, and a browser has none', async ({
  page,
  target,
}) => {
  await drawn(page).waitFor();
  const extra = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow ?? {}));
    frame.remove();
    // Libraries of the page leave marks in it that begin so.
    return Object.getOwnPropertyNames(window).filter((name) => !usual.has(name) && !name.startsWith('__'));
  });
  expect(extra).toEqual(target === 'browser' ? [] : ['roster']);
  if (target === 'browser') return;

  const found = await page.evaluate(() => {
    const scope = window as unknown as Record<string, unknown>;
    const bridge = scope.roster as Record<string, Record<string, unknown>>;
    const groups = Object.values(bridge);
    const tampered = [
      () => Reflect.set(scope, 'roster', {}),
      () => Reflect.deleteProperty(scope, 'roster'),
      () => Reflect.set(bridge, 'more', {}),
      () => Reflect.set(bridge.app ?? {}, 'info', () => 'of the page'),
      () => Reflect.setPrototypeOf(bridge, {}),
    ].map((tamper) => tamper());
    return {
      tampered,
      isSame: scope.roster === bridge,
      isFrozen: [bridge, ...groups].every(Object.isFrozen),
      types: [...new Set(groups.flatMap((group) => Object.values(group)).map((value) => typeof value))],
    };
  });
  expect(found).toEqual({
    tampered: [false, false, false, false, false],
    isSame: true,
    isFrozen: true,
    types: ['function'],
  });
});

/** Drops something on the middle of the page, as a person does from another program. */
async function drop(devTools: CDPSession, data: { items: { mimeType: string; data: string }[]; files: string[] }) {
  const at = { x: 600, y: 400, data: { ...data, dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devTools.send('Input.dispatchDragEvent', { type, ...at });
  }
}

test('criterion 8: whatever a script tries or a person drops, the page stays and no window opens', async ({
  page,
  target,
}, testInfo) => {
  test.skip(target === 'browser', 'a browser’s pages are the browser’s affair');
  await drawn(page).waitFor();
  const before = page.url();
  const context = page.context();
  const opened = await page.evaluate((address) => {
    const made = window.open(address);
    location.href = `${address}?location`;
    const link = Object.assign(document.createElement('a'), { href: `${address}?link` });
    document.body.append(link);
    link.click();
    return made === null;
  }, ELSEWHERE);
  // The double's Chromium hands a window out before the double closes it.
  if (target === 'electron') expect(opened).toBe(true);

  const file = testInfo.outputPath('dropped.html');
  await writeFile(file, '<title>dropped</title>');
  const devTools = await context.newCDPSession(page);
  await drop(devTools, { items: [{ mimeType: 'text/uri-list', data: ELSEWHERE }], files: [] });
  await drop(devTools, { items: [], files: [path.resolve(file)] });
  // The double's Chromium may show what is dropped beside the window, as browsers do.
  if (target === 'electron') expect(context.pages()).toHaveLength(1);
  expect(page.url()).toBe(before);
  await expect(drawn(page)).toBeVisible();
});
