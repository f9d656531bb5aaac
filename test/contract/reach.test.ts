import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Emulator } from '../../demo/lib/emulator.ts';
import { startEmulator } from '../../demo/lib/profiles.ts';
import type { Core } from '../../electron/core/core.ts';
import { type Api, startCoreIn } from './core-lab.ts';

let folder: string;
let core: Core;
let api: Api;
let emulator: Emulator;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'roster-reach-'));
  emulator = await startEmulator({ profile: 'virtool-m2', users: 10 });
  ({ core, api } = await startCoreIn(folder));
});

afterEach(async () => {
  await core.close();
  await emulator.close();
  rmSync(folder, { recursive: true });
});

const lastFailure = async () => (await api.instances.list({}))[0]?.lastContact?.failure?.code ?? null;

test('any call notes that a server went away, and that it is back, with no directory read', async () => {
  const { id: instanceId } = await api.instances.add({
    name: 'lab',
    address: emulator.origin,
    environment: 'other',
    allowHttp: false,
    signIn: { method: 'password', handle: 'admin' },
    secret: emulator.signIn.password,
  });
  await api.instances.describe({ instanceId });
  const find = () => api.users.findOnServer({ instanceId, parameters: {}, page: 1 });
  const { users } = await find();
  const userId = users[0]?.id ?? '';
  const { port } = new URL(emulator.origin);
  await emulator.close();
  await expect(api.users.get({ instanceId, userId })).rejects.toMatchObject({ data: { code: 'connection-refused' } });
  expect(await lastFailure()).toBe('connection-refused');

  emulator = await startEmulator({ profile: 'virtool-m2', users: 10, port: Number(port) });
  await find();
  expect(await lastFailure()).toBeNull();
});
