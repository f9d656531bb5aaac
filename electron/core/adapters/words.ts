import { fillIn } from '../../domain/failure.ts';
import type { Language } from '../../domain/languages.ts';
import type { Say } from '../../domain/say.ts';
import type { Translations } from './adapter.ts';
import { ADAPTERS } from './registry.ts';
import { SHARED_WORDS } from './shared-words.ts';

/**
 * What adapters say, and whoever else has `words`, in the language that `language` tells at that moment; English where a
 * translation is missing.
 */
export function sayIn(language: () => Language, words: readonly Translations[] = []): Say {
  return (english, details = {}) => fillIn(translationOf(english, language(), words) ?? english, details);
}

/** The translation of an English sentence; null where there is none. */
function translationOf(english: string, language: Language, more: readonly Translations[]): string | null {
  if (language === 'en') return english;
  for (const { [language]: words } of [SHARED_WORDS, ...ADAPTERS.map((adapter) => adapter.words), ...more]) {
    if (Object.hasOwn(words, english)) return words[english] ?? null;
  }
  return null;
}
