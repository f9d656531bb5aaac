import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNTS } from '../../demo/arvados/fixtures.ts';
import type { Intent } from '../../electron/domain/change.ts';
import { closeAccessLabs, connect, failureOf, groupNow, groupOn, openCore, serve, userOn } from './access-lab.ts';
import type { Api } from './core-lab.ts';

afterEach(closeAccessLabs);

async function lab(profile: string) {
  const emulator = await serve(profile);
  const api = await openCore();
  return { api, instanceId: await connect(api, emulator) };
}

/** What a preview refuses with; nothing is sent for it. */
const refusal = async (api: Api, instanceId: string, intent: Intent) =>
  (await failureOf(api.changes.preview({ instanceId, intent })))?.code ?? null;

const apply = async (api: Api, instanceId: string, intent: Intent) => {
  const applied = await api.changes.apply({ instanceId, intent });
  for (const { failure } of applied) if (failure) throw new Error(failure.code);
  return applied;
};

const level = (userId: string, administrator: string | null): Intent => ({
  action: 'update-user',
  userId,
  expected: {},
  set: { administrator },
});

describe('a preview refuses what would lock everybody out', () => {
  it.each(['virtool-m2', 'virtool-35', 'virtool-38'])('on %s', async (profile) => {
    const { api, instanceId } = await lab(profile);
    const [self, other] = [await userOn(api, instanceId, 'admin'), await userOn(api, instanceId, 'full-admin')];
    expect(await refusal(api, instanceId, level(self.id, 'users'))).toBe('yourself-protected');
    const deactivation: Intent = { action: 'update-user', userId: self.id, expected: {}, set: { active: false } };
    expect(await refusal(api, instanceId, deactivation)).toBe('yourself-protected');
    expect(await refusal(api, instanceId, level(other.id, null))).toBeNull();
  });

  it('on Virtool 2018, by edits and deletions of groups too', async () => {
    const { api, instanceId } = await lab('virtool-legacy-2.3');
    expect(await refusal(api, instanceId, level('admin', null))).toBe('yourself-protected');
    const { permissions } = await groupNow(api, instanceId, 'administrator');
    const stripped: Intent = {
      action: 'update-group',
      groupId: 'administrator',
      expected: { permissions },
      set: { permissions: permissions.filter((id) => id !== 'manage_users') },
    };
    expect(['yourself-protected', 'last-administrator']).toContain(await refusal(api, instanceId, stripped));
    expect(await refusal(api, instanceId, { action: 'delete-group', groupId: 'administrator' })).toBe(
      'protected-group',
    );
    const leaving: Intent = {
      action: 'update-group',
      groupId: 'administrator',
      expected: {},
      set: { removeMembers: ['admin'] },
    };
    expect(await refusal(api, instanceId, leaving)).toBe('yourself-protected');
  });

  it('on Arvados', async () => {
    const { api, instanceId } = await lab('arvados-3.2');
    expect(await refusal(api, instanceId, level(ACCOUNTS.admin, null))).toBe('yourself-protected');
    await apply(api, instanceId, level(ACCOUNTS.second, null));
    const roles = await api.groups.list({ instanceId });
    const allUsers = roles.find(({ name }) => name === 'All users');
    expect(allUsers?.untouchable).toBeTruthy();
    const deletion: Intent = { action: 'delete-group', groupId: allUsers?.id ?? '' };
    expect(await refusal(api, instanceId, deletion)).toBe('protected-group');
  });

  it('on Pterodactyl', async () => {
    const { api, instanceId } = await lab('pterodactyl-1.11');
    const self = await userOn(api, instanceId, 'admin');
    expect(await refusal(api, instanceId, level(self.id, null))).toBe('yourself-protected');
  });
});

describe('a group that is in use', () => {
  it.each(['virtool-m2', 'virtool-35'])('as primary group is not deleted on %s, and says by whom', async (profile) => {
    const { api, instanceId } = await lab(profile);
    const user = await userOn(api, instanceId, 'mhartley');
    const { id: groupId, members } = await groupOn(api, instanceId, 'Diagnostics');
    const deletion: Intent = { action: 'delete-group', groupId };
    const refused = await failureOf(api.changes.apply({ instanceId, intent: deletion }));
    expect(refused).toMatchObject({ code: 'group-is-primary', details: { group: 'Diagnostics' } });
    expect(refused?.details.users).toContain('mhartley');
    expect(user.primaryGroup).toBe(groupId);
    for (const { id } of members ?? []) {
      const one = await api.users.get({ instanceId, userId: id });
      if (one.primaryGroup !== groupId) continue;
      await apply(api, instanceId, { action: 'update-user', userId: id, expected: {}, set: { primaryGroup: null } });
    }
    expect(await apply(api, instanceId, deletion)).toMatchObject([{ outcome: 'done' }]);
  });

  it('is noticed though the directory has not heard of it yet', async () => {
    const emulator = await serve('virtool-m2');
    const [api, other] = [await openCore(), await openCore()];
    const [instanceId, there] = [await connect(api, emulator), await connect(other, emulator)];
    const made = await apply(api, instanceId, { action: 'create-group', set: { name: 'Fresh' } });
    const groupId = made[0]?.change.target.id ?? '';
    const { id: userId } = await userOn(api, instanceId, 'plain');
    const set = { groups: [groupId], primaryGroup: groupId };
    await apply(other, there, { action: 'update-user', userId, expected: { groups: [] }, set });
    const deletion: Intent = { action: 'delete-group', groupId };
    expect(await refusal(api, instanceId, deletion)).toBe('group-is-primary');
  });

  it('by members is not deleted on Arvados, where nothing brings it back; the link of its creator does not count', async () => {
    const { api, instanceId } = await lab('arvados-3.2');
    const made = await apply(api, instanceId, { action: 'create-group', set: { name: 'Operators' } });
    const groupId = made[0]?.change.target.id ?? '';
    expect((await groupNow(api, instanceId, groupId)).members).toHaveLength(1);
    const deletion: Intent = { action: 'delete-group', groupId };
    expect(await refusal(api, instanceId, deletion)).toBeNull();
    const join = (addMembers: string[], removeMembers: string[]): Intent => ({
      action: 'update-group',
      groupId,
      expected: {},
      set: { addMembers, removeMembers },
    });
    await apply(api, instanceId, join([ACCOUNTS.plain], []));
    expect(await refusal(api, instanceId, deletion)).toBe('group-has-members');
    await apply(api, instanceId, join([], [ACCOUNTS.plain]));
    expect(await apply(api, instanceId, deletion)).toMatchObject([{ outcome: 'done' }]);
  });
});

describe('members from the side of a group', () => {
  it('who are gone meanwhile are named, and nothing is sent', async () => {
    const { api, instanceId } = await lab('virtool-m2');
    const { id: groupId, members } = await groupOn(api, instanceId, 'Visitors');
    const intent: Intent = { action: 'update-group', groupId, expected: {}, set: { addMembers: ['nobody'] } };
    expect((await failureOf(api.changes.apply({ instanceId, intent })))?.code).toBe('user-not-found');
    expect((await groupNow(api, instanceId, groupId)).members).toEqual(members);
  });

  it('change together with its permissions: the group first, then each user', async () => {
    const { api, instanceId } = await lab('virtool-m2');
    const { id: groupId } = await groupOn(api, instanceId, 'Visitors');
    const { id } = await userOn(api, instanceId, 'plain');
    const set = { permissions: ['upload_file', 'create_ref'], addMembers: [id] };
    const done = await apply(api, instanceId, { action: 'update-group', groupId, expected: {}, set });
    expect(done.map(({ change }) => change.action)).toEqual(['update-group', 'update-user']);
    expect((await api.users.get({ instanceId, userId: id })).permissions.sort()).toEqual(['create_ref', 'upload_file']);
  });
});
