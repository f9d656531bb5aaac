import { expect, type Page } from '@playwright/test';
import { test } from './fixtures.ts';
import { addInstance, giveLevel, openAccess, permissions, takeLevel, userPanel } from './steps.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const groupPanel = (page: Page) => page.getByRole('complementary', { name: 'Group Librarians' });

/** Creates users from their handles. */
async function createUsers(page: Page, handles: readonly string[]) {
  for (const handle of handles) {
    await button(page, 'New user').click();
    await page.getByRole('textbox', { name: 'Handle', exact: true }).fill(handle);
    await button(page, 'Generate').click();
    await button(page, `Create ${handle}`).click();
    await expect(page.getByText(`${handle} was created on lab-01`)).toBeVisible();
    await button(page, 'Close the panel').click();
  }
}

/** Opens the list that adds members to Librarians or removes them, and looks up what it says. */
async function lookUpMembers(page: Page, how: 'Add' | 'Remove', text: string, names: string) {
  await groupPanel(page).getByRole('button', { name: 'Add or remove…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: how }).check({ force: true });
  await dialog.getByLabel('Handles or e-mail addresses').fill(text);
  await dialog.getByRole('button', { name: `Look up ${names}` }).click();
  return dialog;
}

test('a permission is given and taken through a group and by a level, and its reason follows', async ({
  page,
  emulator,
}) => {
  test.slow();
  await addInstance(page, emulator, { name: 'lab-01', environment: 'Dev' });
  await createUsers(page, ['newcomer', 'second']);

  await test.step('a group gets a permission and, by a pasted list, its members', async () => {
    await page.getByRole('link', { name: /^Groups and roles/ }).click();
    await button(page, 'New group').click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Librarians');
    await page.getByRole('checkbox', { name: 'Create references' }).last().check({ force: true });
    await button(page, 'Create Librarians').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Create Librarians' }).click();
    await expect(groupPanel(page)).toBeVisible();
    const dialog = await lookUpMembers(page, 'Add', 'newcomer\nnobody-here', '2 names');
    await expect(dialog).toContainText('1 name is unknown and left out: nobody-here');
    await dialog.getByRole('button', { name: 'Review adding 1…' }).click();
    await expect(page.getByRole('dialog')).toContainText('Create references: 1 user gains it');
    await button(page, 'Add newcomer').click();
    await expect(groupPanel(page).getByRole('link', { name: 'Open newcomer' })).toBeVisible();
  });

  await test.step('the user holds it, with the group as its reason and nothing left without it', async () => {
    await openAccess(page, 'newcomer');
    await expect(permissions(page).getByRole('listitem')).toHaveText(['Create referencesLibrarians']);
    await permissions(page)
      .getByRole('button', { name: /^Create references/ })
      .click();
    await expect(permissions(page)).toContainText('Through the group Librarians');
    await button(page, 'What if I remove this? Through the group Librarians').click();
    await expect(permissions(page)).toContainText('loses Create references');
  });

  await test.step('given a level as well, it has two reasons', async () => {
    await giveLevel(page, 'Full');
    await expect(userPanel(page)).toContainText('Administrator with the level Full.');
    await expect(permissions(page)).toContainText('As administrator with the level Full');
  });

  await test.step('whoever asks who can is told both reasons', async () => {
    await page.getByRole('link', { name: 'Who can…' }).click();
    await button(page, 'Is an administrator').click();
    await page.getByRole('option', { name: 'Create references' }).click();
    await page.getByRole('textbox', { name: 'Search these users' }).fill('newcomer');
    const row = page.getByRole('row', { name: /^newcomer/ });
    await expect(row).toContainText('Through the group Librarians');
    await expect(row).toContainText('As administrator with the level Full');
    await page.getByRole('link', { name: 'Administrators', exact: true }).click();
    await expect(page.getByRole('table', { name: 'Administrators of lab-01' })).toContainText('newcomer');
  });

  await test.step('the level is taken back, then the membership, and with it the permission', async () => {
    await page
      .getByRole('link', { name: /lab-01/ })
      .first()
      .click();
    await openAccess(page, 'newcomer');
    await takeLevel(page);
    await expect(permissions(page).getByRole('listitem')).toHaveText(['Create referencesLibrarians']);
    await button(page, 'Close the panel').click();
    await page.getByRole('link', { name: /^Groups and roles/ }).click();
    await page.getByRole('button', { name: /Open the group Librarians/ }).click();
    await button(page, 'Remove newcomer…').click();
    await button(page, 'Remove newcomer').click();
    await expect(groupPanel(page)).toContainText('Nobody is in this group.');
    await openAccess(page, 'newcomer');
    await expect(permissions(page).getByRole('listitem')).toHaveCount(0);
  });
});

test('a user is made like another, and then nothing differs', async ({ page, emulator }) => {
  test.slow();
  await addInstance(page, emulator, { name: 'lab-01', environment: 'Dev' });
  await createUsers(page, ['newcomer']);
  const member = page.getByRole('row').filter({ hasText: 'Active' }).filter({ hasNotText: 'newcomer' }).last();
  const handle = (await member.getByRole('gridcell').nth(1).textContent()) ?? '';
  await openAccess(page, handle);
  await userPanel(page).getByRole('link', { name: 'Compare…' }).click();
  await page.getByRole('region', { name: 'The other one (B)' }).getByRole('button').click();
  await page.getByRole('textbox', { name: 'Search users and groups' }).fill('newcomer');
  await page.getByRole('option', { name: 'newcomer' }).click();
  await expect(page.getByRole('table', { name: 'What differs' })).toBeVisible();
  await button(page, `Make newcomer like ${handle}…`).click();
  await expect(page.getByRole('dialog')).toContainText('Compared with the server just now');
  await button(page, `Make newcomer like ${handle}`).click();
  await expect(page.getByText('Nothing differs')).toBeVisible();
});
