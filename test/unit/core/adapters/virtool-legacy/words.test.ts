import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { WORDS } from '../../../../../electron/core/adapters/virtool-legacy/words.ts';

const folder = path.join(import.meta.dirname, '../../../../../electron/core/adapters/virtool-legacy');
const SAID = /say\(\s*'([^']+)'|(?:reason|instead):\s*'([^']+)'/g;

const said = readdirSync(folder)
  .filter((file) => !file.startsWith('words'))
  .flatMap((file) => [...readFileSync(path.join(folder, file), 'utf8').matchAll(SAID)])
  .map((match) => match[1] ?? match[2] ?? '');

const names = (text: string) =>
  [...text.matchAll(/\{\w+\}/g)]
    .map(([name]) => name)
    .sort()
    .join();

describe.each(['de', 'fr'] as const)('in %s', (language) => {
  it('everything that the adapter says has a translation, and nothing else', () => {
    expect(said.length).toBeGreaterThan(80);
    expect(Object.keys(WORDS[language]).sort()).toEqual([...new Set(said)].sort());
  });

  it('translations name the same things', () => {
    const wrong = Object.entries(WORDS[language]).filter(([english, own]) => names(english) !== names(own));
    expect(wrong).toEqual([]);
  });
});
