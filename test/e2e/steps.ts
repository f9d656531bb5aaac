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
