import { expect, type Locator } from '@playwright/test';
import { test } from './fixtures.ts';
import { addInstance, userPanel } from './steps.ts';

const HANDLE = 'x'.repeat(400);

/** Pixels by which the inside of an element is wider than the element. */
const overflow = (box: Locator) => box.evaluate((element) => element.scrollWidth - element.clientWidth);

test('a name without end neither widens a dialog nor pushes the other columns away', async ({ page, emulator }) => {
  await addInstance(page, emulator, { name: 'lab', environment: 'Other' });
  await page.getByRole('button', { name: 'New user' }).click();
  await page.getByRole('textbox', { name: 'Handle' }).fill(HANDLE);
  await page.getByRole('button', { name: 'Generate' }).click();
  await page.getByRole('button', { name: `Create ${HANDLE}` }).click();
  await page.getByRole('button', { name: `Open ${HANDLE}` }).click();
  await userPanel(page).getByLabel('Active', { exact: true }).uncheck({ force: true });
  await page.getByRole('button', { name: 'Save…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Is deactivated')).toBeVisible();
  expect(await overflow(dialog.locator('.dbody'))).toBe(0);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Find on server…' }).click();
  await dialog.getByRole('textbox', { name: 'Handle contains' }).fill('xxxx');
  await dialog.getByRole('button', { name: 'Find', exact: true }).click();
  const found = dialog.locator('.find-table');
  await expect(found.getByRole('row')).toHaveCount(2);
  expect(await overflow(found)).toBe(0);
});

test('the list of instances has room for the names of the demo', async ({ page }) => {
  await page.getByRole('button', { name: 'Start the demo' }).click();
  await page.getByRole('link', { name: 'Instances' }).click();
  const name = page.getByRole('main').getByRole('link', { name: 'Demo: Virtool 2018' });
  await expect(name).toBeVisible();
  expect(await overflow(name)).toBe(0);
});

test('a name that is written from right to left keeps its beginning where the rail cuts it', async ({
  page,
  emulator,
}) => {
  const name = 'מעבדה '.repeat(12).trim();
  await addInstance(page, emulator, { name, environment: 'Other' });
  const cut = page.getByRole('navigation').getByRole('link', { name }).locator('.name');
  expect(await overflow(cut)).toBeGreaterThan(0);
  const [box, first] = await cut.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    range.setEnd(element.firstChild ?? element, 1);
    const edges = ({ left, right }: DOMRect) => ({ left, right });
    return [edges(element.getBoundingClientRect()), edges(range.getBoundingClientRect())] as const;
  });
  expect(first.left).toBeGreaterThanOrEqual(box.left);
  expect(first.right).toBeLessThanOrEqual(box.right + 1);
});
