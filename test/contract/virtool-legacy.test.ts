import { afterEach, describe, expect, it } from 'vitest';
import {
  calling,
  changeOf,
  closeServers,
  PROFILES,
  permissionsChange,
  startServer,
  writesOf,
} from './virtool-legacy-server.ts';
import {
  allUsers,
  changeTo,
  codeOf,
  createGroup,
  createUser,
  failureIn,
  updateUser,
  userOf,
  valueIn,
} from './virtool-server.ts';

afterEach(closeServers);

describe.each(PROFILES)('operations on $name', ({ name: profile, version, reachesMembers }) => {
  const start = () => startServer({ profile });

  it('tells its release once somebody has signed in, and changes nothing to find it out', async () => {
    const server = await start();
    const session = server.open();
    const before = await allUsers(session);
    const { server: found, self } = valueIn(await session.describe());
    expect(found).toMatchObject({ kind: 'virtool-legacy', profile: 'virtool-legacy-2', version });
    expect(self).toEqual({
      id: 'admin',
      handle: 'admin',
      administrator: 'administrator',
      rights: 'may manage users and groups',
    });
    expect(await allUsers(session)).toEqual(before);
    expect(writesOf(server)).toEqual([]);
    // It contacts GitHub.
    expect(server.calls.filter(calling('GET', '/updates'))).toEqual([]);
  });

  it('L1 GET /api/users gives everybody at once, names as ids', async () => {
    const server = await start();
    const pages = [];
    for await (const page of server.open().listUsers()) pages.push(valueIn(page));
    expect(pages).toHaveLength(1);
    expect(pages[0]?.expected).toBe(20);
    expect(pages[0]?.users).toHaveLength(20);
    expect(pages[0]?.users.find((user) => user.id === 'second-admin')).toMatchObject({
      handle: 'second-admin',
      status: '',
      administrator: 'administrator',
      groups: [
        { id: 'administrator', name: 'administrator' },
        { id: 'bioinformatics', name: 'bioinformatics' },
      ],
    });
  });

  it('L2 GET /api/users/:id reads one user, and says who is gone', async () => {
    const session = (await start()).open();
    expect(valueIn(await session.getUser('mhartley'))).toEqual({
      id: 'mhartley',
      handle: 'mhartley',
      name: null,
      email: null,
      status: '',
      administrator: null,
      mustResetPassword: false,
      groups: ['technician', 'diagnostics', 'curators'].map((id) => ({ id, name: id })),
      primaryGroup: 'technician',
      permissions: ['cancel_job', 'create_sample', 'modify_virus', 'rebuild_index', 'remove_virus', 'upload_file'],
      created: null,
      lastSeen: null,
      passwordChanged: expect.stringMatching(/^201[678]-.*\.\d{3}Z$/),
      attributes: {},
    });
    expect(valueIn(await session.getUser('bench two'))).toMatchObject({ id: 'bench two', primaryGroup: null });
    expect(valueIn(await session.getUser('reset-me'))).toMatchObject({ mustResetPassword: true });
    expect(failureIn(await session.getUser('nobody'))).toMatchObject({
      code: 'user-not-found',
      details: { user: 'nobody', instance: 'lab-01' },
    });
    expect(codeOf(await session.getUser('..'))).toBe('not-supported');
  });

  it('L3 POST /api/users creates a user with a name, a password and the mark, and nothing else', async () => {
    const server = await start();
    const session = server.open();
    const { user } = valueIn(await createUser(session, 'New comer', { forceReset: false }));
    expect(user).toMatchObject({ id: 'New comer', groups: [], permissions: [], mustResetPassword: false });
    expect(server.calls.find(calling('POST', '/api/users'))?.json).toEqual({
      user_id: 'New comer',
      password: 'long enough',
      force_reset: false,
    });
    expect(valueIn(await server.open({ handle: 'New comer', secret: 'long enough' }).verify()).rights).toContain(
      'may not manage users',
    );
  });

  it('L3 POST /api/users puts each refusal on its field', async () => {
    const session = (await start()).open();
    const short = failureIn(await createUser(session, 'newcomer', {}, 'short'));
    expect(short).toMatchObject({ code: 'password-too-short', details: { minimum: 8 } });
    expect(Object.keys(short.fields ?? {})).toEqual(['password']);
    const taken = failureIn(await createUser(session, 'plain'));
    expect(taken).toMatchObject({ code: 'handle-taken', fields: { handle: 'The handle plain is taken.' } });
    for (const name of ['', '..', 'a/b', ' lead']) {
      expect(failureIn(await createUser(session, name))).toMatchObject({ code: 'input-invalid' });
    }
  });

  it('L4 PATCH /api/users/:id changes password, mark and primary group', async () => {
    const server = await start();
    const session = server.open();
    const user = await userOf(session, 'mhartley');
    const after = { primaryGroup: 'curators', forceReset: true };
    const answer = valueIn(await updateUser(session, user, after, { password: 'quite new' }));
    expect(answer.user).toMatchObject({ primaryGroup: 'curators', mustResetPassword: true });
    expect(server.calls.find(calling('PATCH', 'mhartley'))?.json).toEqual({
      force_reset: true,
      password: 'quite new',
      primary_group: 'curators',
    });
    expect(valueIn(await server.open({ handle: 'mhartley', secret: 'quite new' }).verify()).handle).toBe('mhartley');
  });

  it('L4 PATCH /api/users/:id puts each refusal on its field', async () => {
    const session = (await start()).open();
    const user = await userOf(session, 'mhartley');
    expect(failureIn(await updateUser(session, user, {}, { password: 'short' }))).toMatchObject({
      code: 'password-too-short',
      fields: { password: expect.any(String) },
    });
    expect(failureIn(await updateUser(session, user, { primaryGroup: 'visitors' }))).toMatchObject({
      code: 'not-a-member',
      fields: { primaryGroup: expect.any(String) },
    });
    expect(failureIn(await updateUser(session, user, { primaryGroup: 'no such group' }))).toMatchObject({
      code: 'groups-missing',
      fields: { primaryGroup: expect.any(String) },
    });
    const gone = { ...user, id: 'nobody', handle: 'nobody' };
    expect(codeOf(await updateUser(session, gone, { forceReset: true }))).toBe('user-not-found');
  });

  it('L4 PATCH /api/users/:id on a user who is gone since says so', async () => {
    const server = await start();
    const session = server.open();
    const user = await userOf(session, 'plain');
    server.meanwhile(calling('PATCH', '/plain'), () =>
      server.open({ handle: 'second-admin' }).write(changeOf('delete-user', 'plain'), {}),
    );
    expect(codeOf(await updateUser(session, user, { forceReset: true }))).toBe('user-not-found');
  });

  it('L5 adds to groups one by one, L6 removes from groups, and the user is read again', async () => {
    const server = await start();
    const session = server.open();
    const user = await userOf(session, 'mhartley');
    const groups = ['diagnostics', 'plant health', 'visitors'];
    const answer = valueIn(await updateUser(session, user, { groups }));
    expect(answer.user?.groups.map((group) => group.id).sort()).toEqual(groups);
    expect(answer.user?.permissions).toEqual(['cancel_job', 'create_sample', 'remove_file', 'upload_file']);
    expect(answer.user?.primaryGroup).toBeNull();
    expect(writesOf(server)).toEqual([
      'POST /api/users/mhartley/groups',
      'POST /api/users/mhartley/groups',
      'DELETE /api/users/mhartley/groups/technician',
      'DELETE /api/users/mhartley/groups/curators',
    ]);
  });

  it('L5 and L6 send what was added and removed, on top of what others did meanwhile', async () => {
    const server = await start();
    const session = server.open();
    const user = await userOf(session, 'plain');
    valueIn(await updateUser(server.open({ handle: 'second-admin' }), user, { groups: ['technician', 'visitors'] }));
    const answer = valueIn(await updateUser(session, user, { groups: ['diagnostics'] }));
    expect(answer.user?.groups.map((group) => group.id)).toEqual(['visitors', 'diagnostics']);
  });

  it('L5 names a group that is gone, and a user who is gone', async () => {
    const server = await start();
    const session = server.open();
    const user = await userOf(session, 'plain');
    expect(failureIn(await updateUser(session, user, { groups: ['technician', 'vanished'] }))).toMatchObject({
      code: 'groups-missing',
      details: { groups: 'vanished' },
      fields: { groups: expect.any(String) },
    });
    server.meanwhile(calling('POST', '/groups'), () =>
      server.open({ handle: 'second-admin' }).write(changeOf('delete-user', 'plain'), {}),
    );
    expect(codeOf(await updateUser(session, user, { groups: ['technician', 'visitors'] }))).toBe('user-not-found');
  });

  it('L5 of several groups that fails after the first says what was done, and that it has to be looked at', async () => {
    const server = await start();
    const session = server.open();
    const user = await userOf(session, 'plain');
    const failure = failureIn(await updateUser(session, user, { groups: ['technician', 'visitors', 'vanished'] }));
    expect(failure).toMatchObject({
      code: 'half-done',
      details: {
        done: 'Joining or leaving visitors',
        rest: 'joining or leaving vanished',
        why: 'These groups are gone: vanished.',
      },
    });
    expect(valueIn(await session.getUser('plain')).groups).toHaveLength(2);
  });

  it('L7 DELETE /api/users/:id deletes', async () => {
    const session = (await start()).open();
    expect(valueIn(await session.write(changeOf('delete-user', 'bench two'), {}))).toEqual({ user: null, group: null });
    expect(codeOf(await session.getUser('bench two'))).toBe('user-not-found');
    expect(codeOf(await session.write(changeOf('delete-user', 'bench two'), {}))).toBe('user-not-found');
  });

  it('making somebody an administrator is membership of the group', async () => {
    const server = await start();
    const session = server.open();
    const user = await userOf(session, 'plain');
    const made = valueIn(await updateUser(session, user, { administrator: 'administrator' })).user;
    expect(made).toMatchObject({ administrator: 'administrator' });
    expect(made?.permissions).toContain('manage_users');
    const again = valueIn(await updateUser(session, await userOf(session, 'plain'), { administrator: null })).user;
    expect(again).toMatchObject({ administrator: null, groups: [{ id: 'technician' }] });
    expect(writesOf(server)).toEqual(['POST /api/users/plain/groups', 'DELETE /api/users/plain/groups/administrator']);
  });

  it('lists groups with permissions, and members from the side of the users', async () => {
    const session = (await start()).open();
    const groups = valueIn(await session.listGroups());
    expect(groups.map((group) => group.id)).toContain('plant health');
    const managers = groups.find((group) => group.id === 'managers');
    expect(managers).toMatchObject({ name: 'managers', permissions: ['manage_users'] });
    expect(managers?.members).toContainEqual({ id: 'manager', handle: 'manager' });
    expect(groups.filter((group) => group.untouchable).map((group) => group.id)).toEqual(['administrator']);
    expect(valueIn(await session.getGroup('managers'))).toEqual(managers);
    expect(codeOf(await session.getGroup('vanished'))).toBe('group-not-found');
  });

  it('creates a group, changes what it may do, and deletes it', async () => {
    const server = await start();
    const session = server.open();
    const id = await createGroup(session, 'Field Team');
    expect(id).toBe('field team');
    const twice = failureIn(await session.write(changeTo('create-group', {}, { name: 'FIELD team' }), {}));
    expect(twice).toMatchObject({ code: 'group-name-taken', fields: { name: expect.any(String) } });
    const given = await permissionsChange(session, id, ['create_sample', 'upload_file']);
    expect(valueIn(await session.write(given, {})).group?.permissions).toEqual(['create_sample', 'upload_file']);
    const taken = await permissionsChange(session, id, ['upload_file']);
    expect(valueIn(await session.write(taken, {})).group?.permissions).toEqual(['upload_file']);
    const odd = failureIn(await session.write(await permissionsChange(session, id, ['fly']), {}));
    expect(odd.fields).toEqual({ permissions: 'Virtool 2 knows no permission fly.' });
    valueIn(await session.write(changeOf('delete-group', id), {}));
    expect(codeOf(await session.write(changeOf('delete-group', id), {}))).toBe('group-not-found');
  });

  it('says what it does not do, and what to do instead', async () => {
    const session = (await start()).open();
    const { capabilities } = valueIn(await session.describe());
    const missing = Object.entries(capabilities).filter(([, one]) => !one.available);
    expect(missing.map(([id]) => id)).toEqual([
      'users.profile',
      'users.deactivate',
      'users.stored-roles',
      'users.object-rights',
      'users.merge',
      'users.tokens',
      'users.find-on-server',
      'groups.rename',
    ]);
    expect(capabilities['users.deactivate']).toMatchObject({
      instead: 'Take all groups away and set a new password, or delete the account.',
    });
    const user = await userOf(session, 'plain');
    expect(failureIn(await updateUser(session, user, { active: false })).hint).toContain('no deactivated accounts');
    const renaming = changeTo('update-group', { id: 'managers' }, { name: 'other' });
    expect(codeOf(await session.write(renaming, {}))).toBe('not-supported');
    expect(codeOf(await session.foresee(renaming))).toBe('not-supported');
    expect(failureIn(await session.findUsers({}, 1)).hint).toContain('Search the directory');
  });

  it('a changed group reaches its members at once from 2.2.0 on, and the preview says where it does not', async () => {
    const session = (await start()).open();
    const change = await permissionsChange(session, 'visitors', ['upload_file']);
    const { effects, grave } = valueIn(await session.foresee(change));
    expect(effects.some((effect) => effect.includes('does not pass this on'))).toBe(!reachesMembers);
    expect(grave).toBe(false);
    valueIn(await session.write(change, {}));
    expect(valueIn(await session.getUser('Plain')).permissions).toEqual(reachesMembers ? ['upload_file'] : []);
  });
});
