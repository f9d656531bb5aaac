import { afterEach, describe, expect, it } from 'vitest';
import type { Session } from '../../electron/core/adapters/adapter.ts';
import type { User } from '../../electron/domain/user.ts';
import { changeOf, closeServers, PROFILES, permissionsChange, startServer, writesOf } from './virtool-legacy-server.ts';
import { allUsers, changeTo, codeOf, createGroup, failureIn, updateUser, userOf, valueIn } from './virtool-server.ts';

afterEach(closeServers);

/** What the service would send for an update of this user. */
const updateOf = (session: Session, user: User, after: Record<string, string | string[] | null>) =>
  changeTo('update-user', { id: user.id, name: user.handle }, after, {
    before: Object.fromEntries(Object.keys(after).map((key) => [key, session.valuesOf(user)[key] ?? null])),
  });

/** Leaves nobody but one who can manage users. */
async function onlyManager(session: Session, id: string): Promise<void> {
  for (const user of await allUsers(session)) {
    if (user.id === id || !user.permissions.includes('manage_users')) continue;
    valueIn(await session.write(changeOf('delete-user', user.id), {}));
  }
}

describe.each(PROFILES)('what must not be sent to $name', ({ name: profile }) => {
  const start = () => startServer({ profile });

  it('oneself is neither deleted nor taken out of the administrators, before anything is sent', async () => {
    const server = await start();
    const session = server.open();
    const admin = await userOf(session, 'admin');
    const attempts = [
      changeOf('delete-user', 'admin'),
      updateOf(session, admin, { administrator: null }),
      updateOf(session, admin, { groups: [] }),
    ];
    for (const change of attempts) {
      expect(codeOf(await session.foresee(change))).toBe('yourself-protected');
      expect(codeOf(await session.write(change, {}))).toBe('yourself-protected');
    }
    expect(writesOf(server)).toEqual([]);
  });

  it('a manager does not leave the group that makes them one, though the server would let them', async () => {
    const server = await start();
    const session = server.open({ handle: 'manager' });
    const change = updateOf(session, await userOf(session, 'manager'), { groups: [] });
    expect(codeOf(await session.foresee(change))).toBe('yourself-protected');
    expect(codeOf(await session.write(change, {}))).toBe('yourself-protected');
    expect(writesOf(server)).toEqual([]);
  });

  it('the last who can manage users stays: in the account, in the groups, in what the groups may do', async () => {
    const server = await start();
    const session = server.open();
    await onlyManager(session, 'admin');
    const before = writesOf(server).length;
    const stripping = await permissionsChange(session, 'administrator', ['create_sample']);
    expect(failureIn(await session.foresee(stripping))).toMatchObject({
      code: 'last-administrator',
      details: { user: 'admin', instance: 'lab-01' },
    });
    expect(codeOf(await session.write(stripping, {}))).toBe('last-administrator');
    expect(writesOf(server)).toHaveLength(before);
  });

  it('the last one of another account is not deleted, nor its group', async () => {
    const server = await start();
    const session = server.open();
    const team = await createGroup(session, 'stewards');
    valueIn(await session.write(await permissionsChange(session, team, ['manage_users']), {}));
    valueIn(await updateUser(session, await userOf(session, 'loner'), { groups: [team] }));
    // A sign-in keeps what it was made with when a group loses a permission, so it goes on without being one of them.
    valueIn(await session.write(await permissionsChange(session, 'managers', []), {}));
    const loner = server.open({ handle: 'loner' });
    await onlyManager(loner, 'loner');
    for (const change of [changeOf('delete-group', team), await permissionsChange(loner, team, [])]) {
      expect(codeOf(await loner.foresee(change))).toBe('last-administrator');
      expect(codeOf(await loner.write(change, {}))).toBe('last-administrator');
    }
  });

  it('a group that gives oneself the right stays as it is, even where others keep theirs', async () => {
    const session = (await start()).open({ handle: 'manager' });
    const stripping = await permissionsChange(session, 'managers', []);
    expect(codeOf(await session.foresee(stripping))).toBe('yourself-protected');
    expect(codeOf(await session.write(changeOf('delete-group', 'managers'), {}))).toBe('yourself-protected');
  });

  it('the group administrator is not deleted', async () => {
    const server = await start();
    const session = server.open();
    const change = changeOf('delete-group', 'administrator');
    expect(codeOf(await session.foresee(change))).toBe('protected-group');
    expect(codeOf(await session.write(change, {}))).toBe('protected-group');
    expect(writesOf(server)).toEqual([]);
  });

  it('another administrator may be taken out of the administrators', async () => {
    const session = (await start()).open();
    const user = await userOf(session, 'second-admin');
    const foresight = valueIn(await session.foresee(updateOf(session, user, { administrator: null })));
    expect(foresight).toMatchObject({ grade: 'compensable', grave: false });
    expect(foresight.effects.join(' ')).toContain('API keys do not get them back, even if second-admin joins again.');
    expect(valueIn(await updateUser(session, user, { administrator: null })).user?.administrator).toBeNull();
  });

  it('what makes somebody able to make administrators is grave, by whichever way', async () => {
    const session = (await start()).open();
    const plain = await userOf(session, 'plain');
    const ways = [
      updateOf(session, plain, { administrator: 'administrator' }),
      updateOf(session, plain, { groups: ['technician', 'administrator'] }),
      updateOf(session, plain, { groups: ['technician', 'managers'] }),
      await permissionsChange(session, 'visitors', ['manage_users']),
    ];
    for (const change of ways) expect(valueIn(await session.foresee(change))).toMatchObject({ grave: true });
    const harmless = updateOf(session, plain, { groups: ['technician', 'visitors'] });
    expect(valueIn(await session.foresee(harmless))).toMatchObject({ grade: 'undoable', grave: false });
  });

  it('groups for an account that is about to be created need no guard', async () => {
    const session = (await start()).open();
    const parts = session.divide('create-user', {
      handle: 'newcomer',
      password: 'long enough',
      forceReset: true,
      groups: ['technician'],
      primaryGroup: 'technician',
      administrator: 'administrator',
    });
    expect(parts.map((part) => Object.keys(part))).toEqual([
      ['handle', 'password', 'forceReset'],
      ['groups', 'primaryGroup'],
      ['administrator'],
    ]);
    const change = changeTo(
      'update-user',
      { name: 'newcomer' },
      { groups: ['technician'] },
      { before: { groups: [] } },
    );
    expect(valueIn(await session.foresee(change)).grave).toBe(false);
  });
});
