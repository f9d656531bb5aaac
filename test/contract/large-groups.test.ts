import { afterEach, describe, expect, it } from 'vitest';
import { startEmulator } from '../../demo/lib/profiles.ts';
import type { Intent } from '../../electron/domain/change.ts';
import { closeAccessLabs, connect, failureOf, openCore } from './access-lab.ts';
import type { Api } from './core-lab.ts';

const emulators: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await closeAccessLabs();
  for (const one of emulators.splice(0)) await one.close();
});

async function lab(size: { users: number; groups: number; groupsEach?: number }) {
  const emulator = await startEmulator({ profile: 'virtool-m2', ...size });
  emulators.push(emulator);
  const api = await openCore();
  const instanceId = await connect(api, emulator);
  return { api, instanceId };
}

const bytes = (answer: unknown) => Buffer.byteLength(JSON.stringify(answer));

async function teamOn(api: Api, instanceId: string) {
  const team = (await api.groups.list({ instanceId })).find(({ name }) => name === 'Team 0001');
  if (!team) throw new Error('No team');
  return team;
}

describe('a group of thousands', () => {
  it('is listed, searched, changed and foreseen without its members crossing to a face', async () => {
    const { api, instanceId } = await lab({ users: 8000, groups: 1 });
    const team = await teamOn(api, instanceId);
    expect(team.memberCount).toBeGreaterThan(7900);
    expect(bytes(await api.groups.list({ instanceId }))).toBeLessThan(10_000);
    const asked = { instanceId, groupId: team.id, search: '' };
    const last = await api.groups.members({ ...asked, offset: (team.memberCount ?? 0) - 2, limit: 100 });
    expect(last.members).toHaveLength(2);
    const { members } = await api.groups.members({ ...asked, offset: 5500, limit: 3 });
    const [removed = { id: '', handle: '' }] = members;
    expect(
      (await api.groups.members({ ...asked, search: removed.handle, offset: 0, limit: 3 })).members,
    ).toContainEqual(removed);
    const leave: Intent = {
      action: 'update-group',
      groupId: team.id,
      expected: {},
      set: { removeMembers: [removed.id] },
    };
    const planned = await api.changes.preview({ instanceId, intent: leave });
    expect(planned).toMatchObject([{ action: 'update-user', target: { id: removed.id } }]);
    expect(bytes(planned)).toBeLessThan(2000);
    expect(bytes(await api.changes.consequences({ instanceId, intents: [leave] }))).toBeLessThan(5000);
    await api.changes.apply({ instanceId, intent: leave });
    expect((await teamOn(api, instanceId)).memberCount).toBe((team.memberCount ?? 0) - 1);

    const deletion: Intent = { action: 'delete-group', groupId: team.id };
    const foreseen = await api.changes.preview({ instanceId, intent: deletion });
    expect(foreseen).toMatchObject([{ action: 'delete-group', memberCount: (team.memberCount ?? 0) - 1 }]);
    expect(bytes(foreseen)).toBeLessThan(2000);
    const applied = await api.changes.apply({ instanceId, intent: deletion });
    expect(applied).toMatchObject([{ outcome: 'done' }]);
    const history = await api.history.list({ instanceId, userId: null, limit: 10 });
    expect(history[0]?.change).toMatchObject({ action: 'delete-group', memberCount: (team.memberCount ?? 0) - 1 });
    expect(bytes(history)).toBeLessThan(10_000);
    expect((await api.groups.list({ instanceId })).some(({ id }) => id === team.id)).toBe(false);
  });
});

describe('a user in 300 groups', () => {
  it('is moved with labels for what changes only', async () => {
    const { api, instanceId } = await lab({ users: 12, groups: 300, groupsEach: 300 });
    const team = await teamOn(api, instanceId);
    const { members } = await api.groups.members({ instanceId, groupId: team.id, search: '', offset: 0, limit: 1 });
    const intent: Intent = {
      action: 'update-group',
      groupId: team.id,
      expected: {},
      set: { removeMembers: [members[0]?.id ?? ''] },
    };
    const [change] = await api.changes.preview({ instanceId, intent });
    expect(change?.labels).toEqual({ [team.id]: 'Team 0001' });
    expect(change?.before?.groups).toHaveLength(((change?.after?.groups ?? []) as string[]).length + 1);
    expect((await api.changes.apply({ instanceId, intent }))[0]?.outcome).toBe('done');
    expect((await teamOn(api, instanceId)).memberCount).toBe(members.length === 0 ? 0 : (team.memberCount ?? 0) - 1);
  });
});

describe('more names than are looked up at once', () => {
  it('are refused as input', async () => {
    const { api, instanceId } = await lab({ users: 10, groups: 0 });
    const names = Array.from({ length: 5001 }, (_, index) => `name-${index}`);
    expect(await failureOf(api.users.named({ instanceId, names, groupIds: [] }))).not.toBeNull();
  });
});
