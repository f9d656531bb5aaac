import { expect, type Page } from '@playwright/test';
import { test } from './fixtures.ts';
import { addInstance } from './steps.ts';

test.use({ emulatorOptions: { profile: 'virtool-m2', users: 1200, groups: 60, groupsEach: 30 } });

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const row = (page: Page, name: string) => page.getByRole('row').filter({ has: button(page, name) });

test('people are added to several groups in one reviewed step, and found among hundreds of members', async ({
  page,
  emulator,
}) => {
  test.slow();
  await addInstance(page, emulator, { name: 'lab-01', environment: 'Dev' });
  await page.getByRole('link', { name: /^Groups and roles/ }).click();

  await test.step('two groups are marked in the list', async () => {
    await button(page, 'List').click();
    await expect(row(page, 'Team 0001')).toContainText('595');
    for (const name of ['Team 0001', 'Team 0031']) {
      await page.getByLabel('Search groups').fill(name);
      await page.getByRole('checkbox', { name: `Mark ${name}` }).check({ force: true });
    }
    await page.getByLabel('Search groups').fill('');
    await expect(page.getByText('2 groups marked')).toBeVisible();
  });

  await test.step('one list names who joins them; the review names every change', async () => {
    await button(page, 'Add or remove people…').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Handles or e-mail addresses').fill('plain, mhartley nobody-here');
    await button(page, 'Look up 3 names').click();
    await expect(dialog).toContainText('Team 0031: 2 would be added');
    await expect(dialog).toContainText('1 name is unknown and left out: nobody-here');
    await button(page, 'Review adding 4…').click();
    await expect(dialog).toContainText('Add 2 users to 2 groups on lab-01?');
    await expect(dialog.getByText('Joins Team 0031')).toHaveCount(2);
    await button(page, 'Add 2 users').click();
    await expect(dialog).toBeHidden();
    await expect(row(page, 'Team 0001')).toContainText('597');
  });

  await test.step('both are found in either group, and the keys go through its members', async () => {
    await page.getByLabel('Search groups').fill('Team 0031');
    await button(page, 'Team 0031').click();
    const panel = page.getByRole('complementary', { name: 'Group Team 0031' });
    await panel.getByLabel('Search members').fill('mhartl');
    await expect(panel.getByRole('link', { name: 'Open mhartley' })).toBeVisible();
    await panel.getByLabel('Search members').fill('');
    const members = panel.getByRole('region', { name: 'Members' });
    await members.getByRole('link').first().focus();
    await page.keyboard.press('End');
    await expect(members.locator('li:has(:focus)')).toHaveAttribute('aria-posinset', '597');
    await page.keyboard.press('ArrowUp');
    await expect(members.locator('li:has(:focus)')).toHaveAttribute('aria-posinset', '596');
  });
});
