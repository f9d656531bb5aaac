import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { startEmulator } from '../../demo/lib/profiles.ts';
import { test } from './fixtures.ts';
import { inEnglish, takeTour } from './tour.ts';

test.use({ reducedMotion: 'reduce' });

test('axe finds nothing on any screen, light and dark', async ({ page, emulator }) => {
  test.setTimeout(480_000);
  const virgin = await startEmulator({ profile: 'virtool-m2', virgin: true });
  const findings: string[] = [];
  const visit = async (screen: string) => {
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, theme);
      const axe = new AxeBuilder({ page }).setLegacyMode(true);
      // The themes differ in nothing but colours.
      // A menu stands outside of the landmarks, as what it belongs to opened it over the page.
      if (screen === 'users, columns') axe.disableRules(['region']);
      if (theme === 'dark') axe.withRules(['color-contrast']);
      const { violations } = await axe.analyze();
      for (const { id, help, nodes } of violations) {
        findings.push(
          ...nodes.map((node) => `${screen}, ${theme}: ${id}: ${help}: ${node.html} ${node.failureSummary}`),
        );
      }
    }
  };
  await takeTour({ page, emulator, virgin, say: inEnglish, visit });
  await virgin.close();
  expect(findings).toEqual([]);
});
