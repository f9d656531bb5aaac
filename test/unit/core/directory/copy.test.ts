import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCopyKeeper, openKept } from '../../../../electron/core/directory/copy/copy-keeper.ts';
import { ok } from '../../../../electron/domain/result.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { user } from '../../sample-user.ts';
import * as any from './arbitrary.ts';
import { sorted } from './naive.ts';
import { openDirectory } from './open-directory.ts';

let folder: string;
const place = (more: object = {}) => ({
  file: path.join(folder, 'directories', 'a.directory'),
  subject: 'an instance',
  key: new Uint8Array(32).fill(7),
  ...more,
});
const everything = { instanceId: 'i', search: '', filters: {}, sort: [], offset: 0, limit: 500 };

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'roster-copy-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function open(users: readonly User[] | null, beginning = openKept(place())) {
  return openDirectory(
    {
      async *listUsers() {
        if (users) yield ok({ users, expected: null });
        else await new Promise(() => {});
      },
      now: () => Date.UTC(2026, 0, 1),
      changed: () => {},
    },
    beginning,
  );
}

/** Loads users, and keeps them. */
async function keep(users: readonly User[]) {
  const directory = open(users, { kept: null, notice: null });
  await directory.load();
  const keeper = createCopyKeeper(place(), directory);
  keeper.touch();
  await keeper.finish();
  return directory;
}

describe('the offline copy', () => {
  test('gives back every user as it was, orders and searches included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(any.users, { maxLength: 40 }), any.sorts, async (users, sort) => {
        await keep(users);
        const truth = [...new Map(users.map((one) => [one.id, one])).values()];
        const opened = open(null);
        expect(opened.query({ ...everything, sort }).rows).toEqual(sorted(truth, sort));
        opened.put(user('id-1', { name: 'Changed' }));
        opened.remove('id-2');
        const now = [
          ...truth.filter((one) => one.id !== 'id-1' && one.id !== 'id-2'),
          user('id-1', { name: 'Changed' }),
        ];
        expect(opened.query({ ...everything, sort }).rows).toEqual(sorted(now, sort));
        expect(opened.query({ ...everything, search: '"changed"' }).matched).toBe(1);
      }),
      { numRuns: 40 },
    );
  });

  test('tells its age and that it is a copy until a load has ended, which counts what changed since', async () => {
    await keep([user('a'), user('b')]);
    const directory = open([user('b'), user('c')]);
    const { rows, state } = directory.query(everything);
    expect(rows.map((one) => one.id)).toEqual(['a', 'b']);
    expect(state).toMatchObject({ phase: 'loading', source: 'copy', loadedAt: '2026-01-01T00:00:00.000Z' });
    expect(await directory.load()).toMatchObject({
      source: 'network',
      news: { arrived: 1, departed: 1, changed: 0 },
    });
  });

  test('holds nothing that anybody could read, and only its owner may', async () => {
    await keep([user('a', { name: 'Recognisable Name' })]);
    expect(readFileSync(place().file, 'latin1')).not.toContain('Recognisable');
    expect(statSync(place().file).mode & 0o777).toBe(0o600);
    expect(readdirSync(path.dirname(place().file))).toEqual(['a.directory']);
  });

  test.each([
    ['cut off', 'damaged', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
    ['cut off at its beginning', 'damaged', (bytes: Buffer) => bytes.subarray(0, 20)],
    ['empty', 'damaged', () => Buffer.alloc(0)],
    ['changed in one bit', 'damaged', (bytes: Buffer) => flip(bytes, bytes.length >> 1)],
    ['longer than it was', 'damaged', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('more')])],
    ['of a newer version', 'newer', (bytes: Buffer) => replace(bytes, '"version":2', '"version":9')],
    ['something else', 'foreign', () => Buffer.from('{"format":"another"}\n')],
  ])('that is %s is removed, with a notice in place of an error', async (_, notice, spoil) => {
    await keep([user('a')]);
    writeFileSync(place().file, spoil(readFileSync(place().file)));
    const directory = open([user('b')]);
    expect(directory.query(everything)).toMatchObject({ rows: [], state: { source: 'network', copyNotice: notice } });
    expect(readdirSync(path.dirname(place().file))).toEqual([]);
    expect(await directory.load()).toMatchObject({ phase: 'complete', loaded: 1, failure: null });
  });

  test('of another instance is not opened, nor one that another key sealed', async () => {
    await keep([user('a')]);
    expect(openKept(place({ subject: 'another instance' }))).toEqual({ kept: null, notice: 'foreign' });
    await keep([user('a')]);
    expect(openKept(place({ key: new Uint8Array(32) }))).toEqual({ kept: null, notice: 'damaged' });
  });

  test('is not there at first, which is no news', () => {
    expect(openKept(place())).toEqual({ kept: null, notice: null });
    expect(openKept(null)).toEqual({ kept: null, notice: null });
  });

  test('is written once it was quiet, and again after a change', async () => {
    const directory = open([user('a')], { kept: null, notice: null });
    await directory.load();
    const keeper = createCopyKeeper(place(), directory, 5);
    keeper.touch();
    await expect.poll(() => existsSync(place().file)).toBe(true);
    const before = readFileSync(place().file);
    directory.put(user('b'));
    keeper.touch();
    await expect.poll(() => readFileSync(place().file).equals(before)).toBe(false);
    expect(openKept(place()).kept?.content.columns.live).toBe(2);
    await keeper.finish();
  });

  test('of a directory that was never complete is not kept', async () => {
    const directory = open(null, { kept: null, notice: null });
    directory.put(user('a'));
    const keeper = createCopyKeeper(place(), directory);
    keeper.touch();
    await keeper.finish();
    expect(openKept(place()).kept).toBeNull();
  });
});

function flip(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

function replace(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1');
}
