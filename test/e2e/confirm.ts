import { expect, type Page } from '@playwright/test';

/**
 * Does what asks for a confirmation, and confirms it in the window outside of the page. `typed` is what that window
 * wants typed.
 */
export async function confirmed(page: Page, ask: () => Promise<void>, typed?: string): Promise<void> {
  const opened = page.context().waitForEvent('page');
  await ask();
  if (process.env.E2E_TARGET !== 'electron') await page.getByRole('link', { name: 'Open the window' }).click();
  const question = await opened;
  if (typed !== undefined) await question.getByRole('textbox').fill(typed);
  await question.locator('button.final').click();
  if (question.isClosed()) return;
  await expect(question.getByRole('heading', { name: 'Confirmed' })).toBeVisible();
  await question.close();
}

/** Unlocks the production instance whose screen is open. */
export async function unlock(page: Page): Promise<void> {
  await confirmed(page, () => page.getByRole('button', { name: 'Unlock…' }).click());
  await expect(page.getByRole('button', { name: 'Lock now' })).toBeVisible();
}
