/**
 * Text as the database compares it: `utf8mb4_unicode_ci`, the collation of a stock installation, ignores case, accents
 * and blanks at the end.
 */
export function fold(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase().trimEnd();
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss').trimEnd();
}

/** A filter value as the database matches it: anywhere in a column. */
export interface Pattern {
  /** Whether a folded text matches. */
  matches(folded: string): boolean;
  /** Occurs in everything that matches; may be empty. */
  readonly literal: string;
}

/** Compiles a filter value. In 1.11 `%` and `_` keep their meaning; since 1.12 they are escaped first. */
export function compilePattern(value: string, literalWildcards: boolean): Pattern {
  const folded = fold(value);
  if (literalWildcards || !/[%_\\]/.test(folded)) {
    return { literal: folded, matches: (text) => text.includes(folded) };
  }
  const parts = [...folded.matchAll(/\\(.)|([%_])|[^%_\\]+|\\/gsu)];
  const source = parts.map(([all, escaped, wildcard]) => {
    if (wildcard) return wildcard === '%' ? '.*' : '.';
    return (escaped ?? all).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  });
  const expression = new RegExp(source.join(''), 'su');
  const literals = parts.map(([all, escaped, wildcard]) => (wildcard ? '' : (escaped ?? all)));
  const literal = literals.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
  return { literal, matches: (text) => expression.test(text) };
}
