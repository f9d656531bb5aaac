import { expect, type Page } from '@playwright/test';
import { secret } from './canary.ts';
import { test } from './fixtures.ts';
import { addInstance } from './steps.ts';

const panel = (page: Page) => page.getByRole('complementary', { name: /^User / });
const permissions = (page: Page) => panel(page).getByRole('region', { name: 'Permissions' });
const storedRoles = (page: Page) => panel(page).getByRole('region', { name: 'Space roles' });

/** Searches the shown users for one and opens it. */
async function openUser(page: Page, handle: string) {
  await page.getByRole('textbox', { name: 'Search users' }).fill(handle);
  await page.getByRole('grid').getByText(handle, { exact: true }).click();
  await expect(panel(page)).toBeVisible();
}

/** Fills the form for a new user with a generated password and answers with that. */
async function fillNewUser(page: Page, handle: string): Promise<string> {
  await page.getByRole('button', { name: 'New user' }).click();
  await page.getByRole('textbox', { name: 'Handle', exact: true }).fill(handle);
  await page.getByRole('button', { name: 'Generate' }).click();
  return secret(await page.getByLabel('Password', { exact: true }).inputValue());
}

test('users, groups and rights, from an address to a restart', async ({ roster, emulator }) => {
  test.slow();
  let { page } = roster;
  await addInstance(page, emulator, { name: 'lab-01', environment: 'Dev' });

  await test.step('a user is created, and its password is shown once', async () => {
    const password = await fillNewUser(page, 'newcomer');
    await page.getByRole('button', { name: 'Create newcomer' }).click();
    await expect(page.getByText('newcomer was created on lab-01')).toBeVisible();
    await expect(page.getByText(password)).toBeVisible();
    await page.getByRole('button', { name: 'Open newcomer' }).click();
    await expect(panel(page).getByText('Reset due')).toBeVisible();
    await expect(page.getByText(password)).toBeHidden();
  });

  await test.step('a group is created and given a permission', async () => {
    await page.getByRole('link', { name: /^Groups and roles/ }).click();
    await page.getByRole('button', { name: 'New group' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Librarians');
    await page.getByRole('button', { name: 'Create Librarians' }).click();
    await expect(page.getByRole('complementary', { name: 'Group Librarians' })).toBeVisible();
    await page.getByRole('button', { name: 'Close the panel' }).click();
    await page.getByRole('checkbox', { name: 'Create references for Librarians' }).check();
    await expect(page.getByRole('region', { name: 'Unsaved changes' })).toContainText('it has no members');
    await page.getByRole('button', { name: 'Save 1 change to lab-01…' }).click();
    await expect(page.getByRole('dialog')).toContainText('Gets Create references');
    await page.getByRole('button', { name: 'Save 1 change', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Unsaved changes' })).toBeHidden();
  });

  await test.step('the user joins the group, and the permission appears with its reason', async () => {
    await page.getByRole('link', { name: /^Users/ }).click();
    await openUser(page, 'newcomer');
    await page.getByRole('tab', { name: 'Access' }).click();
    await expect(permissions(page).getByRole('listitem')).toHaveCount(0);
    await page.getByRole('button', { name: 'Add to group' }).click();
    await page.getByRole('option', { name: 'Librarians' }).click();
    await expect(page.getByRole('dialog')).toContainText('Joins Librarians');
    await expect(page.getByRole('dialog')).toContainText('Create references');
    await page.getByRole('button', { name: 'Add to Librarians' }).click();
    await expect(permissions(page).getByRole('listitem')).toHaveText(['Create referencesLibrarians']);
  });

  await test.step('what would happen on leaving is told', async () => {
    await page.getByRole('button', { name: 'More about Librarians' }).click();
    await page.getByRole('menuitem', { name: 'What if newcomer leaves?' }).click();
    await expect(panel(page)).toContainText('loses Create references');
  });

  await test.step('a space role is given and taken', async () => {
    await page.getByRole('button', { name: 'Give a role' }).click();
    await page.getByRole('option', { name: 'Manage labels' }).click();
    await page.getByRole('button', { name: 'Store the role' }).click();
    await expect(storedRoles(page)).toContainText('Labels: Manage labels');
    await page.getByRole('button', { name: 'Take Labels: Manage labels…' }).click();
    await page.getByRole('button', { name: 'Take the role' }).click();
    await expect(storedRoles(page)).toContainText('None stored');
  });

  await test.step('the user is deactivated, and still found', async () => {
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Deactivate…' }).click();
    await expect(page.getByRole('dialog')).toContainText('Deactivate newcomer on lab-01?');
    await page.getByRole('button', { name: 'Deactivate newcomer' }).click();
    await expect(panel(page).getByText('Deactivated')).toBeVisible();
    await page.getByRole('button', { name: 'Close the panel' }).click();
    await expect(page.getByText('1 more is hidden by the status filter.')).toBeVisible();
    await page.getByRole('button', { name: 'Show any status' }).click();
    await expect(page.getByRole('grid').getByText('newcomer', { exact: true })).toBeVisible();
  });

  await test.step('after a restart of Roster all is still there', async () => {
    page = await roster.restart();
    await page
      .getByRole('link', { name: /lab-01/ })
      .first()
      .click();
    await page.getByRole('link', { name: /^Users/ }).click();
    await page.getByRole('button', { name: 'Remove the filter Status' }).click();
    await openUser(page, 'newcomer');
    await expect(panel(page).getByText('Deactivated')).toBeVisible();
    await page.getByRole('tab', { name: 'Access' }).click();
    await expect(permissions(page).getByRole('listitem')).toHaveText(['Create referencesLibrarians']);
    await page.getByRole('tab', { name: 'History' }).click();
    for (const line of ['Is deactivated', 'Joins Librarians', 'Creates the account newcomer']) {
      await expect(panel(page)).toContainText(line);
    }
  });
});

test('what the server would refuse is told at its field, and nothing typed is lost', async ({ page, emulator }) => {
  await addInstance(page, emulator, { name: 'lab-01', environment: 'Dev' });
  const handle = page.getByRole('textbox', { name: 'Handle', exact: true });
  const password = page.getByLabel('Password', { exact: true });
  const typed = await fillNewUser(page, 'virtool');

  await test.step('a reserved handle', async () => {
    await expect(page.getByText('The server keeps “virtool” for itself.')).toBeVisible();
  });

  await test.step('a handle that is taken', async () => {
    await handle.fill(emulator.signIn.handle ?? '');
    await page.getByRole('button', { name: /^Create admin/ }).click();
    await expect(page.getByText('The handle admin is taken.')).toBeVisible();
    await expect(password).toHaveValue(typed);
  });

  await test.step('a password that is too short', async () => {
    await password.fill('short');
    await expect(page.getByText('5 characters, 8 needed.')).toBeVisible();
    await expect(handle).toHaveValue('admin');
  });

  await test.step('the form is as it was after it was closed', async () => {
    await page.getByRole('button', { name: 'Close the panel' }).click();
    await page.getByRole('button', { name: 'New user' }).click();
    await expect(handle).toHaveValue('admin');
    await expect(page.getByText('What you typed is back.', { exact: false })).toBeVisible();
  });
});

test('a server that goes away in mid-edit costs nothing that was typed', async ({ page, emulator }) => {
  await addInstance(page, emulator, { name: 'lab-01', environment: 'Dev' });
  await page.getByRole('grid').getByRole('row').nth(3).getByRole('gridcell').nth(1).click();
  const active = panel(page).getByRole('checkbox', { name: 'Active' });
  await active.uncheck();
  await emulator.close();
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect(panel(page).getByRole('alert')).toContainText('refused the connection');
  await expect(active).not.toBeChecked();
  await expect(page.getByText('1 unsaved change')).toBeVisible();
});

test('the table goes to its last row, selects ranges and all matching by keys', async ({ page, emulator }) => {
  await addInstance(page, emulator, { name: 'lab-01', environment: 'Dev' });
  const grid = page.getByRole('grid');
  await expect(page.getByText(/Directory \d+ s old/)).toBeVisible();
  const count = Number(await grid.getAttribute('aria-rowcount')) - 1;
  await grid.focus();
  await page.keyboard.press('End');
  await expect(grid.locator(`[aria-rowindex="${count + 1}"]`)).toBeInViewport();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('4 selected').first()).toBeVisible();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByText(`${count} selected`).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
});
