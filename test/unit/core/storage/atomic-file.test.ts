import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  fileFailure,
  readIfThere,
  removeTemporaries,
  setAside,
  writeAtomically,
} from '../../../../electron/core/storage/atomic-file.ts';
import { breakOperation, modeOf, now, systemError, temporaryFolder } from './helpers.ts';
import { failureOf, must } from './results.ts';

describe('an atomic write', () => {
  test('replaces the content, readable by the owner alone, and leaves nothing else behind', () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'a.json');
    writeFileSync(file, 'old', { mode: 0o644 });
    must(writeAtomically(file, 'new'));
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(modeOf(file)).toBe('600');
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  test.each([
    ['writeFileSync', 'ENOSPC', 'disk-full'],
    ['writeFileSync', 'EDQUOT', 'disk-full'],
    ['writeFileSync', 'EROFS', 'not-writable'],
    ['renameSync', 'EACCES', 'not-writable'],
  ] as const)('that fails in %s with %s is %s, and the old content stays alone', (operation, code, expected) => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'a.json');
    writeFileSync(file, 'old');
    const { mend } = breakOperation(operation, code, (target) => target.startsWith(folder));
    const failure = failureOf(writeAtomically(file, 'new'));
    mend();
    expect(failure.code).toBe(expected);
    expect(failure.message).toContain(file);
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  test('below a file is not-writable', () => {
    const file = path.join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(failureOf(writeAtomically(path.join(file, 'a.json'), '')).code).toBe('not-writable');
  });
});

test('errors that are not of the operating system are thrown on', () => {
  const mistake = new TypeError('a mistake of ours');
  expect(() => fileFailure(mistake, 'a.json')).toThrow(mistake);
  expect(() => fileFailure(systemError('ERR_INVALID_ARG_TYPE'), 'a.json')).toThrow('ERR_INVALID_ARG_TYPE');
});

test('a missing file reads as null, an unreadable one fails', () => {
  const folder = temporaryFolder();
  expect(must(readIfThere(path.join(folder, 'none')))).toBeNull();
  expect(failureOf(readIfThere(folder)).code).toBe('not-writable');
});

test('files set aside at the same moment do not overwrite each other', () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'settings.json');
  const names = ['first', 'second'].map((text) => {
    writeFileSync(file, text);
    return must(setAside(file, now()));
  });
  expect(names).toEqual([
    'settings.damaged-2026-02-03T04-05-06.789Z.json',
    'settings.damaged-2026-02-03T04-05-06.789Z-2.json',
  ]);
  expect(names.map((name) => readFileSync(path.join(folder, name), 'utf8'))).toEqual(['first', 'second']);
});

test('only what killed writes of this file left is tidied away', () => {
  const folder = temporaryFolder();
  const kept = ['a.json', 'a.json.tmp-notes', 'b.json.tmp-00ff'];
  for (const name of [...kept, 'a.json.tmp-00ff', 'a.json.tmp-1234567890abcdef']) {
    writeFileSync(path.join(folder, name), '');
  }
  removeTemporaries(path.join(folder, 'a.json'));
  expect(readdirSync(folder).sort()).toEqual(kept);
});
