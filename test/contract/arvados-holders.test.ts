import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNTS, CLUSTER, PROJECT, ROLE, VIRTUAL_MACHINE, v2 } from '../../demo/arvados/fixtures.ts';
import { ROLES } from '../../demo/arvados/seed-roles.ts';
import type { Session } from '../../electron/core/adapters/adapter.ts';
import type { ObjectRef } from '../../electron/domain/user.ts';
import {
  carryOut,
  closeClusters,
  codeOf,
  RELEASES,
  right,
  startCluster,
  type TestCluster,
  valueIn,
} from './arvados-server.ts';

afterEach(closeClusters);

const RUNS: ObjectRef = { type: 'project', id: PROJECT, name: 'Sequencing runs' };
const SHELL: ObjectRef = { type: 'virtual-machine', id: VIRTUAL_MACHINE, name: 'shell' };
const STAFF = ROLES[1]?.uuid ?? '';

function holdersOn(session: Session, ...objects: ObjectRef[]) {
  if (!session.listObjectHolders) throw new Error('Arvados has objects');
  return session.listObjectHolders(objects);
}

function reachedBy(session: Session, user: string) {
  if (!session.listReached) throw new Error('Arvados computes reach');
  return session.listReached(user);
}

/** A project inside of the owner's one, made by the owner. */
async function projectInside(cluster: TestCluster, name = 'Raw data'): Promise<ObjectRef> {
  const group = { name, group_class: 'project', owner_uuid: PROJECT };
  const { json } = await cluster.as('owner').post('groups', { group });
  return { type: 'project', id: String(json.uuid), name };
}

describe.each(RELEASES)('who has something on objects of $name', ({ release }) => {
  const start = (options: Parameters<typeof startCluster>[0] = {}) => startCluster({ release, ...options });

  it('are those with links whose head it is, roles among them, and its owner', async () => {
    const session = (await start()).open();
    valueIn(await carryOut(session, right(ACCOUNTS.plain, RUNS, 'can_write')));
    const facts = valueIn(await holdersOn(session, RUNS));
    const holdings = facts.get(PROJECT)?.holdings ?? [];
    expect(holdings.map(({ holder, owner, level }) => [holder.id, owner, level]).sort()).toEqual(
      [
        [ACCOUNTS.owner, true, null],
        [ACCOUNTS.plain, false, 'can_write'],
        [ROLE, false, 'can_read'],
      ].sort(),
    );
    expect(holdings.find(({ holder }) => holder.type === 'group')?.holder.name).toBe('Lab operators');
    expect(facts.get(PROJECT)?.within).toEqual({
      object: { type: 'user', id: ACCOUNTS.owner, name: 'owner' },
      atLeast: 'can_manage',
    });
  });

  it('of a role are its members with their levels, roles that are in it too (trap 30)', async () => {
    const session = (await start()).open();
    const staff = { type: 'role', id: STAFF, name: 'Staff' };
    const holdings = valueIn(await holdersOn(session, staff)).get(STAFF)?.holdings ?? [];
    expect(holdings.filter(({ holder }) => holder.type === 'group')).toMatchObject([
      { holder: { id: ROLE, name: 'Lab operators' }, level: 'can_write' },
    ]);
    const { members } = valueIn(await session.getGroup(STAFF));
    const users = holdings.filter(({ holder }) => holder.type === 'user').map(({ holder }) => holder.id);
    expect(users.sort()).toEqual((members ?? []).map(({ id }) => id).sort());
  });

  it('of a shell node are logins, with the login name', async () => {
    const session = (await start()).open();
    valueIn(await carryOut(session, right(ACCOUNTS.plain, SHELL, 'can_login')));
    const holdings = valueIn(await holdersOn(session, SHELL)).get(VIRTUAL_MACHINE)?.holdings;
    const login = holdings?.find(({ holder }) => holder.id === ACCOUNTS.plain);
    expect(login).toMatchObject({ level: 'can_login', note: 'plain' });
  });

  it('of an account are not all who see each other, from neither side', async () => {
    const cluster = await start();
    const session = cluster.open();
    const plain = { type: 'user', id: ACCOUNTS.plain, name: 'plain' };
    const allUsers = `${CLUSTER}-j7d0g-fffffffffffffff`;
    const manager = right(ACCOUNTS.second, plain, 'can_manage');
    valueIn(await carryOut(session, manager));
    const holdings = valueIn(await holdersOn(session, plain)).get(ACCOUNTS.plain)?.holdings ?? [];
    expect(holdings.map(({ holder }) => holder.id)).not.toContain(allUsers);
    expect(holdings).toContainEqual(expect.objectContaining({ level: 'can_manage', owner: false }));
    const behind = await session.listGroupRights?.([allUsers, ROLE]);
    if (!behind) throw new Error('Roles have rights');
    expect(
      valueIn(behind)
        .get(allUsers)
        ?.map(({ object }) => object.type),
    ).not.toContain('user');
    expect(
      valueIn(behind)
        .get(ROLE)
        ?.map(({ object }) => object.id),
    ).toContain(PROJECT);
  });

  it('come down from what an object lies in', async () => {
    const cluster = await start();
    const inner = await projectInside(cluster);
    const facts = valueIn(await holdersOn(cluster.open(), inner));
    expect(facts.get(inner.id)).toMatchObject({ holdings: [], within: { object: RUNS, atLeast: null } });
  });

  it('are not told where a group is gone, nor to whom the server would leave some out (trap 20)', async () => {
    const cluster = await start();
    const gone = { ...RUNS, id: `${CLUSTER}-j7d0g-n0b0dyn0b0dyn01` };
    expect(valueIn(await holdersOn(cluster.open(), gone)).has(gone.id)).toBe(false);
    expect(codeOf(await holdersOn(cluster.open({ token: v2('plain') }), RUNS))).toBe('not-allowed');
  });

  it('changes from the object’s side raise and lower, though creating never lowers (trap 28)', async () => {
    const session = (await start()).open();
    const levelOf = async () =>
      valueIn(await holdersOn(session, RUNS))
        .get(PROJECT)
        ?.holdings.find(({ holder }) => holder.id === ACCOUNTS.plain)?.level ?? null;
    for (const level of ['can_read', 'can_manage', 'can_read', null]) {
      valueIn(await carryOut(session, right(ACCOUNTS.plain, RUNS, level)));
      expect(await levelOf()).toBe(level);
    }
  });

  it('finds objects of no type of their own by UUID', async () => {
    const session = (await start()).open();
    const uuid = `${CLUSTER}-4zz18-0123456789abcde`;
    expect(valueIn(await session.listObjects('other', ` ${uuid} `))).toEqual([{ type: 'other', id: uuid, name: uuid }]);
    expect(valueIn(await session.listObjects('other', 'data'))).toEqual([]);
    expect(valueIn(await session.listObjects('other', PROJECT))).toEqual([]);
  });

  it('computes what a user reaches from 3.0 on, with what lies inside, and says before that it does not', async () => {
    const cluster = await start();
    const inner = await projectInside(cluster);
    const reached = valueIn(await reachedBy(cluster.open(), ACCOUNTS.plain));
    expect(reached === null).toBe(!release.computedPermissions);
    if (reached === null) return;
    expect(reached).toContainEqual({
      object: RUNS,
      level: 'can_read',
      within: { object: { type: 'user', id: ACCOUNTS.owner, name: 'owner' }, atLeast: 'can_manage' },
    });
    expect(reached).toContainEqual({ object: inner, level: 'can_read', within: { object: RUNS, atLeast: null } });
    expect(reached.find(({ object }) => object.id === ROLE)).toMatchObject({ level: 'can_write', within: null });
    expect(valueIn(await reachedBy(cluster.open({ token: v2('plain') }), ACCOUNTS.plain))).toBeNull();
  });
});

it('reads what is computed page by page, though the server knows neither counts nor offsets', async () => {
  const cluster = await startCluster();
  for (const name of ['A', 'B', 'C']) await projectInside(cluster, name);
  cluster.configuration.maxItemsPerResponse = 2;
  cluster.calls.splice(0);
  const reached = valueIn(await reachedBy(cluster.open(), ACCOUNTS.plain));
  expect(reached?.map(({ object }) => object.name)).toEqual(expect.arrayContaining(['A', 'B', 'C', 'Sequencing runs']));
  const pages = cluster.calls.filter(({ path }) => path.endsWith('/computed_permissions'));
  expect(pages.length).toBeGreaterThan(2);
  expect(pages.every(({ query }) => !('offset' in (query ?? {})) && query?.count === 'none')).toBe(true);
});
