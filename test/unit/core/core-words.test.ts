import { describe, expect, test } from 'vitest';
import { ADAPTERS } from '../../../electron/core/adapters/registry.ts';
import { SHARED_WORDS } from '../../../electron/core/adapters/shared-words.ts';
import { CORE_WORDS } from '../../../electron/core/core-words.ts';
import { textsIn } from './adapters/prose.ts';

const LANGUAGES = ['de', 'fr'] as const;

/** What is written for whoever helps, in English, or said before any face has a language. */
const NOT_FOR_PEOPLE = ['diagnostics.ts', 'lock.ts'];

/** Templates with words in them that no face with a language shows: the terminal's, and one of a mistake. */
const TEMPLATES = ['… is the first user of … now, but the connection was not saved: …', 'The copy is ….'];

/** Names of servers and folders, which are the same in every language. */
const isName = (text: string) => /^(Virtool|Arvados|Pterodactyl) [\d.]+$/.test(text) || text === 'Application Support';

const isProse = (text: string) => /^[\p{L}{“].* ./u.test(text);
const namesIn = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();

const FOLDERS = ['services', 'storage', 'rpc', 'directory', 'directory/copy', 'directory/query'];
const texts = FOLDERS.map((folder) => textsIn(folder, (file) => !NOT_FOR_PEOPLE.includes(file)));
const said = new Set(texts.flatMap((one) => [...one.said]));
const literals = new Set(texts.flatMap((one) => [...one.literals]));

const tables = [CORE_WORDS, SHARED_WORDS, ...ADAPTERS.map(({ words }) => words)];
const untranslated = (sentences: Iterable<string>) =>
  [...sentences].filter((text) => LANGUAGES.some((one) => tables.every((table) => !(text in table[one]))));

describe('words of services and storage', () => {
  test('every sentence is translated', () => {
    expect(said.size).toBeGreaterThan(10);
    expect(untranslated(said)).toEqual([]);
  });

  test('every other text that reads like a sentence is translated too, so that it can be said', () => {
    expect(untranslated([...literals].filter((text) => isProse(text) && !isName(text)))).toEqual([]);
  });

  test('no sentence is put together', () => {
    expect(texts.flatMap(({ templates }) => templates).sort()).toEqual([...TEMPLATES].sort());
  });

  test('the table holds nothing that is not said', () => {
    for (const language of LANGUAGES) {
      expect(Object.keys(CORE_WORDS[language]).filter((text) => !literals.has(text))).toEqual([]);
    }
    expect(Object.keys(CORE_WORDS.fr).sort()).toEqual(Object.keys(CORE_WORDS.de).sort());
  });

  test('translations name the same things', () => {
    for (const language of LANGUAGES) {
      const wrong = Object.entries(CORE_WORDS[language]).filter(([text, other]) => namesIn(text) !== namesIn(other));
      expect(wrong).toEqual([]);
    }
  });
});
