import { FRENCH_EFFECTS } from './words-fr-effects.ts';
import { FRENCH_FORMS } from './words-fr-forms.ts';

/** What the adapter says, in French, by the English sentence. */
export const FRENCH: Readonly<Record<string, string>> = { ...FRENCH_FORMS, ...FRENCH_EFFECTS };
