import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { MIGRATIONS, type Migration, migrate } from '../../../../electron/core/storage/migrations.ts';
import { loadSettings } from '../../../../electron/core/storage/settings-file.ts';
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
