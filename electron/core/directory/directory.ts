import { isDeepStrictEqual } from 'node:util';
import { type Failure, failure as failureOf } from '../../domain/failure.ts';
import type { DirectoryState, Selection, Sort, Window, WindowQuery } from '../../domain/query.ts';
import type { Result } from '../../domain/result.ts';
import type { Group, User } from '../../domain/user.ts';
import type { UserPage } from '../adapters/adapter.ts';
import { matchesWords, searchText, searchWords } from './search-text.ts';
import { filterTest, sortUsers } from './select.ts';

/** What a directory needs from its instance. */
export interface DirectorySource {
  listUsers(signal: AbortSignal): AsyncGenerator<Result<UserPage>>;
  now(): number;
  /** Called whenever content or phase changed. */
  changed(): void;
}

/** The local copy of one instance's users. Rows can be read while it loads. */
export interface Directory {
  state(): DirectoryState;
  query(query: WindowQuery): Window;
  /** Starts a load unless one is running; resolves when it has ended. */
  load(): Promise<DirectoryState>;
  /** Stops a running load; what came so far stays. */
  cancel(): void;
  /** All users of a selection, in batches, those that are still to come included. Loads if nothing was loaded yet. */
  stream(selection: Omit<Selection, 'instanceId'>): AsyncGenerator<User[], Result<void>>;
  /** Takes over what a server answered to a write. */
  put(user: User): void;
  remove(userId: string): void;
  /** Carries changed groups over to their members: names, the permissions that come from them, groups that are gone. */
  takeGroups(groups: readonly Group[]): void;
}

interface Entry {
  readonly user: User;
  readonly text: string;
  readonly load: number;
}

const BATCH = 500;

/** Creates an empty directory. */
export function createDirectory(source: DirectorySource): Directory {
  const entries = new Map<string, Entry>();
  const listeners = new Set<(page: readonly User[] | null) => void>();
  let loads = 0;
  let revision = 0;
  let running: { controller: AbortController; done: Promise<DirectoryState> } | null = null;
  let phase: DirectoryState['phase'] = 'empty';
  let expected: number | null = null;
  let loadedAt: string | null = null;
  let failure: Failure | null = null;
  let ordered: { key: string; users: User[] } | null = null;

  const state = (): DirectoryState => ({ phase, loaded: entries.size, expected, loadedAt, failure, revision });

  function touch() {
    revision += 1;
    source.changed();
  }

  function put(user: User) {
    // Reading a user again is no news; telling it as such would have every face read the user again.
    const changed = !isDeepStrictEqual(entries.get(user.id)?.user, user);
    entries.set(user.id, { user, text: searchText(user), load: loads });
    if (changed) touch();
  }

  function takePage(page: UserPage) {
    expected = page.expected ?? expected;
    for (const user of page.users) entries.set(user.id, { user, text: searchText(user), load: loads });
    touch();
    for (const listener of listeners) listener(page.users);
  }

  async function run(signal: AbortSignal): Promise<DirectoryState> {
    for await (const page of source.listUsers(signal)) {
      if (!page.ok) return end('failed', page.failure);
      takePage(page.value);
      if (signal.aborted) return end('failed', failureOf('cancelled'));
    }
    for (const [id, entry] of entries) if (entry.load !== loads) entries.delete(id);
    expected = entries.size;
    loadedAt = new Date(source.now()).toISOString();
    return end('complete', null);
  }

  function end(how: 'complete' | 'failed', why: Failure | null): DirectoryState {
    phase = how;
    failure = why;
    return state();
  }

  function load(): Promise<DirectoryState> {
    if (running) return running.done;
    const controller = new AbortController();
    loads += 1;
    phase = 'loading';
    failure = null;
    const done = run(controller.signal).finally(() => {
      running = null;
      touch();
      for (const listener of listeners) listener(null);
    });
    running = { controller, done };
    source.changed();
    return done;
  }

  /** All users in the order of `sort`; kept until content or order changes, so that typing only filters. */
  function inOrder(sort: readonly Sort[]): User[] {
    const key = `${revision} ${JSON.stringify(sort)}`;
    if (ordered?.key !== key) {
      const users = [...entries.values()].map((entry) => entry.user);
      ordered = { key, users: sortUsers(users, sort) };
    }
    return ordered.users;
  }

  /** A match of the search and filters, told apart from a match of the search alone. */
  function matcher({ search, filters }: Pick<Selection, 'search' | 'filters'>) {
    const words = searchWords(search);
    const passes = filterTest(filters);
    return (user: User): 'match' | 'hidden' | 'no' => {
      if (words.length > 0 && !matchesWords(entries.get(user.id)?.text ?? searchText(user), words)) return 'no';
      return passes(user) ? 'match' : 'hidden';
    };
  }

  function query({ offset, limit, sort, ...selection }: WindowQuery): Window {
    if (phase === 'empty') void load();
    const match = matcher(selection);
    const rows: User[] = [];
    let matched = 0;
    let hidden = 0;
    for (const user of inOrder(sort)) {
      const kind = match(user);
      if (kind === 'hidden') hidden += 1;
      if (kind !== 'match') continue;
      if (matched >= offset && rows.length < limit) rows.push(user);
      matched += 1;
    }
    return { rows, matched, hidden, total: entries.size, state: state() };
  }

  async function* stream(selection: Omit<Selection, 'instanceId'>): AsyncGenerator<User[], Result<void>> {
    const match = matcher(selection);
    const wanted = (users: readonly User[]) => users.filter((user) => match(user) === 'match');
    if (selection.sort.length === 0 && phase !== 'complete') {
      for await (const page of pages()) yield wanted(page);
    } else {
      if (phase !== 'complete') await load();
      const users = wanted(inOrder(selection.sort));
      for (let start = 0; start < users.length; start += BATCH) yield users.slice(start, start + BATCH);
    }
    return failure ? { ok: false, failure } : { ok: true, value: undefined };
  }

  /** What is there already, then each page as it arrives, each user once. */
  async function* pages(): AsyncGenerator<readonly User[]> {
    const queue: (readonly User[] | null)[] = [[...entries.values()].map((entry) => entry.user)];
    let wake = () => {};
    const listener = (page: readonly User[] | null) => {
      queue.push(page);
      wake();
    };
    listeners.add(listener);
    const seen = new Set<string>();
    try {
      void load();
      while (true) {
        const page = queue.shift();
        if (page === null) return;
        if (page === undefined) await new Promise<void>((resolve) => (wake = resolve));
        else yield page.filter((user) => !seen.has(user.id) && seen.add(user.id));
      }
    } finally {
      listeners.delete(listener);
    }
  }

  function takeGroups(groups: readonly Group[]) {
    const byId = new Map(groups.map((group) => [group.id, group]));
    for (const { user, load: loadNumber } of entries.values()) {
      if (user.groups.length === 0) continue;
      const mine = user.groups.flatMap((group) => byId.get(group.id) ?? []);
      const now: User = {
        ...user,
        groups: mine.map(({ id, name }) => ({ id, name })),
        primaryGroup: mine.some((group) => group.id === user.primaryGroup) ? user.primaryGroup : null,
        permissions: [...new Set(mine.flatMap((group) => group.permissions))],
      };
      entries.set(user.id, { user: now, text: searchText(now), load: loadNumber });
    }
    touch();
  }

  return {
    state,
    query,
    load,
    stream,
    put,
    takeGroups,
    cancel: () => running?.controller.abort(),
    remove(userId) {
      if (entries.delete(userId)) touch();
    },
  };
}
