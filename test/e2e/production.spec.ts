import { expect, type Page } from '@playwright/test';
import { confirmed, unlock } from './confirm.ts';
import { test } from './fixtures.ts';
import { addInstance } from './steps.ts';

const environment = (page: Page) => page.getByRole('region', { name: 'Environment' });
const panel = (page: Page) => page.getByRole('complementary', { name: /^User / });
const active = (page: Page) => panel(page).getByRole('checkbox', { name: 'Active' });
const save = (page: Page) => panel(page).getByRole('button', { name: 'Save…' });
const status = (page: Page) => page.getByRole('contentinfo');

async function openRow(page: Page, row: number) {
  await page.getByRole('grid').getByRole('row').nth(row).getByRole('gridcell').nth(1).click();
  await expect(panel(page)).toBeVisible();
}

/** Saves what the panel holds: on production, an account is switched off only after its instance was typed. */
async function saveWithName(page: Page) {
  await save(page).click();
  await page.getByRole('dialog').getByRole('textbox').fill('lab-01');
  await page.getByRole('button', { name: 'Save 1 change', exact: true }).click();
}

test('production is read-only until a person unlocks it outside of the page', async ({ page, emulator }) => {
  await addInstance(page, emulator, { name: 'lab-01', environment: 'Production' });

  await test.step('nothing can be saved, and it says why', async () => {
    await expect(environment(page)).toContainText('Production · read-only until unlocked');
    await expect(status(page)).toContainText('Read-only');
    await openRow(page, 3);
    await expect(active(page)).toBeDisabled();
    await expect(panel(page)).toContainText('Nothing can be saved while lab-01 is read-only.');
    await expect(save(page)).toBeDisabled();
  });

  await test.step('who says no keeps it locked', async () => {
    await page.getByRole('button', { name: 'Unlock…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('alert')).toContainText('lab-01 stays read-only.');
    await expect(environment(page)).toContainText('read-only');
  });

  await test.step('unlocked, the account is deactivated', async () => {
    await unlock(page);
    await expect(environment(page)).toContainText(/locks again in 1[45]:\d\d/);
    await expect(status(page)).toContainText('Writing allowed for');
    await active(page).uncheck();
    await saveWithName(page);
    await expect(panel(page).getByText('Deactivated')).toBeVisible();
  });

  await test.step('locked again by hand', async () => {
    await page.getByRole('button', { name: 'Lock now' }).click();
    await expect(environment(page)).toContainText('read-only until unlocked');
    await expect(active(page)).toBeDisabled();
    await expect(save(page)).toBeDisabled();
  });
});

test('a second window sees the lock of the first, and keeps what was typed', async ({ page, emulator }) => {
  test.skip(process.env.E2E_TARGET === 'electron', 'Electron has one window');
  await addInstance(page, emulator, { name: 'lab-01', environment: 'Production' });
  const second = await page.context().newPage();
  await second.goto(page.url());
  await openRow(second, 3);
  await unlock(page);
  await active(second).uncheck();
  await expect(save(second)).toBeEnabled();
  await page.getByRole('button', { name: 'Lock now' }).click();
  await expect(save(second)).toBeDisabled();
  await expect(active(second)).not.toBeChecked();
});

test('deleting a group is confirmed by its instance’s name, outside of the page', async ({ page, emulator }) => {
  await addInstance(page, emulator, { name: 'lab-01', environment: 'Production' });
  await unlock(page);
  await page.getByRole('link', { name: /^Groups and roles/ }).click();
  // The others are somebody's primary group, and stay.
  const name = 'Instructors';
  await page
    .getByRole('columnheader', { name: new RegExp(`\\b${name}\\b`) })
    .getByRole('button')
    .first()
    .click();
  await page
    .getByRole('button', { name: `Actions for ${name}` })
    .or(page.getByRole('button', { name: /More/ }))
    .first()
    .click();
  await page.getByRole('menuitem', { name: /Delete/ }).click();
  const remove = page.getByRole('dialog').getByRole('button', { name: `Delete ${name}` });
  await confirmed(page, () => remove.click(), 'lab-01');
  await expect(page.getByRole('columnheader', { name: new RegExp(`\\b${name}\\b`) })).toHaveCount(0);
});
