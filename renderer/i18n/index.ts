import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../electron/domain/languages.ts';
import { en } from './en.ts';
import type { Translation } from './translation.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
    interpolationPrefix: '{';
    interpolationSuffix: '}';
  }
}

/**
 * English is always there, for where another language can't be had. Each of those is loaded when it is first spoken, and
 * none beside it: the types see to it that none lacks a text.
 */
const LOADERS: Record<Language, () => Promise<Translation>> = {
  en: async () => en,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
};

/** Starts the translations and speaks a language; English where it can't be loaded. */
export async function startTranslations(language: Language = 'en'): Promise<i18n> {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: {},
    // React escapes; values are data and must not be read as markup or as references to other texts.
    interpolation: { prefix: '{', suffix: '}', escapeValue: false, skipOnVariables: true },
    missingInterpolationHandler: (_text, match: RegExpExecArray) => match[0],
    initAsync: false,
  });
  await take(language).catch(() => take('en'));
  return i18next;
}

let wanted: Language = 'en';

/**
 * Speaks a language from now on, on the whole page; rejects, and stays in the former one, if it can't be loaded. Of two that
 * are asked for in a row the later one stays.
 */
export async function speak(language: Language): Promise<void> {
  await take(language);
  document.documentElement.lang = i18next.language;
}

async function take(language: Language): Promise<void> {
  wanted = language;
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await LOADERS[language]());
  }
  if (wanted === language) await i18next.changeLanguage(language);
}
