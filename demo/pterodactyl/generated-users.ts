import { type NameSet, nameSets } from '../lib/names.ts';
import { createRandom, type Random } from '../lib/random.ts';
import { fold } from './collation.ts';
import { passwordOf } from './fixtures.ts';
import type { User } from './model.ts';

/** What a filter can look at. */
export type Column = 'email' | 'username' | 'externalId' | 'uuid';

const FIRST_DAY = Date.UTC(2017, 0, 9) / 1000;
const LAST_DAY = Date.UTC(2026, 6, 1) / 1000;

const draw = nameSets.flatMap((set) => Array.from({ length: set.weight }, () => set));

/**
 * Any number of invented users with the ids `first` to `last`. None of them is kept: each is made when it is asked for,
 * always the same for the same seed, so that a million cost nothing until somebody looks at them.
 */
export class GeneratedUsers {
  readonly first: number;
  readonly last: number;
  readonly #seed: number;

  constructor(first: number, last: number, seed: number) {
    this.first = first;
    this.last = last;
    this.#seed = seed;
  }

  has(id: number): boolean {
    return id >= this.first && id <= this.last;
  }

  row(id: number): User {
    const { given, family } = this.#names(id);
    const random = this.#random(id, 2);
    const createdAt = FIRST_DAY + random.below(LAST_DAY - FIRST_DAY);
    const nameless = random.chance(0.003);
    const username = this.cell('username', id) ?? '';
    return {
      id,
      externalId: this.cell('externalId', id),
      uuid: this.cell('uuid', id) ?? '',
      username,
      email: this.cell('email', id) ?? '',
      firstName: nameless ? null : given[0],
      lastName: nameless ? null : family[0],
      language: 'en',
      rootAdmin: random.chance(0.001),
      twoFactor: random.chance(0.15),
      createdAt,
      updatedAt: random.chance(0.4) ? createdAt + random.below(LAST_DAY - createdAt + 1) : createdAt,
      password: passwordOf(username),
      passwordVersion: 1,
    };
  }

  /** One value of a row, without making the others. Username, address and external id hold the row's own id. */
  cell(column: Column, id: number): string | null {
    switch (column) {
      case 'uuid':
        return createUuid(this.#random(id, 3));
      case 'externalId':
        return id % 3 === 0 ? `EMP-${id}` : null;
      case 'username': {
        const { given, family } = this.#names(id);
        return id % 4 === 0 ? `${given[1].charAt(0)}${family[1]}${id}` : `${given[1]}.${family[1]}${id}`;
      }
      case 'email': {
        const { given, family } = this.#names(id);
        const address = `${given[1]}.${family[1]}.${id}@example.org`;
        // The Panel keeps the case that somebody typed.
        return id % 29 === 0 ? `${address.charAt(0).toUpperCase()}${address.slice(1)}` : address;
      }
    }
  }

  /** The id of the row whose value equals this one as the database compares. Not for uuids. */
  find(column: Exclude<Column, 'uuid'>, folded: string): number | undefined {
    const id = Number(/(\d+)(?:@|$)/.exec(folded)?.[1]);
    if (!this.has(id)) return undefined;
    const cell = this.cell(column, id);
    return cell !== null && fold(cell) === folded ? id : undefined;
  }

  #names(id: number): { given: NameSet['given'][number]; family: NameSet['family'][number] } {
    const random = this.#random(id, 1);
    const set = random.pick(draw);
    return { given: random.pick(set.given), family: random.pick(set.family) };
  }

  /** A source of its own for every row and purpose, or one column could not be made without the others. */
  #random(id: number, purpose: number): Random {
    return createRandom(Math.imul(id, 0x9e3779b1) ^ Math.imul(this.#seed + purpose, 0x85ebca6b));
  }
}

const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Four bytes as digits; a table is ten times as fast as `toString`, which counts for a million uuids. */
const digitsOf = (word: number): string =>
  `${PAIRS[word >>> 24]}${PAIRS[(word >>> 16) & 255]}${PAIRS[(word >>> 8) & 255]}${PAIRS[word & 255]}`;

/** A random uuid of version 4. */
export function createUuid(random: Random): string {
  const [a, b, c, d] = [0, 0, 0, 0].map(() => digitsOf(random.below(2 ** 32))) as [string, string, string, string];
  const variant = random.pick(['8', '9', 'a', 'b']);
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`;
}
