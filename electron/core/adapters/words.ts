import { fillIn } from '../../domain/failure.ts';
import type { Language } from '../../domain/languages.ts';
import type { Say } from '../../domain/say.ts';
import { ADAPTERS } from './registry.ts';
import { SHARED_WORDS } from './shared-words.ts';

/** What adapters say, in the language that `language` tells at that moment; English where a translation is missing. */
export function sayIn(language: () => Language): Say {
  return (english, details = {}) => fillIn(translationOf(english, language()) ?? english, details);
}

/** The translation of an English sentence of an adapter; null where there is none. */
export function translationOf(english: string, language: Language): string | null {
  if (language === 'en') return english;
  for (const { [language]: words } of [SHARED_WORDS, ...ADAPTERS.map((adapter) => adapter.words)]) {
    if (Object.hasOwn(words, english)) return words[english] ?? null;
  }
  return null;
}
