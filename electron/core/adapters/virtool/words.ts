import type { Translations } from '../adapter.ts';
import { GERMAN } from './words-de.ts';
import { FRENCH } from './words-fr.ts';

/** What the adapter says, in the other languages. */
export const WORDS: Translations = { de: GERMAN, fr: FRENCH };
