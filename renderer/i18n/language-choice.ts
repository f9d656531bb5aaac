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
function languageChoice(): LanguageChoice {
  const kept = localStorage.getItem(KEY);
  return LANGUAGE_CHOICES.find((choice) => choice === kept) ?? 'system';
}

function languageOf(choice: LanguageChoice): Language {
  return choice === 'system' ? preferredLanguage(navigator.languages) : choice;
}

/** The language that the choice of this computer comes to. */
export function chosenLanguage(): Language {
  return languageOf(languageChoice());
}

/** Speaks the chosen language at once and keeps the choice; rejects, and keeps the old one, if it can't be loaded. */
export async function chooseLanguage(choice: LanguageChoice): Promise<void> {
  await speak(languageOf(choice));
  localStorage.setItem(KEY, choice);
  for (const listener of listeners) listener();
}

/** From now on speaks what is chosen in other windows and on the system; stays as it is if that can't be loaded. */
export function followLanguage(): void {
  const follow = () => void speak(chosenLanguage()).catch(() => undefined);
  window.addEventListener('storage', ({ key }) => {
    if (key !== KEY) return;
    follow();
    for (const listener of listeners) listener();
  });
  window.addEventListener('languagechange', follow);
}

/** What is chosen now. */
export function useLanguageChoice(): LanguageChoice {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, languageChoice);
}
