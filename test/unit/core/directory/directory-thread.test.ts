import { mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ClientSource, DirectoryClient } from '../../../../electron/core/directory/client.ts';
import { createDirectoryThread } from '../../../../electron/core/directory/directory-thread.ts';
import { packUsers, unpackUsers } from '../../../../electron/core/directory/index/pack.ts';
import { openDirectoryHost } from '../../../../electron/core/directory/thread/directory-host.ts';
import type { PackedWindow } from '../../../../electron/core/directory/thread/messages.ts';
import { failure } from '../../../../electron/domain/failure.ts';
import { failed, ok } from '../../../../electron/domain/result.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { user } from '../../sample-user.ts';
import * as any from './arbitrary.ts';

const everything = { instanceId: 'i', search: '', filters: {}, sort: [], offset: 0, limit: 500 };
const wanted = { search: '', filters: {}, sort: [] };
const thread = createDirectoryThread();
const opened: DirectoryClient[] = [];
/** Keeps the thread running between the tests. */
const resident = thread.open({ async *listUsers() {}, changed: () => {} });

beforeAll(async () => void (await resident.state()));
afterAll(() => resident.close());

afterEach(async () => {
  await Promise.all(opened.splice(0).map((directory) => directory.close()));
});

function open(
  pages: (User[] | 'fails')[],
  more: Partial<ClientSource> = {},
  copy: Parameters<typeof thread.open>[1] = null,
) {
  const directory = thread.open(
    {
      async *listUsers() {
        for (const users of pages) {
          if (users === 'fails') yield failed(failure('connection-cut', { origin: 'o' }));
          else yield ok({ users, expected: null });
        }
      },
      changed: () => {},
      ...more,
    },
    copy,
  );
  opened.push(directory);
  return directory;
}

const handles = (users: readonly User[]) => users.map((one) => one.handle);

describe('a directory in a thread of its own', () => {
  test('users cross to it and back as they are', () => {
    fc.assert(
      fc.property(fc.array(any.users), (users) => {
        expect(unpackUsers(packUsers(users))).toEqual(users);
      }),
    );
  });

  test('loads, answers, and takes writes over in their order', async () => {
    const directory = open([[user('a'), user('b')], [user('c')]]);
    expect(await directory.load()).toMatchObject({ phase: 'complete', loaded: 3 });
    directory.put(user('b', { status: 'inactive' }));
    directory.remove('a');
    const window = await directory.query({ ...everything, facets: true });
    expect(handles(window.rows)).toEqual(['b', 'c']);
    expect(window.facets?.status).toEqual([
      { value: 'active', count: 1 },
      { value: 'inactive', count: 1 },
    ]);
  });

  test('starts to load with the first query, and says when something changed', async () => {
    const changes: string[] = [];
    const directory = open([[user('a')]], { changed: () => changes.push('changed') });
    expect((await directory.query(everything)).state.phase).toBe('loading');
    await directory.load();
    expect(changes.length).toBeGreaterThan(0);
  });

  test('keeps further pages back until whoever looks has the first rows, and for nobody else', async () => {
    const order: string[] = [];
    const source = {
      async *listUsers() {
        order.push('first page');
        yield ok({ users: [user('a')], expected: null });
        order.push('second page');
        yield ok({ users: [user('b')], expected: null });
      },
    };
    const seen: DirectoryClient = open([], {
      ...source,
      async changed() {
        const { rows } = await seen.query(everything);
        if (rows.length === 1) order.push('first rows');
      },
    });
    await seen.query(everything);
    await seen.load();
    expect(order).toEqual(['first page', 'first rows', 'second page']);
    await open([], source).load();
    expect(order.slice(3)).toEqual(['first page', 'second page']);
  });

  test('passes a failure of the server on, with what came so far', async () => {
    const directory = open([[user('a')], 'fails']);
    expect(await directory.load()).toMatchObject({ phase: 'failed', loaded: 1, failure: { code: 'connection-cut' } });
  });

  test('two directories are apart', async () => {
    const [one, other] = [open([[user('a')]]), open([[user('b')]])];
    await Promise.all([one.load(), other.load()]);
    expect(handles((await one.query(everything)).rows)).toEqual(['a']);
    expect(handles((await other.query(everything)).rows)).toEqual(['b']);
  });

  test('stops reading from the server when it is cancelled', async () => {
    let stopped = false;
    const directory = open([], {
      async *listUsers(signal) {
        yield ok({ users: [user('a')], expected: null });
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        stopped = true;
      },
    });
    const loading = directory.load();
    await expect.poll(async () => (await directory.state()).loaded).toBe(1);
    expect(await directory.cancel()).toMatchObject({ loaded: 1 });
    expect(await loading).toMatchObject({ phase: 'failed', failure: { code: 'cancelled' } });
    await expect.poll(() => stopped).toBe(true);
  });

  test('streams all users, and ends between two batches when the signal says so', async () => {
    const users = Array.from({ length: 2600 }, (_, number) => user(`u${number}`));
    const directory = open([users]);
    const all: User[] = [];
    for await (const batch of directory.stream(wanted)) all.push(...batch);
    expect(all).toHaveLength(2600);
    const ending = new AbortController();
    const stream = directory.stream(wanted, ending.signal);
    expect((await stream.next()).done).toBe(false);
    ending.abort();
    expect(await stream.next()).toMatchObject({ done: true, value: { ok: false, failure: { code: 'cancelled' } } });
  });

  test('a thread that ends is a failure that is told once; then it starts anew', async () => {
    const directory = open([[user('a')]]);
    await directory.load();
    await thread.kill();
    expect((await directory.query(everything)).state).toMatchObject({ phase: 'failed', failure: { code: 'internal' } });
    expect((await directory.query(everything)).state).toMatchObject({ phase: 'loading', failure: null });
    expect(await directory.load()).toMatchObject({ phase: 'complete', loaded: 1 });
  });

  test('what waits for a thread that ends is answered', async () => {
    const directory = open([], {
      async *listUsers() {
        await new Promise(() => {});
        yield ok({ users: [], expected: null });
      },
    });
    const loading = directory.load();
    await directory.state();
    await thread.kill();
    expect(await loading).toMatchObject({ phase: 'failed', failure: { code: 'internal' } });
    const closed = open([[user('a')]]);
    await closed.close();
    expect(await closed.state()).toMatchObject({ failure: { code: 'cancelled' } });
  });

  test('answers what was looked at last from the beginning of its copy, and reads the server all the same', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'roster-thread-'));
    const copy = { file: path.join(folder, 'a.directory'), subject: 's', key: new Uint8Array(32) };
    const first = open([[user('a'), user('b')]], {}, copy);
    await first.load();
    await first.query(everything);
    await first.close();
    const { size } = statSync(copy.file);
    truncateSync(copy.file, size - 1);
    const host = openDirectoryHost(1, copy, () => {});
    const early = (await host.answer({ ask: 'query', query: everything })) as PackedWindow;
    expect(handles(unpackUsers(early.rows))).toEqual(['a', 'b']);
    expect(early.state).toMatchObject({ phase: 'loading', source: 'copy', loaded: 2 });
    // The rest of that copy can't be read: what was shown first is not taken for true.
    await host.answer({ ask: 'state' });
    const late = (await host.answer({ ask: 'query', query: everything })) as PackedWindow;
    expect(late).toMatchObject({ total: 0, state: { phase: 'loading', source: 'network', copyNotice: 'damaged' } });
    await host.answer({ ask: 'close' });
    rmSync(folder, { recursive: true });
  });

  test('writes its copy when it is closed, and opens from it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'roster-thread-'));
    const copy = { file: path.join(folder, 'a.directory'), subject: 's', key: new Uint8Array(32) };
    const first = open([[user('a')]], {}, copy);
    await first.load();
    await first.close();
    const second = open(['fails'], {}, copy);
    expect((await second.query(everything)).state).toMatchObject({ source: 'copy', loaded: 1 });
    expect(await second.load()).toMatchObject({ phase: 'failed', source: 'copy', loaded: 1 });
    await second.close();
    rmSync(folder, { recursive: true });
  });
});
