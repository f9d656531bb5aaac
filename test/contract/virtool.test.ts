import { afterEach, describe, expect, it } from 'vitest';
import type { EmulatorOptions } from '../../demo/lib/emulator.ts';
import {
  changeTo,
  closeServers,
  codeOf,
  createFirst,
  createUser,
  failureIn,
  PROFILES,
  startServer,
  updateUser,
  userOf,
  valueIn,
} from './virtool-server.ts';

afterEach(closeServers);

describe.each(PROFILES)('operations on users of $name', (profile) => {
  const start = (options: Partial<EmulatorOptions> = {}) => startServer({ profile: profile.name, ...options });

  it('V1 GET /users finds active accounts by a part of the handle', async () => {
    const server = await start();
    const found = valueIn(await server.open().findUsers({ find: 'HARTL', active: true }, 1));
    expect(found.users.map((user) => user.handle)).toContain('mhartley');
    expect(found.users.every((user) => user.handle.includes('hartl'))).toBe(true);
    const [path, query] = profile.activeFilter
      ? ['/users', { find: 'HARTL', active: true, page: 1 }]
      : ['/admin/users', { term: 'HARTL', page: 1 }];
    expect(server.calls.find((one) => one.path === path)?.query).toMatchObject(query);
  });

  it.runIf(profile.activeFilter)('V1 GET /users with active=false finds deactivated accounts only', async () => {
    const server = await start();
    const found = valueIn(await server.open().findUsers({ active: false }, 1));
    expect(found.users.map((user) => user.handle)).toContain('retired');
    expect(found.users.every((user) => user.status === 'inactive')).toBe(true);
    expect(found.expected).toBe(found.users.length);
  });

  it('V1 GET /users tells names of groups and administrator levels, which the answer itself lacks', async () => {
    const session = (await start()).open();
    const [mhartley] = valueIn(await session.findUsers({ find: 'mhartley' }, 1)).users;
    expect(mhartley).toEqual(valueIn(await session.getUser(mhartley?.id ?? '')));
    expect(mhartley?.groups.map((group) => group.name)).toEqual(['Diagnostics', 'Technicians']);
    const admins = valueIn(await session.findUsers({ find: 'user-admin' }, 1)).users;
    expect(admins.map((user) => user.administrator)).toEqual(['users']);
  });

  it('V1 GET /users goes on with the next page, and a page past the end is empty', async () => {
    const session = (await start({ users: 250 })).open();
    const first = valueIn(await session.findUsers({}, 1));
    const second = valueIn(await session.findUsers({}, 2));
    expect(first.users).toHaveLength(100);
    expect(new Set([...first.users, ...second.users].map((user) => user.id)).size).toBe(200);
    expect(valueIn(await session.findUsers({}, 9)).users).toEqual([]);
  });

  it('V2 POST /users creates a user, who has to choose a password unless told otherwise', async () => {
    const session = (await start()).open();
    const created = valueIn(await createUser(session, ' newcomer ')).user;
    expect(created).toMatchObject({ handle: 'newcomer', status: 'reset-due', groups: [], administrator: null });
    const script = valueIn(await createUser(session, 'script', { forceReset: false })).user;
    expect(script).toMatchObject({ status: 'active', mustResetPassword: false });
  });

  it('V2 POST /users puts each refusal on its field', async () => {
    const session = (await start()).open();
    const short = failureIn(await createUser(session, 'newcomer', {}, 'short'));
    expect(short).toMatchObject({ code: 'password-too-short', details: { minimum: 8 } });
    expect(short.fields).toEqual({ password: 'The password needs at least 8 characters.' });
    const reserved = failureIn(await createUser(session, 'virtool'));
    expect(reserved).toMatchObject({ code: 'handle-reserved', details: { handle: 'virtool' } });
    expect(Object.keys(reserved.fields ?? {})).toEqual(['handle']);
    const blank = failureIn(await createUser(session, '  '));
    expect(blank.code).toBe('input-invalid');
    expect(Object.keys(blank.fields ?? {})).toEqual(['handle']);
  });

  it('V3 PUT /users/first creates the first user with all rights, who can sign in at once', async () => {
    const server = await start({ virgin: true });
    const created = await createFirst(server.http, 'first', 'long enough');
    expect(valueIn(created).signIn).toEqual({ method: 'password', handle: 'first' });
    const self = valueIn(await server.open({ handle: 'first', secret: 'long enough' }).verify());
    expect(self.administrator).toBe('full');
  });

  it('V3 PUT /users/first names the real minimum length, and says when somebody else was faster', async () => {
    const server = await start({ virgin: true });
    const first = (password: string, handle = 'first') => createFirst(server.http, handle, password);
    expect(failureIn(await first('short'))).toMatchObject({ code: 'password-too-short', details: { minimum: 8 } });
    expect(codeOf(await first('long enough', 'virtool'))).toBe('handle-reserved');
    valueIn(await first('long enough'));
    expect(failureIn(await first('long enough', 'second')).message).toContain('has its first user already');
  });

  it('V4 GET /users/{id} reads one user, and says who is gone', async () => {
    const session = (await start()).open();
    const { id } = await userOf(session, 'mhartley');
    expect(id).toMatch(profile.rows ? /^\d+$/ : /^x7Kd02Qa$/);
    expect(valueIn(await session.getUser(id))).toMatchObject({
      id,
      handle: 'mhartley',
      name: null,
      email: null,
      status: 'active',
      administrator: null,
      mustResetPassword: false,
      groups: [
        { id: '2', name: 'Diagnostics' },
        { id: '1', name: 'Technicians' },
      ],
      primaryGroup: '2',
      permissions: ['cancel_job', 'create_sample', 'upload_file'],
      created: null,
      lastSeen: null,
      attributes: {},
    });
    for (const user of ['nobody', '999999']) {
      expect(failureIn(await session.getUser(user))).toMatchObject({
        code: 'user-not-found',
        details: { user, instance: 'lab-01' },
      });
    }
  });

  it.runIf(profile.groups)(
    'V5 PATCH changes activity, password reset, groups, primary group and password in one call',
    async () => {
      const server = await start();
      const session = server.open();
      const user = await userOf(session, 'plain');
      const after = { active: false, forceReset: true, groups: ['1', '3'], primaryGroup: '3' };
      const answer = valueIn(await updateUser(session, user, after, { password: 'another one' }));
      expect(answer.user).toMatchObject({ status: 'inactive', mustResetPassword: true, primaryGroup: '3' });
      expect(answer.user?.groups.map((group) => group.id).sort()).toEqual(['1', '3']);
      expect(answer.user?.passwordChanged).toBe('2026-07-01T00:00:00.000Z');
      const patches = server.calls.filter((call) => call.method === 'PATCH');
      expect(patches.map((call) => call.json)).toEqual([
        { active: false, force_reset: true, password: 'another one', groups: [1, 3], primary_group: 3 },
      ]);
    },
  );

  it('V5 PATCH changes activity, password reset and password', async () => {
    const session = (await start()).open();
    const user = await userOf(session, 'plain');
    const answer = valueIn(
      await updateUser(session, user, { active: false, forceReset: true }, { password: 'another one' }),
    );
    expect(answer.user).toMatchObject({ id: user.id, status: 'inactive', mustResetPassword: true });
    expect(await userOf(session, 'plain')).toEqual(answer.user);
  });

  it('changes administrator levels', async () => {
    const session = (await start()).open();
    const user = await userOf(session, 'plain');
    const raised = valueIn(await updateUser(session, user, { administrator: 'users' })).user;
    expect(raised?.administrator).toBe('users');
    expect(valueIn(await updateUser(session, user, { administrator: null })).user?.administrator).toBeNull();
  });

  it.runIf(profile.groups)(
    'V5 PATCH refuses a short password, groups that are gone and a primary group of others',
    async () => {
      const session = (await start()).open();
      const user = await userOf(session, 'plain');
      expect(codeOf(await updateUser(session, user, {}, { password: 'short' }))).toBe('password-too-short');
      const missing = failureIn(await updateUser(session, user, { groups: ['1', '77'] }));
      expect(missing).toMatchObject({ code: 'groups-missing', details: { groups: '77' } });
      const stranger = failureIn(await updateUser(session, user, { primaryGroup: '3' }));
      expect(stranger).toMatchObject({ code: 'not-a-member', details: { user: 'plain' } });
      expect(Object.keys(stranger.fields ?? {})).toEqual(['primaryGroup']);
    },
  );

  it('V5 PATCH refuses a field that the server does not have before anything is sent', async () => {
    const server = await start();
    const session = server.open();
    const user = await userOf(session, 'plain');
    const [first = {}] = session.divide('update-user', { email: 'a@example.org', administrator: 'base' });
    const refused = failureIn(await updateUser(session, user, first));
    expect(refused).toMatchObject({ code: 'not-supported', details: { what: expect.stringContaining('e-mail') } });
    expect(server.calls.some((call) => call.method === 'PATCH')).toBe(false);
  });

  it.runIf(profile.spaceRoles)('V6, V7 and V8 read, give and take roles on the space', async () => {
    const server = await start();
    const session = server.open();
    const user = await userOf(session, 'plain');
    const set = (role: string, held: boolean) =>
      session.write(changeTo('set-stored-role', { id: user.id, name: user.handle }, { [role]: held }), {});
    expect(valueIn(await session.listStoredRoles(user.id))).toEqual([]);
    expect(valueIn(await set('sample_editor', true)).user?.handle).toBe('plain');
    valueIn(await set('reference_builder', true));
    expect(valueIn(await session.listStoredRoles(user.id))).toEqual(['reference_builder', 'sample_editor']);
    valueIn(await set('sample_editor', false));
    expect(valueIn(await session.listStoredRoles(user.id))).toEqual(['reference_builder']);
    const role = `/users/${user.id}/permissions/sample_editor`;
    expect(server.calls.filter((call) => call.path === role).map((call) => call.method)).toEqual(['PUT', 'DELETE']);
  });

  it.runIf(profile.spaceRoles)(
    'V7 DELETE and V8 PUT ask for the user first, since the server does not, and refuse unknown roles',
    async () => {
      const session = (await start()).open();
      const set = (id: string, role: string, held: boolean) =>
        session.write(changeTo('set-stored-role', { id, name: id }, { [role]: held }), {});
      expect(codeOf(await set('nobody', 'sample_editor', true))).toBe('user-not-found');
      expect(codeOf(await set('nobody', 'sample_editor', false))).toBe('user-not-found');
      const { id } = await userOf(session, 'mhartley');
      expect(failureIn(await set(id, 'create_ref', true))).toMatchObject({
        code: 'input-invalid',
        fields: { create_ref: 'Virtool knows no such role.' },
      });
    },
  );

  it.runIf(!profile.spaceRoles)('V6, V7 and V8 are not there, and say so', async () => {
    const server = await start();
    const session = server.open();
    const { id } = await userOf(session, 'plain');
    const set = (held: boolean) => session.write(changeTo('set-stored-role', { id }, { owner: held }), {});
    expect(valueIn(await session.listStoredRoles(id))).toEqual([]);
    for (const held of [true, false]) {
      expect(failureIn(await set(held)).hint).toContain('33.0.0 dropped them. Give rights through groups.');
    }
    const description = valueIn(await session.describe());
    expect(description.storedRoles).toBeNull();
    expect(description.capabilities['users.stored-roles']).toMatchObject({ available: false });
    expect(server.calls.some((call) => call.path.includes('/permissions'))).toBe(false);
  });
});
