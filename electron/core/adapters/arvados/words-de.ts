import { GERMAN_EFFECTS } from './words-de-effects.ts';
import { GERMAN_FORMS } from './words-de-forms.ts';

/** What the adapter says, in German, by the English sentence. */
export const GERMAN: Readonly<Record<string, string>> = { ...GERMAN_FORMS, ...GERMAN_EFFECTS };
