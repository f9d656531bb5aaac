import { expect, type Page } from '@playwright/test';
import type { Emulator } from '../../demo/lib/emulator.ts';
import { confirmed } from './confirm.ts';

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
  // Saving tests everything once more.
  await expect(page.getByRole('grid')).toBeVisible({ timeout: 30_000 });
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
  // Saving tests everything once more.
  await expect(page.getByRole('grid')).toBeVisible({ timeout: 30_000 });
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

const dialogButton = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });

/** The permissions of the user whose access is open, by their sections. */
export const permissions = (page: Page) => userPanel(page).getByRole('region', { name: 'Permissions' });

/** Opens the access of a user from any screen of the instance. */
export async function openAccess(page: Page, handle: string) {
  await page.getByRole('link', { name: /^Users/ }).click();
  await openUser(page, handle);
  await page.getByRole('tab', { name: 'Access' }).click();
}

/** Adds the user whose access is open to a group. */
export async function joinGroup(page: Page, group: string) {
  await userPanel(page).getByRole('button', { name: 'Add to group', exact: true }).click();
  await page.getByRole('textbox', { name: 'Search groups' }).fill(group);
  await page.getByRole('option', { name: group, exact: true }).click();
  await dialogButton(page, `Add to ${group}`).click();
  await expect(userPanel(page).getByRole('button', { name: `More about ${group}`, exact: true })).toBeVisible();
}

/** Takes the user whose access is open out of a group. */
export async function leaveGroup(page: Page, group: string) {
  const more = userPanel(page).getByRole('button', { name: `More about ${group}`, exact: true });
  await more.click();
  await page.getByRole('menuitem', { name: `Remove from ${group}…` }).click();
  await dialogButton(page, `Remove from ${group}`).click();
  await expect(more).toHaveCount(0);
}

/** Gives an administrator level to the user whose access is open, which is confirmed outside of the page. */
export async function giveLevel(page: Page, level: string) {
  await userPanel(page).getByRole('button', { name: 'Change the administrator level' }).click();
  await page.getByRole('menuitem', { name: `Make ${level}…` }).click();
  await expect(page.getByRole('dialog')).toContainText('Becomes an administrator');
  await confirmed(page, () => dialogButton(page, `Give the level ${level}`).click());
}

/** Takes the administrator level from the user whose access is open. */
export async function takeLevel(page: Page) {
  await userPanel(page).getByRole('button', { name: 'Change the administrator level' }).click();
  await page.getByRole('menuitem', { name: 'No administrator…' }).click();
  await dialogButton(page, 'Take the level away').click();
}

/** The reasons that a permission of the open user is unfolded to. */
export async function reasonsOf(page: Page, permission: string) {
  const held = permissions(page).getByRole('button', { name: permission });
  if ((await held.getAttribute('aria-expanded')) === 'false') await held.click();
  return permissions(page)
    .getByRole('list', { name: `What gives ${permission}` })
    .getByRole('listitem');
}
