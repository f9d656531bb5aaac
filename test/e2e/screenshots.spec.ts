import path from 'node:path';
import type { Page } from '@playwright/test';
import { test } from './fixtures.ts';

const folder = path.join(import.meta.dirname, '../../docs/screenshots');

test.use({ emulatorOptions: { profile: 'virtool-m2', users: 2400, seed: 7 }, reducedMotion: 'reduce' });

/** Takes one picture in each theme. */
async function picture(page: Page, name: string) {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, theme);
    await page.screenshot({ path: path.join(folder, `${name}-${theme}.png`), animations: 'disabled' });
  }
}

test('every screen, light and dark', async ({ page, emulator }) => {
  await page.getByRole('textbox', { name: 'Address' }).waitFor();
  await picture(page, 'welcome');

  await page.getByRole('textbox', { name: 'Address' }).fill(emulator.origin);
  await page.getByRole('button', { name: 'Test this address' }).click();
  await page.getByRole('textbox', { name: 'Handle' }).fill('admin');
  await page.getByLabel('Password', { exact: true }).fill('admin-password');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('lab-01');
  await page.getByRole('button', { name: 'Test again' }).click();
  await page.getByText('as admin', { exact: true }).waitFor();
  await picture(page, 'add-instance');

  await page.getByRole('button', { name: 'Save lab-01' }).click();
  await page.getByRole('grid').waitFor();
  await page.getByRole('button', { name: /^Directory/ }).waitFor();
  await picture(page, 'users');

  await page.getByRole('textbox', { name: 'Search users' }).fill('mhartley');
  await page.getByRole('gridcell', { name: 'mhartley', exact: true }).click();
  await page.getByRole('tab', { name: 'Profile' }).waitFor();
  await picture(page, 'users-profile');
  await page.getByRole('tab', { name: 'Access' }).click();
  await page.getByText('Where it comes from').waitFor();
  await picture(page, 'users-access');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'New user' }).click();
  await page.getByRole('textbox', { name: 'Handle', exact: true }).waitFor();
  await picture(page, 'create-user');
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: /Groups and roles/ }).click();
  await page.getByRole('columnheader', { name: /Curators/ }).waitFor();
  await picture(page, 'groups');
  await page.getByRole('link', { name: 'Connection' }).click();
  await page.getByRole('button', { name: 'Test the connection' }).waitFor();
  await picture(page, 'connection');
  await page.getByRole('link', { name: 'Instances', exact: true }).click();
  await page.getByRole('table').waitFor();
  await picture(page, 'instances');
  await page.getByRole('link', { name: 'History' }).first().click();
  await picture(page, 'history');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await picture(page, 'settings');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await picture(page, 'palette');
});
