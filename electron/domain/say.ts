import { type Details, fillIn } from './failure.ts';

/**
 * Puts an English sentence of ours into the language of the person, with `{name}` filled in from the details. The English
 * sentence is the key, so that code which says something reads like what it says.
 */
export type Say = (english: string, details?: Details) => string;

/** Says everything in English. */
export const sayEnglish: Say = (english, details = {}) => fillIn(english, details);

/** A sentence of ours that is said later, perhaps in another language by then. */
export interface Sentence {
  readonly english: string;
  readonly details?: Details;
}
