import i18next from 'i18next';
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
let lost: LanguageChoice | null = null;
let tries = 0;

/** What was chosen on this computer. */
function languageChoice(): LanguageChoice {
  const kept = localStorage.getItem(KEY);
  return LANGUAGE_CHOICES.find((choice) => choice === kept) ?? 'system';
}

/** The language that a choice comes to. */
export function languageOf(choice: LanguageChoice): Language {
  return choice === 'system' ? preferredLanguage(navigator.languages) : choice;
}

/** The language that the choice of this computer comes to. */
export function chosenLanguage(): Language {
  return languageOf(languageChoice());
}

/** Speaks what is chosen at once and keeps the choice; what can't be loaded changes nothing and is told as lost. */
export async function chooseLanguage(choice: LanguageChoice): Promise<void> {
  if (!(await trySpeaking(choice))) return;
  localStorage.setItem(KEY, choice);
  tellAll();
}

/** From now on speaks what is chosen in other windows and on the system; stays as it is if that can't be loaded. */
export function followLanguage(): void {
  // The first one may be missing already: then it is English that is spoken.
  if (i18next.language !== chosenLanguage()) lose(languageChoice());
  const follow = () => void trySpeaking(languageChoice());
  window.addEventListener('storage', ({ key }) => {
    if (key !== KEY) return;
    follow();
    tellAll();
  });
  window.addEventListener('languagechange', follow);
}

/** What is chosen now. */
export function useLanguageChoice(): LanguageChoice {
  return useSyncExternalStore(listen, languageChoice);
}

/** The latest choice whose language could not be loaded; null where none is missing. */
export function useLostChoice(): LanguageChoice | null {
  return useSyncExternalStore(listen, () => lost);
}

/** Stops telling of a language that could not be loaded. */
export function forgetLostChoice(): void {
  lose(null);
}

/** Whether the choice is spoken now: of several tries only the latest counts. */
async function trySpeaking(choice: LanguageChoice): Promise<boolean> {
  const mine = ++tries;
  const isLoaded = await speak(languageOf(choice)).then(
    () => true,
    () => false,
  );
  if (mine !== tries) return false;
  lose(isLoaded ? null : choice);
  return isLoaded;
}

function lose(choice: LanguageChoice | null): void {
  lost = choice;
  tellAll();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function tellAll(): void {
  for (const listener of listeners) listener();
}
