const ACCENTS: Readonly<Record<string, string>> = {
  a: 'á',
  b: 'ƀ',
  c: 'ç',
  d: 'ð',
  e: 'é',
  f: 'ƒ',
  g: 'ĝ',
  h: 'ĥ',
  i: 'í',
  j: 'ĵ',
  k: 'ķ',
  l: 'ļ',
  m: 'ɱ',
  n: 'ñ',
  o: 'ö',
  p: 'þ',
  q: 'ɋ',
  r: 'ŕ',
  s: 'š',
  t: 'ţ',
  u: 'ü',
  v: 'ṽ',
  w: 'ŵ',
  x: 'ẋ',
  y: 'ý',
  z: 'ž',
};
const FILLER = 'öñé ţŵö ţĥŕéé ƒöüŕ ƒíṽé šíẋ šéṽéñ éíĝĥţ ñíñé ţéñ ';
const GROWTH = 0.4;

/**
 * A text as a translation at its worst would be: accented, longer by two fifths, and in brackets that show where it is
 * cut. What is filled in and elements stay as they are; a text without letters stays altogether.
 */
export function pseudo(text: string): string {
  const letters = text.replace(/\{[^}]+\}|<[^>]+>/g, '');
  if (!/\p{L}/u.test(letters)) return text;
  const accented = text
    .split(/(\{[^}]+\}|<[^>]+>)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[a-z]/g, (letter) => ACCENTS[letter] ?? letter)))
    .join('');
  const length = Math.ceil(letters.length * GROWTH);
  return `[${accented} ${FILLER.repeat(Math.ceil(length / FILLER.length)).slice(0, length)}]`;
}

/** All texts of a tree in the pseudo-language. */
export function pseudoTexts(tree: object): object {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]: [string, unknown]) => {
      if (typeof value === 'string') return [key, pseudo(value)];
      return [key, typeof value === 'object' && value !== null ? pseudoTexts(value) : value];
    }),
  );
}
