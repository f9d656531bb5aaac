import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Emulator } from '../../demo/lib/emulator.ts';
import { startEmulator } from '../../demo/lib/profiles.ts';
import { KEYS } from '../../demo/pterodactyl/fixtures.ts';
import type { Core } from '../../electron/core/core.ts';
import { type Api, startCoreIn } from './core-lab.ts';

let folder: string;
let core: Core;
let api: Api;
let emulator: Emulator;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'roster-actor-'));
  emulator = await startEmulator({ profile: 'pterodactyl-1.11', users: 20 });
  ({ core, api } = await startCoreIn(folder));
});

afterEach(async () => {
  await core.close();
  await emulator.close();
  rmSync(folder, { recursive: true });
});

/** Changes a name and tells who the journal says it was. */
async function actorOf(signIn: { method: string; handle: string }, secret: string): Promise<string | undefined> {
  const address = emulator.origin;
  const added = await api.instances.add({
    name: 'games',
    address,
    environment: 'other',
    allowHttp: false,
    signIn,
    secret,
  });
  const intent = { action: 'update-user' as const, userId: '7', expected: {}, set: { lastName: 'Changed' } };
  expect(await api.changes.apply({ instanceId: added.id, intent })).toMatchObject([{ outcome: 'done' }]);
  const [item] = await api.history.list({ instanceId: added.id, userId: null, search: '', limit: 10 });
  return item?.actor;
}

test('the journal names the owner of a key that tells whose it is', async () => {
  expect(await actorOf({ method: 'client-key', handle: '' }, KEYS.client)).toBe('admin');
});

test('the journal names whoever the sign-in names', async () => {
  expect(await actorOf({ method: 'application-key', handle: 'admin@example.com' }, KEYS.application)).toMatch(/^admin/);
});

test('the journal names nobody where the server tells no owner and no person did', async () => {
  expect(await actorOf({ method: 'application-key', handle: '' }, KEYS.application)).toBe('');
});
