import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './fixtures.ts';
import { renameElsewhere } from './somebody-else.ts';
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

test('a name that runs from right to left keeps its beginning where it is cut', async ({ page, emulator }) => {
  const name = 'קבוצת המעבדה לאבחון נגיפים ולמחקר גנומי של אוכלוסיות בר ומשק';
  await renameElsewhere(emulator, 'Curators', name);
  await addInstance(page, emulator, { name: 'lab-01', environment: 'Dev' });
  await page.getByRole('link', { name: /^Groups and roles/ }).click();
  await page.getByLabel('Search permissions and groups').fill('קבוצת');
  const head = page.getByRole('columnheader', { name });
  await expect(head).toBeVisible();
  expect(await ends(head.getByText(name, { exact: true }).first())).toEqual({ isCut: true, begins: true, ends: false });

  await button(page, 'List').click();
  await page.setViewportSize({ width: 900, height: 600 });
  await button(page, name).click();
  const inList = page.getByRole('table', { name: 'Groups' }).getByText(name, { exact: true });
  expect(await ends(inList)).toMatchObject({ begins: true });
});

/** Whether a text is cut, and whether its first and its last character stand inside of its box. */
function ends(text: Locator) {
  return text.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const isInside = (from: number, to: number) => {
      const range = document.createRange();
      range.setStart(element.firstChild ?? element, from);
      range.setEnd(element.firstChild ?? element, to);
      const place = range.getBoundingClientRect();
      return place.left >= box.left - 1 && place.right <= box.right + 1;
    };
    const length = element.textContent?.length ?? 0;
    return {
      isCut: element.scrollWidth > element.clientWidth,
      begins: isInside(0, 1),
      ends: isInside(length - 1, length),
    };
  });
}

test('the keys go from the permissions of a group up to its mark and its head, past all tab stops but one', async ({
  page,
  emulator,
}) => {
  await addInstance(page, emulator, { name: 'lab-01', environment: 'Dev' });
  await page.getByRole('link', { name: /^Groups and roles/ }).click();
  const table = page.getByRole('table', { name: 'Permissions of groups' });
  const first = table.getByRole('checkbox', { name: 'Create samples for Bioinformatics', exact: true });
  const mark = table.getByRole('checkbox', { name: 'Mark Bioinformatics', exact: true });
  await first.focus();
  await expect(mark).toHaveCSS('border-top-color', 'rgba(0, 0, 0, 0)');
  await page.keyboard.press('ArrowUp');
  await expect(mark).toBeFocused();
  await expect(mark).not.toHaveCSS('border-top-color', 'rgba(0, 0, 0, 0)');
  await page.keyboard.press('Space');
  await expect(page.getByText('1 group marked')).toBeVisible();
  await page.keyboard.press('End');
  await expect(table.getByRole('columnheader').nth(-2).getByRole('checkbox')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(mark).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(table.getByRole('button', { name: /Open the group Bioinformatics/ })).toBeFocused();
  await expect(table.locator('[tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Group Bioinformatics' })).toBeVisible();
});
