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
      expect(said).toContain(`Lost: can_login on shell (${VIRTUAL_MACHINE}) as plain.`);
      expect(said).toContain(`Lost: can_manage on Sequencing runs (${PROJECT}).`);
      expect(said.includes(`Lost: can_write on Lab operators (${ROLE}).`)).toBe(release.unsetupRemovesEveryGrant);
      expect(said).toContain(`Lost: ${release.membershipLevel} on All users`);
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

  it('A12 users merge: shows both accounts before and after, and lets logins go over', async () => {
    const cluster = await start();
    const session = cluster.open();
    const change = action(ACCOUNTS.owner, 'merge', { into: ACCOUNTS.plain, newOwner: '', redirect: true });
    const foresight = valueIn(await session.foresee(change));
    expect(foresight).toMatchObject({ grade: 'final', grave: true });
    expect(foresight.effects).toEqual([
      'Everything that owner owns belongs to plain afterwards.',
      'What owner was given a right on, plain has that right on afterwards, memberships included.',
      'Whoever had a right on owner has it on plain afterwards.',
      'API tokens and SSH keys of owner go on working, as those of plain.',
      'owner loses its user name and disappears for ever; whoever signs in with it is plain.',
      'Nothing takes the two accounts apart again, and no list shows what was merged.',
    ]);
    const answer = valueIn(await session.write(change, {}));
    expect(answer).toMatchObject({ user: { id: ACCOUNTS.plain }, gone: [ACCOUNTS.owner] });
    expect(codeOf(await session.getUser(ACCOUNTS.owner))).toBe('user-not-found');
    const rights = valueIn(await session.listObjectRights(ACCOUNTS.plain));
    expect(rights.some(({ object, owner }) => owner && object.id === PROJECT)).toBe(true);
    expect(valueIn(await cluster.open({ token: v2('owner') }).verify()).id).toBe(ACCOUNTS.plain);
  });

  it('A12 users merge: without redirect the old account stays, and its tokens are destroyed (trap 25)', async () => {
    const cluster = await start();
    const session = cluster.open();
    const change = action(ACCOUNTS.owner, 'merge', { into: ACCOUNTS.plain, redirect: false });
    const said = valueIn(await session.foresee(change)).effects.join(' ');
    expect(said).toContain('are destroyed');
    expect(said).toContain('Deactivate it afterwards');
    expect(valueIn(await session.write(change, {}))).toMatchObject({
      user: { id: ACCOUNTS.owner, status: 'active' },
      gone: [],
      stale: true,
    });
    expect(codeOf(await cluster.open({ token: v2('owner') }).verify())).toBe('token-wrong');
  });

  it('A12 users merge: an account of another cluster loses its tokens even with redirect', async () => {
    const session = (await start()).open();
    const change = action(ACCOUNTS.remoteInactive, 'merge', { into: ACCOUNTS.plain, redirect: true });
    const said = valueIn(await session.foresee(change)).effects.join(' ');
    expect(said).toContain('keys of remoteinactive are destroyed');
    expect(said).toContain('keeps it');
    valueIn(await session.write(change, {}));
  });

  it('A12 users merge: refuses itself, what is gone, and a place that is no project of the account', async () => {
    const cluster = await start();
    const session = cluster.open();
    const nobody = `${CLUSTER}-tpzed-n0b0dyn0b0dyn01`;
    const cases = [
      [{ into: ACCOUNTS.owner }, 'input-invalid', 'into'],
      [{ into: '' }, 'input-invalid', 'into'],
      [{ into: nobody }, 'user-not-found', 'into'],
      [{ into: SYSTEM }, 'protected-account', 'into'],
      [{ into: ACCOUNTS.plain, newOwner: 'x' }, 'input-invalid', 'newOwner'],
      [{ into: ACCOUNTS.plain, newOwner: ROLE }, 'input-invalid', 'newOwner'],
      [{ into: ACCOUNTS.plain, newOwner: `${CLUSTER}-j7d0g-n0b0dyn0b0dyn01` }, 'object-not-found', 'newOwner'],
    ] as const;
    for (const [after, code, field] of cases) {
      const change = action(ACCOUNTS.owner, 'merge', after);
      for (const result of [await session.foresee(change), await session.write(change, {})]) {
        expect(failureIn(result).code).toBe(code);
        expect(Object.keys(failureIn(result).fields ?? {})).toEqual([field]);
      }
    }
    // The project belongs to the account that would disappear, so the one that stays may not write there.
    const wrong = action(ACCOUNTS.second, 'merge', { into: ACCOUNTS.plain, newOwner: PROJECT });
    expect(Object.keys(failureIn(await session.write(wrong, {})).fields ?? {})).toEqual(['newOwner']);
    expect(codeOf(await session.write(action(ACCOUNTS.admin, 'merge', { into: ACCOUNTS.plain }), {}))).toBe(
      'yourself-protected',
    );
  });

  it('A12 users merge: without being an administrator, with the token of the account that stays', async () => {
    const cluster = await start();
    const session = cluster.open({ token: v2('plain') });
    expect(valueIn(await session.describe()).capabilities['users.merge'].available).toBe(true);
    const byToken = (id: string) => ({ ...action(id, 'merge', { redirect: true }), secrets: ['token'] });
    const change = byToken(ACCOUNTS.plain);
    expect(valueIn(await session.foresee(change))).toMatchObject({ grade: 'final', grave: true });
    for (const [token, code] of [
      ['', 'token-wrong'],
      ['nonsense', 'token-wrong'],
      [v2('plain'), 'input-invalid'],
    ] as const) {
      const refused = failureIn(await session.write(change, { token }));
      expect(refused.code).toBe(code);
      expect(Object.keys(refused.fields ?? {})).toEqual(['token']);
    }
    expect(codeOf(await session.foresee(byToken(ACCOUNTS.owner)))).toBe('input-invalid');
    expect(codeOf(await session.foresee(action(ACCOUNTS.plain, 'merge', { into: ACCOUNTS.owner })))).toBe(
      'not-allowed',
    );
    const answer = valueIn(await session.write(change, { token: ` ${v2('owner')} ` }));
    expect(answer).toMatchObject({ user: { id: ACCOUNTS.owner }, gone: [ACCOUNTS.plain] });
  });

  it.runIf(release.updateUuid)('A8 users update_uuid: gives another UUID, and the old one is gone', async () => {
    const session = (await start()).open();
    const newUuid = `${CLUSTER}-tpzed-an0therplain001`;
    const change = action(ACCOUNTS.plain, 'update-uuid', { newUuid });
    expect(valueIn(await session.foresee(change))).toMatchObject({ grade: 'compensable', grave: true });
    const answer = valueIn(await session.write(change, {}));
    expect(answer).toMatchObject({ user: { id: newUuid, handle: 'plain' }, gone: [ACCOUNTS.plain] });
    expect(answer.user?.groups.map((group) => group.id)).toContain(ROLE);
  });

  it.runIf(release.updateUuid)('A8 users update_uuid: puts refusals on the field', async () => {
    const session = (await start()).open();
    for (const newUuid of ['x', `${CLUSTER}-tpzed-short`]) {
      const refused = failureIn(await carryOut(session, action(ACCOUNTS.plain, 'update-uuid', { newUuid })));
      expect(Object.keys(refused.fields ?? {})).toEqual(['newUuid']);
    }
    const taken = await carryOut(session, action(ACCOUNTS.plain, 'update-uuid', { newUuid: ACCOUNTS.owner }));
    expect(failureIn(taken)).toMatchObject({ code: 'value-taken', fields: { newUuid: expect.any(String) } });
    const group = await carryOut(session, action(ACCOUNTS.plain, 'update-uuid', { newUuid: ROLE }));
    expect(codeOf(group)).toBe('refused-by-server');
  });

  it.runIf(!release.updateUuid)('A8 users update_uuid: not-supported, and the action is not offered', async () => {
    const session = (await start()).open();
    const { userActions } = valueIn(await session.describe());
    expect(userActions.map(({ id }) => id)).not.toContain('update-uuid');
    const newUuid = `${CLUSTER}-tpzed-an0therplain001`;
    const refused = await session.foresee(action(ACCOUNTS.plain, 'update-uuid', { newUuid }));
    expect(failureIn(refused)).toMatchObject({ code: 'not-supported' });
    expect(failureIn(refused).hint).toContain('2.3.0');
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
