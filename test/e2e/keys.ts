import { expect, type Locator, type Page } from '@playwright/test';

declare global {
  interface Window {
    /** How often a pointer was pressed since the test began to count. */
    pointerPresses?: number;
  }
}

/** More presses of Tab than any screen needs. */
const MANY = 60;

/** Goes on with Tab until something has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let step = 0; step < MANY; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab did not reach ${String(wanted)} in ${MANY} steps.`);
}

/** Goes to a button or a link with Tab, and presses Enter. */
export async function pressOn(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press('Enter');
}

/** Counts the presses of a pointer from now on, until the page is loaded anew. */
export async function countPointerPresses(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.pointerPresses = 0;
    window.addEventListener('pointerdown', () => {
      window.pointerPresses = (window.pointerPresses ?? 0) + 1;
    });
  });
}

/** Fails where a pointer was pressed since the count began. */
export async function expectNoPointer(page: Page): Promise<void> {
  expect(await page.evaluate(() => window.pointerPresses)).toBe(0);
}
