import { afterEach, describe, expect, it } from 'vitest';
import type { EmulatorOptions } from '../../demo/lib/emulator.ts';
import {
  allUsers,
  changeTo,
  closeServers,
  codeOf,
  createFirst,
  createGroup,
  createUser,
  failureIn,
  startServer,
  updateUser,
  userOf,
  valueIn,
  WITH_GROUPS,
} from './virtool-server.ts';

afterEach(closeServers);

/** Section 16 of the contract, in its order: what concerns changes of users. */
describe.each(WITH_GROUPS)('traps in changes of users of $name', (profile) => {
  const start = (options: Partial<EmulatorOptions> = {}) => startServer({ profile: profile.name, ...options });

  it('nothing is sent for what is so already (trap 1)', async () => {
    const server = await start();
    const session = server.open();
    const user = await userOf(session, 'mhartley');
    for (const part of session.divide('update-user', session.valuesOf(user))) {
      expect(valueIn(await updateUser(session, user, part)).user).toEqual(user);
    }
    const writes = server.calls.filter((call) => call.method === 'PATCH' || call.method === 'PUT');
    expect(writes).toEqual([]);
  });

  it('a user whom somebody else changed in the same way meanwhile is not reported as gone (trap 1)', async () => {
    const server = await start();
    const session = server.open();
    const other = server.open();
    const user = await userOf(session, 'retired');
    const activate = () => updateUser(other, user, { active: true });
    server.meanwhile(
      (call) => call.method === 'PATCH',
      async () => valueIn(await activate()),
    );
    const answer = valueIn(await updateUser(session, user, { active: true }));
    expect(answer.user).toMatchObject({ handle: 'retired', status: 'active' });
    expect(server.calls.filter((call) => call.method === 'PATCH')).toHaveLength(2);
  });

  it('a user who does not exist is reported as gone (trap 1)', async () => {
    const session = (await start()).open();
    const change = changeTo('update-user', { id: 'nobody', name: 'nobody' }, { active: true });
    expect(codeOf(await session.write(change, {}))).toBe('user-not-found');
  });

  it('the form for new users starts with the server’s own demand for a new password (trap 6)', async () => {
    const description = valueIn(await (await start()).open().describe());
    const field = description.createFields.find((one) => one.key === 'forceReset');
    expect(field).toMatchObject({ type: 'flag', initial: true });
    expect(field?.help).toContain('server’s own default');
  });

  it('business errors with status 400 and 409 are told apart by what they say (trap 11)', async () => {
    const server = await start();
    const session = server.open();
    const taken = failureIn(await createUser(session, 'mhartley'));
    expect(taken).toMatchObject({ code: 'handle-taken', details: { handle: 'mhartley' } });
    expect(taken.fields).toEqual({ handle: 'The handle mhartley is taken.' });
    const plain = await userOf(session, 'plain');
    expect(codeOf(await updateUser(session, plain, { primaryGroup: '2' }))).toBe('not-a-member');
    expect(codeOf(await createFirst(server.http, 'x', 'long enough'))).toBe('first-user-exists');
  });

  it('a lower administrator cannot change a higher one (trap 12)', async () => {
    const server = await start();
    const session = server.open({ handle: 'user-admin' });
    const higher = await userOf(session, 'settings-admin');
    const refused = failureIn(await updateUser(session, higher, {}, { password: 'taken over' }));
    expect(refused).toMatchObject({ code: 'not-allowed', details: { right: 'the administrator level Full' } });
    const paths = server.calls.filter((call) => call.method === 'PATCH').map((call) => call.path);
    expect(paths).toEqual([`/admin/users/${higher.id}`]);
  });

  it('administrators cannot shut themselves out (trap 13)', async () => {
    const server = await start();
    const session = server.open();
    const self = await userOf(session, 'admin');
    expect(codeOf(await updateUser(session, self, { active: false }))).toBe('yourself-protected');
    expect(codeOf(await updateUser(session, self, { administrator: null }))).toBe('yourself-protected');
    expect(codeOf(await updateUser(session, self, { administrator: 'base' }))).toBe('yourself-protected');
    expect(server.calls.every((call) => call.method === 'GET' || call.path === '/account/login')).toBe(true);
  });

  it('the last administrator who can make others one stays (trap 13)', async () => {
    const server = await start({ users: 5 });
    const session = server.open({ handle: 'user-admin' });
    const last = await userOf(session, 'admin');
    const refused = failureIn(await updateUser(session, last, { active: false }));
    expect(refused).toMatchObject({ code: 'last-administrator', details: { user: 'admin', instance: 'lab-01' } });
    expect(codeOf(await updateUser(session, last, { administrator: 'base' }))).toBe('last-administrator');
    expect(server.calls.some((call) => call.method === 'PATCH' || call.method === 'PUT')).toBe(false);
  });

  it('a deactivated administrator rescues nobody (trap 13)', async () => {
    const server = await start({ users: 10 });
    const session = server.open();
    const other = await userOf(session, 'full-admin');
    valueIn(await updateUser(session, other, { active: false }));
    const lower = server.open({ handle: 'user-admin' });
    const refused = await updateUser(lower, await userOf(lower, 'admin'), { active: false });
    expect(codeOf(refused)).toBe('last-administrator');
  });

  it('one of two highest administrators can be deactivated and demoted (trap 13)', async () => {
    const session = (await start({ users: 10 })).open();
    const other = await userOf(session, 'full-admin');
    expect(valueIn(await updateUser(session, other, { administrator: 'users' })).user?.administrator).toBe('users');
    expect(valueIn(await updateUser(session, other, { active: false })).user?.status).toBe('inactive');
  });

  it('a level is taken away by saying so, never by an empty body (trap 14)', async () => {
    const server = await start();
    const session = server.open();
    const user = await userOf(session, 'base-admin');
    expect(valueIn(await updateUser(session, user, { administrator: '' })).user?.administrator).toBeNull();
    const [put] = server.calls.filter((call) => call.method === 'PUT');
    expect(put).toMatchObject({ path: `/admin/users/${user.id}/role`, json: { role: null } });
  });

  it('the form says that a new password leaves present sign-ins alone, and so it is (trap 15)', async () => {
    const server = await start();
    const admin = server.open();
    const owner = server.open({ handle: 'plain' });
    valueIn(await owner.verify());
    const user = await userOf(admin, 'plain');
    valueIn(await updateUser(admin, user, { forceReset: true }, { password: 'something else' }));
    expect(valueIn(await owner.verify()).handle).toBe('plain');
    const { editFields } = valueIn(await admin.describe());
    expect(editFields.find((field) => field.key === 'password')?.help).toContain('only deactivating ends them');
  });

  it('deactivating ends sign-ins at once, and activating brings unexpired ones back (trap 15)', async () => {
    const server = await start();
    const admin = server.open();
    const owner = server.open({ handle: 'plain' });
    valueIn(await owner.verify());
    const user = await userOf(admin, 'plain');
    const deactivated = valueIn(await updateUser(admin, user, { active: false })).user;
    expect(codeOf(await owner.verify())).toBe('account-deactivated');
    valueIn(await updateUser(admin, deactivated ?? user, { active: true }));
    expect(valueIn(await owner.verify()).handle).toBe('plain');
    expect(server.calls.filter((call) => call.path === '/account/login')).toHaveLength(2);
  });

  it('joining a group keeps what somebody else changed meanwhile (trap 16)', async () => {
    const server = await start();
    const session = server.open();
    const other = server.open();
    const seen = await userOf(session, 'mhartley');
    valueIn(await updateUser(other, seen, { groups: ['1', '2', '7'] }));
    const answer = valueIn(await updateUser(session, seen, { groups: ['2', '3'] }));
    expect(answer.user?.groups.map((group) => group.id).sort()).toEqual(['2', '3', '7']);
    expect(answer.user?.primaryGroup).toBe('2');
  });

  it('no group is ever sent twice, which would crash the server (trap 16)', async () => {
    const server = await start();
    const session = server.open();
    const user = await userOf(session, 'plain');
    const answer = valueIn(await updateUser(session, user, { groups: ['1', '1', '3'] }));
    expect(answer.user?.groups).toHaveLength(2);
    const [patch] = server.calls.filter((call) => call.method === 'PATCH');
    expect(patch?.json).toEqual({ groups: [1, 3] });
  });

  it('a primary group is cleared by leaving the group and joining it again, or by naming the groups alone (trap 17)', async () => {
    const server = await start();
    const session = server.open();
    const user = await userOf(session, 'mhartley');
    const answer = valueIn(await updateUser(session, user, { primaryGroup: null, forceReset: true }));
    expect(answer.user).toMatchObject({ primaryGroup: null, mustResetPassword: true });
    expect(answer.user?.groups.map((group) => group.id).sort()).toEqual(['1', '2']);
    const patches = server.calls.filter((call) => call.method === 'PATCH').map((call) => call.json);
    expect(patches).toEqual(
      profile.rows ? [{ force_reset: true, groups: [2, 1] }] : [{ force_reset: true, groups: [1] }, { groups: [2, 1] }],
    );
  });

  it('a primary group goes in one step together with its membership (trap 17)', async () => {
    const server = await start();
    const session = server.open();
    const user = await userOf(session, 'mhartley');
    const answer = valueIn(await updateUser(session, user, { primaryGroup: null, groups: ['1'] }));
    expect(answer.user).toMatchObject({ primaryGroup: null, groups: [{ id: '1' }] });
    expect(server.calls.filter((call) => call.method === 'PATCH').map((call) => call.json)).toEqual([{ groups: [1] }]);
  });

  it.runIf(!profile.rows)(
    'a user who could not be put back into the group is reported as half done (trap 17)',
    async () => {
      const server = await start();
      const session = server.open();
      const user = await userOf(session, 'mhartley');
      const isSecond = () => server.calls.some((call) => call.method === 'PATCH');
      server.meanwhile(
        (call) => call.method === 'PATCH' && isSecond(),
        () => server.open().write(changeTo('delete-group', { id: '2', name: 'Diagnostics' }, null), {}),
      );
      const failure = failureIn(await updateUser(session, user, { primaryGroup: null }));
      expect(failure.code).toBe('half-done');
      expect(failure.message).toContain('putting mhartley back into the group Diagnostics was not');
    },
  );

  it.runIf(!profile.rows)('handles that differ only in case are different accounts (trap 18)', async () => {
    const server = await start();
    const session = server.open();
    valueIn(await createUser(session, 'MHARTLEY'));
    const handles = (await allUsers(session)).map((user) => user.handle);
    expect(handles).toEqual(expect.arrayContaining(['mhartley', 'MHARTLEY']));
    expect(codeOf(await server.open({ handle: 'Admin', secret: 'admin-password' }).verify())).toBe('credentials-wrong');
  });

  it.runIf(profile.rows)('handles that differ only in case are one account from 34.0.0 on (trap 18)', async () => {
    const server = await start();
    const session = server.open();
    expect(codeOf(await createUser(session, 'MHARTLEY'))).toBe('handle-taken');
    expect(valueIn(await server.open({ handle: 'Admin', secret: 'admin-password' }).verify()).handle).toBe('admin');
    const { createFields } = valueIn(await session.describe());
    expect(createFields.find((field) => field.key === 'handle')?.help).toContain('unique without regard to case');
  });

  it.runIf(profile.rows)('the primary group survives a change of the other groups from 33.2.0 on', async () => {
    const server = await start();
    const session = server.open();
    const user = await userOf(session, 'mhartley');
    const answer = valueIn(await updateUser(session, user, { groups: ['1', '2', '3'] })).user;
    expect(answer).toMatchObject({ primaryGroup: '2' });
    expect(valueIn(await updateUser(session, user, { groups: ['1', '3'] })).user?.primaryGroup).toBeNull();
    const patches = server.calls.filter((call) => call.method === 'PATCH').map((call) => call.json);
    expect(patches).toEqual([{ groups: [2, 1, 3], primary_group: 2 }, { groups: [3, 1] }]);
  });

  it.runIf(profile.spaceRoles)(
    'roles on the space stand apart from permissions and say that they do nothing (trap 21)',
    async () => {
      const session = (await start()).open();
      const user = await userOf(session, 'plain');
      valueIn(await session.write(changeTo('set-stored-role', { id: user.id }, { owner: true }), {}));
      expect(valueIn(await session.getUser(user.id)).permissions).toEqual([]);
      const { storedRoles, permissions } = valueIn(await session.describe());
      expect(storedRoles?.explanation).toContain('allow nothing and forbid nothing');
      expect(storedRoles?.families.flatMap((family) => family.roles)).toHaveLength(20);
      expect(permissions.map((permission) => permission.id)).not.toContain('owner');
    },
  );

  it('deleting a user is explained instead of tried (trap 23)', async () => {
    const server = await start();
    const session = server.open();
    const { capabilities } = valueIn(await session.describe());
    expect(capabilities['users.delete']).toMatchObject({
      available: false,
      instead: expect.stringContaining('Deactivate'),
    });
    await createGroup(session, 'Temporary');
    const deletions = server.calls.filter((call) => call.method === 'DELETE');
    expect(deletions.filter((call) => call.path.startsWith('/users'))).toEqual([]);
  });
});
