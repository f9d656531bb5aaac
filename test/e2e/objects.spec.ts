import { expect, type Page } from '@playwright/test';
import { KEYS } from '../../demo/pterodactyl/fixtures.ts';
import { secret } from './canary.ts';
import { test } from './fixtures.ts';
import { addServer, openAccess, userPanel } from './steps.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const holders = (page: Page, object: string) => page.getByRole('table', { name: `Who has something on ${object}` });

/** Goes from any screen of the instance to the rights on one object. */
async function openObject(page: Page, name: string) {
  await page.getByRole('link', { name: 'Who can…' }).click();
  await page.getByRole('link', { name: 'Single objects…' }).click();
  await chooseObject(page, 'Choose one', name);
}

async function chooseObject(page: Page, label: string, name: string) {
  await button(page, label).click();
  await page.getByRole('textbox', { name: 'Search by name or id' }).fill(name);
  await page.getByRole('option', { name, exact: true }).click();
  await expect(holders(page, name)).toBeVisible();
}

test.describe('a Panel', () => {
  test.use({ emulatorOptions: { profile: 'pterodactyl-1.11' } });

  test('a share is given, changed and taken from the side of the server', async ({ page, emulator }) => {
    test.slow();
    const signIn = {
      'Owner of the key': 'admin',
      'Application key (ptla_)': secret(KEYS.application),
      'Account key (ptlc_), optional': secret(KEYS.client),
    };
    await addServer(page, { address: emulator.origin, name: 'panel', environment: 'Dev', signIn });
    await openObject(page, 'Olive server');
    const row = (handle: string) => holders(page, 'Olive server').getByRole('row').filter({ hasText: handle });
    await expect(row('owner.one')).toContainText('As the owner of Olive server');
    await expect(row('norm_user')).toContainText('4 permissions');

    await button(page, 'Give a right').click();
    await button(page, 'Choose a user').click();
    await page.getByRole('textbox', { name: 'Search users' }).fill('user010');
    await page.getByRole('option', { name: /^user010/ }).click();
    await page.getByRole('checkbox', { name: 'Start', exact: true }).check();
    await button(page, 'Review…').click();
    const review = page.getByRole('dialog', { name: 'Give user010 a right on Olive server' });
    await expect(review).toContainText('The Panel mails user010 about the new share.');
    await button(page, 'Give the right').click();
    await expect(row('user010')).toContainText('2 permissions');

    await row('user010').getByRole('button', { name: 'More about user010' }).click();
    await page.getByRole('menuitem', { name: 'Change…' }).click();
    await page.getByRole('checkbox', { name: 'Stop', exact: true }).check();
    await button(page, 'Review…').click();
    await button(page, 'Change the right').click();
    await expect(row('user010')).toContainText('3 permissions');

    await row('user010').getByRole('button', { name: 'More about user010' }).click();
    await page.getByRole('menuitem', { name: 'Take away…' }).click();
    await button(page, 'Take the right away').click();
    await expect(row('user010')).toHaveCount(0);
  });
});

test.describe('a cluster', () => {
  test.use({ emulatorOptions: { profile: 'arvados-3.2', users: 60 } });

  test('a project names its holders with their paths, and a user what is within reach', async ({ page, emulator }) => {
    test.slow();
    await addServer(page, {
      address: emulator.origin,
      name: 'cluster',
      environment: 'Dev',
      signIn: { 'Token, from “Get API token” in Workbench': emulator.signIn.key ?? '' },
    });
    await openObject(page, 'Lab operators');
    await page.getByText('Projects', { exact: true }).click();
    await chooseObject(page, 'Choose one', 'Sequencing runs');
    await expect(page.getByRole('list', { name: /^Groups with a right on it/ })).toContainText('Lab operatorsCan read');
    const plain = holders(page, 'Sequencing runs').getByRole('row').filter({ hasText: 'plain' });
    await expect(plain).toContainText('Through the group Lab operators, with the level Can read');
    await openAccess(page, 'plain');
    await button(page, 'Show everything within reach, and through what').click();
    const reached = userPanel(page).getByRole('list', { name: 'Projects within reach of plain' });
    await expect(reached).toContainText('Through the group Lab operators, with the level Can read');
  });
});
