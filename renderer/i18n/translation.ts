import type { en } from './en.ts';

/** Texts in another language: the same keys as the English ones, nothing missing and nothing more. */
export type TranslationOf<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : TranslationOf<English[Key]>;
};

/** What a failure says. Whether a retry makes sense is no matter of language and stays with the domain. */
type FailureWords = {
  readonly [Code in keyof typeof en.failure]: { readonly message: string; readonly hint: string };
};

/** All texts of one language. */
export type Translation = TranslationOf<Omit<typeof en, 'failure'>> & { readonly failure: FailureWords };
