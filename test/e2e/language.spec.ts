import { expect } from '@playwright/test';
import { test } from './fixtures.ts';

test.describe('on a French system', () => {
  test.use({ locale: 'fr-FR' });

  test('speaks French until another language is chosen, and keeps the choice', async ({ page }) => {
    const html = page.locator('html');
    await expect(page.getByRole('heading', { name: 'Qui peut faire quoi, sur quel serveur' })).toBeVisible();
    await expect(html).toHaveAttribute('lang', 'fr');

    await page.getByRole('button', { name: 'Paramètres' }).click();
    await expect(page.getByRole('radio', { name: 'Système', exact: true })).toBeChecked();
    await page.getByRole('radio', { name: 'Deutsch' }).click({ force: true });
    await expect(page.getByRole('radio', { name: 'Deutsch' })).toBeChecked();
    await expect(page.getByRole('heading', { name: 'Sprache' })).toBeVisible();
    await expect(html).toHaveAttribute('lang', 'de');

    await page.reload();
    await expect(page.getByRole('heading', { name: 'Sprache' })).toBeVisible();
    await expect(html).toHaveAttribute('lang', 'de');
  });
});

test('the palette switches the language, whatever it is now', async ({ page }) => {
  const palette = page.getByRole('combobox');
  await page.getByRole('heading', { name: 'Who can do what, on which server' }).waitFor();
  await page.keyboard.press('ControlOrMeta+k');
  await palette.fill('deutsch');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Wer darf was, auf welchem Server' })).toBeVisible();
  await expect(palette).toBeHidden();
  await page.keyboard.press('ControlOrMeta+k');
  await palette.fill('english');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Who can do what, on which server' })).toBeVisible();
});
