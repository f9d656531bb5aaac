import { expect, type Page } from '@playwright/test';
import { unlock } from './confirm.ts';
import { test } from './fixtures.ts';
import { addInstance } from './steps.ts';

const MINUTE = 60_000;
const banner = (page: Page) => page.getByRole('region', { name: 'Environment' });
const panel = (page: Page) => page.getByRole('complementary', { name: /^User / });

const mustReset = (page: Page) => panel(page).getByRole('checkbox', { name: /^Must choose a new password/ });

async function openUser(page: Page) {
  // While the directory still comes in, rows move away from under the pointer.
  await page.getByRole('button', { name: /^Directory/ }).waitFor();
  await page.getByRole('grid').getByRole('row').nth(3).getByRole('gridcell').nth(1).click();
  await expect(panel(page)).toBeVisible();
}

/** Changes the user of the open panel and has the change reviewed. */
async function proposeReset(page: Page) {
  const box = mustReset(page);
  await box.setChecked(!(await box.isChecked()));
  await panel(page).getByRole('button', { name: 'Save…' }).click();
}

test('an unlock ends by time, by no date, and in the core, whatever a page believes', async ({
  page,
  roster,
  emulator,
}) => {
  await addInstance(page, emulator, { name: 'lab-01', environment: 'Production' });
  await unlock(page);

  await test.step('the date set back by a day prolongs nothing', async () => {
    await roster.moveClock({ elapsed: 0, date: -24 * 60 * MINUTE });
    await page.reload();
    await expect(banner(page)).toContainText(/locks again in 1[45]:\d\d/);
  });

  await test.step('a minute before the end, a change is still saved', async () => {
    await roster.moveClock({ elapsed: 13 * MINUTE, date: 0 });
    await page.reload();
    await expect(banner(page)).toContainText(/locks again in 1:\d\d/);
    await openUser(page);
    await proposeReset(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Save 1 change' }).click();
    await expect(panel(page).getByText('Saved.')).toBeVisible();
  });

  await test.step('after it, the core refuses what the page still offers, and the page hears of it', async () => {
    await unlockAgain(page);
    await proposeReset(page);
    const save = page.getByRole('dialog').getByRole('button', { name: 'Save 1 change' });
    await expect(save).toBeEnabled();
    await roster.moveClock({ elapsed: 15 * MINUTE, date: 0 });
    await save.click();
    await expect(page.getByText('lab-01 is read-only', { exact: false }).first()).toBeVisible();
    await page.reload();
    await expect(banner(page)).toContainText('read-only until unlocked');
    await openUser(page);
    await expect(mustReset(page)).toBeDisabled();
  });
});

/** A fresh quarter of an hour. */
async function unlockAgain(page: Page) {
  await page.getByRole('button', { name: 'Lock now' }).click();
  await unlock(page);
}
