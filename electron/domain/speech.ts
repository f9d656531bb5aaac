import { CHANGE_TEXTS } from './change-texts.ts';
import { CONFIRMATION_TEXTS } from './confirmation-texts.ts';
import type { Details } from './failure.ts';
import { FRENCH_SPEECH } from './french-speech.ts';
import { GERMAN_SPEECH } from './german-speech.ts';
import { LANGUAGES, type Language } from './languages.ts';

/** The texts that every face speaks, in English. */
const ENGLISH = { changes: CHANGE_TEXTS, confirmation: CONFIRMATION_TEXTS };
type TextsLike<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : TextsLike<English[Key]>;
};
/** The same texts in another language: nothing missing and nothing more. */
export type SpeechTable = TextsLike<typeof ENGLISH>;

const TABLES: Readonly<Record<Language, SpeechTable>> = { en: ENGLISH, de: GERMAN_SPEECH, fr: FRENCH_SPEECH };
const FALLBACK = 'en';

/** Every path that ends in a text: `changes.line.joins`. */
type Paths<Table> = {
  [Name in keyof Table & string]: Table[Name] extends string ? Name : `${Name}.${Paths<Table[Name]>}`;
}[keyof Table & string];
type WithoutNumber<Key> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key;
/** Names a text; one that counts is named without its `_one` and `_other`. */
export type SpeechKey = WithoutNumber<Paths<typeof ENGLISH>>;

/** One language as a face speaks it: the renderer through its own translations, all others through `speechFor`. */
export interface Speech {
  readonly language: string;
  readonly say: (key: SpeechKey, details?: Details) => string;
}

/** Speaks a language; English in place of one that is not known. */
export function speechFor(wanted: string): Speech {
  const language = LANGUAGES.find((one) => one === wanted) ?? FALLBACK;
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return {
    language,
    say(key, details = {}) {
      const form = typeof details.count === 'number' ? plurals.select(details.count) : 'other';
      const text =
        textAt(language, key) ?? textAt(language, `${key}_${form}`) ?? textAt(language, `${key}_other`) ?? key;
      return text.replace(/\{(\w+)(?:, number)?\}/g, (whole, name: string) => {
        const value = details[name];
        return typeof value === 'number' ? numbers.format(value) : (value ?? whole);
      });
    },
  };
}

function textAt(language: Language, key: string): string | null {
  const found = key
    .split('.')
    .reduce<unknown>((level, name) => (level as Record<string, unknown> | undefined)?.[name], TABLES[language]);
  return typeof found === 'string' ? found : null;
}
