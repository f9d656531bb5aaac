import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { Emulator } from '../../demo/lib/emulator.ts';
import { startEmulator } from '../../demo/lib/profiles.ts';
import { test as base } from './fixtures.ts';
import { inEnglish, takeTour } from './tour.ts';
import { takeDialogTour } from './tour-of-dialogs.ts';

const test = base.extend<{ virgin: Emulator }>({
  virgin: async ({ emulatorOptions }, use) => {
    const virgin = await startEmulator({ ...emulatorOptions, virgin: true });
    await use(virgin);
    await virgin.close();
  },
});

test.use({ reducedMotion: 'reduce' });

/** Looks at a page in both themes; answers with what axe finds in it. */
async function examine(page: Page, screen: string): Promise<string[]> {
  const findings: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    // Only Roster's own page tells its theme; a question outside of it goes by the system's alone.
    await page.waitForFunction((wanted) => (document.documentElement.dataset.theme ?? wanted) === wanted, theme);
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    // A menu stands outside of the landmarks, as what it belongs to opened it over the page.
    if (screen === 'users, columns') axe.disableRules(['region']);
    // The themes differ in nothing but colours.
    if (theme === 'dark') axe.withRules(['color-contrast']);
    const { violations } = await axe.analyze();
    for (const { id, help, nodes } of violations) {
      const said = ({ html, failureSummary }: (typeof nodes)[number]) => `${html} ${failureSummary}`;
      findings.push(...nodes.map((node) => `${screen}, ${theme}: ${id}: ${help}: ${said(node)}`));
    }
  }
  return findings;
}

test('axe finds nothing on any screen, light and dark', async ({ page, emulator, virgin }) => {
  test.setTimeout(480_000);
  const findings: string[] = [];
  const visit = async (screen: string) => void findings.push(...(await examine(page, screen)));
  await takeTour({ page, emulator, virgin, say: inEnglish, visit });
  expect(findings).toEqual([]);
});

test('axe finds nothing in any dialog, on any first step, in any question outside the page', async ({
  page,
  emulator,
  virgin,
}, { outputDir }) => {
  test.skip(
    process.env.E2E_TARGET === 'electron',
    'the window asks its questions by itself; the electron specs go there',
  );
  test.setTimeout(480_000);
  const findings: string[] = [];
  const visit = async (screen: string, at = page) => void findings.push(...(await examine(at, screen)));
  await takeDialogTour({ page, emulator, virgin, say: inEnglish, visit, folder: outputDir });
  expect(findings).toEqual([]);
});
