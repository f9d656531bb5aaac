import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNTS } from '../../demo/arvados/fixtures.ts';
import type { Intent } from '../../electron/domain/change.ts';
import { closeAccessLabs, connect, failureOf, groupOn, openCore, serve, userOn } from './access-lab.ts';
import type { Api } from './core-lab.ts';

afterEach(closeAccessLabs);

async function lab(profile: string, users?: number) {
  const api = await openCore();
  const instanceId = await connect(api, await serve(profile, users));
  return { api, instanceId };
}

const everybody = async (api: Api, instanceId: string) => {
  await api.directory.refresh({ instanceId });
  return (await api.directory.query({ instanceId, search: '', filters: {}, sort: [], offset: 0, limit: 500 })).rows;
};

describe('groups', () => {
  it('are listed with counts, and their members by window and search', async () => {
    const { api, instanceId } = await lab('virtool-m2', 300);
    const users = await everybody(api, instanceId);
    const groups = await api.groups.list({ instanceId });
    expect(groups[0]).not.toHaveProperty('members');
    for (const { id, memberCount } of groups) {
      expect(memberCount).toBe(users.filter((user) => user.groups.some((group) => group.id === id)).length);
    }
    const largest = groups.reduce((a, b) => ((a.memberCount ?? 0) > (b.memberCount ?? 0) ? a : b));
    const asked = { instanceId, groupId: largest.id, search: '' };
    const whole = await api.groups.members({ ...asked, offset: 0, limit: 500 });
    const total = largest.memberCount;
    expect(await api.groups.members({ ...asked, offset: 2, limit: 3 })).toEqual({
      members: whole.members.slice(2, 5),
      matched: total,
      total,
    });
    const handle = whole.members[0]?.handle ?? '';
    const found = await api.groups.members({ ...asked, search: handle.toUpperCase(), offset: 0, limit: 3 });
    expect(found.members.map((member) => member.handle)).toContain(handle);
    expect(await failureOf(api.groups.members({ ...asked, groupId: '999', offset: 0, limit: 3 }))).toMatchObject({
      code: 'group-not-found',
    });
  });

  it.each(['virtool-m2', 'virtool-35', 'virtool-legacy-2.3', 'arvados-3.2'])(
    'of %s tell the same after a membership changed as when they are read again',
    async (profile) => {
      const { api, instanceId } = await lab(profile);
      const groups = await api.groups.list({ instanceId });
      const [group] = groups.filter(({ memberCount, untouchable }) => memberCount !== null && !untouchable);
      const groupId = group?.id ?? '';
      const windowOf = () => api.groups.members({ instanceId, groupId, search: '', offset: 0, limit: 500 });
      const users = await everybody(api, instanceId);
      const plain = users.find(({ handle, id }) => handle === 'plain' || id === ACCOUNTS.plain)?.id ?? '';
      const isIn = async () => (await windowOf()).members.some(({ id }) => id === plain);
      const move = (key: string): Intent => ({
        action: 'update-group',
        groupId,
        expected: {},
        set: { [key]: [plain] },
      });
      for (const key of (await isIn()) ? ['removeMembers', 'addMembers'] : ['addMembers', 'removeMembers']) {
        const applied = await api.changes.apply({ instanceId, intent: move(key) });
        expect(applied).toMatchObject([{ outcome: 'done' }]);
        const kept = { counts: await api.groups.list({ instanceId }), members: (await windowOf()).members };
        expect(await isIn()).toBe(key === 'addMembers');
        await api.directory.refresh({ instanceId });
        expect(await api.groups.list({ instanceId })).toEqual(kept.counts);
        const ids = (members: typeof kept.members) => members.map(({ id, handle }) => `${id} ${handle}`).sort();
        expect(ids((await windowOf()).members)).toEqual(ids(kept.members));
      }
    },
  );

  it('with new permissions, or without one of them, are told without being read one by one again', async () => {
    const { api, instanceId } = await lab('virtool-m2');
    const { id: groupId, permissions } = await groupOn(api, instanceId, 'Visitors');
    const set = { permissions: [...permissions, 'upload_file'] };
    await api.changes.apply({
      instanceId,
      intent: { action: 'update-group', groupId, expected: { permissions }, set },
    });
    const kept = await api.groups.list({ instanceId });
    expect(kept.find(({ id }) => id === groupId)?.permissions).toEqual(['upload_file']);
    await api.directory.refresh({ instanceId });
    expect(await api.groups.list({ instanceId })).toEqual(kept);
    const made = await api.changes.apply({ instanceId, intent: { action: 'create-group', set: { name: 'Brief' } } });
    const brief = made[0]?.change.target.id ?? '';
    expect((await api.groups.list({ instanceId })).map(({ id }) => id)).toContain(brief);
    await api.changes.apply({ instanceId, intent: { action: 'delete-group', groupId: brief } });
    expect(await api.groups.list({ instanceId })).toEqual(kept);
  });
});

describe('what switched permissions would do', () => {
  it('counts who holds what now and then, and names whom it affects', async () => {
    const { api, instanceId } = await lab('virtool-m2', 200);
    const curators = await groupOn(api, instanceId, 'Curators');
    const technicians = await groupOn(api, instanceId, 'Technicians');
    const users = await everybody(api, instanceId);
    const holders = (ids: readonly string[]) =>
      users.filter(({ groups }) => groups.some(({ id }) => ids.includes(id))).map(({ handle }) => handle);
    const groups = await api.groups.list({ instanceId });
    const giving = groups.filter(({ permissions }) => permissions.includes('remove_file')).map(({ id }) => id);
    expect(giving).toContain(curators.id);
    const given = { groupId: technicians.id, permission: 'remove_file', given: true };
    const { held, switches } = await api.groups.effects({ instanceId, switches: [given], names: true });
    expect(held.remove_file).toEqual({
      now: holders(giving).length,
      after: holders([...giving, technicians.id]).length,
    });
    const had = new Set(holders(giving));
    const gaining = holders([technicians.id]).filter((handle) => !had.has(handle));
    expect(switches).toMatchObject([{ ...given, members: technicians.members?.length, affected: gaining.length }]);
    expect([...(switches?.[0]?.handles ?? [])].sort()).toEqual(gaining.sort());
    const quiet = await api.groups.effects({ instanceId, switches: [given], names: false });
    expect(quiet.switches?.[0]?.handles).toEqual([]);
  });
});

describe('names', () => {
  it('are looked up among all accounts, with the groups in which whoever they mean is', async () => {
    const { api, instanceId } = await lab('virtool-m2');
    const user = await userOn(api, instanceId, 'mhartley');
    const { id: visitors } = await groupOn(api, instanceId, 'Visitors');
    const groupIds = [...user.groups.map(({ id }) => id), visitors];
    const named = await api.users.named({ instanceId, names: ['MHartley', 'nobody-here', 'plain'], groupIds });
    expect(named.unknown).toEqual(['nobody-here']);
    expect(named.users.find(({ handle }) => handle === 'mhartley')?.groupIds.sort()).toEqual(
      user.groups.map(({ id }) => id).sort(),
    );
    expect(named.users.find(({ handle }) => handle === 'plain')?.groupIds).toEqual([]);
  });
});

describe('several groups at once', () => {
  it('tell before anything is sent what a person gains through all of them together', async () => {
    const { api, instanceId } = await lab('virtool-m2');
    const { id } = await userOn(api, instanceId, 'plain');
    const some = [await groupOn(api, instanceId, 'Curators'), await groupOn(api, instanceId, 'Technicians')];
    const intents = some.map(
      (group): Intent => ({ action: 'update-group', groupId: group.id, expected: {}, set: { addMembers: [id] } }),
    );
    const { users } = await api.changes.consequences({ instanceId, intents });
    const wanted = [...new Set(some.flatMap(({ permissions }) => permissions))].sort();
    expect(users).toMatchObject([{ handle: 'plain' }]);
    expect([...(users[0]?.gains ?? [])].sort()).toEqual(wanted);
    for (const intent of intents) await api.changes.apply({ instanceId, intent });
    expect([...(await api.users.get({ instanceId, userId: id })).permissions].sort()).toEqual(wanted);
  });
});
