import type { Language } from '../../domain/languages.ts';
import type { Events } from './events.ts';

/** The language in which the core speaks to its faces. One person sits before them, so there is one. */
export interface LanguageService {
  readonly current: () => Language;
  /** True where it is another one than before; every face hears of that. */
  speak(language: Language): boolean;
}

/** Starts in English, which the terminal speaks. */
export function createLanguage(events: Events): LanguageService {
  let current: Language = 'en';
  return {
    current: () => current,
    speak(language) {
      if (language === current) return false;
      current = language;
      events.publish('language');
      return true;
    },
  };
}
