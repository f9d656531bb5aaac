import { expect, type Page } from '@playwright/test';
import { issue } from '../unit/core/net/certificates.ts';
import { secret } from './canary.ts';
import { agreeToLeave, test } from './fixtures.ts';

const form = (page: Page) => page.getByRole('form', { name: 'Connection' });

// What is looked for in what this leaves, and in what every other test does, is in global-setup.ts.
test('an API key, a wrong one, a proxy’s password and a client key pass through', async ({
  page,
  emulator,
  roster,
}) => {
  const proxyPassword = secret('proxy-Vellum7-oak-Brisk');
  const client = issue({ subject: 'roster' });
  secret(client.key.split('\n')[1] ?? '');

  await test.step('by API key, a wrong one first', async () => {
    await page.getByRole('textbox', { name: 'Address' }).fill(emulator.origin);
    await page.getByRole('button', { name: 'Test this address' }).click();
    await page.getByRole('radio', { name: 'Handle and API key' }).check({ force: true });
    await page.getByRole('textbox', { name: 'Handle' }).fill(emulator.signIn.handle ?? '');
    await page.getByLabel('API key', { exact: true }).fill(secret('wrong-Vellum7-oak-Brisk'));
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('lab-01');
    await page.getByRole('radio', { name: 'Dev' }).check({ force: true });
    await page.getByRole('button', { name: 'Test again' }).click();
    await expect(page.getByText('did not accept', { exact: false }).first()).toBeVisible();
    await page.getByLabel('API key', { exact: true }).fill(emulator.signIn.key ?? '');
    await page.getByRole('button', { name: 'Test again' }).click();
    await page.getByRole('button', { name: 'Save lab-01' }).click();
    await expect(page.getByRole('grid')).toBeVisible();
  });

  await test.step('the secrets of a way, typed, and the page loaded again', async () => {
    await page.goto(page.url().replace(/users.*$/, 'edit'));
    await form(page).getByText('Network', { exact: true }).click();
    await page.getByLabel('Proxy', { exact: true }).selectOption('own');
    await page.getByLabel('Address of the proxy').fill('http://proxy.example.org:3128');
    await page.getByLabel('Handle for the proxy').fill('fred');
    await page.getByLabel('Password for the proxy', { exact: true }).fill(proxyPassword);
    const both = Buffer.from(`${client.certificate}${client.key}`);
    const file = { name: 'client.pem', mimeType: 'application/x-pem-file', buffer: both };
    await form(page).locator('input[type=file]').first().setInputFiles(file);
    await expect(page.getByText('Its key goes into the secret store when you save.', { exact: false })).toBeVisible();
    agreeToLeave(page);
    await page.reload();
    await expect(page.getByLabel('Handle for the proxy')).toHaveValue('fred');
    await expect(page.getByLabel('Password for the proxy', { exact: true })).toHaveValue('');
  });

  const restarted = await roster.restart();
  await expect(restarted.getByRole('link', { name: /lab-01/ }).first()).toBeVisible();
});
