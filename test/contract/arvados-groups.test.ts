import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNTS, CLUSTER, PROJECT, ROLE, VIRTUAL_MACHINE } from '../../demo/arvados/fixtures.ts';
import type { ObjectRef } from '../../electron/domain/user.ts';
import {
  carryOut,
  changeTo,
  closeClusters,
  codeOf,
  failureIn,
  RELEASES,
  right,
  startCluster,
  type TestCluster,
  valueIn,
} from './arvados-server.ts';

afterEach(closeClusters);

const BUILT_IN = ['000000000000000', 'fffffffffffffff', 'anonymouspublic', 'publicfavorites'].map(
  (tail) => `${CLUSTER}-j7d0g-${tail}`,
);
const project: ObjectRef = { type: 'project', id: PROJECT, name: 'Sequencing runs' };
const role: ObjectRef = { type: 'role', id: ROLE, name: 'Lab operators' };
const machine: ObjectRef = { type: 'virtual-machine', id: VIRTUAL_MACHINE, name: 'shell' };

const linksOf = async (cluster: TestCluster, tail: string, head: string) => {
  const filters = [
    ['tail_uuid', '=', tail],
    ['head_uuid', '=', head],
  ];
  const { json } = await cluster.root.get('links', { filters });
  return (json.items as unknown as readonly { name: string; properties: object }[]).map(({ name, properties }) => ({
    name,
    properties,
  }));
};

describe.each(RELEASES)('groups and rights of $name', ({ release }) => {
  const start = (options: Parameters<typeof startCluster>[0] = {}) => startCluster({ release, ...options });

  it('creates a role, whose creator is its first member (trap 30)', async () => {
    const session = (await start()).open();
    const { group } = valueIn(await carryOut(session, changeTo('create-group', null, { name: ' New role ' })));
    expect(group).toMatchObject({
      name: 'New role',
      permissions: [],
      members: [{ id: ACCOUNTS.admin, handle: 'admin' }],
    });
    expect(group).toEqual(valueIn(await session.getGroup(group?.id ?? '')));
  });

  it('renames a role', async () => {
    const session = (await start()).open();
    const { group } = valueIn(await carryOut(session, changeTo('update-group', ROLE, { name: 'Operators' })));
    expect(group).toMatchObject({ id: ROLE, name: 'Operators' });
    expect(group?.members?.length).toBeGreaterThan(0);
  });

  it('puts a taken name on its field: there is no 409 (trap 16)', async () => {
    const session = (await start()).open();
    for (const change of [
      changeTo('create-group', null, { name: 'Staff' }),
      changeTo('update-group', ROLE, { name: 'Staff' }),
    ]) {
      expect(failureIn(await carryOut(session, change))).toMatchObject({
        code: 'group-name-taken',
        details: { group: 'Staff' },
        fields: { name: 'There is a group Staff already.' },
      });
    }
    const empty = failureIn(await carryOut(session, changeTo('create-group', null, { name: ' ' })));
    expect(Object.keys(empty.fields ?? {})).toEqual(['name']);
  });

  it('deletes a role for good, and says what that means', async () => {
    const session = (await start()).open();
    const change = changeTo('delete-group', ROLE, null, { name: 'Lab operators' });
    const foresight = valueIn(await session.foresee(change));
    expect(foresight.grade).toBe('final');
    expect(foresight.effects[0]).toContain(release.roleDeletionIsFinal ? 'not shared' : 'only hides');
    expect(valueIn(await session.write(change, {}))).toEqual({ user: null, group: null });
    expect(valueIn(await session.listGroups()).map((group) => group.id)).not.toContain(ROLE);
  });

  it('protects the groups that the cluster was installed with, and projects', async () => {
    const cluster = await start();
    const session = cluster.open();
    for (const id of BUILT_IN) {
      for (const change of [changeTo('update-group', id, { name: 'X' }), changeTo('delete-group', id, null)]) {
        expect(codeOf(await session.foresee(change))).toBe('protected-group');
        expect(codeOf(await session.write(change, {}))).toBe('protected-group');
      }
    }
    expect(codeOf(await session.write(changeTo('delete-group', PROJECT, null), {}))).toBe('group-not-found');
    expect(cluster.calls.every((call) => call.method !== 'DELETE')).toBe(true);
  });

  it('has no list of permissions for a role, and says so', async () => {
    const refused = await carryOut((await start()).open(), changeTo('update-group', ROLE, { permissions: ['x'] }));
    expect(failureIn(refused)).toMatchObject({ code: 'not-supported' });
  });

  it('gives, raises, lowers and takes a right on a project', async () => {
    const cluster = await start();
    const session = cluster.open();
    for (const level of ['can_read', 'can_manage', 'can_write', 'can_write']) {
      valueIn(await carryOut(session, right(ACCOUNTS.plain, project, level)));
      const rights = valueIn(await session.listObjectRights(ACCOUNTS.plain));
      expect(rights.find(({ object }) => object.id === PROJECT)).toMatchObject({ object: project, level });
    }
    valueIn(await carryOut(session, right(ACCOUNTS.plain, project, null)));
    expect(await linksOf(cluster, ACCOUNTS.plain, PROJECT)).toEqual([]);
    valueIn(await carryOut(session, right(ACCOUNTS.plain, project, null)));
  });

  it('does not take a link for lowered that the server left as it was (trap 28)', async () => {
    const cluster = await start();
    const session = cluster.open();
    // Somebody gives more at the very moment: creating a lower one answers with the higher.
    cluster.meanwhile(
      (request) =>
        request.method === 'POST' &&
        request.path === '/arvados/v1/links' &&
        !request.headers?.['x-http-method-override'],
      () =>
        cluster.root.post('links', {
          link: { link_class: 'permission', name: 'can_manage', tail_uuid: ACCOUNTS.plain, head_uuid: PROJECT },
        }),
    );
    valueIn(await session.write(right(ACCOUNTS.plain, project, 'can_read'), {}));
    const names = (await linksOf(cluster, ACCOUNTS.plain, PROJECT)).map(({ name }) => name);
    expect(new Set(names)).toEqual(new Set(['can_read']));
  });

  it.runIf(!release.linksUnique)('minds several links for one right, possible before 2.6.0', async () => {
    const cluster = await start();
    const session = cluster.open();
    const give = (name: string, head: string) =>
      cluster.root.post('links', {
        link: { link_class: 'permission', name, tail_uuid: ACCOUNTS.plain, head_uuid: head },
      });
    for (const name of ['can_read', 'can_manage', 'can_write']) await give(name, PROJECT);
    const rights = valueIn(await session.listObjectRights(ACCOUNTS.plain));
    expect(rights.filter(({ object }) => object.id === PROJECT).map(({ level }) => level)).toEqual(['can_manage']);
    valueIn(await carryOut(session, right(ACCOUNTS.plain, project, 'can_read')));
    const names = (await linksOf(cluster, ACCOUNTS.plain, PROJECT)).map(({ name }) => name);
    expect(new Set(names)).toEqual(new Set(['can_read']));
    await give('can_read', ROLE);
    const left = changeTo('update-user', ACCOUNTS.plain, { groups: [] }, { before: { groups: [ROLE] } });
    expect(valueIn(await carryOut(session, left)).user?.groups.map((group) => group.id)).not.toContain(ROLE);
    expect(await linksOf(cluster, ACCOUNTS.plain, ROLE)).toEqual([]);
  });

  it('a right on a role is its membership with a level', async () => {
    const session = (await start()).open();
    const { user } = valueIn(await carryOut(session, right(ACCOUNTS.plain, role, 'can_manage')));
    expect(user?.groups.find((group) => group.id === ROLE)?.level).toBe('can_manage');
  });

  it('gives a login under the user name, which is no membership (trap 29)', async () => {
    const cluster = await start();
    const session = cluster.open();
    const { user } = valueIn(await carryOut(session, right(ACCOUNTS.plain, machine, 'can_login')));
    expect(user?.groups.map((group) => group.name)).toEqual(['All users', 'Lab operators']);
    expect(await linksOf(cluster, ACCOUNTS.plain, VIRTUAL_MACHINE)).toEqual([
      { name: 'can_login', properties: { username: 'plain' } },
    ]);
    const taken = { ...right(ACCOUNTS.plain, machine, null), before: { held: true, level: 'can_login' } };
    expect(valueIn(await session.foresee(taken)).grade).toBe('compensable');
    valueIn(await session.write(taken, {}));
    expect(await linksOf(cluster, ACCOUNTS.plain, VIRTUAL_MACHINE)).toEqual([]);
    const nameless = await session.write(right(ACCOUNTS.nameless, machine, 'can_login'), {});
    expect(codeOf(nameless)).toBe('input-invalid');
  });

  it('managing an account manages what it owns, which has to be confirmed', async () => {
    const session = (await start()).open();
    const owner: ObjectRef = { type: 'user', id: ACCOUNTS.owner, name: 'owner' };
    const change = right(ACCOUNTS.plain, owner, 'can_manage');
    expect(valueIn(await session.foresee(change))).toMatchObject({
      grave: true,
      effects: ['plain manages everything that owner owns.'],
    });
    valueIn(await session.write(change, {}));
  });

  it('refuses levels, objects and accounts that make no right', async () => {
    const session = (await start()).open();
    const gone: ObjectRef = { ...project, id: `${CLUSTER}-j7d0g-n0b0dyn0b0dyn01`, name: 'Lost' };
    const system: ObjectRef = { type: 'user', id: `${CLUSTER}-tpzed-000000000000000`, name: 'root' };
    const cases = [
      [right(ACCOUNTS.plain, project, 'can_login'), 'input-invalid'],
      [right(ACCOUNTS.plain, machine, 'can_read'), 'input-invalid'],
      [right(ACCOUNTS.plain, { ...project, id: 'x' }, 'can_read'), 'object-not-found'],
      [right(ACCOUNTS.plain, { ...role, id: BUILT_IN[1] ?? '' }, 'can_read'), 'protected-group'],
      [right(ACCOUNTS.plain, system, 'can_manage'), 'protected-account'],
      [right(system.id, project, 'can_read'), 'protected-account'],
    ] as const;
    for (const [change, code] of cases) {
      expect(codeOf(await session.foresee(change))).toBe(code);
      expect(codeOf(await session.write(change, {}))).toBe(code);
    }
    expect(failureIn(await session.write(right(ACCOUNTS.plain, gone, 'can_read'), {}))).toMatchObject({
      code: 'object-not-found',
      details: { object: 'Lost', instance: 'cluster-01' },
    });
  });
});
