import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { dataFolder, placeOfData } from '../../../../electron/core/storage/data-folder.ts';
import { modeOf, temporaryFolder } from './helpers.ts';
import { failureOf, must } from './results.ts';

describe('the data folder', () => {
  test.each([
    ['linux', {}, '/home/fred/.config/roster'],
    ['linux', { XDG_CONFIG_HOME: '/elsewhere' }, '/elsewhere/roster'],
    ['linux', { XDG_CONFIG_HOME: 'relative' }, '/home/fred/.config/roster'],
    ['darwin', {}, '/home/fred/Library/Application Support/Roster'],
    ['win32', { APPDATA: '/appdata' }, '/appdata/Roster'],
    ['win32', { ROSTER_HOME: '/own' }, '/own'],
  ] as const)('on %s with %o is %s', (platform, env, expected) => {
    expect(placeOfData({ platform, env, home: '/home/fred' })).toBe(path.normalize(expected));
  });

  test('is made for its owner alone', () => {
    const folder = path.join(temporaryFolder(), 'new', 'roster');
    expect(must(dataFolder({ ROSTER_HOME: folder }))).toBe(folder);
    expect(modeOf(folder)).toBe('700');
    expect(must(dataFolder({ ROSTER_HOME: folder }))).toBe(folder);
  });

  test('that cannot be made is not-writable, by name', () => {
    const file = path.join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const folder = path.join(file, 'roster');
    expect(failureOf(dataFolder({ ROSTER_HOME: folder }))).toMatchObject({
      code: 'not-writable',
      details: { file: folder },
    });
  });
});
