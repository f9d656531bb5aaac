import { expect, type Page } from '@playwright/test';
import { KEYS } from '../../demo/pterodactyl/fixtures.ts';
import { secret } from './canary.ts';
import { confirmed } from './confirm.ts';
import { test } from './fixtures.ts';
import { addServer, openUser, userPanel } from './steps.ts';

const PASSWORD = secret('tide-Vellum7-oak-Brisk');
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test.use({ emulatorOptions: { profile: 'pterodactyl-1.11' } });

const BOTH_KEYS = {
  'Owner of the key': 'admin',
  'Application key (ptla_)': secret(KEYS.application),
  'Account key (ptlc_), optional': secret(KEYS.client),
};

/** Creates what is typed, after reading that the Panel sends a mail. */
async function createReviewed(page: Page, handle: string) {
  await button(page, `Create ${handle}`).click();
  const review = page.getByRole('dialog');
  await expect(review).toContainText('The Panel mails');
  await review.getByRole('button', { name: `Create ${handle}` }).click();
}

test('from its address to an account that is created, changed and deleted', async ({ page, emulator }) => {
  test.slow();
  await addServer(page, { address: emulator.origin, name: 'panel', environment: 'Dev', signIn: BOTH_KEYS });
  const grid = page.getByRole('grid');
  await expect(page.getByText('120 users', { exact: true })).toBeVisible();

  await test.step('the search and the administrators filter', async () => {
    await page.getByRole('textbox', { name: 'Search users' }).fill('one@example.com');
    await expect(grid.getByText('owner.one', { exact: true })).toBeVisible();
    await expect(page.getByText('1 matches')).toBeVisible();
    await page.getByRole('textbox', { name: 'Search users' }).fill('');
  });

  await test.step('what the Panel refuses is told at its field, and nothing typed is lost', async () => {
    await button(page, 'New user').click();
    await field(page, 'User name').fill('newcomer');
    await field(page, 'E-mail address').fill('admin@example.com');
    await field(page, 'First name').fill('New');
    await field(page, 'Last name').fill('Comer');
    await field(page, 'Password').fill(PASSWORD);
    await createReviewed(page, 'newcomer');
    await expect(field(page, 'E-mail address')).toHaveAttribute('aria-invalid', 'true');
    await expect(field(page, 'Password')).toHaveValue(PASSWORD);
    await field(page, 'E-mail address').fill('newcomer@example.com');
    await createReviewed(page, 'newcomer');
    await expect(page.getByText('newcomer was created on panel')).toBeVisible();
    await button(page, 'Open newcomer').click();
  });

  await test.step('its name is changed', async () => {
    await userPanel(page).getByLabel('Last name', { exact: true }).fill('Comes');
    await button(page, 'Save…').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save 1 change' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
  });

  await test.step('it is deleted, and gone from the list', async () => {
    await button(page, 'More actions').click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    const remove = page.getByRole('dialog').getByRole('button', { name: 'Delete newcomer' });
    await confirmed(page, () => remove.click(), 'panel');
    await expect(userPanel(page)).toBeHidden();
    await expect(page.getByText('120 users', { exact: true })).toBeVisible();
  });
});

test('who owns servers is not deleted, and it is said why', async ({ page, emulator }) => {
  await addServer(page, { address: emulator.origin, name: 'panel', environment: 'Dev', signIn: BOTH_KEYS });
  await openUser(page, 'owner.one');
  await button(page, 'More actions').click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await expect(page.getByRole('dialog')).toContainText('Olive server');
});

test('the wrong kind of key is told by name, and the way to the first administrator by its command', async ({
  page,
  emulator,
}) => {
  await field(page, 'Address').fill(emulator.origin);
  await button(page, 'Test this address').click();
  await expect(field(page, 'Owner of the key')).toBeVisible();
  await page.getByText('No administrator yet?').click();
  await expect(page.getByText('php artisan p:user:make')).toBeVisible();
  await expect(page.getByRole('link', { name: `${emulator.origin}/admin/api` })).toBeVisible();
  await field(page, 'Owner of the key').fill('admin');
  await field(page, 'Application key (ptla_)').fill(secret(KEYS.client));
  await button(page, 'Test again').click();
  await expect(page.locator('[data-step="sign-in"][data-state="failed"]')).toContainText('account key');
  await expect(page.getByRole('button', { name: /^Save / })).toBeDisabled();
  await field(page, 'Application key (ptla_)').fill('');
});

test('the second key is kept when the connection is edited with its field empty', async ({ page, emulator }) => {
  await addServer(page, { address: emulator.origin, name: 'panel', environment: 'Dev', signIn: BOTH_KEYS });
  await page.getByRole('link', { name: 'Connection' }).click();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(field(page, 'Account key (ptlc_), optional')).toHaveValue('');
  await field(page, 'Owner of the key').fill('admin@example.com');
  await button(page, 'Save the changes').click();
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeVisible();
  await page.getByRole('link', { name: /^Users \d/ }).click();
  await openUser(page, 'owner.one');
  await userPanel(page).getByRole('tab', { name: 'Access' }).click();
  await expect(userPanel(page).getByText('Olive server')).toBeVisible();
  // Only the second key may do that.
  await expect(userPanel(page).getByRole('button', { name: 'Give a right' })).toBeEnabled();
});
