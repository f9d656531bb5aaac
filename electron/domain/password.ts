/** Gives `count` random bytes; a cryptographic source outside of tests. */
export type RandomBytes = (count: number) => Uint8Array;

/** Letters and digits that no typeface confuses: without I, O, l, o, 0 and 1. */
export const PASSWORD_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';

/** Characters of a generated password where the server asks for fewer. */
const GENERATED_LENGTH = 20;

/** The largest multiple of the alphabet's size that fits a byte; bytes from there on would favour its first letters. */
const FAIR_LIMIT = 256 - (256 % PASSWORD_ALPHABET.length);

/** Generates a password of at least `minimumLength` and 20 characters, each equally likely. */
export function generatePassword(random: RandomBytes, minimumLength: number | null): string {
  const length = Math.max(GENERATED_LENGTH, minimumLength ?? 0);
  let password = '';
  while (password.length < length) {
    for (const byte of random(length - password.length)) {
      if (byte < FAIR_LIMIT) password += PASSWORD_ALPHABET[byte % PASSWORD_ALPHABET.length];
    }
  }
  return password;
}

/** How strong a password is: 0 nothing typed, 1 guessed at once, 2 weak, 3 fair, 4 strong. */
export type StrengthLevel = 0 | 1 | 2 | 3 | 4;

/**
 * An upper bound for the strength of a password. `guesses` is the power of ten of the number of tries that a patient
 * guesser needs at most; people who reuse passwords need fewer. `containsHandle`: the account's name stands in it.
 */
export interface Strength {
  readonly guesses: number;
  readonly level: StrengthLevel;
  readonly containsHandle: boolean;
}

const COMMON =
  /password|passwort|motdepasse|passw0rd|qwerty|qwertz|azerty|letmein|welcome|admin|login|secret|master|dragon|monkey|football|changeme|default|summer|winter|spring|autumn|virtool|arvados|pterodactyl|server/gi;
const YEAR = /(19|20)\d\d/g;
const COMMON_GUESSES = 2;
const YEAR_GUESSES = 2;
const HANDLE_GUESSES = 1;
const THRESHOLDS = [6, 10, 14] as const;

const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/[0-9]/, 10],
  [/[ -/:-@[-`{-~]/, 33],
  [/[^ -~]/, 100],
];

/** Estimates a password: character classes by length, less for words, years, the handle, repetitions and runs. */
export function passwordStrength(password: string, handle: string): Strength {
  const containsHandle = handle.length >= 3 && password.toLowerCase().includes(handle.toLowerCase());
  const withoutHandle = containsHandle ? removeText(password, handle) : password;
  const words = withoutHandle.match(COMMON) ?? [];
  const years = withoutHandle.replace(COMMON, '').match(YEAR) ?? [];
  const rest = withoutHandle.replace(COMMON, '').replace(YEAR, '');
  const guesses =
    (containsHandle ? HANDLE_GUESSES : 0) +
    words.length * COMMON_GUESSES +
    years.length * YEAR_GUESSES +
    independentCharacters(rest) * Math.log10(poolSize(rest));
  return { guesses: Math.floor(guesses), level: levelOf(password, guesses), containsHandle };
}

function levelOf(password: string, guesses: number): StrengthLevel {
  if (password === '') return 0;
  return (1 + THRESHOLDS.filter((threshold) => guesses >= threshold).length) as StrengthLevel;
}

function removeText(text: string, part: string): string {
  const at = text.toLowerCase().indexOf(part.toLowerCase());
  return at < 0 ? text : text.slice(0, at) + text.slice(at + part.length);
}

function poolSize(text: string): number {
  return CLASSES.reduce((sum, [pattern, size]) => sum + (pattern.test(text) ? size : 0), 0) || 1;
}

/** Characters that the ones before don't foretell: `aaaa`, `abcd` and `4321` count little more than one. */
function independentCharacters(text: string): number {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  return codes.reduce((sum, code, index) => {
    const step = code - (codes[index - 1] ?? Number.NaN);
    return sum + (Math.abs(step) <= 1 ? 0.25 : 1);
  }, 0);
}
