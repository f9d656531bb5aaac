import { expect, type Page } from '@playwright/test';
import { secret } from './canary.ts';
import { confirmed } from './confirm.ts';
import { test } from './fixtures.ts';
import { addServer, filterBy, openUser, userPanel } from './steps.ts';

const PASSWORD = secret('tide-Vellum7-oak-Brisk');
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test.describe('a Virtool of 2018 with users', () => {
  test.use({ emulatorOptions: { profile: 'virtool-legacy-2.3', users: 50 } });

  test('from its address to an account that is created, made administrator and deleted', async ({ page, emulator }) => {
    test.slow();
    const { handle, password } = emulator.signIn;
    await addServer(page, {
      address: emulator.origin,
      name: 'old-2018',
      environment: 'Dev',
      signIn: { 'User name': handle ?? '', Password: password ?? '' },
    });
    const grid = page.getByRole('grid');
    await expect(page.getByText('50 users', { exact: true })).toBeVisible();

    await test.step('the administrators are filtered out of all', async () => {
      await filterBy(page, 'Administrator', 'Administrator');
      await expect(page.getByText(/^\d+ match/)).toBeVisible();
      await expect(grid.getByText(handle ?? '', { exact: true })).toBeVisible();
      await button(page, 'Remove the filter Administrator').click();
    });

    await test.step('a name that is taken is told at its field, another one is created', async () => {
      await button(page, 'New user').click();
      await field(page, 'User name').fill(handle ?? '');
      await field(page, 'Password').fill(PASSWORD);
      await button(page, `Create ${handle}`).click();
      await expect(page.getByText(`The handle ${handle} is taken.`)).toBeVisible();
      await expect(field(page, 'Password')).toHaveValue(PASSWORD);
      await field(page, 'User name').fill('newcomer');
      await button(page, 'Create newcomer').click();
      await expect(page.getByText('newcomer was created on old-2018')).toBeVisible();
      await button(page, 'Open newcomer').click();
    });

    await test.step('it is made an administrator, which is confirmed outside of the page', async () => {
      const panel = userPanel(page);
      await panel.getByRole('combobox', { name: 'Administrator' }).selectOption({ label: 'Administrator' });
      await button(page, 'Save…').click();
      await confirmed(page, () => page.getByRole('dialog').getByRole('button', { name: 'Save 1 change' }).click());
      await expect(panel.getByText('Administrator · id newcomer')).toBeVisible();
    });

    await test.step('it is deleted, and gone from the list', async () => {
      await button(page, 'More actions').click();
      await page.getByRole('menuitem', { name: 'Delete…' }).click();
      const remove = page.getByRole('dialog').getByRole('button', { name: 'Delete newcomer' });
      await confirmed(page, () => remove.click(), 'old-2018');
      await expect(userPanel(page)).toBeHidden();
      await expect(page.getByText('50 users', { exact: true })).toBeVisible();
      await expect(grid.getByText('newcomer', { exact: true })).toHaveCount(0);
    });
  });

  test('a password that is too short is told at its field', async ({ page, emulator }) => {
    const { handle, password } = emulator.signIn;
    await addServer(page, {
      address: emulator.origin,
      name: 'old-2018',
      environment: 'Dev',
      signIn: { 'User name': handle ?? '', Password: password ?? '' },
    });
    await openUser(page, handle ?? '');
    await userPanel(page).getByLabel('New password', { exact: true }).fill('short');
    await expect(userPanel(page).getByText(/^5 characters, \d+ needed\.$/)).toBeVisible();
    await button(page, 'Discard').click();
  });
});

test.describe('a Virtool of 2018 that nobody has set up', () => {
  test.use({ emulatorOptions: { profile: 'virtool-legacy-2.3', virgin: true } });

  /** The server's own pages, as a person goes through them in another tab. */
  async function setUp(setup: Page) {
    const fillIn = async (values: Record<string, string>, submit: string) => {
      for (const [label, value] of Object.entries(values)) await field(setup, label).fill(value);
      await setup.getByRole('button', { name: submit }).click();
    };
    await fillIn({ Host: 'localhost', Port: '27017', 'Database Name': 'virtool' }, 'Connect');
    const form = setup.locator('form').filter({ hasText: 'Create First User' });
    await form.getByLabel('Username').fill('ann');
    await form.getByLabel('Password').fill(PASSWORD);
    await form.getByRole('button').click();
    for (const [title, label, folder] of [
      ['Set Data Path', 'Data Path', 'data'],
      ['Set Watch Path', 'Watch Path', 'watch'],
    ] as const) {
      const step = setup.locator('form').filter({ hasText: title });
      await step.getByLabel(label).fill(folder);
      await step.getByRole('button').click();
    }
    await setup.getByRole('link', { name: 'Save and Reload' }).click();
  }

  test('Roster waits for its page to be gone through, then signs in with nothing retyped', async ({
    page,
    emulator,
    roster,
  }) => {
    await field(page, 'Address').fill(emulator.origin);
    await button(page, 'Test this address').click();
    await expect(page.getByText('This server has no user yet', { exact: true })).toBeVisible();
    await field(page, 'Name').fill('old-2018');
    await expect(page.getByText('Roster waits: it looks', { exact: false })).toBeVisible();

    const setup = await roster.followOutside(page.getByRole('link', { name: `${emulator.origin}/setup` }));
    await setUp(setup);
    await setup.close();

    await expect(field(page, 'User name')).toBeVisible({ timeout: 30_000 });
    await expect(field(page, 'Name')).toHaveValue('old-2018');
    await expect(field(page, 'Address')).toHaveValue(emulator.origin);
    await field(page, 'User name').fill('ann');
    await field(page, 'Password').fill(PASSWORD);
    await button(page, 'Save old-2018').click();
    await expect(page.getByRole('grid').getByText('ann', { exact: true })).toBeVisible();
  });
});
