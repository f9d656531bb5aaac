import { expect, type Page } from '@playwright/test';
import { test } from './fixtures.ts';
import { addInstance } from './steps.ts';

test.use({ emulatorOptions: { profile: 'virtool-m2', users: 3000 } });

const grid = (page: Page) => page.getByRole('grid');
const heads = (page: Page) => grid(page).getByRole('columnheader');
const search = (page: Page) => page.getByRole('textbox', { name: 'Search users' });
const look = async (page: Page, name: string) => {
  if (process.env.LOOK_OUT) await page.screenshot({ path: `${process.env.LOOK_OUT}/${name}.png` });
};

test('filters count, orders combine, views are kept, and the copy tells its age', async ({ roster, emulator }) => {
  test.slow();
  let { page } = roster;
  await addInstance(page, emulator, { name: 'lab-01', environment: 'Dev' });
  await expect(page.getByText('3,000 users', { exact: true })).toBeVisible();

  await test.step('a value of a filter says how many it shows, and shows as many', async () => {
    await page.getByRole('button', { name: 'Add a filter' }).click();
    await page.getByRole('menuitem', { name: 'Group', exact: true }).click();
    const value = page.locator('.filter-value').filter({ hasText: 'Diagnostics' });
    await expect(value).toContainText(/\d/);
    const count = (await value.locator('.faint').textContent()) ?? '';
    await look(page, 'facets');
    await page.getByRole('checkbox', { name: 'Diagnostics' }).check({ force: true });
    await page.keyboard.press('Escape');
    await expect(page.getByText(`${count} match`)).toBeVisible();
  });

  await test.step('a period of a date is a filter too, and stands in the address', async () => {
    await page.getByRole('button', { name: 'Add a filter' }).click();
    await page.getByRole('menuitem', { name: 'Password changed' }).click();
    await page.getByLabel('From', { exact: true }).fill('2025-01-01');
    await look(page, 'dates');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: /^Password changed since/ })).toBeVisible();
    await expect(page).toHaveURL(/passwordChanged=/);
  });

  await test.step('a second column is added to the order with Shift', async () => {
    await heads(page).filter({ hasText: 'Status' }).click();
    await heads(page)
      .filter({ hasText: 'Password changed' })
      .click({ modifiers: ['Shift'] });
    await expect(heads(page).filter({ hasText: 'Status' })).toHaveAttribute('aria-sort', 'ascending');
    await expect(page).toHaveURL(/sort=status&sort=passwordChanged/);
  });

  await test.step('the view is kept under a name and comes back', async () => {
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByLabel('Name of the present view').fill('Fresh diagnosticians');
    await page.getByRole('button', { name: 'Save this view' }).click();
    await look(page, 'views');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Remove the filter Group' }).click();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('button', { name: 'Fresh diagnosticians', exact: true }).click();
    await expect(page.getByRole('button', { name: /^Group Diagnostics/ })).toBeVisible();
  });

  await test.step('a search is completed to a field and its value', async () => {
    await search(page).fill('stat');
    await page.getByRole('option', { name: 'status:' }).click();
    await expect(search(page)).toHaveValue('status:');
    await expect(page.getByRole('option', { name: 'status:inactive' })).toBeVisible();
    await look(page, 'completion');
    await search(page).fill('');
  });

  await test.step('a column is moved and made wider, and both stay', async () => {
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('button', { name: 'Move Groups forward' }).click();
    await look(page, 'columns');
    await page.keyboard.press('Escape');
    await expect(heads(page).nth(3)).toContainText('Groups');
    const before = (await heads(page).nth(3).boundingBox())?.width ?? 0;
    await grid(page).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowUp');
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'Shift+ArrowRight']) await page.keyboard.press(key);
    await expect.poll(async () => (await heads(page).nth(3).boundingBox())?.width ?? 0).toBeCloseTo(before + 16, -1);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('button', { name: 'Columns' }).click();
    await look(page, 'columns-dark');
    await page.keyboard.press('Escape');
    await page.emulateMedia({ colorScheme: 'light' });
  });

  await test.step('after a restart its users are there from the copy, with its age, while the server is read', async () => {
    await roster.stop();
    emulator.faults.set('latency=1500');
    page = await roster.restart();
    await page
      .getByRole('link', { name: /lab-01/ })
      .first()
      .click();
    await page.getByRole('link', { name: /^Users/ }).click();
    await expect(page.getByText(/copy from .* ago/)).toBeVisible();
    await expect(page.getByText(/^3,000 users/)).toBeVisible();
    await look(page, 'copy');
  });
});
