import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Emulator } from '../../demo/lib/emulator.ts';
import type { Core } from '../../electron/core/core.ts';
import { type Api, startCoreIn } from './core-lab.ts';
import { startAgain, startOnOwnPort } from './own-port.ts';

let folder: string;
let core: Core;
let api: Api;
let emulator: Emulator;
let instanceId: string;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'roster-contact-'));
  emulator = await startOnOwnPort({ profile: 'virtool-m2', users: 40 });
  ({ core, api } = await startCoreIn(folder));
  const added = await api.instances.add({
    name: 'lab',
    address: emulator.origin,
    environment: 'other',
    allowHttp: false,
    signIn: { method: 'password', handle: 'admin' },
    secret: emulator.signIn.password,
  });
  instanceId = added.id;
});

afterEach(async () => {
  await core.close();
  await emulator.close();
  rmSync(folder, { recursive: true });
});

const contact = async () => (await api.instances.list({}))[0]?.lastContact;
const firstRows = () => api.directory.query({ instanceId, search: '', filters: {}, sort: [], offset: 0, limit: 10 });

describe('the last contact of an instance', () => {
  test('is noted by a load that nobody asked for, when it fails and when it works again', async () => {
    expect((await contact())?.failure).toBeNull();
    await emulator.close();
    await firstRows();
    await expect.poll(async () => (await contact())?.failure?.code).toBe('connection-refused');

    emulator = await startAgain(emulator);
    await api.directory.refresh({ instanceId });
    expect((await contact())?.failure).toBeNull();
  });

  test('is noted by any call that finds the server gone or back, with no directory read', async () => {
    await api.instances.describe({ instanceId });
    const find = () => api.users.findOnServer({ instanceId, parameters: {}, page: 1 });
    const { users } = await find();
    const userId = users[0]?.id ?? '';
    await emulator.close();
    await expect(api.users.get({ instanceId, userId })).rejects.toMatchObject({ data: { code: 'connection-refused' } });
    expect((await contact())?.failure?.code).toBe('connection-refused');

    emulator = await startAgain(emulator);
    await find();
    expect((await contact())?.failure).toBeNull();
  });

  test('says nothing of a secret that was given for one call', async () => {
    const stranger = await startStranger();
    expect((await stranger.directory.refresh({ instanceId })).failure?.code).toBe('credentials-wrong');
    expect((await contact())?.failure).toBeNull();
  });
});

/** A caller on the same core whose own secret the server does not take. */
async function startStranger(): Promise<Api> {
  await core.close();
  const started = await startCoreIn(folder, { secret: 'wrong' });
  core = started.core;
  ({ api } = started);
  return api;
}
