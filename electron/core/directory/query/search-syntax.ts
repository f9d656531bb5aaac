import type { ColumnId } from '../../../domain/description.ts';
import { fold } from '../search-text.ts';

/** What `field:value` can name: every column, and two things that have none of their own. */
export type SearchField = ColumnId | 'id' | 'permissions';

/** One condition of a search; a user has to meet all of them. */
export interface Term {
  /** Where to look; null: in every text field and in the names of groups. */
  readonly field: SearchField | null;
  /** Folded, never empty. */
  readonly text: string;
  /** Written in quotes: to be met by whole words. */
  readonly exact: boolean;
  /** Written with a dash in front: users who meet it are left out. */
  readonly negated: boolean;
}

/** `parts`: any part of the value is found, so that a longer word finds fewer. */
const FIELD_KINDS: Record<SearchField, 'parts' | 'other'> = {
  handle: 'parts',
  name: 'parts',
  email: 'parts',
  id: 'parts',
  groups: 'parts',
  permissions: 'parts',
  status: 'other',
  administrator: 'other',
  created: 'other',
  lastSeen: 'other',
  passwordChanged: 'other',
};
const FIELDS: ReadonlyMap<string, SearchField> = new Map(
  (Object.keys(FIELD_KINDS) as SearchField[]).map((field) => [field.toLowerCase(), field]),
);
const TOKEN = /(-?)(?:([a-z]+):)?(?:"([^"]*)(?:"|$)|(\S+))/giu;
/** A field whose value is still to be typed. */
const UNFINISHED = /^-?([a-z]+):$/i;

/** Reads a search: words, `"whole words"`, `-word`, `field:word`. Text of any kind is a search; none is wrong. */
export function parseSearch(search: string): Term[] {
  const terms = new Map<string, Term>();
  for (const token of search.matchAll(TOKEN)) {
    for (const term of termsOf(token)) terms.set(JSON.stringify(term), term);
  }
  return [...terms.values()];
}

function termsOf([whole, dash = '', name, quoted, plain = '']: RegExpMatchArray): Term[] {
  const unfinished = UNFINISHED.exec(whole);
  if (unfinished && FIELDS.has((unfinished[1] ?? '').toLowerCase())) return [];
  const field = name === undefined ? null : (FIELDS.get(name.toLowerCase()) ?? null);
  const exact = quoted !== undefined;
  // A field that there is not is text like any other.
  const text = name !== undefined && field === null ? `${name}:${quoted ?? plain}` : (quoted ?? plain);
  const negated = dash !== '';
  const folded = fold(text.replaceAll('\u0000', ' ')).trim();
  const parts = exact ? [folded] : folded.split(/\s+/);
  return parts.filter(Boolean).map((part) => ({ field, text: part, exact, negated }));
}

/** Whether whoever meets `narrow` meets `wide` too, so that a search for it can begin with those who do. */
export function isNarrower(narrow: Term, wide: Term): boolean {
  if (narrow.field !== wide.field || narrow.negated !== wide.negated || narrow.exact !== wide.exact) return false;
  if (narrow.text === wide.text) return true;
  const findsParts = narrow.field === null || FIELD_KINDS[narrow.field] === 'parts';
  return findsParts && !narrow.negated && !narrow.exact && narrow.text.includes(wide.text);
}
