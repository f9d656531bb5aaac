import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failure } from '../../../../electron/domain/failure.ts';
import { failed, ok } from '../../../../electron/domain/result.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { user } from '../../sample-user.ts';
import * as any from './arbitrary.ts';
import { sorted } from './naive.ts';
import { openDirectory, type PageSource } from './open-directory.ts';

const everything = { instanceId: 'i', search: '', filters: {}, sort: [], offset: 0, limit: 500 };

/** A server whose list is paged by number, and which changes between two pages as `meanwhile` says. */
function directoryOf(
  truth: Map<string, User>,
  {
    size = 3,
    meanwhile = () => {},
    total = () => truth.size,
  }: {
    size?: number;
    meanwhile?: (page: number) => void;
    total?: () => number | null;
  } = {},
) {
  let pages = 0;
  const source: PageSource = {
    async *listUsers(signal) {
      for (let page = 0; !signal.aborted; page += 1) {
        const users = [...truth.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
        if (page > 0 && page * size >= users.length) return;
        yield ok({ users: users.slice(page * size, (page + 1) * size), expected: total() });
        pages += 1;
        meanwhile(pages);
      }
    },
    now: () => Date.UTC(2026, 0, 1),
    changed: () => {},
  };
  return { directory: openDirectory(source), pages: () => pages };
}

const mapOf = (users: readonly User[]) => new Map(users.map((one) => [one.id, one]));
const some = (count: number) =>
  Array.from({ length: count }, (_, number) => user(`u${String(number).padStart(3, '0')}`));

type Turn = { on: 'server' | 'here'; put: User } | { on: 'server' | 'here'; remove: string };
const turns: fc.Arbitrary<Turn[]> = fc.array(
  fc.oneof(
    fc.record({ on: fc.constantFrom('server' as const, 'here' as const), put: any.users }),
    fc.record({ on: fc.constantFrom('server' as const, 'here' as const), remove: any.ids }),
  ),
  { maxLength: 20 },
);

describe('a load', () => {
  test('after any changes on the server and here, made while others were read, leaves what the server has', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(any.users, { maxLength: 30 }),
        turns,
        fc.integer({ min: 1, max: 7 }),
        async (start, all, size) => {
          const truth = mapOf(start);
          const left = [...all];
          const { directory } = directoryOf(truth, {
            size,
            meanwhile: () => {
              const turn = left.shift();
              if (!turn) return;
              // A write of our own is answered by the server and taken over here.
              if ('put' in turn) truth.set(turn.put.id, turn.put);
              else truth.delete(turn.remove);
              if (turn.on === 'server') return;
              if ('put' in turn) directory.put(turn.put);
              else directory.remove(turn.remove);
            },
          });
          await directory.load();
          left.length = 0;
          await directory.load();
          expect(directory.query(everything).rows).toEqual(sorted([...truth.values()], []));
          expect(directory.state()).toMatchObject({ phase: 'complete', loaded: truth.size });
        },
      ),
      { numRuns: 150 },
    );
  });

  test('loses nobody whom the server had all the while, though users before them go', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 0, max: 39 }), { maxLength: 15 }), async (going) => {
        const truth = mapOf(some(40));
        const left = [...going];
        const { directory } = directoryOf(truth, {
          meanwhile: () => void truth.delete(`u${String(left.shift() ?? 99).padStart(3, '0')}`),
        });
        await directory.load();
        const ids = directory.query(everything).rows.map((one) => one.id);
        for (const id of truth.keys()) expect(ids).toContain(id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 50 },
    );
  });

  test('counts who arrived, who left and who changed since the one before', async () => {
    const truth = mapOf(some(10));
    const { directory } = directoryOf(truth);
    expect(await directory.load()).not.toHaveProperty('news');
    truth.delete('u000');
    truth.delete('u001');
    truth.set('u002', user('u002', { status: 'inactive' }));
    truth.set('new', user('new'));
    expect((await directory.load()).news).toEqual({ arrived: 1, departed: 2, changed: 1 });
    expect((await directory.load()).news).toEqual({ arrived: 0, departed: 0, changed: 0 });
  });

  test('reads the list of a server that counts too many once more, and from then on no more', async () => {
    const { directory, pages } = directoryOf(mapOf(some(9)), { total: () => 12 });
    expect(await directory.load()).toMatchObject({ phase: 'complete', loaded: 9 });
    expect(pages()).toBe(6);
    expect(await directory.load()).toMatchObject({ phase: 'complete', loaded: 9 });
    expect(pages()).toBe(9);
  });

  test('reads a list again whose pages say that rows moved, though its total stayed', async () => {
    const passes: string[][] = [
      ['a', 'c'],
      ['a', 'b', 'c'],
    ];
    let read = 0;
    const directory = openDirectory({
      async *listUsers() {
        const ids = passes[Math.min(read, 1)] ?? [];
        read += 1;
        yield ok({ users: ids.map((id) => user(id)), expected: ids.length });
        if (read === 1) yield ok({ users: [], expected: null, drift: 'seen' });
      },
      now: () => 0,
      changed: () => {},
    });
    expect(await directory.load()).toMatchObject({ phase: 'complete', loaded: 3 });
    expect(read).toBe(2);
  });

  test('reads a list once that is paged by key, whatever its total says, and forgets who did not come', async () => {
    let users = some(9);
    let read = 0;
    const directory = openDirectory({
      async *listUsers() {
        read += 1;
        yield ok({ users, expected: 12, drift: 'none' });
      },
      now: () => 0,
      changed: () => {},
    });
    expect(await directory.load()).toMatchObject({ phase: 'complete', loaded: 9 });
    users = some(8);
    expect(await directory.load()).toMatchObject({ phase: 'complete', loaded: 8 });
    expect(read).toBe(2);
  });

  test('tells how far it has come by itself, whatever was there before', async () => {
    const truth = mapOf(some(9));
    const progress: (number | undefined)[] = [];
    const { directory } = directoryOf(truth, { meanwhile: () => progress.push(directory.state().read) });
    await directory.load();
    expect(directory.state()).not.toHaveProperty('read');
    await directory.load();
    expect(progress).toEqual([3, 6, 9, 3, 6, 9]);
    expect(directory.state()).not.toHaveProperty('read');
  });

  test('reads a quiet list once, also where the server tells no total', async () => {
    const told = directoryOf(mapOf(some(9)));
    await told.directory.load();
    expect(told.pages()).toBe(3);
    const untold = directoryOf(mapOf(some(9)), { total: () => null });
    await untold.directory.load();
    expect(untold.pages()).toBe(3);
  });

  test('comes to an end with a server that repeats one page for ever', async () => {
    const { directory } = directoryOf(mapOf(some(2)));
    const repeating = openDirectory({
      async *listUsers() {
        while (true) yield ok({ users: some(2), expected: 5 });
      },
      now: () => 0,
      changed: () => {},
    });
    await directory.load();
    expect(await repeating.load()).toMatchObject({ phase: 'complete', loaded: 2 });
  });

  test('takes ten thousand users on one page, and a shrunken server', async () => {
    const truth = mapOf(some(10_000));
    const { directory } = directoryOf(truth, { size: 10_000 });
    expect(await directory.load()).toMatchObject({ loaded: 10_000 });
    truth.clear();
    expect(await directory.load()).toMatchObject({ loaded: 0, news: { arrived: 0, departed: 10_000, changed: 0 } });
  });
});

describe('a load that was cut off', () => {
  /** A server that breaks off before the page with this number, once, and can be gone on with. */
  function breaking(truth: Map<string, User>, at: number, clock = { now: 0 }) {
    let broken = false;
    const asked: number[] = [];
    const directory = openDirectory({
      async *listUsers(_signal, after) {
        for (let page = after === null ? 0 : Number(after) + 1; page * 3 < truth.size; page += 1) {
          if (page === at && !broken) {
            broken = true;
            return yield failed(failure('connection-cut', { origin: 'o' }));
          }
          asked.push(page);
          const users = [...truth.values()].slice(page * 3, (page + 1) * 3);
          yield ok({ users, expected: truth.size, mark: String(page) });
        }
      },
      now: () => clock.now,
      changed: () => {},
    });
    return { directory, asked };
  }

  test('is gone on with where it ended', async () => {
    const truth = mapOf(some(12));
    const { directory, asked } = breaking(truth, 2);
    expect(await directory.load()).toMatchObject({ phase: 'failed', loaded: 6 });
    const loading = directory.load();
    expect(directory.state().read).toBe(6);
    expect(await loading).toMatchObject({ phase: 'complete', loaded: 12 });
    expect(asked).toEqual([0, 1, 2, 3]);
    await directory.load();
    expect(asked.slice(4)).toEqual([0, 1, 2, 3]);
  });

  test('forgets nobody who came before, nor what was written in between', async () => {
    const truth = mapOf(some(12));
    const { directory } = breaking(truth, 2);
    await directory.load();
    directory.put(user('u001', { status: 'inactive' }));
    directory.remove('u009');
    expect(await directory.load()).toMatchObject({ phase: 'complete', loaded: 11 });
    const { rows } = directory.query(everything);
    expect(rows.find(({ id }) => id === 'u001')?.status).toBe('inactive');
    expect(rows.map(({ id }) => id)).not.toContain('u009');
  });

  test('begins anew after a while, when what it read is old', async () => {
    const clock = { now: 0 };
    const { directory, asked } = breaking(mapOf(some(12)), 2, clock);
    await directory.load();
    clock.now = 200_000;
    expect(await directory.load()).toMatchObject({ phase: 'complete', loaded: 12 });
    expect(asked).toEqual([0, 1, 0, 1, 2, 3]);
  });
});

describe('a stream', () => {
  test('ends between two batches when its signal says so', async () => {
    const { directory } = directoryOf(mapOf(some(5000)), { size: 5000 });
    await directory.load();
    const ending = new AbortController();
    const stream = directory.stream({ search: '', filters: {}, sort: [] }, ending.signal);
    expect((await stream.next()).done).toBe(false);
    ending.abort();
    expect(await stream.next()).toMatchObject({ done: true, value: { ok: false, failure: { code: 'cancelled' } } });
  });

  test('ends while it waits for a page that does not come', async () => {
    const directory = openDirectory({
      async *listUsers() {
        await new Promise(() => {});
        yield ok({ users: [], expected: 0 });
      },
      now: () => 0,
      changed: () => {},
    });
    const ending = new AbortController();
    const stream = directory.stream({ search: '', filters: {}, sort: [] }, ending.signal);
    const first = stream.next();
    ending.abort();
    expect(await first).toMatchObject({ done: true, value: { ok: false, failure: { code: 'cancelled' } } });
  });

  test('never gives the place of a removed user to another while it is under way', async () => {
    const { directory } = directoryOf(mapOf(some(1200)), { size: 1200 });
    await directory.load();
    const seen: string[] = [];
    for await (const batch of directory.stream({ search: '', filters: {}, sort: [] })) {
      if (seen.length === 0) {
        directory.remove('u999');
        directory.put(user('someone-new'));
      }
      seen.push(...batch.map((one) => one.id));
    }
    expect(seen).toHaveLength(1199);
    expect(seen).not.toContain('u999');
    expect(seen).not.toContain('someone-new');
  });
});
