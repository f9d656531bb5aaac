import { expect, type Page } from '@playwright/test';
import type { Emulator } from '../../demo/lib/emulator.ts';

interface NewInstance {
  readonly name: string;
  /** As the form labels it. */
  readonly environment: 'Production' | 'Staging' | 'Dev' | 'Other';
}

/** Adds an emulator by its address, signs in with its password and opens its users. */
export async function addInstance(page: Page, emulator: Emulator, { name, environment }: NewInstance) {
  await page.getByRole('textbox', { name: 'Address' }).fill(emulator.origin);
  await page.getByRole('button', { name: 'Test this address' }).click();
  await page.getByRole('textbox', { name: 'Handle' }).fill(emulator.signIn.handle ?? '');
  await page.getByLabel('Password', { exact: true }).fill(emulator.signIn.password ?? '');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('radio', { name: environment }).check({ force: true });
  await page.getByRole('button', { name: 'Test again' }).click();
  await page.getByRole('button', { name: `Save ${name}` }).click();
  await expect(page.getByRole('grid')).toBeVisible();
}

interface NewServer extends NewInstance {
  readonly address: string;
  /** What is typed to sign in, by the labels of the kind's fields. */
  readonly signIn: Readonly<Record<string, string>>;
}

/** Adds a server of any kind by its address from the first screen, signs in and opens its users. */
export async function addServer(page: Page, { address, name, environment, signIn }: NewServer) {
  await page.getByRole('textbox', { name: 'Address' }).fill(address);
  await page.getByRole('button', { name: 'Test this address' }).click();
  await completeSignIn(page, signIn);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('radio', { name: environment }).check({ force: true });
  await page.getByRole('button', { name: 'Test again' }).click();
  await expect(page.getByText('all 9 steps passed')).toBeVisible();
  await page.getByRole('button', { name: `Save ${name}` }).click();
  await expect(page.getByRole('grid')).toBeVisible();
}

/** Types what signs in, by the labels of its fields. */
export async function completeSignIn(page: Page, signIn: NewServer['signIn']) {
  for (const [label, value] of Object.entries(signIn)) await page.getByLabel(label, { exact: true }).fill(value);
}

/** Chooses the only value of a filter that is wanted. */
export async function filterBy(page: Page, filter: string, value: string) {
  await page.getByRole('button', { name: 'Add a filter' }).click();
  await page.getByRole('menuitem', { name: filter, exact: true }).click();
  await page.getByRole('checkbox', { name: value, exact: true }).check();
  await page.keyboard.press('Escape');
}

/** The panel of the user that is open. */
export const userPanel = (page: Page) => page.getByRole('complementary', { name: /^User / });

/** Searches the shown users for one and opens it. */
export async function openUser(page: Page, handle: string) {
  await page.getByRole('textbox', { name: 'Search users' }).fill(handle);
  await page.getByRole('grid').getByText(handle, { exact: true }).click();
  await expect(userPanel(page)).toBeVisible();
}
