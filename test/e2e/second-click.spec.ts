import { expect } from '@playwright/test';
import { test } from './fixtures.ts';
import { addInstance, openUser, userPanel } from './steps.ts';

test('a double click opens a dialog once and sends once, however slow the server is', async ({ page, emulator }) => {
  await addInstance(page, emulator, { name: 'lab', environment: 'Other' });
  await openUser(page, 'mhartley');
  await userPanel(page).getByLabel('Active', { exact: true }).uncheck({ force: true });
  emulator.faults.set('latency=700');
  await page.getByRole('button', { name: 'Save…' }).dblclick();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Is deactivated')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save 1 change' }).dblclick();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Saved.')).toBeVisible();
  emulator.faults.set();
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(userPanel(page).getByRole('listitem')).toHaveCount(1);

  await page.getByRole('button', { name: 'Find on server…' }).dblclick();
  await expect(page.getByRole('dialog', { name: 'Find on lab' })).toBeVisible();
});
