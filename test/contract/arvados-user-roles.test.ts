import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNTS, CLUSTER, ROLE } from '../../demo/arvados/fixtures.ts';
import { ROLES } from '../../demo/arvados/seed-roles.ts';
import { carryOut, closeClusters, failureIn, RELEASES, startCluster, update, valueIn } from './arvados-server.ts';

afterEach(closeClusters);

const ALL_USERS = `${CLUSTER}-j7d0g-fffffffffffffff`;

describe.each(RELEASES)('roles of users of $name', ({ release }) => {
  const start = (options: Parameters<typeof startCluster>[0] = {}) => startCluster({ release, ...options });

  it('joins and leaves roles as differences, with the usual level', async () => {
    const cluster = await start();
    const session = cluster.open();
    const [, staff, sequencing] = ROLES.map((role) => role.uuid);
    const wanted = [ALL_USERS, staff ?? '', sequencing ?? ''];
    const change = update(ACCOUNTS.plain, { groups: wanted }, { groups: [ALL_USERS, ROLE] });
    const { user } = valueIn(await carryOut(session, change));
    expect(user?.groups.map((group) => group.name)).toEqual(['All users', 'Sequencing', 'Staff']);
    expect(user?.groups.find((group) => group.name === 'Staff')?.level).toBe(release.membershipLevel);
  });

  it('keeps roles that somebody else gave meanwhile', async () => {
    const cluster = await start();
    const session = cluster.open();
    const [, staff = '', sequencing = ''] = ROLES.map((role) => role.uuid);
    valueIn(await carryOut(session, update(ACCOUNTS.plain, { groups: [staff] }, { groups: [] })));
    const { user } = valueIn(
      await carryOut(
        session,
        update(ACCOUNTS.plain, { groups: [ALL_USERS, sequencing] }, { groups: [ALL_USERS, ROLE] }),
      ),
    );
    expect(user?.groups.map((group) => group.name)).toEqual(['All users', 'Sequencing', 'Staff']);
  });

  it('says that a level is not brought back by undoing', async () => {
    const session = (await start()).open();
    const change = update(ACCOUNTS.admin, { groups: [ALL_USERS] }, { groups: [ALL_USERS, ROLE] });
    expect(valueIn(await session.foresee(change))).toMatchObject({
      grade: 'compensable',
      effects: ['The membership in Lab operators has the level “Can manage”, which undoing does not bring back.'],
    });
  });

  it('says which roles are gone, and leaves the built-in ones to setting up and deactivating', async () => {
    const session = (await start()).open();
    const nowhere = `${CLUSTER}-j7d0g-n0b0dyn0b0dyn01`;
    expect(
      failureIn(await carryOut(session, update(ACCOUNTS.plain, { groups: [nowhere] }, { groups: [] }))),
    ).toMatchObject({
      code: 'groups-missing',
      fields: { groups: expect.any(String) },
    });
    const left = update(ACCOUNTS.plain, { groups: [ROLE] }, { groups: [ALL_USERS, ROLE] });
    expect(failureIn(await carryOut(session, left))).toMatchObject({
      code: 'input-invalid',
      fields: { groups: expect.stringContaining('All users') },
    });
  });

  it('a role that fails in the middle is half done, and that says what was done', async () => {
    const cluster = await start();
    const session = cluster.open();
    const [, staff = '', sequencing = ''] = ROLES.map((role) => role.uuid);
    cluster.answer(
      (request) =>
        request.method === 'POST' && JSON.stringify(request.json ?? '').includes(`"head_uuid":"${sequencing}"`),
      {
        status: 422,
        text: '{"errors":["//railsapi.internal/arvados/v1/links: 422 Unprocessable Entity: Broken (req-1)"]}',
      },
    );
    const change = update(ACCOUNTS.plain, { groups: [staff, sequencing] }, { groups: [] });
    const half = failureIn(await session.write(change, {}));
    expect(half).toMatchObject({
      code: 'half-done',
      details: { done: 'Joining or leaving Staff', rest: 'joining or leaving Sequencing' },
    });
  });
});
