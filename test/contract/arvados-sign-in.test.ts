import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNTS, ANONYMOUS_TOKEN, CLUSTER, PEER, SYSTEM_ROOT_TOKEN, v2 } from '../../demo/arvados/fixtures.ts';
import {
  allUsers,
  carryOut,
  closeClusters,
  codeOf,
  failureIn,
  RELEASES,
  startCluster,
  update,
  valueIn,
} from './arvados-server.ts';

afterEach(closeClusters);

describe.each(RELEASES)('signing in to $name', ({ release }) => {
  const start = (options: Parameters<typeof startCluster>[0] = {}) => startCluster({ release, ...options });

  it('A13 users authenticate: signs in with user name and password, and asks who that is', async () => {
    const cluster = await start();
    const self = valueIn(await cluster.open({ handle: 'admin', password: 'admin-password' }).verify());
    expect(self).toMatchObject({ id: ACCOUNTS.admin, handle: 'admin', administrator: 'admin' });
    expect(cluster.calls.filter((call) => call.path.endsWith('/authenticate'))).toHaveLength(1);
  });

  it('A13 users authenticate: one token serves a whole session, and an expired one is replaced', async () => {
    const cluster = await start({ knobs: { tokenLifetime: 60_000 } });
    const session = cluster.open({ handle: 'admin', password: 'admin-password' });
    await session.describe();
    await allUsers(session);
    cluster.pass(5);
    valueIn(await carryOut(session, update(ACCOUNTS.plain, { firstName: 'Other' })));
    expect(cluster.calls.filter((call) => call.path.endsWith('/authenticate'))).toHaveLength(2);
  });

  it('A13 users authenticate: every login backend refuses a wrong password in its own way (trap 13)', async () => {
    const cluster = await start();
    for (const backend of ['Test', 'PAM', 'LDAP'] as const) {
      cluster.configuration.loginBackend = backend;
      const refused = failureIn(await cluster.open({ handle: 'admin', password: 'wrong' }).verify());
      expect(refused.code).toBe('credentials-wrong');
      expect(JSON.stringify(refused)).not.toMatch(/len=/);
    }
    cluster.configuration.loginBackend = 'oidc';
    expect(codeOf(await cluster.open({ handle: 'admin', password: 'wrong' }).verify())).toBe('password-sign-in-off');
    cluster.configuration.loginBackend = 'none';
    const broken = failureIn(await cluster.open({ handle: 'admin', password: 'admin-password' }).verify());
    expect(broken).toMatchObject({ code: 'server-error', details: { status: 500 } });
    expect(broken.serverMessage).toContain('exactly one of');
  });

  it('A13 users authenticate: two accounts with one address break the login, and the server’s words say so', async () => {
    const refused = failureIn(await (await start()).open({ handle: 'twin', password: 'twin-password' }).verify());
    expect(refused.code).toBe('server-error');
    expect(refused.serverMessage).toContain('no rows');
  });

  it('A13 users authenticate: passwords that look like JSON arrive as they are (trap 12)', async () => {
    const passwords = ['"quoted"', '[1]', '{"a":1}', 'null', '123456', 'true', 'sp ace', '\\"', '["'];
    for (const password of passwords) {
      const loginUsers = [{ username: 'admin', email: 'admin@example.org', password }];
      const cluster = await start({ knobs: { loginUsers } });
      expect(valueIn(await cluster.open({ handle: 'admin', password }).verify()).id).toBe(ACCOUNTS.admin);
    }
  });

  it('says what is missing before anything is sent', async () => {
    const cluster = await start();
    const session = cluster.open({ handle: 'admin', password: null });
    expect(codeOf(await session.getUser(ACCOUNTS.plain))).toBe('credentials-missing');
    expect(codeOf(await cluster.open({ token: '' }).verify())).toBe('credentials-missing');
    expect(codeOf(await cluster.open({ token: 'two words' }).verify())).toBe('token-wrong');
    expect(cluster.calls.filter((call) => call.headers?.authorization !== undefined)).toEqual([]);
  });

  it('tells a wrong or expired token from a right one', async () => {
    const cluster = await start();
    for (const token of ['nonsense', v2('expired'), `${v2('admin')}x`]) {
      expect(failureIn(await cluster.open({ token }).verify())).toMatchObject({
        code: 'token-wrong',
        details: { origin: cluster.emulator.origin },
      });
    }
  });

  it('an account that is not active cannot work, though its token is taken', async () => {
    const cluster = await start();
    for (const name of ['newcomer', 'invited'] as const) {
      expect(failureIn(await cluster.open({ token: v2(name) }).verify())).toMatchObject({
        code: 'account-inactive',
        details: { handle: name },
      });
    }
    const byPassword = await cluster.open({ handle: 'firsttime', password: 'firsttime-password' }).verify();
    expect(codeOf(byPassword)).toBe('account-inactive');
  });

  it('refuses the tokens of the server’s own accounts', async () => {
    const cluster = await start();
    for (const token of [SYSTEM_ROOT_TOKEN, ANONYMOUS_TOKEN]) {
      expect(codeOf(await cluster.open({ token }).verify())).toBe('key-kind-wrong');
    }
  });

  it('the token of a non-administrator shows less and changes nothing (traps 20 and 21)', async () => {
    const cluster = await start();
    const session = cluster.open({ token: v2('plain') });
    const { self, capabilities } = valueIn(await session.describe());
    expect(self).toMatchObject({ administrator: null, handle: 'plain' });
    expect(self.rights).toContain('no administrator');
    expect(capabilities['users.create']).toMatchObject({
      available: false,
      reason: 'plain is no administrator of this cluster, so it sees only a part of the accounts.',
    });
    expect(capabilities['users.find-on-server'].available).toBe(true);
    const users = await allUsers(session);
    expect(users.length).toBeLessThan(40);
    expect(users.every((user) => user.status === 'active')).toBe(true);
    cluster.calls.splice(0);
    const refused = failureIn(await carryOut(session, update(ACCOUNTS.plain, { administrator: 'admin' })));
    expect(refused).toMatchObject({ code: 'not-allowed', details: { handle: 'plain' } });
    expect(cluster.calls.filter((call) => call.method !== 'GET')).toEqual([]);
  });

  it('a flag that the server ignores with status 200 is no success (trap 21)', async () => {
    const cluster = await start();
    const session = cluster.open();
    await session.verify();
    // Somebody has taken the rights away since.
    await cluster.root.patch(`users/${ACCOUNTS.admin}`, { user: { is_admin: false } });
    const refused = await session.write(update(ACCOUNTS.admin, { administrator: 'admin' }), {});
    expect(cluster.calls.at(-1)).toMatchObject({ method: 'PATCH', status: 200 });
    expect(codeOf(refused)).toBe('not-allowed');
  });

  it('a token that is restricted to users shows them without their roles, and changes nothing', async () => {
    const cluster = await start();
    const session = cluster.open({ token: v2('scoped') });
    const { self, capabilities, columns } = valueIn(await session.describe());
    const scopes = release.currentTokenUnscoped ? 'GET /arvados/v1/users, GET /arvados/v1/users/' : 'some calls';
    expect(self.rights).toBe(`administrator, but this token is restricted to ${scopes}`);
    expect(capabilities['users.create'].available).toBe(false);
    expect(capabilities['groups.list'].available).toBe(false);
    expect(columns).not.toContain('groups');
    expect(await allUsers(session)).toHaveLength(40);
    expect(codeOf(await session.listGroups())).toBe('not-allowed');
    const refused = failureIn(await carryOut(session, update(ACCOUNTS.plain, { firstName: 'X' })));
    expect(refused).toMatchObject({ code: 'not-allowed', details: { right: 'a token with the scope “all”' } });
  });

  it('a token that may not even ask who it is, says what it is restricted to', async () => {
    const cluster = await start();
    const attributes = { owner_uuid: ACCOUNTS.admin, scopes: ['GET /arvados/v1/groups'] };
    const made = await cluster.root.post('api_client_authorizations', { api_client_authorization: attributes });
    const { uuid, api_token: secret } = made.json;
    const refused = failureIn(await cluster.open({ token: `v2/${uuid}/${secret}` }).verify());
    expect(refused).toMatchObject({ code: 'not-allowed', details: { handle: 'This token' } });
    const scopes = release.currentTokenUnscoped ? 'GET /arvados/v1/groups' : 'some calls';
    expect(refused.details.right).toBe(`a token with the scope “all”; this one is restricted to ${scopes}`);
  });

  it('a satellite’s accounts are managed elsewhere (trap 27)', async () => {
    const cluster = await start({ knobs: { loginCluster: PEER } });
    const session = cluster.open({ token: v2('remote') });
    const { self, capabilities } = valueIn(await session.describe());
    expect(self.rights).toBe(
      `may look only: the accounts of this cluster are managed on ${PEER} (${PEER}.example.com)`,
    );
    expect(capabilities['users.create']).toMatchObject({
      available: false,
      reason: `The accounts of this cluster are managed on its login cluster ${PEER} (${PEER}.example.com).`,
    });
    const refused = failureIn(await carryOut(session, update(ACCOUNTS.remoteInactive, { firstName: 'X' })));
    expect(refused).toMatchObject({
      code: 'managed-elsewhere',
      details: { instance: 'cluster-01', home: `${PEER} (${PEER}.example.com)` },
    });
    expect((await allUsers(session)).length).toBeGreaterThan(0);
    expect(codeOf(await cluster.open({ handle: 'admin', password: 'admin-password' }).verify())).toBe(
      'password-sign-in-off',
    );
  });

  it('a locally issued token cannot be used on a satellite’s list', async () => {
    const cluster = await start({ knobs: { loginCluster: PEER } });
    const found = await cluster.open().findUsers({}, 1);
    expect(failureIn(found)).toMatchObject({ code: 'token-wrong' });
    expect(failureIn(found).serverMessage).toContain('login cluster');
  });

  it('a peer’s account can be looked at here and changed only at home', async () => {
    const cluster = await start();
    const session = cluster.open();
    for (const change of [{ firstName: 'X' }, { active: false }]) {
      expect(failureIn(await carryOut(session, update(ACCOUNTS.remote, change)))).toMatchObject({
        code: 'managed-elsewhere',
        details: { home: PEER },
      });
    }
    expect(cluster.calls.every((call) => call.method !== 'PATCH')).toBe(true);
    expect(CLUSTER).not.toBe(PEER);
  });
});
