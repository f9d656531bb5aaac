import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEmulator } from '../../demo/lib/profiles.ts';
import type { AppInfo } from '../../electron/contract/contract.ts';
import { openLog } from '../../electron/core/log/log.ts';
import { NOBODY } from '../../electron/core/rpc/confirmation-desk.ts';
import { writeDiagnostics } from '../../electron/core/services/diagnostics.ts';
import { startCore } from '../../electron/core/start-core.ts';
import { confStore } from '../../electron/core/storage/conf-store.ts';
import { failure } from '../../electron/domain/failure.ts';
import { connection, description } from '../unit/renderer/support/samples.ts';

const SECRET = 'tide-Vellum7-oak-Brisk';
const info: AppInfo = {
  version: '1.2.3',
  face: 'window',
  dataFolder: '',
  secrets: { backend: 'memory', sealed: false, reason: 'No secret service answers.' },
  notices: [failure('settings-damaged', { file: 'connections.json' })],
};
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'roster-report-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('criterion 35: the report tells version, face, notices, instances with what they can do, and the end of the log', () => {
  openLog(folder, () => 0).note('window', `opened from ${folder} with token=${SECRET}`);
  const capabilities = {
    ...description.capabilities,
    'users.create': { available: false, reason: 'Only administrators may.', instead: '' },
  } as const;
  const proxy = { mode: 'own', url: `http://fred:${SECRET}@proxy.example.org:3128`, handle: 'fred' } as const;
  const network = { ...connection().network, proxy };
  const report = writeDiagnostics({
    info,
    connections: [connection({ network }), connection({ id: 'two', name: 'lab-02' })],
    described: (id) => (id === 'one' ? { ...description, capabilities } : null),
    folder,
    now: () => 0,
    home: '/home/ada',
  });
  expect(report).toContain('Roster 1.2.3, as window');
  expect(report).toContain('Secret store is memory');
  expect(report).toContain('settings-damaged');
  expect(report).toContain('- lab-01, production, https://lab-01.example.org');
  expect(report).toContain('proxy: http://proxy.example.org:3128');
  expect(report).toMatch(/can: .*users\.profile/);
  expect(report).toContain('cannot users.create: Only administrators may.');
  expect(report).toContain('not opened since Roster started');
  expect(report).toContain('opened from ~ with token=[redacted]');
  for (const hidden of [SECRET, 'roster-admin', folder]) expect(report).not.toContain(hidden);
});

test('criterion 35: one call to the core makes the report; no secret of a flow stands in it, and no server is asked', async () => {
  const emulator = await startEmulator({ profile: 'virtool-m2', users: 5 });
  const started = await startCore({
    folder,
    version: '1.2.3',
    face: 'window',
    createStore: confStore,
    passphrase: SECRET,
    startEmulator,
  });
  if (!started.ok) throw new Error(started.failure.message);
  const api = createRouterClient(started.value.router, { context: { face: 'window', secret: null, desk: NOBODY } });
  const { id } = await api.instances.add({
    name: 'lab-01',
    address: emulator.origin,
    environment: 'other',
    allowHttp: false,
    signIn: { method: 'password', handle: emulator.signIn.handle ?? '' },
    secret: emulator.signIn.password,
  });
  await api.instances.describe({ instanceId: id });
  await emulator.close();
  const { text } = await api.app.diagnostics({});
  expect(text).toMatch(/can: .*users\.create/);
  for (const hidden of [SECRET, emulator.signIn.password, emulator.signIn.key]) expect(text).not.toContain(hidden);
  await started.value.close();
});
