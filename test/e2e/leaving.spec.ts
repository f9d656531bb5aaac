import { expect, type Page } from '@playwright/test';
import { secret } from './canary.ts';
import { test } from './fixtures.ts';
import { addInstance, userPanel } from './steps.ts';

/** Whether the page would ask before it is loaded again. */
const holdsPage = (page: Page) =>
  page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));

test('who goes back while a generated password is on its way is asked, and sees it in the end', async ({
  page,
  emulator,
}) => {
  await addInstance(page, emulator, { name: 'lab', environment: 'Other' });
  await page.getByRole('grid').getByText('mhartley', { exact: true }).click();
  await userPanel(page).getByRole('button', { name: 'Generate' }).click();
  const password = secret(await userPanel(page).getByLabel('New password', { exact: true }).inputValue());
  await userPanel(page).getByRole('button', { name: 'Save…' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('lab');
  emulator.faults.set('latency=12000');
  await page.getByRole('button', { name: 'Save 1 change', exact: true }).click();
  await expect.poll(() => holdsPage(page)).toBe(true);
  await page.evaluate(() => history.back());
  const question = page.getByRole('dialog', { name: 'Leave before the server has answered?' });
  await expect(question.getByRole('button', { name: 'Stay here' })).toBeFocused();
  emulator.faults.set();
  await expect(userPanel(page).getByText(password, { exact: true })).toBeVisible({ timeout: 40_000 });
  await expect(question).toHaveCount(0);
  expect(await holdsPage(page)).toBe(false);
  await userPanel(page).getByRole('button', { name: 'Forget it' }).click();
});
