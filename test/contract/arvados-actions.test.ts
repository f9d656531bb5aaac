import { afterEach, describe, expect, it } from 'vitest';
import {
  ACCOUNTS,
  AGREEMENT,
  CLUSTER,
  PEER,
  PROJECT,
  ROLE,
  TOKEN_ROWS,
  VIRTUAL_MACHINE,
  v2,
} from '../../demo/arvados/fixtures.ts';
import {
  action,
  carryOut,
  changeTo,
  closeClusters,
  codeOf,
  failureIn,
  RELEASES,
  right,
  startCluster,
  type TestCluster,
  update,
  valueIn,
} from './arvados-server.ts';

afterEach(closeClusters);

const SYSTEM = `${CLUSTER}-tpzed-000000000000000`;

/** Demands that everybody signs a document. */
const demandAgreement = (cluster: TestCluster) =>
  cluster.root.post('links', {
    link: { link_class: 'signature', name: 'require', tail_uuid: SYSTEM, head_uuid: AGREEMENT },
  });

describe.each(RELEASES)('what can be done to users of $name', ({ release }) => {
  const start = (options: Parameters<typeof startCluster>[0] = {}) => startCluster({ release, ...options });

  it('A9 users setup: sets up, gives a login and tells the user', async () => {
    const cluster = await start();
    const session = cluster.open();
    const change = action(ACCOUNTS.newcomer, 'setup', { machine: VIRTUAL_MACHINE, notify: true });
    const foresight = valueIn(await session.foresee(change));
    expect(foresight).toMatchObject({ grade: 'compensable', grave: false });
    expect(foresight.effects).toHaveLength(3);
    expect(valueIn(await session.write(change, {})).user).toMatchObject({ id: ACCOUNTS.newcomer, status: 'invited' });
    expect(cluster.calls.findLast((call) => call.path.endsWith('/users/setup'))?.json).toEqual({
      uuid: ACCOUNTS.newcomer,
      vm_uuid: VIRTUAL_MACHINE,
      send_notification_email: true,
    });
    expect(valueIn(await session.listObjectRights(ACCOUNTS.newcomer))).toContainEqual({
      object: { type: 'virtual-machine', id: VIRTUAL_MACHINE, name: 'shell' },
      owner: false,
      level: 'can_login',
      permissions: [],
      note: 'newcomer',
    });
  });

  it('A9 users setup: doing it twice does no harm, and false flags are not sent', async () => {
    const cluster = await start();
    const session = cluster.open();
    for (const after of [{}, { notify: false, machine: '' }, { machine: null }]) {
      const { user } = valueIn(await carryOut(session, action(ACCOUNTS.newcomer, 'setup', after)));
      expect(user?.status).toBe('invited');
    }
    const sent = cluster.calls.filter((call) => call.path.endsWith('/users/setup')).map((call) => call.json);
    expect(sent).toEqual(Array.from({ length: 3 }, () => ({ uuid: ACCOUNTS.newcomer })));
  });

  it('A9 users setup: refuses an unknown node and an account without a user name before anything is done', async () => {
    const cluster = await start();
    const session = cluster.open();
    const unknown = action(ACCOUNTS.newcomer, 'setup', { machine: `${CLUSTER}-2x53u-n0b0dyn0b0dyn01` });
    expect(codeOf(await session.foresee(unknown))).toBe('object-not-found');
    expect(codeOf(await session.write(unknown, {}))).toBe('object-not-found');
    expect(valueIn(await session.getUser(ACCOUNTS.newcomer)).status).toBe('inactive');
    const nameless = action(ACCOUNTS.nameless, 'setup', { machine: VIRTUAL_MACHINE });
    expect(failureIn(await session.write(nameless, {}))).toMatchObject({
      code: 'input-invalid',
      fields: { machine: expect.any(String) },
    });
  });

  it('A10 users activate: activates who has nothing left to sign', async () => {
    const session = (await start()).open();
    const { user } = valueIn(await carryOut(session, action(ACCOUNTS.invited, 'activate')));
    expect(user?.status).toBe('active');
    const again = valueIn(await session.foresee(action(ACCOUNTS.invited, 'activate')));
    expect(again.effects).toEqual(['invited is active already; nothing changes.']);
  });

  it('A10 users activate: names the agreements that are missing, administrators included (trap 22)', async () => {
    const cluster = await start();
    await demandAgreement(cluster);
    const session = cluster.open();
    const change = action(ACCOUNTS.invited, 'activate');
    expect(failureIn(await session.foresee(change))).toMatchObject({
      code: 'agreements-missing',
      serverMessage: 'Not agreed to: Terms of use',
      details: { user: 'invited', instance: 'cluster-01' },
    });
    const refused = failureIn(await session.write(change, {}));
    expect(refused.code).toBe('agreements-missing');
    expect(refused.serverMessage).toContain(AGREEMENT);
    valueIn(await carryOut(session, update(ACCOUNTS.invited, { active: true })));
  });

  it('A11 users unsetup: says all that is destroyed, link by link, and what stays (trap 6)', async () => {
    const cluster = await start();
    const session = cluster.open();
    valueIn(await carryOut(session, action(ACCOUNTS.plain, 'setup', { machine: VIRTUAL_MACHINE })));
    const project = { type: 'project', id: PROJECT, name: 'Sequencing runs' };
    valueIn(await carryOut(session, right(ACCOUNTS.plain, project, 'can_manage')));
    for (const change of [action(ACCOUNTS.plain, 'deactivate'), update(ACCOUNTS.plain, { active: false })]) {
      const foresight = valueIn(await session.foresee(change));
      expect(foresight).toMatchObject({ grade: 'compensable', grave: true });
      const said = foresight.effects.join('\n');
      expect(said).toContain(release.unsetupDestroysCredentials ? 'keys of plain are destroyed' : 'does not destroy');
      expect(said).toContain(`Lost: “Can log in” on shell (${VIRTUAL_MACHINE}) as plain.`);
      expect(said).toContain(`Lost: “Can manage” on Sequencing runs (${PROJECT}).`);
      expect(said.includes(`Lost: “Can write” on Lab operators (${ROLE}).`)).toBe(release.unsetupRemovesEveryGrant);
      const level = release.membershipLevel === 'can_write' ? 'Can write' : 'Can read';
      expect(said).toContain(`Lost: “${level}” on All users`);
      expect(said).not.toMatch(/can_(read|write|manage|login)/);
      expect(said).toContain('Stays: data that plain owns');
    }
  });

  it('A11 users unsetup: deactivates, by the action and by the field', async () => {
    const cluster = await start();
    const session = cluster.open();
    const first = valueIn(await carryOut(session, action(ACCOUNTS.plain, 'deactivate'))).user;
    expect(first).toMatchObject({ status: 'inactive', administrator: null, attributes: { prefs: '{}' } });
    expect(first?.groups).toHaveLength(release.unsetupRemovesEveryGrant ? 0 : 1);
    const second = valueIn(await carryOut(session, update(ACCOUNTS.second, { active: false }))).user;
    expect(second).toMatchObject({ status: 'inactive', administrator: null });
    const paths = cluster.calls.filter((call) => call.path.endsWith('/unsetup')).map((call) => call.path);
    expect(paths).toEqual([ACCOUNTS.plain, ACCOUNTS.second].map((id) => `/arvados/v1/users/${id}/unsetup`));
  });

  it('A11 users unsetup: deactivating comes last of what is wanted at once', async () => {
    const session = (await start()).open();
    expect(session.divide('update-user', { active: false, firstName: 'X', groups: [ROLE] })).toEqual([
      { firstName: 'X' },
      { groups: [ROLE] },
      { active: false },
    ]);
    expect(session.divide('update-user', { active: true, firstName: 'X' })).toEqual([{ active: true, firstName: 'X' }]);
  });

  it('makes a token for a user, shows it once, and it works', async () => {
    const cluster = await start();
    const session = cluster.open();
    const change = action(ACCOUNTS.second, 'create-token', { scopes: '', expires: '2026-12-31' });
    const foresight = valueIn(await session.foresee(change));
    expect(foresight.grave).toBe(true);
    expect(foresight.effects[0]).toContain('with all rights of an administrator');
    const { revealed } = valueIn(await session.write(change, {}));
    expect(revealed?.label).toBe('Token of second');
    expect(revealed?.text).toMatch(new RegExp(`^v2/${CLUSTER}-gj3su-[0-9a-z]{15}/[0-9a-z]+$`));
    expect(valueIn(await cluster.open({ token: revealed?.text ?? '' }).verify()).id).toBe(ACCOUNTS.second);
    cluster.pass(60 * 24 * 200);
    expect(codeOf(await cluster.open({ token: revealed?.text ?? '' }).verify())).toBe('token-wrong');
  });

  it('makes a restricted token, and refuses scopes and times that make none', async () => {
    const cluster = await start();
    const session = cluster.open();
    const scopes = 'GET /arvados/v1/users, GET /arvados/v1/users/';
    valueIn(await carryOut(session, action(ACCOUNTS.plain, 'create-token', { scopes, expires: null })));
    const sent = cluster.calls.findLast((call) => call.path.endsWith('/api_client_authorizations'))?.json;
    expect(sent).toEqual({
      api_client_authorization: { owner_uuid: ACCOUNTS.plain, scopes: scopes.split(', ') },
    });
    for (const [after, field] of [
      [{ scopes: 'everything' }, 'scopes'],
      [{ expires: '2020-01-01' }, 'expires'],
      [{ expires: 'soon' }, 'expires'],
    ] as const) {
      const refused = failureIn(await carryOut(session, action(ACCOUNTS.plain, 'create-token', after)));
      expect(Object.keys(refused.fields ?? {})).toEqual([field]);
    }
  });

  it('says that a cluster lets nobody make tokens', async () => {
    const cluster = await start({ knobs: { issueTrustedTokens: false } });
    const refused = failureIn(await carryOut(cluster.open(), action(ACCOUNTS.plain, 'create-token')));
    expect(refused).toMatchObject({ code: 'not-allowed', details: { handle: 'admin' } });
    expect(String(refused.details.right)).toContain('IssueTrustedTokens');
  });

  it('protects oneself, the server’s own accounts and other clusters’ accounts from every action', async () => {
    const session = (await start()).open();
    expect(codeOf(await session.foresee(action(ACCOUNTS.admin, 'deactivate')))).toBe('yourself-protected');
    expect(codeOf(await session.write(action(ACCOUNTS.admin, 'deactivate'), {}))).toBe('yourself-protected');
    for (const id of ['setup', 'activate', 'deactivate', 'create-token']) {
      expect(codeOf(await session.foresee(action(SYSTEM, id)))).toBe('protected-account');
      expect(codeOf(await session.write(action(SYSTEM, id), {}))).toBe('protected-account');
    }
    for (const id of ['activate', 'deactivate']) {
      expect(failureIn(await session.write(action(ACCOUNTS.remote, id), {}))).toMatchObject({
        code: 'managed-elsewhere',
        details: { home: PEER },
      });
    }
  });

  it('lets nobody act who is no administrator', async () => {
    const cluster = await start();
    const session = cluster.open({ token: v2('plain') });
    // As a non-administrator one would activate oneself instead of the other (trap 23).
    for (const id of ['setup', 'activate', 'deactivate', 'create-token']) {
      expect(codeOf(await session.write(action(ACCOUNTS.owner, id), {}))).toBe('not-allowed');
    }
    expect(codeOf(await session.write(changeTo('create-group', null, { name: 'X' }), {}))).toBe('not-allowed');
    expect(cluster.calls.filter((call) => call.method !== 'GET')).toEqual([]);
    expect(TOKEN_ROWS.plain.owner).toBe(ACCOUNTS.plain);
  });
});
