import { afterEach, describe, expect, it } from 'vitest';
import {
  ACCOUNTS,
  CLUSTER,
  PEER,
  PROJECT,
  ROLE,
  TOKEN_ROWS,
  VIRTUAL_MACHINE,
  v1,
  v2,
} from '../../demo/arvados/fixtures.ts';
import type { HttpRequest } from '../../electron/core/net/http.ts';
import { allUsers, closeClusters, codeOf, failureIn, RELEASES, startCluster, valueIn } from './arvados-server.ts';

afterEach(closeClusters);

describe.each(RELEASES)('reading from $name', ({ release }) => {
  const start = (options: Parameters<typeof startCluster>[0] = {}) => startCluster({ release, ...options });

  it('A2 users current: tells who is signed in, with a token in either form', async () => {
    const cluster = await start();
    for (const token of [v2('admin'), v1('admin'), ` ${v2('admin')}\n`]) {
      const self = valueIn(await cluster.open({ token }).verify());
      expect(self).toEqual({
        id: ACCOUNTS.admin,
        handle: 'admin',
        administrator: 'admin',
        rights: 'administrator: may edit users, groups and administrators',
      });
    }
  });

  it('A5 users list: reads everybody once, with roles and levels, up to an empty page', async () => {
    const cluster = await start({ users: 60, knobs: { maxItemsPerResponse: 7 } });
    const session = cluster.open();
    const users = await allUsers(session);
    expect(users).toHaveLength(60);
    expect(new Set(users.map((user) => user.id)).size).toBe(60);
    const plain = users.find((user) => user.id === ACCOUNTS.plain);
    const level = release.membershipLevel;
    expect(plain?.groups).toEqual([
      { id: `${CLUSTER}-j7d0g-fffffffffffffff`, name: 'All users', level },
      { id: ROLE, name: 'Lab operators', level: 'can_write' },
    ]);
    expect(plain).toEqual(valueIn(await session.getUser(ACCOUNTS.plain)));
    const lists = cluster.calls.filter((call) => call.path === '/arvados/v1/users' && call.query?.limit === 1000);
    expect(lists).toHaveLength(Math.ceil(60 / 7) + 1);
    expect(lists.every((call) => call.query?.order === '["uuid asc"]')).toBe(true);
  });

  it('A5 users list: tells the expected number, and how far it came when a page fails', async () => {
    const cluster = await start({ knobs: { maxItemsPerResponse: 10 } });
    const isSecond = ({ path, query }: HttpRequest) =>
      path === '/arvados/v1/users' && JSON.stringify(query?.filters ?? '').includes('uuid');
    cluster.answer(isSecond, { status: 500, text: '{"errors":["broken"]}' });
    const pages = [];
    for await (const page of cluster.open().listUsers()) pages.push(page);
    expect(pages).toHaveLength(2);
    const [first, second] = pages;
    expect(first?.ok && first.value).toMatchObject({ expected: 40 });
    expect(second && codeOf(second)).toBe('server-error');
  });

  it('A5 users list: names the states apart, and shows an account without names by its UUID', async () => {
    const users = await allUsers((await start()).open());
    const statuses = Object.fromEntries(users.map((user) => [user.id, user.status]));
    expect(statuses).toMatchObject({
      [ACCOUNTS.newcomer]: 'inactive',
      [ACCOUNTS.deactivated]: 'inactive',
      [ACCOUNTS.invited]: 'invited',
      [ACCOUNTS.plain]: 'active',
    });
    expect(users.find((user) => user.id === ACCOUNTS.nameless)).toMatchObject({
      handle: ACCOUNTS.nameless,
      name: null,
      email: null,
    });
  });

  it('A4 users get: reads one user with what only Arvados keeps', async () => {
    const session = (await start()).open();
    const user = valueIn(await session.getUser(ACCOUNTS.plain));
    expect(user).toMatchObject({
      id: ACCOUNTS.plain,
      handle: 'plain',
      name: 'Plain Example',
      email: 'plain@example.org',
      status: 'active',
      administrator: null,
      primaryGroup: null,
      lastSeen: null,
      passwordChanged: null,
      attributes: {
        firstName: 'Plain',
        lastName: 'Example',
        prefs: '{"profile":{"organization":"Example Lab","role":"Analyst"}}',
        homeCluster: CLUSTER,
        identityUrl: null,
      },
    });
    expect(user.created).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(String(user.attributes.writableBy)).toContain(`${CLUSTER}-tpzed-000000000000000`);
    expect(session.valuesOf(user)).toMatchObject({ handle: 'plain', active: true, administrator: null });
  });

  it('A4 users get: says who is gone, and never puts anything but a UUID into a path', async () => {
    const cluster = await start();
    const session = cluster.open();
    await session.verify();
    cluster.calls.splice(0);
    for (const id of ['1', '../links', 'current', `${CLUSTER}-j7d0g-000000000000000`]) {
      expect(failureIn(await session.getUser(id))).toMatchObject({ code: 'user-not-found', details: { user: id } });
    }
    expect(cluster.calls).toEqual([]);
    const nobody = `${CLUSTER}-tpzed-n0b0dyn0b0dyn01`;
    expect(codeOf(await session.getUser(nobody))).toBe('user-not-found');
  });

  it('A4 users get: reads an account of another cluster from this cluster’s own copy', async () => {
    const session = (await start()).open();
    const remote = valueIn(await session.getUser(ACCOUNTS.remote));
    expect(remote).toMatchObject({ handle: 'remote', attributes: { homeCluster: PEER } });
  });

  it('A6 users system: marks the accounts that are the server’s own', async () => {
    const cluster = await start();
    const users = await allUsers(cluster.open());
    expect(cluster.calls.some((call) => call.path === '/arvados/v1/users/system' && call.status === 200)).toBe(true);
    const own = users.filter((user) => user.untouchable !== undefined).map((user) => user.id);
    expect(own.sort()).toEqual([`${CLUSTER}-tpzed-000000000000000`, `${CLUSTER}-tpzed-anonymouspublic`]);
  });

  it('A5 users list: finds by every word, by columns and flags, in the order that was asked for', async () => {
    const cluster = await start();
    const session = cluster.open();
    const found = valueIn(await session.findUsers({ any: 'example plain' }, 1));
    expect(found.users.map((user) => user.id)).toEqual([ACCOUNTS.plain]);
    expect(found.users[0]).toEqual(valueIn(await session.getUser(ACCOUNTS.plain)));
    const admins = valueIn(await session.findUsers({ administrator: 'yes', active: 'no' }, 1));
    expect(admins.users.map((user) => user.id)).toEqual([ACCOUNTS.halfAdmin]);
    const byMail = valueIn(await session.findUsers({ email: 'twin', order: 'handle' }, 1));
    expect(byMail.users.map((user) => user.handle)).toEqual(['twin', 'twin2']);
    expect(valueIn(await session.findUsers({ handle: 'PLAIN' }, 1)).expected).toBe(1);
    expect(valueIn(await session.findUsers({ order: 'nonsense' }, 1)).users).not.toEqual([]);
  });

  it('A5 users list: wild cards that a person types stand for themselves', async () => {
    const session = (await start()).open();
    for (const any of ['%', '_', '\\']) {
      const found = valueIn(await session.findUsers({ any }, 1)).users;
      expect(found.every((user) => JSON.stringify(user).includes(any))).toBe(true);
    }
    expect(valueIn(await session.findUsers({ email: 'pl_in' }, 1)).users).toEqual([]);
  });

  it('A5 users list: goes on with the next page', async () => {
    const session = (await start({ users: 250 })).open();
    const pages = await Promise.all([1, 2, 3, 4].map((page) => session.findUsers({ order: 'created' }, page)));
    const ids = pages.flatMap((page) => valueIn(page).users.map((user) => user.id));
    expect(ids).toHaveLength(250);
    expect(new Set(ids).size).toBe(250);
  });

  it('lists roles with the users in them, and leaves out roles that are members', async () => {
    const session = (await start()).open();
    const groups = valueIn(await session.listGroups());
    const operators = groups.find((group) => group.id === ROLE);
    expect(operators?.members).toContainEqual({ id: ACCOUNTS.plain, handle: 'plain' });
    expect(groups.flatMap((group) => group.members ?? []).every(({ id }) => id.includes('-tpzed-'))).toBe(true);
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    const one = valueIn(await session.getGroup(ROLE));
    expect({ ...one, members: one.members?.sort(byId) }).toEqual({
      ...operators,
      members: operators?.members?.sort(byId),
    });
  });

  it('marks the groups that the cluster was installed with, and takes no project for a role', async () => {
    const session = (await start()).open();
    const groups = valueIn(await session.listGroups());
    const builtIn = groups.filter((group) => group.untouchable !== undefined).map((group) => group.name);
    expect(builtIn).toEqual(['All users', 'Anonymous users', 'System group']);
    expect(codeOf(await session.getGroup(PROJECT))).toBe('group-not-found');
    expect(codeOf(await session.getGroup('7'))).toBe('group-not-found');
    expect(codeOf(await session.getGroup(`${CLUSTER}-j7d0g-n0b0dyn0b0dyn01`))).toBe('group-not-found');
  });

  it('lists what a user has on single objects, owned projects apart', async () => {
    const session = (await start()).open();
    const owner = valueIn(await session.listObjectRights(ACCOUNTS.owner));
    expect(owner).toContainEqual({
      object: { type: 'project', id: PROJECT, name: 'Sequencing runs' },
      owner: true,
      level: null,
      permissions: [],
      note: null,
    });
    const plain = valueIn(await session.listObjectRights(ACCOUNTS.plain));
    expect(plain).toContainEqual({
      object: { type: 'role', id: ROLE, name: 'Lab operators' },
      owner: false,
      level: 'can_write',
      permissions: [],
      note: null,
    });
  });

  it('looks for objects by name and by UUID', async () => {
    const session = (await start()).open();
    const ids = async (type: string, text: string) =>
      valueIn(await session.listObjects(type, text)).map((object) => object.id);
    expect(await ids('role', 'OPERAT')).toEqual([ROLE]);
    expect(await ids('project', 'pr0ject')).toEqual([PROJECT]);
    expect(await ids('virtual-machine', '')).toEqual([VIRTUAL_MACHINE]);
    expect(await ids('user', 'plain')).toEqual([ACCOUNTS.plain]);
    expect(await ids('other', 'x')).toEqual([]);
  });

  it('describes what the release has, and says why the rest is missing', async () => {
    const description = valueIn(await (await start()).open().describe());
    expect(description.server).toMatchObject({ kind: 'arvados', version: release.packageVersion.replace('-1', '') });
    expect(description.userActions.map(({ id }) => id).includes('update-uuid')).toBe(release.updateUuid);
    const setup = description.userActions.find(({ id }) => id === 'setup');
    expect(setup?.fields[0]?.choices).toEqual([{ value: VIRTUAL_MACHINE, label: 'shell' }]);
    const missing = Object.entries(description.capabilities).filter(([, one]) => !one.available);
    expect(missing.map(([id]) => id)).toEqual([
      'users.force-reset',
      'users.set-password',
      'users.primary-group',
      'users.stored-roles',
      'groups.permissions',
    ]);
    expect(description.statuses.map(({ id }) => id)).toEqual(['active', 'invited', 'inactive']);
  });

  it('leaves shell logins out where the cluster has switched shell nodes off', async () => {
    const cluster = await start({ knobs: { disabledApis: ['virtual_machines.list'] } });
    const { userActions } = valueIn(await cluster.open().describe());
    expect(userActions.find(({ id }) => id === 'setup')?.fields.map(({ key }) => key)).toEqual(['notify']);
  });

  it('never keeps or shows the anonymous token that the configuration holds', async () => {
    const cluster = await start();
    const session = cluster.open();
    const shown = JSON.stringify([await session.verify(), await session.describe(), await session.listGroups()]);
    expect(shown).not.toContain(cluster.configuration.anonymousUserToken);
    expect(shown).not.toContain(TOKEN_ROWS.admin.secret);
  });
});
