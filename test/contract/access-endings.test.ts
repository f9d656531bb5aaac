import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNTS, PROJECT, SYSTEM_ROOT_TOKEN } from '../../demo/arvados/fixtures.ts';
import type { Values } from '../../electron/domain/change.ts';
import { openCommandLine } from '../unit/cli/in-process.ts';
import { closeAccessLabs, connect, openCore, serve, userOn } from './access-lab.ts';
import { Client } from './emulator-arvados-client.ts';
import { OLIVE } from './pterodactyl-server.ts';

afterEach(closeAccessLabs);

const RUNS = { type: 'project', id: PROJECT, name: 'Sequencing runs' };

async function lab(profile: string) {
  const emulator = await serve(profile);
  const api = await openCore();
  const instanceId = await connect(api, emulator);
  const endOf = (userId: string, userAction: string, set: Values = {}) =>
    api.changes.consequences({ instanceId, intents: [{ action: 'act-on-user', userId, userAction, set }] });
  return { emulator, api, instanceId, endOf };
}

describe('before an account ends, what it has is named', () => {
  it('on Arvados with its roles and what these give, and that an administrator is none any more', async () => {
    const { emulator, endOf } = await lab('arvados-3.2');
    const link = { link_class: 'permission', name: 'can_write', tail_uuid: ACCOUNTS.plain, head_uuid: PROJECT };
    await new Client(emulator.origin, SYSTEM_ROOT_TOKEN).post('links', { link });
    const [ending, ...others] = (await endOf(ACCOUNTS.plain, 'deactivate')).ends ?? [];
    expect(others).toEqual([]);
    expect(ending).toMatchObject({
      handle: 'plain',
      way: 'deactivated',
      into: null,
      groupsStay: false,
      more: 0,
      inside: true,
    });
    expect(ending?.rights).toContainEqual({ object: RUNS, owner: false, level: 'can_write', permissions: [] });
    expect(ending?.groups).toEqual(expect.arrayContaining(['All users', 'Lab operators']));
    const [owning] = (await endOf(ACCOUNTS.owner, 'deactivate')).ends ?? [];
    expect(owning?.rights?.find(({ object }) => object.id === PROJECT)).toMatchObject({ owner: true });
    const second = await endOf(ACCOUNTS.second, 'deactivate');
    expect(second).toMatchObject({ administrators: { ceases: 1 }, users: [{ administrator: 'ceases' }] });
    // What lets nobody in and shuts nobody out ends nothing.
    expect((await endOf(ACCOUNTS.plain, 'setup')).ends).toBeUndefined();
  });

  it('on Arvados with the account that receives it, whether the old one disappears or stays empty', async () => {
    const { endOf } = await lab('arvados-3.2');
    const merge = (redirect: boolean) => endOf(ACCOUNTS.plain, 'merge', { into: ACCOUNTS.twin, redirect });
    expect((await merge(true)).ends).toMatchObject([{ way: 'merged', into: 'twin' }]);
    const [emptied] = (await merge(false)).ends ?? [];
    expect(emptied).toMatchObject({ way: 'emptied', into: 'twin' });
    expect(emptied?.rights?.map(({ object }) => object)).toContainEqual(RUNS);
  });

  it('on Virtool with the groups that stay, so that an undone deactivation brings all back', async () => {
    const { api, instanceId } = await lab('virtool-m2');
    await api.directory.refresh({ instanceId });
    const page = await api.directory.query({ instanceId, search: '', filters: {}, sort: [], offset: 0, limit: 50 });
    const found = page.rows.find(({ groups, status, administrator }) => {
      return groups.length > 0 && status === 'active' && administrator === null;
    });
    const { id: userId, handle } = await userOn(api, instanceId, found?.handle ?? '');
    const set = (active: boolean) => ({ action: 'update-user', userId, expected: {}, set: { active } }) as const;
    const { ends } = await api.changes.consequences({ instanceId, intents: [set(false)] });
    const groups = found?.groups.map(({ name }) => name);
    expect(ends).toMatchObject([{ handle, way: 'deactivated', groups, groupsStay: true, more: 0 }]);
    expect(ends?.[0]).not.toHaveProperty('rights');
    await api.changes.apply({ instanceId, intent: set(false) });
    expect((await api.changes.consequences({ instanceId, intents: [set(true)] })).ends).toBeUndefined();
  });

  it('on a Panel with the shares in servers that are deleted with it', async () => {
    const { api, instanceId } = await lab('pterodactyl-1.11');
    const { id: userId } = await userOn(api, instanceId, 'norm_user');
    const { ends } = await api.changes.consequences({ instanceId, intents: [{ action: 'delete-user', userId }] });
    expect(ends).toMatchObject([{ handle: 'norm_user', way: 'deleted', inside: false }]);
    expect(ends?.[0]?.rights?.map(({ object }) => object)).toContainEqual(OLIVE);
  });

  it('at the terminal too, before anything is sent', async () => {
    const line = await openCommandLine();
    const { origin, signIn } = await serve('arvados-3.2');
    await line.read(['instances', 'add', origin, '--name', 'cluster'], { input: signIn.key ?? '' });
    const dry = await line.run(['users', 'deactivate', ACCOUNTS.plain, '--dry-run']);
    expect(dry).toMatchObject({ code: 0, stderr: expect.stringContaining('nothing was sent') });
    expect(dry.stdout).toContain('Who gains and who loses\n  plain can do nothing any more, and has until then:\n');
    expect(dry.stdout).toMatch(/\n {4}groups: .*Lab operators/);
    expect(dry.stdout).toMatch(/\n {4}on single objects: .*Sequencing runs \(Can read\)\n/);
    expect(dry.stdout).not.toContain('Nobody gains or loses');
    const merge = ['users', 'merge', ACCOUNTS.plain, '--into', ACCOUNTS.twin, '--redirect', '--dry-run'];
    expect((await line.run(merge)).stdout).toContain('plain disappears, and what it has goes to twin:\n');
  });
});
