import { fold } from '../../../../electron/core/directory/search-text.ts';
import type { Filters, Sort } from '../../../../electron/domain/query.ts';
import type { User } from '../../../../electron/domain/user.ts';

const collator = new Intl.Collator('en');
const plain = (text: string) => fold(text.replaceAll('\u0000', ' ').toWellFormed());

/** The texts of a user that a search without a field looks into. */
function textsOf(one: User): string[] {
  const attributes = Object.values(one.attributes).filter((value) => typeof value === 'string');
  const texts = [one.handle, one.name ?? '', one.email ?? '', one.id, ...attributes];
  return [...texts, ...one.groups.map((group) => group.name)].map(plain);
}

/** Whether a user has a word somewhere, as part of a text or as a whole word. */
export function hasWord(one: User, word: string, whole: boolean): boolean {
  const wanted = plain(word);
  return textsOf(one).some((text) => {
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      if (!whole || (!isWordCharacter(text[at - 1]) && !isWordCharacter(text[at + wanted.length]))) return true;
    }
    return false;
  });
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && (/[a-z0-9]/.test(character) || character.charCodeAt(0) >= 0x80);
}

/** Whether a user passes filters. */
export function passes(one: User, filters: Filters): boolean {
  const { status, administrator, groups, permissions, created } = filters;
  const time = one.created === null ? Number.NaN : Date.parse(one.created);
  const inPeriod =
    (created?.from !== undefined || created?.to !== undefined) &&
    time >= Date.parse(created.from ?? '1000-01-01T00:00:00Z') &&
    time < Date.parse(created.to ?? '9000-01-01T00:00:00Z');
  return (
    (!status || status.includes(one.status)) &&
    (!administrator || administrator.includes(one.administrator ?? '')) &&
    (!groups || one.groups.some((group) => groups.includes(group.id))) &&
    (!permissions || one.permissions.some((permission) => permissions.includes(permission))) &&
    (!created || (Number.isNaN(time) ? created.never === true : inPeriod))
  );
}

type Key = string | number | null;

function keyOf(one: User, { column }: Sort): Key {
  switch (column) {
    case 'created':
    case 'lastSeen':
    case 'passwordChanged': {
      const time = Date.parse(one[column] ?? '');
      const [, microseconds = '0'] = /\.\d{3}(\d{3})Z$/.exec(one[column] ?? '') ?? [];
      return Number.isNaN(time) ? null : time * 1000 + Number(microseconds);
    }
    case 'groups':
      return one.groups[0]?.name ?? null;
    default:
      return one[column];
  }
}

/** Sorts users by several columns, then by handle and id; those without a value come last. */
export function sorted(users: readonly User[], sort: readonly Sort[]): User[] {
  const columns: readonly Sort[] = [...sort, { column: 'handle', direction: 'ascending' }];
  return users.toSorted((one, other) => {
    for (const by of columns) {
      const difference = compareKeys(keyOf(one, by), keyOf(other, by), by.direction);
      if (difference !== 0) return difference;
    }
    return one.id < other.id ? -1 : 1;
  });
}

function compareKeys(one: Key, other: Key, direction: Sort['direction']): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  const difference =
    typeof one === 'number' || typeof other === 'number'
      ? Number(one) - Number(other)
      : collator.compare(plain(one), plain(other));
  return direction === 'ascending' ? difference : -difference;
}
