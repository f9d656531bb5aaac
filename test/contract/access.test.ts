import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNTS } from '../../demo/arvados/fixtures.ts';
import type { Intent } from '../../electron/domain/change.ts';
import {
  closeAccessLabs,
  collected,
  connect,
  failureOf,
  groupNow,
  groupOn,
  openCore,
  serve,
  userOn,
} from './access-lab.ts';
import type { Api } from './core-lab.ts';

afterEach(closeAccessLabs);

async function lab(profile: string, users?: number) {
  const emulator = await serve(profile, users);
  const api = await openCore();
  const instanceId = await connect(api, emulator);
  return { emulator, api, instanceId };
}

async function holdersOf(api: Api, instanceId: string, permission: string) {
  const batches = await collected(api.access.whoCan({ instanceId, permission }));
  return { holders: batches.flatMap(({ holders }) => holders), last: batches.at(-1) };
}

const applyAll = async (api: Api, instanceId: string, intents: readonly Intent[]) => {
  for (const intent of intents) {
    for (const { failure } of await api.changes.apply({ instanceId, intent }))
      if (failure) throw new Error(failure.code);
  }
};

describe('who can', () => {
  it('names everybody by group, level or both, each once, with the counts', async () => {
    const { api, instanceId } = await lab('virtool-m2');
    const { holders, last } = await holdersOf(api, instanceId, 'remove_file');
    const groups = await api.groups.list({ instanceId });
    const giving = groups.filter(({ permissions }) => permissions.includes('remove_file'));
    const members = new Set<string>();
    for (const { id } of giving) {
      for (const one of (await groupNow(api, instanceId, id)).members ?? []) members.add(one.id);
    }
    const all = (await api.directory.query({ instanceId, search: '', filters: {}, sort: [], offset: 0, limit: 500 }))
      .rows;
    const expected = all.filter(({ id, administrator }) => members.has(id) || administrator !== null);
    expect(holders.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
    expect(holders.every(({ grants }) => grants.length > 0)).toBe(true);
    expect(last).toMatchObject({ complete: true, found: expected.length });
    expect(last?.usable).toBe(expected.filter(({ status }) => status !== 'inactive').length);
  });

  it('knows the powers of administrators, and no name that nothing here has', async () => {
    const { api, instanceId } = await lab('virtool-m2');
    const { holders } = await holdersOf(api, instanceId, 'make-administrators');
    expect(holders.map(({ handle }) => handle).sort()).toEqual(['admin', 'full-admin']);
    expect((await holdersOf(api, instanceId, 'edit-users')).holders).toHaveLength(5);
    expect(await failureOf(holdersOf(api, instanceId, 'rule_the_world'))).toMatchObject({ code: 'input-invalid' });
  });

  it('ends when it is cancelled', async () => {
    const { api, instanceId } = await lab('virtool-m2', 3000);
    const stop = new AbortController();
    const stream = await api.access.whoCan({ instanceId, permission: 'create_sample' }, { signal: stop.signal });
    const ended = (async () => {
      for await (const batch of stream) {
        if (batch.found > 0) stop.abort();
        expect(batch.complete).toBe(false);
      }
    })();
    expect(await failureOf(ended)).toMatchObject({ code: 'cancelled' });
  });
});

describe('administrators', () => {
  it('of every instance are named, and an instance that does not answer is named with the reason', async () => {
    const api = await openCore();
    const profiles = ['virtool-m2', 'virtool-legacy-2.3', 'arvados-3.2', 'pterodactyl-1.11'];
    for (const profile of profiles) await connect(api, await serve(profile), profile);
    const gone = await serve('virtool-35');
    await connect(api, gone, 'gone');
    await gone.close();
    const found = await collected(api.access.administrators({ instanceIds: null }));
    const named = Object.fromEntries(found.map((one) => [one.instance, one]));
    expect(Object.keys(named)).toEqual([...profiles, 'gone']);
    for (const profile of profiles) {
      expect(named[profile]).toMatchObject({ failure: null, told: true });
      expect(named[profile]?.administrators.some(({ makesAdministrators }) => makesAdministrators)).toBe(true);
      expect(named[profile]?.administrators.every(({ grants }) => grants.length > 0)).toBe(true);
    }
    const half = named['arvados-3.2']?.administrators.find(({ id }) => id === ACCOUNTS.halfAdmin);
    expect(half).toMatchObject({ usable: false, makesAdministrators: false });
    expect(named['virtool-m2']?.administrators.find(({ handle }) => handle === 'base-admin')).toMatchObject({
      makesAdministrators: false,
    });
    expect(named.gone).toMatchObject({ administrators: [], failure: { code: 'connection-refused' } });
  });

  it('of Virtool 2018 are those who may manage users, whatever the level says', async () => {
    const { api, instanceId } = await lab('virtool-legacy-2.3');
    await applyAll(api, instanceId, [
      { action: 'create-group', set: { name: 'stewards', permissions: ['manage_users'] } },
      { action: 'update-user', userId: 'mhartley', expected: { groups: [] }, set: { groups: ['stewards'] } },
    ]);
    const [found] = await collected(api.access.administrators({ instanceIds: [instanceId] }));
    expect(found?.administrators.find(({ handle }) => handle === 'mhartley')).toMatchObject({
      administrator: null,
      makesAdministrators: true,
      grants: [{ through: 'group', name: 'stewards' }],
    });
  });
});

describe('the access of a user', () => {
  it('has the powers of the level beside the permissions, and says whether the account can be used', async () => {
    const { api, instanceId } = await lab('virtool-m2');
    const { id: userId } = await userOn(api, instanceId, 'user-admin');
    const access = await api.users.access({ instanceId, userId });
    const held = access.permissions.filter(({ grants }) => grants.length > 0).map(({ permission }) => permission);
    expect(held).toEqual(expect.arrayContaining(['edit-users', 'edit-groups', 'remove_file']));
    expect(held).not.toContain('make-administrators');
    expect(access.usable).toBe(true);
    const retired = await userOn(api, instanceId, 'retired');
    expect((await api.users.access({ instanceId, userId: retired.id })).usable).toBe(false);
    expect(access.permissions.some(({ permission }) => permission === 'owner')).toBe(false);
  });

  it('on Virtool 2.1 says where the server’s own table lags behind the groups', async () => {
    const { api, instanceId } = await lab('virtool-legacy-2.1');
    const user = await api.users.get({ instanceId, userId: 'mhartley' });
    const group = user.groups[0]?.id ?? '';
    const { permissions } = await groupNow(api, instanceId, group);
    const wanted = permissions.includes('modify_hmm') ? 'modify_settings' : 'modify_hmm';
    await applyAll(api, instanceId, [
      {
        action: 'update-group',
        groupId: group,
        expected: { permissions },
        set: { permissions: [...permissions, wanted] },
      },
    ]);
    const access = await api.users.access({ instanceId, userId: 'mhartley' });
    expect(access.permissions.find(({ permission }) => permission === wanted)?.grants).toMatchObject([{ id: group }]);
    expect(access.serverTable).toEqual({ more: [], less: [wanted] });
  });

  it('on Arvados reaches objects through roles, capped by the level of the membership', async () => {
    const { api, instanceId } = await lab('arvados-3.2');
    const user = await api.users.get({ instanceId, userId: ACCOUNTS.plain });
    const reach = await api.access.objects({ instanceId, userId: user.id });
    const throughGroups = reach.access.filter(({ grants }) => grants.some(({ through }) => through === 'group'));
    expect(throughGroups.length).toBeGreaterThan(0);
    for (const { id, level } of user.groups) {
      const levels = throughGroups.filter(({ object }) => object.id === id).map(({ right }) => right);
      expect(levels).toContain(level);
      expect(levels.includes('can_manage')).toBe(level === 'can_manage');
    }
  });

  it('on Pterodactyl has what every subuser has, what an owner has and what root administrators have', async () => {
    const { api, instanceId } = await lab('pterodactyl-1.11');
    const rightsOf = async (handle: string) => {
      const user = await userOn(api, instanceId, handle);
      return (await api.access.objects({ instanceId, userId: user.id })).access;
    };
    const shared = await rightsOf('norm_user');
    expect(shared.find(({ right }) => right === 'websocket.connect')?.grants).toMatchObject([
      { through: 'object-right' },
    ]);
    const owned = await rightsOf('owner.one');
    expect(owned.find(({ right }) => right === 'user.create')?.grants).toMatchObject([{ through: 'owner' }]);
    const admin = await userOn(api, instanceId, 'admin');
    const access = await api.users.access({ instanceId, userId: admin.id });
    expect(access.permissions.filter(({ grants }) => grants.length > 0).map(({ permission }) => permission)).toEqual([
      'make-administrators',
      'edit-users',
      'all-servers',
    ]);
  });
});

describe('comparing', () => {
  it('finds nothing between one and the same, and nothing after one was made like the other', async () => {
    const { api, instanceId } = await lab('virtool-m2');
    const [one, other] = [await userOn(api, instanceId, 'mhartley'), await userOn(api, instanceId, 'plain')];
    const side = (id: string) => ({ instanceId, type: 'user' as const, id });
    const compare = (a: string, b: string) => api.access.compare({ a: side(a), b: side(b), objects: false });
    expect((await compare(one.id, one.id)).makeLike).toEqual({ intents: [], cannot: [] });
    const before = await compare(one.id, other.id);
    expect(before.differences.groups.map(({ name }) => name).sort()).toEqual(['Diagnostics', 'Technicians']);
    expect(before.makeLike.cannot).toEqual([]);
    await applyAll(api, instanceId, before.makeLike.intents);
    expect((await compare(one.id, other.id)).makeLike).toEqual({ intents: [], cannot: [] });
    expect(await api.users.get({ instanceId, userId: other.id })).toMatchObject({ primaryGroup: one.primaryGroup });
  });

  it('of groups and of users with groups goes by what they give and hold', async () => {
    const { api, instanceId } = await lab('virtool-m2');
    const [a, b] = [await groupOn(api, instanceId, 'Curators'), await groupOn(api, instanceId, 'Visitors')];
    const side = ({ id }: { id: string }) => ({ instanceId, type: 'group' as const, id });
    const groups = () => api.access.compare({ a: side(a), b: side(b), objects: false });
    await applyAll(api, instanceId, (await groups()).makeLike.intents);
    expect((await groups()).differences.permissions).toEqual({ onlyA: [], onlyB: [] });
    const plain = { instanceId, type: 'user' as const, id: (await userOn(api, instanceId, 'plain')).id };
    const mixed = () => api.access.compare({ a: side(a), b: plain, objects: false });
    await applyAll(api, instanceId, (await mixed()).makeLike.intents);
    expect((await mixed()).differences.permissions).toEqual({ onlyA: [], onlyB: [] });
  });

  it('goes across instances of one kind by names, and over kinds not at all', async () => {
    const api = await openCore();
    const [first, second] = [
      await connect(api, await serve('virtool-m2'), 'one'),
      await connect(api, await serve('virtool-35'), 'two'),
    ];
    const legacy = await connect(api, await serve('virtool-legacy-2.3'), 'old');
    const there = await userOn(api, first, 'mhartley');
    const here = await userOn(api, second, 'plain');
    const request = {
      a: { instanceId: first, type: 'user' as const, id: there.id },
      b: { instanceId: second, type: 'user' as const, id: here.id },
      objects: false,
    };
    const { makeLike } = await api.access.compare(request);
    await applyAll(api, second, makeLike.intents);
    expect((await api.access.compare(request)).differences.groups).toEqual([]);
    const over = { ...request, b: { instanceId: legacy, type: 'user' as const, id: 'mhartley' } };
    expect(await failureOf(api.access.compare(over))).toMatchObject({ code: 'input-invalid' });
  });

  it('gives roles of Arvados with their levels, and names what belongs to the server', async () => {
    const { api, instanceId } = await lab('arvados-3.2');
    const side = (id: string) => ({ instanceId, type: 'user' as const, id });
    const request = { a: side(ACCOUNTS.plain), b: side(ACCOUNTS.detached), objects: true };
    const { makeLike } = await api.access.compare(request);
    await applyAll(api, instanceId, makeLike.intents);
    const named = makeLike.cannot.map(({ name }) => name);
    const left = (await api.access.compare(request)).differences;
    expect(left.groups.filter(({ name }) => !named.includes(name))).toEqual([]);
    expect(left.rights.filter(({ object }) => !named.includes(object.name))).toEqual([]);
  });
});

describe('what a change would do to others', () => {
  it('names who gains and loses by an edit of a group, before anything is sent', async () => {
    const { api, instanceId } = await lab('virtool-m2');
    const { id, name, permissions } = await groupOn(api, instanceId, 'Diagnostics');
    const groups = await api.groups.list({ instanceId });
    const edit: Intent = {
      action: 'update-group',
      groupId: id,
      expected: { permissions },
      set: { permissions: [...permissions, 'remove_file'] },
    };
    const gained = await api.changes.consequences({ instanceId, intents: [edit] });
    const giving = groups.filter((group) => group.permissions.includes('remove_file'));
    const others = (await Promise.all(giving.map((group) => groupOn(api, instanceId, group.name)))).flatMap(
      (group) => group.members ?? [],
    );
    const administrators =
      (await collected(api.access.administrators({ instanceIds: [instanceId] })))[0]?.administrators ?? [];
    const had = new Set([...others, ...administrators].map((one) => one.id));
    const all = (
      await api.directory.query({ instanceId, search: '', filters: { groups: [id] }, sort: [], offset: 0, limit: 500 })
    ).rows;
    const gaining = all.filter((one) => one.status !== 'inactive' && !had.has(one.id)).map((one) => one.handle);
    expect(gained.users.map(({ handle }) => handle).sort()).toEqual(gaining.sort());
    expect(gaining.length).toBeGreaterThan(0);
    expect(gained.asOf).not.toBeNull();
    expect((await groupOn(api, instanceId, name)).permissions).toEqual(permissions);
    expect(groups.find((group) => group.id === id)?.memberCount).toBe(all.length);
  });
});
