import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readYaml } from './yaml.ts';

const script = path.join(import.meta.dirname, '../../../scripts/package-release.mjs');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'roster-release-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function leave(build: string, file: string, text: string) {
  mkdirSync(path.join(folder, 'built', build), { recursive: true });
  writeFileSync(path.join(folder, 'built', build, file), text);
}
const updates = (file: string, version = '1.0.0') =>
  `version: ${version}\nfiles:\n  - url: ${file}\n    sha512: abc\npath: ${file}\nsha512: abc\n`;
const gather = () => spawnSync(process.execPath, [script, 'built', 'release'], { cwd: folder, encoding: 'utf8' });

test('what all builds left lies in one folder, and both processors stand in one list of updates', () => {
  leave('arm', 'Roster-arm64.zip', 'arm');
  leave('arm', 'latest-mac.yml', updates('Roster-arm64.zip'));
  leave('intel', 'Roster-x64.zip', 'intel');
  leave('intel', 'latest-mac.yml', updates('Roster-x64.zip'));
  expect(gather().status).toBe(0);
  expect(readdirSync(path.join(folder, 'release')).sort()).toEqual([
    'Roster-arm64.zip',
    'Roster-x64.zip',
    'latest-mac.yml',
  ]);
  const list = readYaml(path.join(folder, 'release/latest-mac.yml')) as { version: string; files: { url: string }[] };
  expect(list.version).toBe('1.0.0');
  expect(list.files.map(({ url }) => url).sort()).toEqual(['Roster-arm64.zip', 'Roster-x64.zip']);
});

test('two builds that made the same package, or different versions, end in an error', () => {
  leave('one', 'Roster.exe', 'one');
  leave('two', 'Roster.exe', 'two');
  expect(gather().stderr).toContain('Two builds made Roster.exe');
  rmSync(path.join(folder, 'built'), { recursive: true });
  leave('one', 'latest.yml', updates('a'));
  leave('two', 'latest.yml', updates('b', '1.0.1'));
  expect(gather().stderr).toContain('1.0.1');
});
