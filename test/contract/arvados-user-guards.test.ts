import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNTS, CLUSTER, ROLE, v2 } from '../../demo/arvados/fixtures.ts';
import {
  carryOut,
  changeTo,
  closeClusters,
  codeOf,
  failureIn,
  RELEASES,
  startCluster,
  update,
  valueIn,
} from './arvados-server.ts';

afterEach(closeClusters);

describe.each(RELEASES)('deleting and protecting users of $name', ({ release }) => {
  const start = (options: Parameters<typeof startCluster>[0] = {}) => startCluster({ release, ...options });

  it('A3 users delete: deletes who never signed in, and says what else happens', async () => {
    const session = (await start()).open();
    const change = changeTo('delete-user', ACCOUNTS.unused, null);
    const foresight = valueIn(await session.foresee(change));
    expect(foresight).toMatchObject({ grade: 'final', grave: true });
    expect(foresight.effects.join(' ')).toContain('entry of the audit log');
    expect(valueIn(await session.write(change, {}))).toEqual({ user: null, group: null });
    expect(codeOf(await session.getUser(ACCOUNTS.unused))).toBe('user-not-found');
  });

  it('A3 users delete: refuses who owns something, and names it (trap 24)', async () => {
    const session = (await start()).open();
    const owner = changeTo('delete-user', ACCOUNTS.owner, null);
    expect(failureIn(await session.foresee(owner))).toMatchObject({
      code: 'owns-objects',
      details: { user: 'owner', objects: 'the projects Sequencing runs' },
    });
    expect(failureIn(await session.write(owner, {}))).toMatchObject({
      code: 'owns-objects',
      details: { user: 'owner' },
    });
    const used = failureIn(await carryOut(session, changeTo('delete-user', ACCOUNTS.plain, null)));
    expect(used).toMatchObject({ code: 'owns-objects' });
  });

  it('protects the server’s own accounts, whatever is asked (trap 37)', async () => {
    const cluster = await start();
    const session = cluster.open();
    for (const id of [`${CLUSTER}-tpzed-000000000000000`, `${CLUSTER}-tpzed-anonymouspublic`]) {
      const changes = [
        update(id, { firstName: 'X' }),
        update(id, { active: false }),
        update(id, { groups: [ROLE] }, { groups: [] }),
        changeTo('delete-user', id, null),
      ];
      for (const change of changes) {
        expect(codeOf(await session.foresee(change))).toBe('protected-account');
        expect(codeOf(await session.write(change, {}))).toBe('protected-account');
      }
    }
  });

  it('protects oneself and the last administrator, in the preview and in the write (trap 7)', async () => {
    const cluster = await start();
    const session = cluster.open();
    const losses = (id: string) => [
      update(id, { active: false }),
      update(id, { administrator: null }),
      changeTo('delete-user', id, null),
    ];
    for (const change of losses(ACCOUNTS.admin)) {
      expect(codeOf(await session.foresee(change))).toBe('yourself-protected');
      expect(codeOf(await session.write(change, {}))).toBe('yourself-protected');
    }
    // A guest of another cluster works here: only one administrator of this cluster is left.
    const { json } = await cluster.root.get('users', { filters: [['is_admin', '=', true]], limit: 1000 });
    for (const { uuid } of json.items as readonly { uuid: string }[]) {
      if (uuid.startsWith(`${CLUSTER}-`) && uuid !== ACCOUNTS.admin && !uuid.endsWith('000000000000000')) {
        await cluster.root.post(`users/${uuid}/unsetup`);
      }
    }
    const guest = cluster.open({ token: v2('remote') });
    for (const change of losses(ACCOUNTS.admin)) {
      expect(failureIn(await guest.foresee(change))).toMatchObject({
        code: 'last-administrator',
        details: { user: 'admin' },
      });
      expect(codeOf(await guest.write(change, {}))).toBe('last-administrator');
    }
  });

  it('notices who vanished between list and edit', async () => {
    const cluster = await start();
    const session = cluster.open();
    await session.getUser(ACCOUNTS.unused);
    await cluster.root.delete(`users/${ACCOUNTS.unused}`);
    expect(failureIn(await carryOut(session, update(ACCOUNTS.unused, { firstName: 'X' })))).toMatchObject({
      code: 'user-not-found',
      details: { user: ACCOUNTS.unused, instance: 'cluster-01' },
    });
  });
});
