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

/** The languages that are loaded when they are first spoken. English is always there, for what another one lacks. */
const LOADERS: Record<Exclude<Language, 'en'>, () => Promise<Translation>> = {
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
};

/** Starts the translations in English, which is bundled, so it is ready when it returns. */
export function startTranslations(): i18n {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    // React escapes; values are data and must not be read as markup or as references to other texts.
    interpolation: { prefix: '{', suffix: '}', escapeValue: false, skipOnVariables: true },
    missingInterpolationHandler: (_text, match: RegExpExecArray) => match[0],
    initAsync: false,
  });
  return i18next;
}

let wanted: Language = 'en';

/** Speaks a language from now on, on the whole page. Of two that are asked for in a row the later one stays. */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await LOADERS[language]());
  }
  if (wanted !== language) return;
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
