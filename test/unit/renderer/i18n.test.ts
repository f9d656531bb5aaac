// @vitest-environment happy-dom
import i18next from 'i18next';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FAILURE_TEXTS } from '../../../electron/domain/failure-texts.ts';
import { LANGUAGES, preferredLanguage } from '../../../electron/domain/languages.ts';
import { PROBE_NOTES } from '../../../electron/domain/probe.ts';
import { de } from '../../../renderer/i18n/de.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { fr } from '../../../renderer/i18n/fr.ts';
import { speak, startTranslations } from '../../../renderer/i18n/index.ts';
import { formatAge, formatAgo, formatDay, formatDuration, formatNumber } from '../../../renderer/lib/format.ts';

type Texts = ReadonlyMap<string, string>;

/** Every text by its path: `app.rail.users`. What is no text (whether a retry helps) is left out. */
function textsOf(tree: object, path = ''): Map<string, string> {
  const entries = Object.entries(tree).flatMap(([name, value]: [string, unknown]): [string, string][] => {
    if (typeof value === 'string') return [[`${path}${name}`, value]];
    return typeof value === 'object' && value !== null ? [...textsOf(value, `${path}${name}.`)] : [];
  });
  return new Map(entries);
}

/** What is filled into a text, and the elements in it. */
function slotsOf(text: string): string[] {
  return [...text.matchAll(/\{[^}]+\}|<\/?\w+>/g)].map(([slot]) => slot).sort();
}

/** The keys that a language needs: those of English, with its own plural forms in place of `_one` and `_other`. */
function keysNeeded(language: string): string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const keys = [...english.keys()].flatMap((key) =>
    english.has(key.replace(/_one$/, '_other')) && key.endsWith('_one')
      ? forms.map((form) => key.replace(/one$/, form))
      : [key],
  );
  return [...new Set(keys)].sort();
}

const english = textsOf(en);
const translations: [string, Texts][] = [
  ['de', textsOf(de)],
  ['fr', textsOf(fr)],
];

/** The English text that stands for a key; forms that English lacks stand for `_other`. */
const englishFor = (key: string) => english.get(key) ?? english.get(key.replace(/_many$/, '_other')) ?? '';

describe.each(translations)('%s', (language, texts) => {
  test('has exactly the keys of English, in its own plural forms', () => {
    expect([...texts.keys()].sort()).toEqual(keysNeeded(language));
  });

  test('fills in what English fills in, with the same elements', () => {
    const differing = [...texts].filter(([key, text]) => String(slotsOf(text)) !== String(slotsOf(englishFor(key))));
    expect(differing).toEqual([]);
  });

  test('has no empty text', () => {
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('left no sentence in English', () => {
    const left = [...texts].filter(([key, text]) => text === englishFor(key) && /[a-z]{3,} [a-z]{3,}/.test(text));
    expect(left).toEqual([]);
  });

  test('has no stray spaces, and dots where English has them', () => {
    const ends = (text: string) => /[….?:]$/.exec(text.trim())?.[0] ?? '';
    const stray = [...texts].filter(([, text]) => text !== text.trim() || text.includes('  '));
    const dotted = [...texts].filter(([key, text]) => (ends(text) === '…') !== (ends(englishFor(key)) === '…'));
    expect([...stray, ...dotted]).toEqual([]);
  });

  test('says every failure and every finding of a connection test', () => {
    const codes = Object.keys(FAILURE_TEXTS);
    expect(codes.filter((code) => !texts.get(`failure.${code}.message`) || !texts.get(`failure.${code}.hint`))).toEqual(
      [],
    );
    expect(Object.keys(PROBE_NOTES).filter((key) => !texts.get(`probeNote.${key}`))).toEqual([]);
  });
});

test('French keeps signs and quotes on the line of their word', () => {
  const loose = [...textsOf(fr)].filter(([, text]) => / [:;!?»]|« /.test(text));
  expect(loose).toEqual([]);
});

describe('the language of the system', () => {
  test('is the first that Roster speaks, whatever the country', () => {
    expect(preferredLanguage(['nl-NL', 'de-AT', 'fr'])).toBe('de');
    expect(preferredLanguage(['FR-ca'])).toBe('fr');
  });

  test('is English where Roster speaks none of them', () => {
    expect(preferredLanguage(['nl', 'ja-JP'])).toBe('en');
    expect(preferredLanguage([])).toBe('en');
  });
});

describe('speaking', () => {
  const now = Date.parse('2026-03-04T12:00:00Z');
  beforeAll(async () => void (await startTranslations()));
  afterAll(() => speak('en'));

  test('switches words, the page’s language, numbers, days and ages', async () => {
    await speak('de');
    expect(document.documentElement.lang).toBe('de');
    expect(i18next.t('users.title')).toBe('Benutzer');
    expect(formatNumber(84312.5)).toBe('84.312,5');
    expect(formatDay('2019-07-08')).toBe('8. Juli 2019');
    expect(formatAge('2026-03-01T11:00:00Z', now)).toBe('vor 3 Tagen');
    expect(formatAgo('2026-03-04T12:00:00Z', now)).toBe('gerade eben');
    expect(formatDuration(3400)).toBe('3,4 s');
    await speak('fr');
    expect(document.documentElement.lang).toBe('fr');
    expect(formatDay('2019-07-08')).toBe('8 juil. 2019');
    expect(formatAge('2026-03-03T11:00:00Z', now)).toBe('il y a 1 jour');
    await speak('en');
    expect(formatDay('2019-07-08')).toBe('8 Jul 2019');
    expect(formatAge('2026-03-04T11:56:00Z', now)).toBe('4 min old');
  });

  test.each([0, 1, 2, 1_000_000])('counts %i in every language', async (count) => {
    for (const language of LANGUAGES) {
      await speak(language);
      const form = new Intl.PluralRules(language).select(count);
      const texts = textsOf({ en, de, fr }[language]);
      const expected = texts.get(`users.status.total_${form}`)?.replace('{count, number}', formatNumber(count));
      expect(i18next.t('users.status.total', { count })).toBe(expected);
    }
  });

  test('stays with the language that was asked for last', async () => {
    await Promise.all([speak('de'), speak('fr')]);
    expect(i18next.language).toBe('fr');
    expect(document.documentElement.lang).toBe('fr');
  });
});
