import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { issue } from '../unit/core/net/certificates.ts';
import { startRelay } from '../unit/core/net/encrypted-relay.ts';
import { secret } from './canary.ts';
import { confirmed } from './confirm.ts';
import { agreeToLeave, test } from './fixtures.ts';
import { addInstance } from './steps.ts';

const rail = (page: Page) => page.getByRole('navigation', { name: 'Instances and screens' });

/** Saves the export that is shown as a file. The window would ask the system where, so its text is written there. */
async function saveExport(page: Page, file: string) {
  if (process.env.E2E_TARGET === 'electron') {
    await expect(page.getByRole('link', { name: /^Save roster-/ })).toBeVisible();
    await writeFile(file, await page.getByLabel('Text of the export').inputValue());
    return;
  }
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: /^Save roster-/ }).click();
  await (await saving).saveAs(file);
}

async function openMenu(page: Page, name: string, entry: string) {
  await page.getByRole('button', { name }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

test('a folder is made while editing, closed in the rail, and stays closed', async ({ roster, emulator }) => {
  const { page } = roster;
  await addInstance(page, emulator, { name: 'lab-01', environment: 'Dev' });
  await rail(page).getByRole('link', { name: 'Connection' }).click();
  await page
    .getByRole('button', { name: 'Edit lab-01' })
    .or(page.getByRole('button', { name: 'Edit' }))
    .click();
  await page.getByLabel('Folder', { exact: true }).selectOption('New folder…');
  await page.getByLabel('Name of the folder').fill('Virology lab');
  await page.getByRole('button', { name: 'Save the changes' }).click();
  const folder = rail(page).getByRole('button', { name: 'Virology lab' });
  await expect(folder).toHaveAttribute('aria-expanded', 'true');
  await folder.click();
  await expect(rail(page).getByRole('link', { name: /lab-01/ })).toBeHidden();
  await page.reload();
  await expect(folder).toHaveAttribute('aria-expanded', 'false');
});

test('a reload while editing costs nothing that was typed but the secret', async ({ roster, emulator }) => {
  const { page } = roster;
  await addInstance(page, emulator, { name: 'lab-01', environment: 'Dev' });
  await rail(page).getByRole('link', { name: 'Connection' }).click();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  const password = page.getByLabel('Password', { exact: true });
  await name.fill('lab-01 of the basement');
  await password.fill(secret('typed before the reload'));
  await page.getByRole('radio', { name: 'Staging' }).check({ force: true });
  agreeToLeave(page);
  await page.reload();
  await expect(page.getByText('What you typed is back.', { exact: false })).toBeVisible();
  await expect(name).toHaveValue('lab-01 of the basement');
  await expect(page.getByRole('radio', { name: 'Staging' })).toBeChecked();
  await expect(password).toHaveValue('');
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(name).toHaveValue('lab-01');
  await page.reload();
  await expect(name).toHaveValue('lab-01');
  await expect(page.getByText('What you typed is back.', { exact: false })).toBeHidden();
});

test('an export without secrets is saved as a file, and its import shows what it would do', async ({
  roster,
  emulator,
}) => {
  const { page, home } = roster;
  await addInstance(page, emulator, { name: 'lab-01', environment: 'Dev' });
  await rail(page).getByRole('link', { name: 'Instances', exact: true }).click();
  await openMenu(page, 'Export and import', 'Export the instances…');
  await page.getByRole('button', { name: 'Export without secrets' }).click();
  const file = path.join(home, 'export.json');
  await saveExport(page, file);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ connections: [{ name: 'lab-01' }] });
  await page.getByRole('button', { name: 'Done' }).click();

  await openMenu(page, 'Export and import', 'Import instances…');
  await page.getByLabel('Choose the file…').setInputFiles(file);
  await expect(page.getByText('There is an instance with this address already.')).toBeVisible();
  await expect(page.getByText('Its password or key has to be entered.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Import lab-01' }).check({ force: true });
  await page.getByRole('button', { name: 'Import 1 instance' }).click();
  await expect(page.getByRole('table').getByRole('link', { name: 'lab-01 2' })).toBeVisible();

  const foreign = path.join(home, 'hosts.json');
  await writeFile(foreign, '{"hosts": []}');
  await openMenu(page, 'Export and import', 'Import instances…');
  await page.getByLabel('Choose the file…').setInputFiles(foreign);
  await expect(page.getByText('This is no export of Roster.')).toBeVisible();
});

test('secrets leave only encrypted, and only after a confirmation outside the page', async ({ roster, emulator }) => {
  const { page } = roster;
  await addInstance(page, emulator, { name: 'lab-01', environment: 'Dev' });
  await rail(page).getByRole('link', { name: 'Instances', exact: true }).click();
  await openMenu(page, 'Export and import', 'Export the instances…');
  await page.getByRole('radio', { name: 'Encrypted with a pass phrase' }).check({ force: true });
  const passphrase = secret('correct horse battery');
  await page.getByLabel('Pass phrase', { exact: true }).fill(passphrase);
  await page.getByLabel('Pass phrase, again', { exact: true }).fill(passphrase);
  const ask = () => page.getByRole('button', { name: 'Export with secrets' }).click();
  await confirmed(page, ask, undefined, 'Export the secrets');
  const text = await page.getByLabel('Text of the export').inputValue();
  expect(text).toContain('roster-connections-sealed');
  expect(text).not.toContain(emulator.signIn.password ?? '');
});

test('a server whose certificate nobody vouches for: its key is pinned, confirmed and saved', async ({
  roster,
  emulator,
}) => {
  const { page } = roster;
  const relay = await startRelay(emulator.origin, issue({ subject: 'lab-tls', names: ['localhost'] }));
  try {
    await page.getByRole('textbox', { name: 'Address' }).fill(relay.origin);
    await page.getByRole('button', { name: 'Test this address' }).click();
    await page.getByRole('button', { name: 'Pin this key…' }).click();
    await expect(page.getByRole('dialog').getByText('CN=lab-tls')).toBeVisible();
    await page.getByRole('button', { name: 'Pin this key and test again' }).click();
    await page.getByRole('textbox', { name: 'Handle' }).fill(emulator.signIn.handle ?? '');
    await page.getByLabel('Password', { exact: true }).fill(emulator.signIn.password ?? '');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('pinned');
    await page.getByRole('radio', { name: 'Dev' }).check({ force: true });
    await page.getByRole('button', { name: 'Test again' }).click();
    const ask = () => page.getByRole('button', { name: 'Save pinned' }).click();
    await confirmed(page, ask, undefined, 'Trust this certificate');
    await expect(page.getByRole('grid')).toBeVisible();
  } finally {
    await relay.close();
  }
});
