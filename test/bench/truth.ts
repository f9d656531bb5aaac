import type { Emulator } from '../../demo/lib/emulator.ts';
import { fold } from '../../electron/core/directory/search-text.ts';

/** A user as the contenders without a core get it, in the order of handles. */
export interface BenchUser {
  readonly id: string;
  readonly handle: string;
  readonly status: string;
  readonly administrator: string | null;
  readonly groups: readonly string[];
  /** When the password was changed. */
  readonly changed: string | null;
  /** Everything that a search looks into, folded. */
  readonly text: string;
}

/** All users of an emulator, and what is to be seen of them after each operation. */
export interface Truth {
  readonly users: readonly BenchUser[];
  /** The first handles for a word, a group, an order. */
  first(asked: Asked): string[];
  /** Handles from a row on, by handle. */
  from(index: number, count: number): string[];
}

/** What is asked for. */
export interface Asked {
  readonly word?: string;
  readonly group?: string;
  readonly sort?: 'asc' | 'desc';
}

interface WireUser {
  readonly id: string;
  readonly handle: string;
  readonly active: boolean;
  readonly force_reset: boolean;
  readonly administrator_role: string | null;
  readonly groups: readonly { readonly name: string }[];
  readonly last_password_change: string;
}

const PAGE = 5000;
const SHOWN = 5;
const collator = new Intl.Collator('en');

/** Reads everybody from an emulator of modern Virtool, by its API and nothing of ours. */
export async function readTruth({ origin, signIn }: Pick<Emulator, 'origin' | 'signIn'>): Promise<Truth> {
  const authorization = `Basic ${Buffer.from(`${signIn.handle}:${signIn.key}`).toString('base64')}`;
  const users: BenchUser[] = [];
  for (const active of [true, false]) {
    for (let page = 1, pages = 1; page <= pages; page += 1) {
      const url = `${origin}/admin/users?active=${active}&per_page=${PAGE}&page=${page}`;
      const answer = await fetch(url, { headers: { authorization } });
      const { items, page_count } = (await answer.json()) as { items: WireUser[]; page_count: number };
      pages = page_count;
      for (const item of items) users.push(benchUser(item));
    }
  }
  const keyed = users.map((user) => ({ user, key: fold(user.handle) }));
  keyed.sort((one, other) => collator.compare(one.key, other.key) || (one.user.id < other.user.id ? -1 : 1));
  return truthOf(keyed.map(({ user }) => user));
}

function benchUser(wire: WireUser): BenchUser {
  const groups = wire.groups.map((group) => group.name);
  return {
    id: wire.id,
    handle: wire.handle,
    status: !wire.active ? 'Deactivated' : wire.force_reset ? 'Reset due' : 'Active',
    administrator: wire.administrator_role,
    groups,
    changed: wire.last_password_change,
    text: [wire.handle, wire.id, ...groups].map(fold).join('\u0001'),
  };
}

function truthOf(users: readonly BenchUser[]): Truth {
  const byChanged = users
    .map((user, place) => ({ user, place, time: Date.parse(user.changed ?? '') }))
    .sort((one, other) => one.time - other.time || one.place - other.place)
    .map(({ user }) => user);
  return {
    users,
    first({ word, group, sort }) {
      const from = sort ? byChanged : users;
      const found: string[] = [];
      for (let place = 0; place < from.length && found.length < SHOWN; place += 1) {
        const user = from[sort === 'desc' ? from.length - 1 - place : place];
        if (!user || (word && !user.text.includes(word)) || (group && !user.groups.includes(group))) continue;
        found.push(user.handle);
      }
      return found;
    },
    from: (index, count) => users.slice(index, index + count).map((user) => user.handle),
  };
}
