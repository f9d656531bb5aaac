import { expect, type Page } from '@playwright/test';
import { secret } from './canary.ts';
import { agreeToLeave, test } from './fixtures.ts';
import { pressOn } from './keys.ts';

test.use({ emulatorOptions: { profile: 'virtool-m2', virgin: true } });

const PASSWORD = secret('tide-Vellum7-oak-Brisk');
const FASTER = secret('faster than you');

const stepHeading = (page: Page, name: string) => page.getByRole('heading', { level: 2, name });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** A field by its label; buttons that show what is typed name the label too. */
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

/** From the first screen to the wizard's account step, as a newcomer goes. */
async function toTheWizard(page: Page, address: string, name: string) {
  await field(page, 'Address').fill(address);
  await button(page, 'Test this address').click();
  await expect(page.getByText('This server has no user yet', { exact: true })).toBeVisible();
  await field(page, 'Name').fill(name);
  await page.getByRole('radio', { name: 'Dev' }).check({ force: true });
  await button(page, 'Create the first user…').click();
  await expect(stepHeading(page, 'Create the first user')).toBeFocused();
}

/** Creates the first user as somebody else would. */
const fasterOne = (origin: string) =>
  fetch(`${origin}/users/first`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ handle: 'mhartley', password: FASTER }),
  });

test('a virgin server, its first user, signed in, first group, first colleague', async ({ page, emulator, roster }) => {
  await toTheWizard(page, emulator.origin, 'lab-03');
  await expect(page.getByText('8 is Virtool’s default.', { exact: false })).toBeVisible();

  await field(page, 'Handle').fill('mhartley');
  await field(page, 'Password').fill('short');
  await button(page, 'Create mhartley on lab-03').click();
  await expect(page.getByText('5 characters, 8 needed.')).toBeVisible();
  await field(page, 'Password').fill(PASSWORD);
  await button(page, 'Create mhartley on lab-03').click();

  await expect(stepHeading(page, 'The first group')).toBeFocused();
  await expect(page.getByText('mhartley is created and signed in, and lab-03 is saved.')).toBeVisible();
  await field(page, 'Name').fill('Technicians');
  await page.getByRole('checkbox', { name: 'Upload files' }).check({ force: true });
  await button(page, 'Create the group Technicians').click();

  await expect(stepHeading(page, 'The first colleague')).toBeFocused();
  await field(page, 'Handle').fill('fred');
  await button(page, 'Generate').click();
  await button(page, 'Create fred').click();
  await expect(stepHeading(page, 'lab-03 is ready')).toBeFocused();
  await expect(page.getByText('fred is created and a member of Technicians')).toBeVisible();

  await page.locator('.panel-foot').getByRole('link', { name: 'Users of lab-03' }).click();
  await expect(page.getByRole('grid').getByText('mhartley')).toBeVisible();
  await expect(page.getByRole('grid').getByText('fred')).toBeVisible();
  const restarted = await roster.restart();
  await expect(restarted.getByRole('link', { name: /lab-03/ }).first()).toBeVisible();
});

test('somebody is faster: the wizard says so, and only the password is left to type', async ({ page, emulator }) => {
  await toTheWizard(page, emulator.origin, 'lab-03');
  await field(page, 'Handle').fill('mhartley');
  await field(page, 'Password').fill(PASSWORD);
  await fasterOne(emulator.origin);
  await button(page, 'Create mhartley on lab-03').click();
  await expect(stepHeading(page, 'Somebody else was faster')).toBeFocused();
  await button(page, 'Sign in to lab-03').click();

  await expect(field(page, 'Password')).toBeFocused();
  await expect(field(page, 'Address')).toHaveValue(emulator.origin);
  await expect(field(page, 'Name')).toHaveValue('lab-03');
  await expect(field(page, 'Handle')).toHaveValue('mhartley');
  await expect(page.getByRole('radio', { name: 'Dev' })).toBeChecked();
  await page.keyboard.type(FASTER);
  await button(page, 'Save lab-03').click();
  await expect(page.getByRole('grid').getByText('mhartley')).toBeVisible();
});

test('by keyboard alone, with the group and the colleague skipped', async ({ page, emulator }) => {
  const { keyboard } = page;
  await expect(field(page, 'Address')).toBeFocused();
  await keyboard.type(emulator.origin);
  await keyboard.press('Enter');
  await expect(page.getByText('This server has no user yet', { exact: true })).toBeVisible();
  await pressOn(page, button(page, 'Create the first user…'));
  await expect(stepHeading(page, 'Create the first user')).toBeFocused();
  await keyboard.press('Tab');
  await keyboard.type('mhartley');
  await keyboard.press('Tab');
  await keyboard.type(PASSWORD);
  await keyboard.press('Enter');
  await expect(stepHeading(page, 'The first group')).toBeFocused();
  await pressOn(page, button(page, 'Skip this'));
  await expect(stepHeading(page, 'The first colleague')).toBeFocused();
  await pressOn(page, button(page, 'Skip this'));
  await expect(page.getByText('No colleague yet')).toBeVisible();
});

test('a reload half-way keeps nothing secret, and leaving asks', async ({ page, emulator }) => {
  await toTheWizard(page, emulator.origin, 'lab-03');
  await field(page, 'Handle').fill('mhartley');
  await field(page, 'Password').fill(PASSWORD);
  expect(page.url()).not.toContain('mhartley');
  await page.getByRole('link', { name: 'History' }).click();
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
  await dialog.getByRole('button', { name: 'Stay here' }).click();
  await expect(field(page, 'Password')).toHaveValue(PASSWORD);

  agreeToLeave(page);
  await page.reload();
  await expect(stepHeading(page, 'Create the first user')).toBeVisible();
  await expect(field(page, 'Password')).toHaveValue('');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('First user');
  await expect(page.getByText('lab-03 has no users.', { exact: false })).toBeVisible();
});
