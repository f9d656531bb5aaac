import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNTS, CLUSTER, ROLE } from '../../demo/arvados/fixtures.ts';
import type { Values } from '../../electron/domain/change.ts';
import {
  carryOut,
  changeTo,
  closeClusters,
  failureIn,
  RELEASES,
  startCluster,
  update,
  valueIn,
} from './arvados-server.ts';

afterEach(closeClusters);

const ALL_USERS = `${CLUSTER}-j7d0g-fffffffffffffff`;
const creation = (after: Values) => changeTo('create-user', null, after);

describe.each(RELEASES)('creating and updating users of $name', ({ release }) => {
  const start = (options: Parameters<typeof startCluster>[0] = {}) => startCluster({ release, ...options });

  it('A1 users create: makes a new account, neither set up nor active', async () => {
    const cluster = await start();
    const session = cluster.open();
    const set = { email: 'jane.doe@example.org', handle: 'jdoe', firstName: 'Jane', lastName: 'Doe', active: false };
    const { user } = valueIn(await carryOut(session, creation(set)));
    expect(user).toMatchObject({
      handle: 'jdoe',
      email: 'jane.doe@example.org',
      name: 'Jane Doe',
      status: 'inactive',
      administrator: null,
      groups: [],
    });
    expect(user).toEqual(valueIn(await session.getUser(user?.id ?? '')));
  });

  it('A1 users create: shows the user name that the server made of it (trap 9)', async () => {
    const cluster = await start();
    const session = cluster.open();
    const set = { email: 'j1@example.org', handle: 'jane.doe' };
    expect(valueIn(await session.foresee(creation(set))).effects).toEqual([
      'The server makes the user name janedoe of this.',
    ]);
    expect(valueIn(await session.write(creation(set), {})).user?.handle).toBe('janedoe');
    const again = { email: 'j2@example.org', handle: 'janedoe' };
    expect(valueIn(await session.foresee(creation(again))).effects).toEqual([
      'The user name janedoe is taken: the server puts a number behind it.',
    ]);
    expect(valueIn(await session.write(creation(again), {})).user?.handle).toBe('janedoe2');
    const without = valueIn(await session.write(creation({ email: 'max+lists@example.org', handle: '' }), {}));
    expect(without.user?.handle).toBe('max');
  });

  it('A1 users create: an active account is set up, and an administrator is active (trap 8)', async () => {
    const cluster = await start();
    const session = cluster.open();
    const change = creation({ email: 'boss@example.org', handle: 'boss', administrator: 'admin' });
    expect(valueIn(await session.foresee(change)).effects.join(' ')).toContain('not asked to agree');
    const { user } = valueIn(await session.write(change, {}));
    expect(user).toMatchObject({ status: 'active', administrator: 'admin' });
    expect(user?.groups.map((group) => group.id)).toEqual([ALL_USERS]);
  });

  it('A1 users create: refuses an address that somebody has, in any case of letters (trap 10)', async () => {
    const cluster = await start();
    const session = cluster.open();
    const change = creation({ email: 'Plain@Example.org', handle: 'other' });
    for (const result of [await session.foresee(change), await session.write(change, {})]) {
      expect(failureIn(result)).toMatchObject({ code: 'value-taken', fields: { email: expect.any(String) } });
    }
    expect(cluster.calls.every((call) => call.method !== 'POST' || call.headers?.['x-http-method-override'])).toBe(
      true,
    );
  });

  it('A1 users create: puts each refusal on its field', async () => {
    const cluster = await start();
    const session = cluster.open();
    const cases: [Values, string][] = [
      [{ email: 'no address' }, 'email'],
      [{ email: '' }, 'email'],
      [{ email: 'a@example.org', administrator: 'root' }, 'administrator'],
      [{ email: 'a@example.org', nonsense: 'x' }, 'nonsense'],
    ];
    for (const [set, field] of cases) {
      expect(Object.keys(failureIn(await carryOut(session, creation(set))).fields ?? {})).toEqual([field]);
    }
    const taken = { email: 'b@example.org', identityUrl: 'https://login.example.org/taken' };
    valueIn(await carryOut(session, creation({ ...taken, email: 'a@example.org' })));
    expect(failureIn(await carryOut(session, creation(taken)))).toMatchObject({
      code: 'value-taken',
      fields: { identityUrl: expect.stringContaining('already') },
    });
  });

  it('A1 users create: setting up and groups follow as writes of their own', async () => {
    const cluster = await start();
    const session = cluster.open();
    const parts = session.divide('create-user', { email: 'a@example.org', handle: 'a', setUp: true, groups: [ROLE] });
    expect(parts).toEqual([{ email: 'a@example.org', handle: 'a' }, { setUp: true }, { groups: [ROLE] }]);
    const { user } = valueIn(await carryOut(session, creation(parts[0] ?? {})));
    const id = user?.id ?? '';
    expect(valueIn(await carryOut(session, update(id, { setUp: true }))).user?.status).toBe('invited');
    const joined = valueIn(await carryOut(session, update(id, { groups: [ROLE] }, { groups: [] }))).user;
    expect(joined?.groups.map((group) => group.name)).toEqual(['All users', 'Lab operators']);
  });

  it('A7 users update: sends only what changed, wrapped (traps 4 and 5)', async () => {
    const cluster = await start();
    const session = cluster.open();
    const change = update(ACCOUNTS.plain, {
      firstName: 'New',
      lastName: 'Example',
      email: 'plain@example.org',
      identityUrl: '',
    });
    const { user } = valueIn(await carryOut(session, change));
    expect(user).toMatchObject({ name: 'New Example', attributes: { firstName: 'New' } });
    const sent = cluster.calls.filter((call) => call.method === 'PATCH');
    expect(sent.map((call) => call.json)).toEqual([{ user: { first_name: 'New' } }]);
    cluster.calls.splice(0);
    valueIn(await session.write(change, {}));
    expect(cluster.calls.some((call) => call.method === 'PATCH')).toBe(false);
  });

  it('A7 users update: user names follow their rule, and a taken one lands on its field', async () => {
    const cluster = await start();
    const session = cluster.open();
    expect(
      Object.keys(failureIn(await carryOut(session, update(ACCOUNTS.plain, { handle: 'p.lain' }))).fields ?? {}),
    ).toEqual(['handle']);
    expect(failureIn(await carryOut(session, update(ACCOUNTS.plain, { handle: 'admin' })))).toMatchObject({
      code: 'handle-taken',
      details: { handle: 'admin' },
      fields: { handle: 'The handle admin is taken.' },
    });
    const cleared = valueIn(await carryOut(session, update(ACCOUNTS.plain, { handle: '' }))).user;
    expect(cleared?.handle).toBe('plain@example.org');
    // What is shown in place of a user name is no wish for one.
    valueIn(await carryOut(session, update(ACCOUNTS.plain, { handle: 'plain@example.org'.slice(0, 5) })));
    expect(valueIn(await session.getUser(ACCOUNTS.plain)).handle).toBe('plain');
  });

  it('A7 users update: an address ties logins to the account, and two of one break them (trap 10)', async () => {
    const session = (await start()).open();
    const moved = valueIn(await session.foresee(update(ACCOUNTS.plain, { email: 'elsewhere@example.org' })));
    expect(moved.effects).toEqual(['Whoever signs in as elsewhere@example.org gets this account from now on.']);
    const change = update(ACCOUNTS.plain, { email: 'ADMIN@example.org' });
    for (const result of [await session.foresee(change), await session.write(change, {})]) {
      expect(failureIn(result)).toMatchObject({ code: 'value-taken', fields: { email: expect.any(String) } });
    }
    // Another case of one's own address is nobody else's.
    valueIn(await carryOut(session, update(ACCOUNTS.plain, { email: 'PLAIN@example.org' })));
  });

  it('A7 users update: preferences are replaced whole, and have to be an object (trap 38)', async () => {
    const session = (await start()).open();
    for (const prefs of ['[]', '"x"', '{', 'null']) {
      const refused = failureIn(await carryOut(session, update(ACCOUNTS.plain, { prefs })));
      expect(refused).toMatchObject({
        code: 'input-invalid',
        fields: { prefs: expect.stringContaining('JSON object') },
      });
    }
    const change = update(ACCOUNTS.plain, { prefs: '{"b":1,"a":{"d":1,"c":2}}' });
    expect(valueIn(await session.foresee(change)).effects.join(' ')).toContain('All preferences are replaced');
    const { user } = valueIn(await session.write(change, {}));
    expect(user?.attributes.prefs).toBe('{"a":{"c":2,"d":1},"b":1}');
  });

  it('A7 users update: administrators are made with both flags, and become active (trap 8)', async () => {
    const cluster = await start();
    const session = cluster.open();
    const change = update(ACCOUNTS.invited, { administrator: 'admin' });
    expect(valueIn(await session.foresee(change))).toMatchObject({ grade: 'compensable' });
    const { user } = valueIn(await session.write(change, {}));
    expect(user).toMatchObject({ administrator: 'admin', status: 'active' });
    expect(cluster.calls.findLast((call) => call.method === 'PATCH')?.json).toEqual({
      user: { is_admin: true, is_active: true },
    });
    const demoted = valueIn(await carryOut(session, update(ACCOUNTS.invited, { administrator: null }))).user;
    expect(demoted).toMatchObject({ administrator: null, status: 'active' });
  });

  it('A7 users update: an administrator who is not active can only be made active', async () => {
    const session = (await start()).open();
    const refused = failureIn(await carryOut(session, update(ACCOUNTS.halfAdmin, { firstName: 'X' })));
    expect(refused.code).toBe('refused-by-server');
    expect(refused.serverMessage).toBe('Admin users cannot be inactive');
    valueIn(await carryOut(session, update(ACCOUNTS.halfAdmin, { active: true })));
  });

  it('A7 users update: setting somebody active passes the agreements by, and sets up (trap 22)', async () => {
    const session = (await start()).open();
    const { user } = valueIn(await carryOut(session, update(ACCOUNTS.newcomer, { active: true })));
    expect(user).toMatchObject({ status: 'active' });
    expect(user?.groups.map((group) => group.id)).toEqual([ALL_USERS]);
  });
});
