import { expect, type Page } from '@playwright/test';
import { SYSTEM_ROOT_TOKEN } from '../../demo/arvados/fixtures.ts';
import { secret } from './canary.ts';
import { confirmed } from './confirm.ts';
import { test } from './fixtures.ts';
import { addServer, filterBy, openUser, userPanel } from './steps.ts';

const TOKEN_FIELD = 'Token, from “Get API token” in Workbench';
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test.describe('a cluster with users in all states', () => {
  test.use({ emulatorOptions: { profile: 'arvados-3.2', users: 60 } });

  test('from its address to an account that is created, changed and deactivated', async ({ page, emulator }) => {
    test.slow();
    await addServer(page, {
      address: emulator.origin,
      name: 'cluster',
      environment: 'Dev',
      signIn: { [TOKEN_FIELD]: emulator.signIn.key ?? '' },
    });
    const grid = page.getByRole('grid');
    await expect(page.getByText(/^6\d users$/)).toBeVisible();

    await test.step('the invited ones are filtered out of all', async () => {
      await button(page, 'Remove the filter Status').click();
      await filterBy(page, 'Status', 'Set up, not active yet');
      await expect(grid.getByText('invited', { exact: true })).toBeVisible();
      await expect(grid.getByText('admin', { exact: true })).toHaveCount(0);
      await button(page, 'Remove the filter Status').click();
    });

    await test.step('an account is created', async () => {
      await button(page, 'New user').click();
      await field(page, 'E-mail').fill('newcomer2@example.org');
      await field(page, 'User name').fill('newcomer2');
      await field(page, 'First name').fill('New');
      await button(page, 'Create newcomer2').click();
      await expect(page.getByText('newcomer2 was created on cluster')).toBeVisible();
      await button(page, 'Open newcomer2').click();
    });

    await test.step('its user name has to fit the rule of the server, told at the field', async () => {
      const panel = userPanel(page);
      await panel.getByLabel('User name', { exact: true }).fill('1st');
      await expect(panel.getByText(/A user name begins with a letter/)).toBeVisible();
      await panel.getByLabel('User name', { exact: true }).fill('first');
      await button(page, 'Save…').click();
      await page.getByRole('dialog').getByRole('button', { name: 'Save 1 change' }).click();
      await expect(page.getByRole('complementary', { name: 'User first' })).toBeVisible();
    });
  });

  test('deactivating says what it destroys before it is confirmed', async ({ page, emulator }) => {
    await addServer(page, {
      address: emulator.origin,
      name: 'cluster',
      environment: 'Dev',
      signIn: { [TOKEN_FIELD]: emulator.signIn.key ?? '' },
    });
    await openUser(page, 'plain');
    await userPanel(page).getByRole('button', { name: 'Actions', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Deactivate' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(/token/i);
    const confirm = dialog.getByRole('button', { name: /^Deactivate/ });
    await confirmed(page, () => confirm.click());
    await expect(userPanel(page).getByText('Not set up, or deactivated').first()).toBeVisible();
  });

  test('a token that the cluster does not take is told at the sign-in, and nothing is saved', async ({
    page,
    emulator,
  }) => {
    await field(page, 'Address').fill(emulator.origin);
    await button(page, 'Test this address').click();
    await field(page, TOKEN_FIELD).fill(secret('v2/ardev-gj3su-000000000000000/not-a-token'));
    await button(page, 'Test again').click();
    await expect(page.locator('[data-step="sign-in"][data-state="failed"]')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Save / })).toBeDisabled();
    await field(page, TOKEN_FIELD).fill('');
  });

  test('a cluster that has an administrator gets no other one', async ({ page, emulator }) => {
    await toTheWizard(page, emulator.origin, 'cluster');
    await fillIn(page, secret(SYSTEM_ROOT_TOKEN));
    await button(page, 'Make ann the administrator of cluster').click();
    await expect(page.getByRole('heading', { name: 'cluster has an administrator already' })).toBeFocused();
    await button(page, 'Sign in to cluster').click();
    await expect(field(page, TOKEN_FIELD)).toBeVisible();
  });
});

test.describe('a cluster without an administrator', () => {
  test.use({ emulatorOptions: { profile: 'arvados-3.2', virgin: true } });

  test('the root token makes the first one, and the connection is saved', async ({ page, emulator, roster }) => {
    await toTheWizard(page, emulator.origin, 'cluster');
    await fillIn(page, secret('no such token'));
    await button(page, 'Make ann the administrator of cluster').click();
    await expect(field(page, 'System root token')).toBeFocused();
    await expect(field(page, 'System root token')).toHaveAttribute('aria-invalid', 'true');
    await expect(field(page, 'E-mail')).toHaveValue('ann@example.org');
    await field(page, 'System root token').fill(secret(SYSTEM_ROOT_TOKEN));
    await button(page, 'Make ann the administrator of cluster').click();
    await expect(page.getByRole('grid').getByText('ann', { exact: true })).toBeVisible();

    const restarted = await roster.restart();
    await restarted
      .getByRole('link', { name: /cluster/ })
      .first()
      .click();
    await expect(restarted.getByRole('grid').getByText('ann', { exact: true })).toBeVisible();
  });
});

/** From the first screen to the form for the first administrator. */
async function toTheWizard(page: Page, address: string, name: string) {
  await field(page, 'Address').fill(address);
  await button(page, 'Test this address').click();
  await expect(field(page, TOKEN_FIELD)).toBeVisible();
  await field(page, 'Name').fill(name);
  await page.getByText('No administrator yet?').click();
  await button(page, 'Make the first administrator…').click();
  await expect(page.getByRole('heading', { name: 'Make the first administrator' })).toBeFocused();
}

async function fillIn(page: Page, rootToken: string) {
  await field(page, 'System root token').fill(rootToken);
  await field(page, 'E-mail').fill('ann@example.org');
  await field(page, 'User name').fill('ann');
}
