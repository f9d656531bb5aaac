import { expect } from '@playwright/test';
import { test } from './fixtures.ts';
import { countPointerPresses, expectNoPointer, tabTo } from './keys.ts';
import { addInstance } from './steps.ts';

test('the main flow goes by keys alone', async ({ page, emulator }) => {
  await addInstance(page, emulator, { name: 'lab-01', environment: 'Dev' });
  await page.goto(`${page.url().split('#')[0]}#/instances`);
  await countPointerPresses(page);
  const { keyboard } = page;
  const panel = page.getByRole('complementary', { name: /^User / });
  const dialog = page.getByRole('dialog');

  await test.step('the palette goes to the users of an instance', async () => {
    await page.getByRole('table').waitFor();
    await keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('combobox')).toBeFocused();
    await keyboard.type('users of lab-01');
    await keyboard.press('Enter');
    await expect(page.getByRole('grid')).toBeVisible();
    // While the palette is on its way out, keys are still its own.
    await expect(dialog).toBeHidden();
  });

  const handle = (await page.getByRole('row').nth(4).getByRole('gridcell').nth(1).textContent()) ?? '';

  await test.step('a user is found and opened', async () => {
    await keyboard.press('ControlOrMeta+f');
    await expect(page.getByRole('textbox', { name: 'Search users' })).toBeFocused();
    await keyboard.type(handle);
    await expect(page.getByText('1 matches')).toBeVisible();
    await tabTo(page, page.getByRole('grid'));
    await keyboard.press('Home');
    await keyboard.press('Enter');
    await expect(panel).toBeVisible();
    await expect(panel).toHaveAccessibleName(`User ${handle}`);
  });

  await test.step('the arrow keys go from tab to tab', async () => {
    await tabTo(page, panel.getByRole('tab', { name: 'Profile' }));
    await keyboard.press('ArrowRight');
    await expect(panel.getByRole('tab', { name: 'Access' })).toHaveAttribute('aria-selected', 'true');
    await expect(panel.getByText('Where it comes from')).toBeVisible();
    await keyboard.press('ArrowLeft');
    await expect(panel.getByRole('tab', { name: 'Profile' })).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('a change is made, reviewed and saved', async () => {
    await tabTo(page, panel.getByRole('checkbox', { name: /^Must choose a new password/ }));
    await keyboard.press('Space');
    await tabTo(page, panel.getByRole('button', { name: 'Save…' }));
    await keyboard.press('Enter');
    await expect(dialog).toContainText('Compared with the server just now');
    await expect(dialog.getByRole('button', { name: 'Go on editing' })).toBeFocused();
    await tabTo(page, dialog.getByRole('button', { name: 'Save 1 change' }));
    await keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(panel.getByText('Saved.')).toBeVisible();
  });

  await test.step('Escape closes the panel', async () => {
    await keyboard.press('Escape');
    await expect(panel).toBeHidden();
  });

  await test.step('a user is created', async () => {
    await keyboard.press('n');
    await expect(page.getByRole('textbox', { name: 'Handle', exact: true })).toBeFocused();
    await keyboard.type('newcomer');
    await tabTo(page, page.getByRole('button', { name: 'Generate' }));
    await keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Create newcomer' }));
    await keyboard.press('Enter');
    await expect(page.getByText('newcomer was created on lab-01')).toBeVisible();
  });

  await expectNoPointer(page);
});
