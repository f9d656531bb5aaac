import { expect, type Page } from '@playwright/test';

/**
 * Does what asks for a confirmation, and confirms it in the window outside of the page. `typed` is what that window
 * wants typed, `button` what its button has to say.
 */
export async function confirmed(page: Page, ask: () => Promise<void>, typed?: string, button?: string): Promise<void> {
  const opened = page.context().waitForEvent('page');
  await ask();
  const isWindow = process.env.E2E_TARGET === 'electron';
  if (!isWindow) await page.getByRole('link', { name: 'Open the window' }).click();
  const question = await opened;
  const agree = question.locator('button.final');
  if (button !== undefined) await expect(agree).toHaveText(button);
  if (typed !== undefined) await question.getByRole('textbox').fill(typed);
  if (isWindow) {
    // The application closes its window with the answer, maybe before the click has settled.
    const closed = question.waitForEvent('close');
    await agree.click().catch((error: unknown) => {
      if (!question.isClosed()) throw error;
    });
    await closed;
    return;
  }
  await agree.click();
  await expect(question.getByRole('heading', { name: 'Confirmed' })).toBeVisible();
  await question.close();
}

/** Unlocks the production instance whose screen is open. */
export async function unlock(page: Page): Promise<void> {
  await confirmed(page, () => page.getByRole('button', { name: 'Unlock…' }).click());
  await expect(page.getByRole('button', { name: 'Lock now' })).toBeVisible();
}
