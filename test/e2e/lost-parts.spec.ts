import { expect, type Page } from '@playwright/test';
import { test } from './fixtures.ts';
import { addInstance } from './steps.ts';

/** From the next loading of the page on, parts with one of these names can't be fetched. */
async function loseParts(page: Page, names: readonly string[]) {
  for (const name of names) await page.route(`**/assets/${name}-*.js`, (route) => route.abort());
  await page.reload();
}

const lost = (page: Page) => page.getByText(/^Roster was updated while this page was open/);

test('what can’t be loaded says so in its place, and everything around it stays in use', async ({ page, emulator }) => {
  await addInstance(page, emulator, { name: 'lab', environment: 'Other' });
  await loseParts(page, ['user-panel', 'palette', 'find-on-server']);
  const grid = page.getByRole('grid');
  await grid.getByText('mhartley', { exact: true }).click();
  await expect(lost(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Load again' })).toBeVisible();
  await expect(grid).toBeVisible();
  await page.getByRole('button', { name: 'Close the panel' }).click();
  await expect(lost(page)).toHaveCount(0);

  await page.getByRole('button', { name: 'Find on server…' }).click();
  await expect(lost(page)).toBeVisible();
  await page.getByRole('button', { name: 'Close the panel' }).click();

  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('alert').and(page.locator(':has-text("Roster was updated")'))).toBeVisible();
  await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
  await expect(lost(page)).toHaveCount(0);
  await expect(grid).toBeVisible();
});

test('a menu, a popover and a dialog that can’t be loaded say so over the screen, which stays in use', async ({
  page,
  emulator,
}) => {
  await addInstance(page, emulator, { name: 'lab', environment: 'Other' });
  await loseParts(page, ['filter-menu', 'popup-layers', 'dialog-layer']);
  const grid = page.getByRole('grid');
  await expect(grid).toBeVisible();
  const told = page.getByRole('alert').filter({ has: lost(page) });
  for (const name of ['Add a filter', 'Columns', 'Find on server…']) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(told).toBeVisible();
    await expect(grid).toBeVisible();
    await told.getByRole('button', { name: 'Close' }).click();
    await expect(told).toHaveCount(0);
  }
});

test('a language that can’t be loaded is told, and can be tried again', async ({ page }) => {
  await page.getByRole('heading', { name: 'Who can do what, on which server' }).waitFor();
  await page.route('**/assets/de-*.js', (route) => route.abort());
  const palette = page.getByRole('combobox');
  await page.keyboard.press('ControlOrMeta+k');
  await palette.fill('deutsch');
  await page.keyboard.press('Enter');
  const told = page.getByRole('alert');
  await expect(told).toContainText('The language Deutsch could not be loaded. Roster stays with English.');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.unroute('**/assets/de-*.js');
  await told.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Wer darf was, auf welchem Server' })).toBeVisible();
  await expect(told).toHaveCount(0);
});
