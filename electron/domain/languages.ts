import { z } from 'zod';

/** The languages that Roster speaks, by what each calls itself. */
export const LANGUAGE_NAMES = { en: 'English', de: 'Deutsch', fr: 'Français' } as const;
export type Language = keyof typeof LANGUAGE_NAMES;
export const LANGUAGES: readonly Language[] = Object.keys(LANGUAGE_NAMES) as Language[];
export const languageSchema = z.enum(LANGUAGES as [Language, ...Language[]]);

/** A language, or whichever one the system prefers. */
export type LanguageChoice = 'system' | Language;
export const LANGUAGE_CHOICES: readonly LanguageChoice[] = ['system', ...LANGUAGES];

/** The first of the preferred languages, such as `de-AT`, that Roster speaks; else English. */
export function preferredLanguage(preferred: readonly string[]): Language {
  const wanted = preferred.map((tag) => tag.toLowerCase().split('-')[0]);
  return wanted.flatMap((tag) => LANGUAGES.filter((language) => language === tag))[0] ?? 'en';
}
