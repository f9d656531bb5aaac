import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { MIGRATIONS, type Migration, migrate } from '../../../../electron/core/storage/migrations.ts';
import { loadSettings } from '../../../../electron/core/storage/settings-file.ts';
import { DEFAULT_NETWORK } from '../../../../electron/domain/network.ts';
import { modeOf, now, temporaryFolder } from './helpers.ts';
import { must } from './results.ts';
import { connection } from './samples.ts';

const renameInstances: Migration = ({ instances, ...rest }) => ({ ...rest, connections: instances });
const sign: Migration = (settings) => ({ ...settings, signed: true });

test('settings of the newest version pass unchanged', () => {
  const settings = { version: MIGRATIONS.length + 1, connections: [] };
  expect(migrate(settings, settings.version)).toEqual(settings);
});

test('settings are lifted step by step from the version that they have', () => {
  const steps = [renameInstances, sign];
  expect(migrate({ version: 1, instances: [] }, 1, steps)).toEqual({ version: 3, connections: [], signed: true });
  expect(migrate({ version: 2, connections: [] }, 2, steps)).toEqual({ version: 3, connections: [], signed: true });
});

test('the file is kept as it was before it is lifted', () => {
  const folder = temporaryFolder();
  const before = JSON.stringify({ version: 1, instances: [connection('a')] });
  writeFileSync(path.join(folder, 'settings.json'), before);
  const loaded = must(loadSettings({ folder, now, migrations: [renameInstances] }));
  expect(loaded).toEqual({ settings: { version: 2, connections: [connection('a')] }, onDisk: false, notices: [] });
  expect(readFileSync(path.join(folder, 'settings.version-1.json'), 'utf8')).toBe(before);
  expect(modeOf(folder, 'settings.version-1.json')).toBe('600');
});

test('version 1 gets a place in the list and the usual way to the server', () => {
  const before = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../../fixtures/settings-v1.json'), 'utf8'));
  const lifted = migrate(before, 1);
  expect(lifted).toMatchObject({ version: MIGRATIONS.length + 1 });
  expect(lifted.connections).toEqual(
    before.connections.map((connection: object, position: number) => ({
      ...connection,
      folder: null,
      favourite: false,
      position,
      network: DEFAULT_NETWORK,
    })),
  );
  expect(migrate(lifted, 2)).toEqual(lifted);
  expect(MIGRATIONS[0]?.(lifted), 'a second run changes nothing').toEqual(lifted);
});

test('a file of version 1 is opened, with its backup beside it', () => {
  const folder = temporaryFolder();
  const before = readFileSync(path.join(import.meta.dirname, '../../../fixtures/settings-v1.json'), 'utf8');
  writeFileSync(path.join(folder, 'settings.json'), before);
  const loaded = must(loadSettings({ folder, now }));
  expect(loaded.settings.connections.map(({ name }) => name)).toEqual(['lab-01', 'old-2018']);
  expect(loaded).toMatchObject({ onDisk: false, notices: [] });
  expect(readFileSync(path.join(folder, 'settings.version-1.json'), 'utf8')).toBe(before);
});

test.each([[null], ['nothing'], [{ connections: 3 }], [{ connections: [null, 'x'] }]])(
  'what is no settings file is lifted to something that is refused: %j',
  (odd) => {
    expect(() => migrate(Object(odd) as Record<string, unknown>, 1)).not.toThrow();
  },
);
