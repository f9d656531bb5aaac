const PLAIN = /^[\x20-\x7e]*$/;

/** Letters that the compatibility forms leave whole, and what people type for them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ð: 'd',
  đ: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};
const WHOLE = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/** Folds a text for search: compatibility forms, no accents, no case. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\p{M}/gu, '');
  return folded.replace(WHOLE, (letter) => LETTERS[letter] ?? letter);
}

/** Whether every word of a folded search occurs in a folded text. */
export function matchesWords(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

/** The words of a search, folded. */
export function searchWords(search: string): string[] {
  return fold(search).split(/\s+/).filter(Boolean);
}
