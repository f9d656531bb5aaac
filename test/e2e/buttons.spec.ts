import { expect, type Locator } from '@playwright/test';
import { test } from './fixtures.ts';

test.use({ reducedMotion: 'reduce' });

/** What a button looks like at this moment, as far as hovering may change it. */
const lookOf = (button: Locator) =>
  button.evaluate(async (element) => {
    await Promise.all(element.getAnimations().map(({ finished }) => finished));
    const { backgroundColor, color, boxShadow, cursor } = getComputedStyle(element);
    return { backgroundColor, color, boxShadow, cursor };
  });

test('a button that is switched off looks no different under the pointer, in both themes', async ({ page }) => {
  // Every kind of button on one screen, beside each other: no screen of Roster has all of them switched off.
  await page.getByRole('textbox', { name: 'Address' }).waitFor();
  await page.evaluate(() => {
    const bar = document.createElement('div');
    bar.id = 'buttons';
    bar.setAttribute('role', 'group');
    for (const kind of ['', 'primary', 'destroy', 'plain']) {
      for (const disabled of [true, false]) {
        const button = document.createElement('button');
        Object.assign(button, { className: `btn ${kind}`, disabled, textContent: `${kind || 'usual'} ${disabled}` });
        bar.append(button);
      }
    }
    document.body.prepend(bar);
  });
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, theme);
    for (const kind of ['usual', 'primary', 'destroy', 'plain']) {
      const off = page.locator('#buttons').getByText(`${kind} true`);
      const on = page.locator('#buttons').getByText(`${kind} false`);
      await page.mouse.move(0, 700);
      const [offAtRest, onAtRest] = [await lookOf(off), await lookOf(on)];
      await off.hover({ force: true });
      expect(await lookOf(off), `${kind}, ${theme}`).toEqual(offAtRest);
      await on.hover();
      // In the dark, the usual one is as light already as hovering makes it.
      if (kind !== 'usual') expect(await lookOf(on), `${kind}, ${theme}`).not.toEqual(onAtRest);
    }
  }
});

test('the page’s policy refuses nothing that Roster does, and what it refuses is heard', async ({ page, recorder }) => {
  await page.getByRole('textbox', { name: 'Address' }).waitFor();
  expect(recorder.complaints).toEqual([]);
  await page.evaluate(() => {
    document.head.append(Object.assign(document.createElement('style'), { textContent: 'body { color: red }' }));
  });
  await expect.poll(() => recorder.complaints.join('\n')).toContain('style-src');
});
