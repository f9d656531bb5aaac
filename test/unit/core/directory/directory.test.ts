import { describe, expect, test } from 'vitest';
import { failure } from '../../../../electron/domain/failure.ts';
import type { WindowQuery } from '../../../../electron/domain/query.ts';
import { failed, ok } from '../../../../electron/domain/result.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { user } from '../../sample-user.ts';
import { openDirectory, type PageSource } from './open-directory.ts';

const everything: WindowQuery = { instanceId: 'i', search: '', filters: {}, sort: [], offset: 0, limit: 500 };

function directoryOf(pages: (User[] | 'fails')[], more: Partial<PageSource> = {}) {
  return openDirectory({
    async *listUsers() {
      for (const page of pages) {
        if (page === 'fails') yield failed(failure('connection-cut', { origin: 'o' }));
        else yield ok({ users: page, expected: pages.flat().length });
      }
    },
    now: () => Date.UTC(2026, 0, 1),
    changed: () => {},
    ...more,
  });
}

const handles = (users: readonly User[]) => users.map((one) => one.handle);

describe('a directory', () => {
  test('starts to load with the first query and is complete afterwards', async () => {
    const directory = directoryOf([[user('a')], [user('b')]]);
    expect(directory.query(everything).state.phase).toBe('loading');
    expect(await directory.load()).toMatchObject({
      phase: 'complete',
      loaded: 2,
      loadedAt: '2026-01-01T00:00:00.000Z',
    });
    expect(handles(directory.query(everything).rows)).toEqual(['a', 'b']);
  });

  test('tells of its first rows as soon as they are there: of the load that brings them the asker knows', async () => {
    const told: number[] = [];
    const directory = directoryOf([[user('a')], [user('b')]], { changed: () => told.push(directory.state().loaded) });
    directory.query(everything);
    await directory.load();
    expect(told).toEqual([1, 2, 2]);
    // A later load is news by itself.
    await directory.load();
    expect(told).toEqual([1, 2, 2, 2, 2, 2, 2]);
  });

  test('gives one window with the totals', async () => {
    const directory = directoryOf([
      Array.from({ length: 50 }, (_, index) => user(`u${String(index).padStart(2, '0')}`)),
    ]);
    await directory.load();
    const window = directory.query({ ...everything, offset: 10, limit: 3 });
    expect(handles(window.rows)).toEqual(['u10', 'u11', 'u12']);
    expect(window).toMatchObject({ matched: 50, total: 50, hidden: 0 });
  });

  test('searches all text fields without regard to case and accents', async () => {
    const directory = directoryOf([[user('a', { name: 'Zoë Straße' }), user('b', { email: 'zoe@x.org' }), user('c')]]);
    await directory.load();
    expect(handles(directory.query({ ...everything, search: 'ZOE' }).rows)).toEqual(['a', 'b']);
    expect(handles(directory.query({ ...everything, search: 'zoë stra' }).rows)).toEqual(['a']);
  });

  test('a search that is a regular expression is taken literally', async () => {
    const directory = directoryOf([[user('a.*b'), user('axxb')]]);
    await directory.load();
    expect(handles(directory.query({ ...everything, search: '.*' }).rows)).toEqual(['a.*b']);
  });

  test('counts what matches the search but is hidden by the filters', async () => {
    const directory = directoryOf([[user('ann'), user('anna', { status: 'inactive' }), user('bob')]]);
    await directory.load();
    const window = directory.query({ ...everything, search: 'ann', filters: { status: ['active'] } });
    expect(window).toMatchObject({ matched: 1, hidden: 1, total: 3 });
  });

  test('filters by group, permission and administrator level, an empty level meaning none', async () => {
    const group = { id: '1', name: 'Techs' };
    const directory = directoryOf([
      [user('a', { groups: [group], permissions: ['p'] }), user('b', { administrator: 'full' }), user('c')],
    ]);
    await directory.load();
    const by = (filters: WindowQuery['filters']) => handles(directory.query({ ...everything, filters }).rows);
    expect(by({ groups: ['1'] })).toEqual(['a']);
    expect(by({ permissions: ['p'] })).toEqual(['a']);
    expect(by({ administrator: ['full'] })).toEqual(['b']);
    expect(by({ administrator: [''] })).toEqual(['a', 'c']);
    expect(by({ administrator: [''], groups: ['1'] })).toEqual(['a']);
  });

  test('sorts by any column, rows without a value last in both directions', async () => {
    const directory = directoryOf([
      [user('a', { passwordChanged: '2024' }), user('b'), user('c', { passwordChanged: '2020' })],
    ]);
    await directory.load();
    const by = (direction: 'ascending' | 'descending') =>
      handles(directory.query({ ...everything, sort: [{ column: 'passwordChanged', direction }] }).rows);
    expect(by('ascending')).toEqual(['c', 'a', 'b']);
    expect(by('descending')).toEqual(['a', 'c', 'b']);
  });

  test('keeps what came when a page in the middle fails, and says why', async () => {
    const directory = directoryOf([[user('a')], 'fails', [user('b')]]);
    expect(await directory.load()).toMatchObject({ phase: 'failed', loaded: 1, failure: { code: 'connection-cut' } });
    expect(handles(directory.query(everything).rows)).toEqual(['a']);
  });

  test('forgets on a complete reload who is gone, and keeps one entry for a user that came twice', async () => {
    let pages = [[user('a'), user('b')], [user('b')]];
    const directory = directoryOf([], {
      async *listUsers() {
        for (const users of pages) yield ok({ users, expected: null });
      },
    });
    await directory.load();
    expect(directory.state().loaded).toBe(2);
    pages = [[user('b')]];
    await directory.load();
    expect(handles(directory.query(everything).rows)).toEqual(['b']);
  });

  test('two loads at once are one', async () => {
    let loads = 0;
    const directory = directoryOf([], {
      async *listUsers() {
        loads += 1;
        yield ok({ users: [], expected: 0 });
      },
    });
    await Promise.all([directory.load(), directory.load()]);
    expect(loads).toBe(1);
  });

  test('takes over the answer to a write', async () => {
    const directory = directoryOf([[user('a')]]);
    await directory.load();
    const before = directory.state().revision;
    directory.put(user('a', { status: 'inactive' }));
    expect(directory.query(everything).rows[0]?.status).toBe('inactive');
    expect(directory.state().revision).toBeGreaterThan(before);
  });

  test('says nothing new when a user was read again unchanged', async () => {
    let told = 0;
    const directory = directoryOf([[user('a')]], { changed: () => (told += 1) });
    await directory.load();
    const before = told;
    directory.put(user('a'));
    expect(told).toBe(before);
  });

  test('carries changed groups over to their members', async () => {
    const directory = directoryOf([
      [
        user('a', {
          groups: [
            { id: '1', name: 'Old' },
            { id: '2', name: 'Gone' },
          ],
          primaryGroup: '2',
        }),
      ],
    ]);
    await directory.load();
    directory.takeGroups([{ id: '1', name: 'New', permissions: ['p'], members: null }]);
    expect(directory.query(everything).rows[0]).toMatchObject({
      groups: [{ id: '1', name: 'New' }],
      primaryGroup: null,
      permissions: ['p'],
    });
  });

  test('streams every matching user once, those that arrive meanwhile included', async () => {
    const directory = directoryOf([
      [user('a'), user('x')],
      [user('b'), user('a')],
    ]);
    const streamed: string[] = [];
    for await (const batch of directory.stream({ search: '', filters: {}, sort: [] })) streamed.push(...handles(batch));
    expect(streamed).toEqual(['a', 'x', 'b']);
  });

  test('streams in the order that is asked for', async () => {
    const directory = directoryOf([[user('b'), user('a')]]);
    const streamed: string[] = [];
    const sort = [{ column: 'handle', direction: 'descending' }] as const;
    for await (const batch of directory.stream({ search: '', filters: {}, sort: [...sort] })) {
      streamed.push(...handles(batch));
    }
    expect(streamed).toEqual(['b', 'a']);
  });

  test('a stream tells at its end why not all came', async () => {
    const stream = directoryOf([[user('a')], 'fails']).stream({ search: '', filters: {}, sort: [] });
    let last = await stream.next();
    while (!last.done) last = await stream.next();
    expect(last.value).toMatchObject({ ok: false, failure: { code: 'connection-cut' } });
  });

  test('a cancelled load stops and keeps what came', async () => {
    const directory = directoryOf([], {
      async *listUsers(signal) {
        yield ok({ users: [user('a')], expected: 2 });
        while (!signal.aborted) yield ok({ users: [user('a')], expected: 2 });
        yield ok({ users: [user('late')], expected: 2 });
      },
    });
    const loading = directory.load();
    await Promise.resolve();
    directory.cancel();
    expect(await loading).toMatchObject({ phase: 'failed', failure: { code: 'cancelled' }, loaded: 1 });
  });
});
