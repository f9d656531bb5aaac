import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNTS, CLUSTER, PROJECT, ROLE, v2 } from '../../demo/arvados/fixtures.ts';
import {
  action,
  carryOut,
  closeClusters,
  codeOf,
  failureIn,
  RELEASES,
  startCluster,
  valueIn,
} from './arvados-server.ts';

afterEach(closeClusters);

const SYSTEM = `${CLUSTER}-tpzed-000000000000000`;

describe.each(RELEASES)('accounts of $name that become others', ({ release }) => {
  const start = (options: Parameters<typeof startCluster>[0] = {}) => startCluster({ release, ...options });

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
});
