import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Emulator } from '../../demo/lib/emulator.ts';
import { startEmulator } from '../../demo/lib/profiles.ts';
import type { Core } from '../../electron/core/core.ts';
import type { DraftInput } from '../../electron/domain/connection.ts';
import type { ProbeEvent } from '../../electron/domain/probe.ts';
import { type Api, startCoreIn } from './core-lab.ts';

let folder: string;
let core: Core;
let api: Api;
const emulators: Emulator[] = [];

async function serve(virgin: boolean, profile = 'virtool-legacy-2.3'): Promise<Emulator> {
  const emulator = await startEmulator({ profile, users: 40, virgin });
  emulators.push(emulator);
  return emulator;
}

const draft = (emulator: Emulator, more: Partial<DraftInput> = {}): DraftInput => ({
  name: 'lab',
  address: `${emulator.origin}/api`,
  environment: 'other',
  allowHttp: false,
  signIn: { method: 'password', handle: 'admin' },
  secret: 'admin-password',
  ...more,
});

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'roster-legacy-'));
  ({ core, api } = await startCoreIn(folder));
});

afterEach(async () => {
  await core.close();
  await Promise.all(emulators.splice(0).map((emulator) => emulator.close()));
  rmSync(folder, { recursive: true });
});

describe('an instance of Virtool 2018', () => {
  it('is found by its address, read, changed and read again', async () => {
    const emulator = await serve(false);
    const { id, baseUrl, server } = await api.instances.add(draft(emulator));
    expect({ baseUrl, kind: server.kind }).toEqual({ baseUrl: emulator.origin, kind: 'virtool-legacy' });
    await api.directory.refresh({ instanceId: id });
    const find = async (search: string) => {
      const asked = { instanceId: id, search, filters: {}, sort: [], offset: 0, limit: 5 };
      return (await api.directory.query(asked)).rows;
    };
    expect(await find('mhartley')).toMatchObject([{ id: 'mhartley', groups: [{}, {}, {}] }]);

    const creation = {
      action: 'create-user' as const,
      set: {
        handle: 'newcomer',
        password: 'long enough',
        forceReset: false,
        groups: ['technician', 'visitors'],
        primaryGroup: 'technician',
        administrator: 'administrator',
      },
    };
    const made = await api.changes.apply({ instanceId: id, intent: creation });
    expect(made.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    expect(await find('newcomer')).toMatchObject([
      { id: 'newcomer', administrator: 'administrator', primaryGroup: 'technician', groups: [{}, {}, {}] },
    ]);

    const edit = {
      action: 'update-user' as const,
      userId: 'newcomer',
      expected: { groups: ['technician', 'visitors', 'administrator'], primaryGroup: 'technician' },
      set: { groups: ['visitors', 'administrator', 'curators'], primaryGroup: 'curators' },
    };
    const edited = await api.changes.apply({ instanceId: id, intent: edit });
    expect(edited.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect(await find('newcomer')).toMatchObject([{ primaryGroup: 'curators' }]);

    const deletion = { action: 'delete-user' as const, userId: 'newcomer' };
    const [previewed] = await api.changes.preview({ instanceId: id, intent: deletion });
    expect(previewed).toMatchObject({ grade: 'final', effects: [expect.stringContaining('API keys outlive')] });
    expect(await api.changes.apply({ instanceId: id, intent: deletion })).toMatchObject([{ outcome: 'done' }]);
    expect(await find('newcomer')).toEqual([]);
  });

  it('shows what members really hold after their group changed, which is not what the group gives (2.1)', async () => {
    const { id } = await api.instances.add(draft(await serve(false, 'virtool-legacy-2.1')));
    await api.directory.refresh({ instanceId: id });
    const permissionsOf = async (search: string) => {
      const asked = { instanceId: id, search, filters: {}, sort: [], offset: 0, limit: 1 };
      return (await api.directory.query(asked)).rows[0]?.permissions;
    };
    const held = await permissionsOf('mhartley');
    const groups = await api.groups.list({ instanceId: id });
    const before = groups.find((group) => group.id === 'technician')?.permissions ?? [];
    const intent = {
      action: 'update-group' as const,
      groupId: 'technician',
      expected: { permissions: before },
      set: { permissions: [...before, 'modify_settings'] },
    };
    expect(held).not.toContain('modify_settings');
    expect(await api.changes.apply({ instanceId: id, intent })).toMatchObject([{ outcome: 'done' }]);
    await expect.poll(() => permissionsOf('mhartley')).toEqual(held);
    const now = (await api.groups.list({ instanceId: id })).find((group) => group.id === 'technician');
    expect(now?.permissions).toContain('modify_settings');
  });

  it('that nobody has set up is explained instead of signed in to', async () => {
    const emulator = await serve(true);
    const events: ProbeEvent[] = [];
    const address = emulator.origin;
    for await (const event of await api.instances.probe(draft(emulator, { address }))) events.push(event);
    const finding = events.find((event) => event.type === 'finding');
    expect(finding).toMatchObject({
      finding: {
        baseUrl: address,
        firstUser: true,
        firstUserGuide: { address: `${address}/setup`, text: expect.stringContaining('Open it in a browser') },
      },
    });
    const steps = events.flatMap((event) => (event.type === 'step' && event.step.state === 'failed' ? [event] : []));
    expect(steps).toEqual([]);
  });
});
