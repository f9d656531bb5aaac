import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
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

const window = () => ({ instanceId, search: '', filters: {}, sort: [], offset: 0, limit: 10 });
const files = () => readdirSync(path.join(folder, 'directories')).sort();
const draft = () => ({
  name: 'lab',
  address: emulator.origin,
  environment: 'other' as const,
  allowHttp: false,
  signIn: { method: 'password', handle: 'admin' },
});
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: { data?: { code: string } }) => error.data?.code,
  );

async function restart() {
  await core.close();
  ({ core, api } = await startCoreIn(folder));
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'roster-offline-'));
  emulator = await startOnOwnPort({ profile: 'virtool-m2', users: 40 });
  ({ core, api } = await startCoreIn(folder));
  ({ id: instanceId } = await api.instances.add({ ...draft(), secret: emulator.signIn.password }));
  await api.directory.refresh({ instanceId });
  await api.instances.describe({ instanceId });
});

afterEach(async () => {
  await core.close();
  await emulator.close();
  rmSync(folder, { recursive: true });
});

describe('an instance that is out of reach', () => {
  test('is shown from its copy, with the age of what it can do and of its users', async () => {
    await emulator.close();
    await restart();
    const description = await api.instances.describe({ instanceId });
    expect(description.self.handle).toBe('admin');
    expect(Date.parse(description.keptAt ?? '')).toBeGreaterThan(0);
    const { rows, total, state } = await api.directory.query(window());
    expect([rows.length, total]).toEqual([10, 40]);
    expect(state).toMatchObject({ source: 'copy' });
    expect(Date.parse(state.loadedAt ?? '')).toBeGreaterThan(0);
    await expect
      .poll(async () => (await api.directory.query(window())).state)
      .toMatchObject({ phase: 'failed', source: 'copy', loaded: 40, failure: { code: 'connection-refused' } });
  });

  test('takes no change: what is kept is never gone by', async () => {
    const { rows } = await api.directory.query({ ...window(), search: 'mhartley' });
    await emulator.close();
    await restart();
    await api.instances.describe({ instanceId });
    const intent = {
      action: 'update-user' as const,
      userId: rows[0]?.id ?? '',
      expected: { active: true },
      set: { active: false },
    };
    expect(await codeOf(api.changes.preview({ instanceId, intent }))).toBe('connection-refused');
    expect(await codeOf(api.changes.apply({ instanceId, intent }))).toBe('connection-refused');
  });

  test('is shown as it is now once it is back', async () => {
    await emulator.close();
    await restart();
    expect(await api.instances.describe({ instanceId })).toHaveProperty('keptAt');
    await expect.poll(async () => (await api.directory.query(window())).state.phase).toBe('failed');
    emulator = await startAgain(emulator, 50);
    expect(await api.directory.refresh({ instanceId })).toMatchObject({ phase: 'complete', source: 'network' });
    await expect.poll(async () => 'keptAt' in (await api.instances.describe({ instanceId }))).toBe(false);
  });
});

describe('what is kept of an instance', () => {
  test('goes with the setting to keep a copy, and with the connection', async () => {
    await restart();
    expect(files()).toEqual([`${instanceId}.directory`, `${instanceId}.directory.about`]);
    await api.instances.update({ instanceId, draft: { ...draft(), secret: null, keepCopy: false } });
    await api.instances.describe({ instanceId });
    await expect.poll(files).toEqual([]);
    await api.instances.update({ instanceId, draft: { ...draft(), secret: null, keepCopy: true } });
    await api.instances.describe({ instanceId });
    await restart();
    expect(existsSync(path.join(folder, 'directories', `${instanceId}.directory.about`))).toBe(true);
    await api.instances.remove({ instanceId });
    await expect.poll(files).toEqual([]);
  });

  test('is not shown to whoever signs in as another', async () => {
    await restart();
    await api.instances.update({
      instanceId,
      draft: { ...draft(), signIn: { method: 'password', handle: 'plain' }, secret: 'plain-password' },
    });
    const description = await api.instances.describe({ instanceId });
    expect(description.self.handle).toBe('plain');
    expect(description.keptAt).toBeUndefined();
  });
});
