import { expect, type Page } from '@playwright/test';
import { secret } from './canary.ts';
import { test } from './fixtures.ts';
import { countPointerPresses, expectNoPointer, pressOn, tabTo } from './keys.ts';

test.use({ emulatorOptions: { profile: 'virtool-m2', virgin: true } });

const PASSWORD = secret('tide-Vellum7-oak-Brisk');
const FASTER = secret('faster than you');

const stepHeading = (page: Page, name: string) => page.getByRole('heading', { level: 2, name });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
/** The fields of an account, named by the server's kind: a handle first, then a password. */
const handleOf = (page: Page, form: string) => page.getByRole('form', { name: form }).getByRole('textbox').first();
const passwordOf = (page: Page, form: string) =>
  page.getByRole('form', { name: form }).locator('input[type=password], input.mono').first();

/** From the first screen to the wizard's account step, by keys alone. */
async function toTheWizard(page: Page, address: string) {
  const { keyboard } = page;
  await expect(page.getByRole('heading', { name: 'Wer darf was, auf welchem Server' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await tabTo(page, field(page, 'Adresse'));
  await keyboard.type(address);
  await keyboard.press('Enter');
  await expect(page.getByText('Dieser Server hat noch keinen Benutzer', { exact: true })).toBeVisible();
  await tabTo(page, field(page, 'Name'));
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type('Labor 3');
  await tabTo(page, page.getByRole('radio', { checked: true }));
  await keyboard.press('ArrowRight');
  await pressOn(page, button(page, 'Ersten Benutzer anlegen…'));
  await expect(stepHeading(page, 'Ersten Benutzer anlegen')).toBeFocused();
}

/** Types the account that is wanted; Enter sends it. */
async function typeAccount(page: Page) {
  await tabTo(page, handleOf(page, 'Erster Benutzer'));
  await page.keyboard.type('mhartley');
  await tabTo(page, passwordOf(page, 'Erster Benutzer'));
  await page.keyboard.type(PASSWORD);
}

/** Speaks German from now on, as somebody does who meets an English screen and has no mouse. */
async function chooseGerman(page: Page) {
  await page.getByRole('heading', { name: 'Who can do what, on which server' }).waitFor();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('deutsch');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox')).toBeHidden();
}

test('in German by keyboard alone: virgin server, first user, signed in, first group, first colleague', async ({
  page,
  emulator,
}) => {
  const { keyboard } = page;
  await countPointerPresses(page);
  await chooseGerman(page);
  await toTheWizard(page, emulator.origin);

  await test.step('the first user, too short first', async () => {
    await tabTo(page, handleOf(page, 'Erster Benutzer'));
    await keyboard.type('mhartley');
    await tabTo(page, passwordOf(page, 'Erster Benutzer'));
    await keyboard.type('kurz');
    await keyboard.press('Enter');
    await expect(passwordOf(page, 'Erster Benutzer')).toHaveAttribute('aria-invalid', 'true');
    await expect(passwordOf(page, 'Erster Benutzer')).toBeFocused();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type(PASSWORD);
    await pressOn(page, button(page, 'mhartley auf Labor 3 anlegen'));
    await expect(stepHeading(page, 'Die erste Gruppe')).toBeFocused();
    await expect(page.getByText('mhartley ist angelegt und angemeldet, und Labor 3 ist gespeichert.')).toBeVisible();
  });

  await test.step('the first group, with a permission', async () => {
    await tabTo(page, page.getByRole('form', { name: 'Erste Gruppe' }).getByRole('textbox').first());
    await keyboard.type('Technik');
    await tabTo(page, page.getByRole('form', { name: 'Erste Gruppe' }).getByRole('checkbox').first());
    await keyboard.press('Space');
    await pressOn(page, button(page, 'Gruppe Technik anlegen'));
    await expect(stepHeading(page, 'Der erste Kollege')).toBeFocused();
  });

  await test.step('the first colleague, in that group', async () => {
    await tabTo(page, handleOf(page, 'Erster Kollege'));
    await keyboard.type('fred');
    await pressOn(page, button(page, 'Erzeugen'));
    await pressOn(page, button(page, 'fred anlegen'));
    await expect(stepHeading(page, 'Labor 3 ist bereit')).toBeFocused();
    await expect(page.getByText('fred ist angelegt und Mitglied von Technik')).toBeVisible();
  });

  await pressOn(page, page.locator('.panel-foot').getByRole('link', { name: 'Benutzer von Labor 3' }));
  await expect(page.getByRole('grid').getByText('mhartley')).toBeVisible();
  await expect(page.getByRole('grid').getByText('fred')).toBeVisible();
  await expectNoPointer(page);
});

test.describe('on a German system', () => {
  test.use({ locale: 'de-DE' });

  test('in German by keyboard alone: somebody is faster, and only the password is left to type', async ({
    page,
    emulator,
  }) => {
    const { keyboard } = page;
    await countPointerPresses(page);
    await toTheWizard(page, emulator.origin);
    await typeAccount(page);
    await fetch(`${emulator.origin}/users/first`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ handle: 'mhartley', password: FASTER }),
    });
    await keyboard.press('Enter');
    await expect(stepHeading(page, 'Jemand anders war schneller')).toBeFocused();
    await expect(page.getByText('Nur das Passwort ist noch einmal einzugeben.', { exact: false })).toBeVisible();
    await pressOn(page, button(page, 'An Labor 3 anmelden'));

    await expect(page.locator('input[type=password]')).toBeFocused();
    await expect(field(page, 'Adresse')).toHaveValue(emulator.origin);
    await expect(field(page, 'Name')).toHaveValue('Labor 3');
    await keyboard.type(FASTER);
    await pressOn(page, button(page, 'Labor 3 speichern'));
    await expect(page.getByRole('grid').getByText('mhartley')).toBeVisible();
    await expectNoPointer(page);
  });
});
