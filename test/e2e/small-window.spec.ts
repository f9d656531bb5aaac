import { expect } from '@playwright/test';
import { test } from './fixtures.ts';
import { addInstance, joinGroup, openAccess } from './steps.ts';

test('in a small window instances keep their names, and the history says what changed', async ({ page, emulator }) => {
  await addInstance(page, emulator, { name: 'laboratory-01', environment: 'Dev' });
  await openAccess(page, 'plain');
  await joinGroup(page, 'Technicians');
  await page.setViewportSize({ width: 1024, height: 700 });
  const rail = page.getByRole('navigation');
  await rail.getByRole('link', { name: 'Instances', exact: true }).click();
  const name = page.getByRole('main').getByRole('link', { name: 'laboratory-01', exact: true });
  await expect(name).toBeVisible();
  expect(await name.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);

  await rail.getByRole('link', { name: 'History', exact: true }).click();
  const change = page.getByRole('cell', { name: 'Joins Technicians', exact: true });
  await expect(change).toBeVisible();
  expect(await change.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
});
