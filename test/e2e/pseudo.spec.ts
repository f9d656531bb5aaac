import { expect, type Page } from '@playwright/test';
import { startEmulator } from '../../demo/lib/profiles.ts';
import { en } from '../../renderer/i18n/en.ts';
import { test } from './fixtures.ts';
import { pseudo, pseudoTexts } from './pseudo-language.ts';
import { inEnglish, type Say, type Tour, takeTour } from './tour.ts';
import { takeDialogTour } from './tour-of-dialogs.ts';

test.use({ locale: 'de-DE', reducedMotion: 'reduce' });

/** Has the page load the pseudo-language where it would load German; nothing of this is shipped. */
async function speakPseudo(page: Page) {
  await page.route('**/assets/de-*.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `export const de = ${JSON.stringify(pseudoTexts(en))};`,
    }),
  );
  await page.reload();
}

/**
 * The texts on the page that don't fit where they stand: wider than their own element, or cut by one around it. What
 * may be shortened (cells of tables, and what ends in an ellipsis on purpose) doesn't count.
 */
function clippedTexts(): string[] {
  const MAY_SHORTEN = '.cut, .sr-only, [title], td, [role="gridcell"], [hidden], [aria-hidden="true"]';
  const NAMED = 'button, label, legend, th, dt, h1, h2, h3, h4, [role="tab"], [role="menuitem"], [role="option"], a';
  const cutBy = (element: Element): boolean => {
    const { left, right } = element.getBoundingClientRect();
    for (let around = element.parentElement; around; around = around.parentElement) {
      const { overflowX } = getComputedStyle(around);
      if (overflowX === 'auto' || overflowX === 'scroll') return false;
      const edges = around.getBoundingClientRect();
      if (overflowX !== 'visible' && (right > edges.right + 1 || left < edges.left - 1)) return true;
    }
    return right > innerWidth + 1;
  };
  return [...document.querySelectorAll<HTMLElement>(NAMED)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.innerText.trim() !== '')
    .filter((element) => !element.closest(MAY_SHORTEN) && !element.querySelector('.cut'))
    .filter((element) => {
      const { display, textOverflow } = getComputedStyle(element);
      if (display === 'inline' || textOverflow === 'ellipsis') return false;
      return element.scrollWidth > element.clientWidth + 1 || cutBy(element);
    })
    .map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.innerText}`);
}

const say: Say = (text, values) => inEnglish(pseudo(text), values);

/** Takes a tour in the pseudo-language; answers with what is clipped on its way. */
async function clippedOn(page: Page, take: (tour: Pick<Tour, 'say' | 'visit' | 'virgin'>) => Promise<void>) {
  const virgin = await startEmulator({ profile: 'virtool-m2', virgin: true });
  await speakPseudo(page);
  const findings = new Set<string>();
  const visit = async (screen: string, at = page) => {
    for (const clipped of await at.evaluate(clippedTexts)) findings.add(`${screen}: ${clipped}`);
  };
  await take({ say, visit, virgin });
  await virgin.close();
  return [...findings];
}

test('texts that are longer by two fifths fit on every screen, and the page complains of nothing', async ({
  page,
  emulator,
  recorder,
}) => {
  test.setTimeout(240_000);
  expect(await clippedOn(page, (tour) => takeTour({ ...tour, page, emulator }))).toEqual([]);
  expect(recorder.complaints).toEqual([]);
});

test('texts that are longer by two fifths fit in every dialog', async ({ page, emulator }, { outputDir }) => {
  test.skip(process.env.E2E_TARGET === 'electron', 'the window asks its questions by itself');
  test.setTimeout(180_000);
  expect(await clippedOn(page, (tour) => takeDialogTour({ ...tour, page, emulator, folder: outputDir }))).toEqual([]);
});
