import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { confStore } from '../../../../electron/core/storage/conf-store.ts';
import {
  type ConfShaped,
  openConnectionStore,
  type StoreFactory,
} from '../../../../electron/core/storage/connections.ts';
import { MIGRATIONS } from '../../../../electron/core/storage/migrations.ts';
import { breakOperation, modeOf, now, systemError, temporaryFolder } from './helpers.ts';
import { failureOf, must } from './results.ts';
import { connection } from './samples.ts';

const ASIDE = 'settings.damaged-2026-02-03T04-05-06.789Z.json';

const open = (folder: string, createStore: StoreFactory = confStore) =>
  openConnectionStore({ folder, createStore, now });
const reopen = (folder: string) => must(open(folder));
const ids = (folder: string) =>
  reopen(folder)
    .list()
    .map((one) => one.id);

/** A folder with connections a and b in it, and the path of its settings file. */
function filledFolder() {
  const folder = temporaryFolder();
  const store = reopen(folder);
  must(store.save(connection('a')));
  must(store.save(connection('b')));
  return { folder, file: path.join(folder, 'settings.json'), copy: path.join(folder, 'settings.last-good.json') };
}

describe('the connection store', () => {
  test('begins empty without a notice, and says so in a file', () => {
    const folder = temporaryFolder();
    const store = reopen(folder);
    expect(store.list()).toEqual([]);
    expect(store.notices).toEqual([]);
    expect(JSON.parse(readFileSync(path.join(folder, 'settings.json'), 'utf8'))).toEqual({
      version: MIGRATIONS.length + 1,
      connections: [],
    });
  });

  test('keeps connections and their order over saving, replacing, removing and reopening', () => {
    const { folder } = filledFolder();
    const store = reopen(folder);
    must(store.save(connection('c')));
    must(store.save(connection('a', 'Renamed')));
    must(store.remove('b'));
    must(store.remove('never there'));
    expect(store.get('a')?.name).toBe('Renamed');
    expect(store.get('b')).toBeNull();
    expect(reopen(folder).list()).toEqual([connection('a', 'Renamed'), connection('c')]);
  });

  test('keeps a last good copy; both files are readable by the owner alone', () => {
    const { folder, file, copy } = filledFolder();
    expect(readFileSync(copy, 'utf8')).toBe(readFileSync(file, 'utf8'));
    expect([modeOf(file), modeOf(copy)]).toEqual(['600', '600']);
    expect(readdirSync(folder).sort()).toEqual(['settings.json', 'settings.last-good.json']);
  });

  test('refuses what is no connection as a mistake', () => {
    const store = reopen(temporaryFolder());
    expect(() => store.save({ ...connection('a'), environment: 'moon' as 'other' })).toThrow('environment');
    expect(store.list()).toEqual([]);
  });
});

describe('a damaged settings file', () => {
  const damages: [string, (file: string) => void][] = [
    ['is cut short', (file) => truncateSync(file, 100)],
    ['is empty', (file) => truncateSync(file, 0)],
    ['is no JSON', (file) => writeFileSync(file, '{"version": 1, connections')],
    ['is an empty object', (file) => writeFileSync(file, '{}')],
    ['is an array', (file) => writeFileSync(file, '[]')],
    ['has a connection without address', (file) => writeFileSync(file, '{"version":1,"connections":[{"id":"a"}]}')],
    ['has no sensible version', (file) => writeFileSync(file, '{"version":0,"connections":[]}')],
  ];

  test.each(damages)('that %s is set aside, and the last good copy is in use', (_, damage) => {
    const { folder, file, copy } = filledFolder();
    damage(file);
    const damaged = readFileSync(file);
    const store = reopen(folder);
    expect(store.list().map((one) => one.id)).toEqual(['a', 'b']);
    expect(store.notices.map(({ code, details }) => [code, details.file])).toEqual([
      ['settings-damaged', 'settings.json'],
    ]);
    expect(readFileSync(path.join(folder, ASIDE))).toEqual(damaged);
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(copy, 'utf8'));
    expect(reopen(folder).notices).toEqual([]);
  });

  test('that is missing although there is a copy counts as damaged', () => {
    const { folder, file } = filledFolder();
    rmSync(file);
    const store = reopen(folder);
    expect(store.notices.map((one) => one.code)).toEqual(['settings-damaged']);
    expect(store.list()).toHaveLength(2);
    expect(existsSync(path.join(folder, ASIDE))).toBe(false);
  });

  test('without a good copy is told as lost, and both are kept', () => {
    const { folder, file, copy } = filledFolder();
    writeFileSync(file, 'x');
    writeFileSync(copy, 'y');
    const store = reopen(folder);
    expect(store.list()).toEqual([]);
    expect(store.notices.map((one) => one.code)).toEqual(['settings-lost']);
    expect(readFileSync(path.join(folder, ASIDE), 'utf8')).toBe('x');
    expect(readFileSync(path.join(folder, 'settings.last-good.damaged-2026-02-03T04-05-06.789Z.json'), 'utf8')).toBe(
      'y',
    );
  });

  test('does not matter in the copy alone: it is written anew', () => {
    const { folder, file, copy } = filledFolder();
    writeFileSync(copy, 'y');
    expect(reopen(folder).notices).toEqual([]);
    expect(readFileSync(copy, 'utf8')).toBe(readFileSync(file, 'utf8'));
  });
});

describe('a settings file of a newer Roster', () => {
  const newer = '{"version":99,"connections":{"order":[]}}';

  test.each([
    ['settings.json', {}],
    ['settings.last-good.json', { 'settings.json': 'damaged' }],
  ])('in %s is refused, and nothing is touched', (name, others) => {
    const folder = temporaryFolder();
    const files = { ...others, [name]: newer };
    for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
    expect(failureOf(open(folder)).code).toBe('settings-newer');
    const present = readdirSync(folder).map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]);
    expect(Object.fromEntries(present)).toEqual(files);
  });
});

describe('when the disk refuses', () => {
  /** A store whose next write does something else. */
  function faulty(onWrite: (store: ConfShaped, value: Record<string, unknown>) => void): StoreFactory {
    return (options) => {
      const store = confStore(options);
      return {
        path: store.path,
        get store() {
          return store.store;
        },
        set store(value) {
          onWrite(store, value);
        },
      };
    };
  }

  test.each([
    ['ENOSPC', 'disk-full'],
    ['EROFS', 'not-writable'],
    ['EACCES', 'not-writable'],
  ])('with %s, a save is %s and changes nothing', (code, expected) => {
    const { folder, file } = filledFolder();
    const before = readFileSync(file, 'utf8');
    const store = must(
      open(
        folder,
        faulty(() => {
          throw systemError(code);
        }),
      ),
    );
    expect(failureOf(store.save(connection('c'))).code).toBe(expected);
    expect(failureOf(store.remove('a')).code).toBe(expected);
    expect(store.list()).toHaveLength(2);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('in the middle of a write without saying so, what was there is restored', () => {
    const { folder, file } = filledFolder();
    const before = readFileSync(file, 'utf8');
    const store = must(
      open(
        folder,
        faulty(({ path: target }) => truncateSync(target, 60)),
      ),
    );
    expect(failureOf(store.save(connection('c'))).code).toBe('disk-full');
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(ids(folder)).toEqual(['a', 'b']);
  });

  test('for the last good copy only, the failure names it, and what was saved counts', () => {
    const { folder } = filledFolder();
    const store = reopen(folder);
    const { mend } = breakOperation('writeFileSync', 'ENOSPC', (target) => target.includes('last-good'));
    const failure = failureOf(store.save(connection('c')));
    mend();
    expect(failure.message).toContain('settings.last-good.json');
    expect(store.get('c')).not.toBeNull();
    expect(ids(folder)).toEqual(['a', 'b', 'c']);
  });

  test('a folder that cannot be one is not-writable', () => {
    const file = path.join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(failureOf(open(path.join(file, 'below'))).code).toBe('not-writable');
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'settings.json'));
    expect(failureOf(open(folder)).code).toBe('not-writable');
  });
});
