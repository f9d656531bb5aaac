import { expect } from '@playwright/test';
import { test } from './fixtures.ts';

test('the demo has every kind, signed in, and servers that wait for their first user', async ({ page }) => {
  test.slow();
  await page.getByRole('button', { name: 'Start the demo' }).click();
  await expect(page.getByRole('grid')).toBeVisible({ timeout: 60_000 });
  const rail = page.getByRole('navigation', { name: 'Instances and screens' });
  const instances = rail.getByRole('link', { name: /Demo: / });
  await expect(instances).toHaveText(
    [
      'Virtool',
      'Virtool 33',
      'Virtool 35',
      'Virtool 39',
      'Virtool 2018',
      'Arvados 3.2',
      'Arvados 2.2',
      'Pterodactyl',
    ].map((label) => new RegExp(`Demo: ${label}\\D*$`)),
    { timeout: 60_000 },
  );
  await rail.getByRole('link', { name: 'Instances', exact: true }).click();
  await expect(page.getByRole('img', { name: 'reachable', exact: true }).last()).toBeVisible();
  await expect(page.getByRole('img', { name: 'not reachable' })).toHaveCount(0);
  const waiting = page.getByRole('link', { name: 'Create the first user…' });
  await expect(waiting).toHaveCount(2, { timeout: 60_000 });

  await test.step('one of them is created here, the other one is set up on a page of its own', async () => {
    await waiting.last().click();
    // Its 503 is asked for again a few times before it counts.
    await expect(page.getByRole('link', { name: /\/setup$/ })).toBeVisible({ timeout: 60_000 });
    await rail.getByRole('link', { name: 'Instances', exact: true }).click();
    await page.getByRole('button', { name: 'Leave without saving' }).click();
    await waiting.first().click();
    await expect(page.getByRole('heading', { name: 'Create the first user' })).toBeVisible();
  });
});
