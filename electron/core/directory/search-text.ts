import type { User } from '../../domain/user.ts';

const PLAIN = /^[\x20-\x7e]*$/;

/** Folds a text for search: compatibility forms, no accents, no case. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en');
}

/** All text fields of a user, folded, separated by a character that no search contains. */
export function searchText(user: User): string {
  const attributes = Object.values(user.attributes).filter((value) => typeof value === 'string');
  return fold(
    [user.handle, user.name, user.email, user.id, ...user.groups.map((group) => group.name), ...attributes]
      .filter((text) => text !== null)
      .join('\u0000'),
  );
}

/** Whether every word of a folded search occurs in a folded text. */
export function matchesWords(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

/** The words of a search, folded. */
export function searchWords(search: string): string[] {
  return fold(search).split(/\s+/).filter(Boolean);
}
