import { fold, type Pattern } from './collation.ts';
import type { Column, GeneratedUsers } from './generated-users.ts';
import type { User } from './model.ts';
import { SearchColumn } from './search-column.ts';
import type { Filter, Sort } from './selection.ts';

/** Which rows a list shows, and in which order. */
export interface Selection {
  /** All of them must match, each by any of its patterns. */
  readonly filters: readonly Filter<Column>[];
  readonly sort: Sort;
  /** The same for selections that mean the same. */
  readonly key: string;
}

/** A sequence of ids. */
export interface Ids {
  readonly length: number;
  at(index: number): number | undefined;
}

/** A row before the table gives it an id. */
export type NewUser = Omit<User, 'id'>;

type IndexedColumn = Exclude<Column, 'uuid'>;
const INDEXED: readonly IndexedColumn[] = ['email', 'username', 'externalId'];

/** Selections remembered until the next write; a client pages through one or two. */
const MOST_REMEMBERED = 8;

/** The users table. Rows that were never written are left to their generator. */
export class UserTable {
  readonly #generated: GeneratedUsers;
  readonly #stored = new Map<number, User>();
  /** Generated rows that are deleted. */
  readonly #gone = new Set<number>();
  /** Every id, ascending. */
  readonly #ids: number[];
  #lastId: number;
  /** Ids of stored rows by folded value. Only a race can put two into one place. */
  readonly #index: Record<IndexedColumn, Map<string, number[]>> = {
    email: new Map(),
    username: new Map(),
    externalId: new Map(),
  };
  readonly #columns = new Map<Column, SearchColumn>();
  readonly #remembered = new Map<string, Ids>();
  #byUuid: readonly number[] | null = null;

  constructor(stored: readonly User[], generated: GeneratedUsers) {
    this.#generated = generated;
    for (const user of stored) this.#keep(user);
    const { first, last } = generated;
    const count = Math.max(0, last - first + 1);
    this.#ids = [...stored.map(({ id }) => id), ...Array.from({ length: count }, (_, index) => first + index)];
    this.#lastId = this.#ids.at(-1) ?? 0;
  }

  get size(): number {
    return this.#ids.length;
  }

  get(id: number): User | undefined {
    return this.#stored.get(id) ?? (this.#isGenerated(id) ? this.#generated.row(id) : undefined);
  }

  /** The rows with this value, as the database compares, oldest first. */
  findAll(column: IndexedColumn, value: string): User[] {
    const folded = fold(value);
    const ids = [...(this.#index[column].get(folded) ?? [])];
    const generated = this.#generated.find(column, folded);
    if (generated !== undefined && this.#isGenerated(generated)) ids.push(generated);
    return ids.sort((a, b) => a - b).flatMap((id) => this.get(id) ?? []);
  }

  /** The oldest of these rows. */
  find(column: IndexedColumn, value: string): User | undefined {
    return this.findAll(column, value)[0];
  }

  /** Adds a row. Ids grow and are never given out twice. */
  insert(row: NewUser): User {
    this.#lastId += 1;
    const user: User = { id: this.#lastId, ...row };
    this.#ids.push(user.id);
    this.#keep(user);
    this.#forgetSelections();
    this.#byUuid = null;
    return user;
  }

  /** Replaces the row of that id, which must exist. */
  replace(user: User): void {
    this.#release(user.id);
    this.#keep(user);
    this.#forgetSelections();
  }

  /** Removes a row that exists. */
  delete(id: number): void {
    this.#release(id);
    this.#stored.delete(id);
    if (this.#generated.has(id)) this.#gone.add(id);
    this.#ids.splice(placeOf(this.#ids, id), 1);
    this.#forgetSelections();
    this.#byUuid = null;
  }

  /** The ids of a selection. The result lasts until the next write: read it at once. */
  select(selection: Selection): Ids {
    const known = this.#remembered.get(selection.key);
    if (known) return known;
    const ids = this.#compute(selection);
    if (this.#remembered.size >= MOST_REMEMBERED) this.#forgetSelections();
    this.#remembered.set(selection.key, ids);
    return ids;
  }

  #compute({ filters, sort }: Selection): Ids {
    const [first, ...others] = filters;
    let ids: readonly number[] = this.#ids;
    if (first) {
      ids = this.#matching(first).filter((id) =>
        others.every(({ target, patterns }) => this.#matches(id, target, patterns)),
      );
    }
    if (sort.endsWith('uuid')) ids = first ? this.#sortByUuid(ids) : this.#allByUuid();
    return sort.startsWith('-') ? backwards(ids) : ids;
  }

  #matching({ target, patterns }: Filter<Column>): number[] {
    const generated = this.#column(target)
      .find(patterns)
      .filter((id) => this.#isGenerated(id));
    const stored = [...this.#stored.keys()].filter((id) => this.#matches(id, target, patterns));
    return [...stored, ...generated].sort((a, b) => a - b);
  }

  #matches(id: number, column: Column, patterns: readonly Pattern[]): boolean {
    const value = this.#cell(column, id);
    if (value === null) return false;
    const folded = fold(value);
    return patterns.some((pattern) => pattern.matches(folded));
  }

  #cell(column: Column, id: number): string | null {
    const user = this.#stored.get(id);
    return user ? user[column] : this.#generated.cell(column, id);
  }

  #column(column: Column): SearchColumn {
    const known = this.#columns.get(column);
    if (known) return known;
    const { first, last } = this.#generated;
    const built = new SearchColumn(first, last, (id) => {
      const value = this.#generated.cell(column, id);
      return value === null ? null : fold(value);
    });
    this.#columns.set(column, built);
    return built;
  }

  #allByUuid(): readonly number[] {
    this.#byUuid ??= this.#sortByUuid(this.#ids);
    return this.#byUuid;
  }

  #sortByUuid(ids: readonly number[]): number[] {
    // Sorting plain text is much faster than comparing rows, of which there may be a million.
    const lines = ids.map((id) => `${this.#cell('uuid', id)} ${id}`).sort();
    return lines.map((line) => Number(line.slice(line.indexOf(' ') + 1)));
  }

  #isGenerated(id: number): boolean {
    return this.#generated.has(id) && !this.#stored.has(id) && !this.#gone.has(id);
  }

  #keep(user: User): void {
    this.#stored.set(user.id, user);
    for (const column of INDEXED) {
      const value = user[column];
      if (value === null) continue;
      const folded = fold(value);
      this.#index[column].set(folded, [...(this.#index[column].get(folded) ?? []), user.id]);
    }
  }

  #release(id: number): void {
    const user = this.#stored.get(id);
    if (!user) return;
    for (const column of INDEXED) {
      const folded = fold(user[column] ?? '');
      const left = (this.#index[column].get(folded) ?? []).filter((other) => other !== id);
      if (left.length > 0) this.#index[column].set(folded, left);
      else this.#index[column].delete(folded);
    }
  }

  #forgetSelections(): void {
    this.#remembered.clear();
  }
}

function backwards(ids: readonly number[]): Ids {
  return { length: ids.length, at: (index) => ids[ids.length - 1 - index] };
}

function placeOf(ids: readonly number[], id: number): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
