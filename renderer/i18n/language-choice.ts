import { useSyncExternalStore } from 'react';
import {
  LANGUAGE_CHOICES,
  type Language,
  type LanguageChoice,
  preferredLanguage,
} from '../../electron/domain/languages.ts';
import { speak } from './index.ts';

const KEY = 'roster-language';
const listeners = new Set<() => void>();

/** What was chosen on this computer. */
export function languageChoice(): LanguageChoice {
  const kept = localStorage.getItem(KEY);
  return LANGUAGE_CHOICES.find((choice) => choice === kept) ?? 'system';
}

function languageOf(choice: LanguageChoice): Language {
  return choice === 'system' ? preferredLanguage(navigator.languages) : choice;
}

/** Speaks the chosen language at once and keeps the choice; rejects, and keeps the old one, if it can't be loaded. */
export async function chooseLanguage(choice: LanguageChoice): Promise<void> {
  await speak(languageOf(choice));
  localStorage.setItem(KEY, choice);
  for (const listener of listeners) listener();
}

/** Speaks the chosen language, and from now on follows other windows and the system. English if it can't be loaded. */
export async function followLanguage(): Promise<void> {
  const follow = () => speak(languageOf(languageChoice())).catch(() => undefined);
  window.addEventListener('storage', ({ key }) => {
    if (key !== KEY) return;
    void follow();
    for (const listener of listeners) listener();
  });
  window.addEventListener('languagechange', () => void follow());
  await follow();
}

/** What is chosen now. */
export function useLanguageChoice(): LanguageChoice {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, languageChoice);
}
