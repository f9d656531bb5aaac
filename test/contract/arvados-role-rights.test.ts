import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNTS, CLUSTER, PROJECT, ROLE, VIRTUAL_MACHINE } from '../../demo/arvados/fixtures.ts';
import type { Change } from '../../electron/domain/change.ts';
import type { ObjectRef } from '../../electron/domain/user.ts';
import {
  carryOut,
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

const ALL_USERS = `${CLUSTER}-j7d0g-fffffffffffffff`;
const ANONYMOUS_USERS = `${CLUSTER}-j7d0g-anonymouspublic`;
const SYSTEM_GROUP = `${CLUSTER}-j7d0g-000000000000000`;
const project: ObjectRef = { type: 'project', id: PROJECT, name: 'Sequencing runs' };
const role: ObjectRef = { type: 'role', id: ROLE, name: 'Lab operators' };

/** A right of a role on one object; null takes it away. */
function roleRight(id: string, object: ObjectRef, level: string | null): Change {
  return { ...right(id, object, level), target: { type: 'group', id, name: 'Staff' } };
}

async function newRole({ root }: TestCluster, name = 'Night shift'): Promise<string> {
  const { json } = await root.post('groups', { group: { name, group_class: 'role' } });
  return String(json.uuid);
}

async function levelsOf({ root }: TestCluster, tail: string, head: string): Promise<string[]> {
  const filters = [
    ['tail_uuid', '=', tail],
    ['head_uuid', '=', head],
  ];
  const { json } = await root.get('links', { filters });
  return (json.items as unknown as readonly { name: string }[]).map(({ name }) => name);
}

describe.each(RELEASES)('rights of roles of $name', ({ release }) => {
  const start = () => startCluster({ release });

  it('are given, raised, lowered and taken on a project and on another role', async () => {
    const cluster = await start();
    const session = cluster.open();
    const staff = await newRole(cluster);
    for (const object of [project, role]) {
      for (const level of ['can_read', 'can_manage', 'can_write', 'can_write', 'can_read']) {
        expect(valueIn(await carryOut(session, roleRight(staff, object, level)))).toEqual({ user: null, group: null });
        // Before 2.6.0 a lower link may stay beside; the highest holds.
        const levels = new Set(await levelsOf(cluster, staff, object.id));
        if (release.linksUnique) expect(levels).toEqual(new Set([level]));
        const told = (await session.listGroupRights?.([staff])) ?? null;
        expect(told?.ok && told.value.get(staff)).toMatchObject([{ object, level }]);
      }
      expect(new Set(await levelsOf(cluster, staff, object.id))).toEqual(new Set(['can_read']));
      valueIn(await carryOut(session, roleRight(staff, object, null)));
      expect(await levelsOf(cluster, staff, object.id)).toEqual([]);
    }
  });

  it('are not taken for lowered where the server left them as they were (trap 28)', async () => {
    const cluster = await start();
    const session = cluster.open();
    const staff = await newRole(cluster);
    const link = { link_class: 'permission', name: 'can_manage', tail_uuid: staff, head_uuid: PROJECT };
    cluster.meanwhile(
      ({ method, path, headers }) =>
        method === 'POST' && path === '/arvados/v1/links' && !headers?.['x-http-method-override'],
      () => cluster.root.post('links', { link }),
    );
    valueIn(await session.write(roleRight(staff, project, 'can_read'), {}));
    expect(new Set(await levelsOf(cluster, staff, PROJECT))).toEqual(new Set(['can_read']));
  });

  it('say what the members have of them, and what a role hands on', async () => {
    const cluster = await start();
    const session = cluster.open();
    const staff = await newRole(cluster);
    const onProject = valueIn(await session.foresee(roleRight(staff, project, 'can_read')));
    expect(onProject.effects.join()).toContain('at most the level there that the member has in the group');
    const onRole = valueIn(await session.foresee(roleRight(staff, role, 'can_read')));
    expect(onRole.effects.join()).toContain('reach what Lab operators has');
    expect(valueIn(await session.foresee(roleRight(staff, project, null)))).toMatchObject({
      grade: 'undoable',
      effects: [],
    });
  });

  it('are given to everybody with a warning and a question, and taken from everybody again', async () => {
    const cluster = await start();
    const session = cluster.open();
    const give = roleRight(ALL_USERS, project, 'can_read');
    const given = valueIn(await session.foresee(give));
    expect(given).toMatchObject({ grade: 'undoable', grave: true });
    expect(given.effects[0]).toContain('Everybody gets this');
    valueIn(await carryOut(session, give));
    expect(await levelsOf(cluster, ALL_USERS, PROJECT)).toEqual(['can_read']);
    const take = roleRight(ALL_USERS, project, null);
    expect(valueIn(await session.foresee(take))).toMatchObject({ grave: false });
    valueIn(await carryOut(session, take));
    expect(await levelsOf(cluster, ALL_USERS, PROJECT)).toEqual([]);
    const toAnybody = valueIn(await session.foresee(roleRight(ANONYMOUS_USERS, project, 'can_read')));
    expect(toAnybody.grave).toBe(true);
    expect(toAnybody.effects[0]).toContain('not signed in');
  });

  it('go to no role that the cluster itself works through, and on nothing that gives members nothing', async () => {
    const cluster = await start();
    const session = cluster.open();
    const staff = await newRole(cluster);
    const both = async (change: Change) => [
      codeOf(await session.foresee(change)),
      codeOf(await session.write(change, {})),
    ];
    expect(await both(roleRight(SYSTEM_GROUP, project, 'can_read'))).toEqual(['protected-group', 'protected-group']);
    expect(await both(roleRight(staff, { ...role, id: ALL_USERS }, 'can_read'))).toEqual([
      'protected-group',
      'protected-group',
    ]);
    expect(await both(roleRight(PROJECT, project, 'can_read'))).toEqual(['input-invalid', 'input-invalid']);
    expect(await both(roleRight(PROJECT, role, 'can_read'))).toEqual(['group-not-found', 'group-not-found']);
    const machine = { type: 'virtual-machine', id: VIRTUAL_MACHINE, name: 'shell' };
    const account = { type: 'user', id: ACCOUNTS.plain, name: 'plain' };
    for (const object of [machine, account, { ...role, id: staff }]) {
      const refused = failureIn(await session.foresee(roleRight(staff, object, 'can_read')));
      expect(refused).toMatchObject({ code: 'input-invalid', fields: { object: expect.any(String) } });
    }
    const wrong = failureIn(await session.foresee(roleRight(staff, project, 'can_login')));
    expect(Object.keys(wrong.fields ?? {})).toEqual(['level']);
    expect(cluster.calls.every(({ method, path }) => method === 'GET' || path !== '/arvados/v1/links')).toBe(true);
  });
});
