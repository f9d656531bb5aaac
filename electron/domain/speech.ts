import { CHANGE_TEXTS } from './change-texts.ts';
import { CONFIRMATION_TEXTS } from './confirmation-texts.ts';
import type { Details } from './failure.ts';

/** The texts that every face speaks, in English; another language is another entry of `TABLES` of the same shape. */
const ENGLISH = { changes: CHANGE_TEXTS, confirmation: CONFIRMATION_TEXTS };
const TABLES: Readonly<Record<string, object>> = { en: ENGLISH };
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

/** The languages that are spoken outside of the renderer. */
export const SPEECH_LANGUAGES: readonly string[] = Object.keys(TABLES);

/** Speaks a language; English in place of one that is not known. */
export function speechFor(wanted: string): Speech {
  const language = Object.hasOwn(TABLES, wanted) ? wanted : FALLBACK;
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

function textAt(language: string, key: string): string | null {
  const found = key
    .split('.')
    .reduce<unknown>((level, name) => (level as Record<string, unknown> | undefined)?.[name], TABLES[language]);
  return typeof found === 'string' ? found : null;
}
