import type { Translations } from '../adapter.ts';

/** What the adapter says, in the other languages. */
export const WORDS: Translations = { de: {}, fr: {} };
