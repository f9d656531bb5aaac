import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

interface Locked {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly integrity?: string;
}
const manifest = read('package.json') as Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies',
  Record<string, string>
>;
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> };
const shipped = Object.entries(packages).filter(([name, { dev }]) => name !== '' && !dev);

/** The newest major when this was looked at, and the day when it leaves the supported three. */
const ELECTRON = { newest: 45, supportedUntil: Date.UTC(2027, 2, 1) };

test('criterion 38: every dependency is pinned to one version, and those that ship are few', () => {
  const versions = Object.values(manifest.dependencies).concat(Object.values(manifest.devDependencies));
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(12);
});

test('criterion 38: nothing that ships runs a script when it is installed, and everything has its digest', () => {
  expect(shipped.length).toBeGreaterThan(10);
  expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript).map(([name]) => name)).toEqual([]);
  expect(shipped.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([name]) => name)).toEqual([]);
});

// After that day the newest major has to be looked up again; no test can know it.
test.skipIf(Date.now() > ELECTRON.supportedUntil)('criterion 33: Electron’s major is among the supported three', () => {
  const major = Number(manifest.devDependencies.electron?.split('.')[0]);
  expect(major).toBeGreaterThan(ELECTRON.newest - 3);
});
