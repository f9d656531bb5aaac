const NARROW = '\u202f';
const NO_BREAK = '\u00a0';

/** Spaces that French sets inside of quotes and before double punctuation, as ones at which no line breaks. */
function typeset(text: string): string {
  return text
    .replace(/ ([;!?])/g, `${NARROW}$1`)
    .replace(/ ([:»])/g, `${NO_BREAK}$1`)
    .replace(/« /g, `«${NO_BREAK}`);
}

/**
 * Finishes French texts that are written with plain spaces. What counts gets the form for millions too, which French
 * has (`_many`); after a number in digits it reads like all others.
 */
export function asFrench<Texts extends object>(texts: Texts): Texts {
  const entries = Object.entries(texts).flatMap(([name, value]: [string, unknown]): [string, unknown][] => {
    if (typeof value !== 'string') return [[name, asFrench(value as object)]];
    const text = typeset(value);
    return name.endsWith('_other')
      ? [
          [name, text],
          [name.replace(/other$/, 'many'), text],
        ]
      : [[name, text]];
  });
  return Object.fromEntries(entries) as Texts;
}
