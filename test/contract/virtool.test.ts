import { afterEach, describe, expect, it } from 'vitest';
import { virtool } from '../../electron/core/adapters/virtool/adapter.ts';
import {
  allUsers,
  changeTo,
  closeServers,
  codeOf,
  createUser,
  failureIn,
  startServer,
  updateUser,
  userOf,
  valueIn,
} from './virtool-server.ts';

afterEach(closeServers);

describe('operations on users', () => {
  it('V1 GET /users finds active accounts by a part of the handle', async () => {
    const server = await startServer();
    const found = valueIn(await server.open().findUsers({ find: 'HARTL', active: true }, 1));
    expect(found.users.map((user) => user.handle)).toContain('mhartley');
    expect(found.users.every((user) => user.handle.includes('hartl') && user.status !== 'inactive')).toBe(true);
    const call = server.calls.find((one) => one.path === '/users');
    expect(call?.query).toMatchObject({ find: 'HARTL', active: true, page: 1 });
  });

  it('V1 GET /users with active=false finds deactivated accounts only', async () => {
    const server = await startServer();
    const found = valueIn(await server.open().findUsers({ active: false }, 1));
    expect(found.users.map((user) => user.handle)).toContain('retired');
    expect(found.users.every((user) => user.status === 'inactive')).toBe(true);
    expect(found.expected).toBe(found.users.length);
  });

  it('V1 GET /users tells names of groups and administrator levels, which the answer itself lacks', async () => {
    const session = (await startServer()).open();
    const [mhartley] = valueIn(await session.findUsers({ find: 'mhartley' }, 1)).users;
    expect(mhartley).toEqual(valueIn(await session.getUser('x7Kd02Qa')));
    const admins = valueIn(await session.findUsers({ find: 'user-admin' }, 1)).users;
    expect(admins.map((user) => user.administrator)).toEqual(['users']);
  });

  it('V1 GET /users goes on with the next page, and a page past the end is empty', async () => {
    const session = (await startServer({ users: 250 })).open();
    const first = valueIn(await session.findUsers({}, 1));
    const second = valueIn(await session.findUsers({}, 2));
    expect(first.users).toHaveLength(100);
    expect(new Set([...first.users, ...second.users].map((user) => user.id)).size).toBe(200);
    expect(valueIn(await session.findUsers({}, 9)).users).toEqual([]);
  });

  it('V2 POST /users creates a user, who has to choose a password unless told otherwise', async () => {
    const session = (await startServer()).open();
    const created = valueIn(await createUser(session, ' newcomer ')).user;
    expect(created).toMatchObject({ handle: 'newcomer', status: 'reset-due', groups: [], administrator: null });
    const script = valueIn(await createUser(session, 'script', { forceReset: false })).user;
    expect(script).toMatchObject({ status: 'active', mustResetPassword: false });
  });

  it('V2 POST /users puts each refusal on its field', async () => {
    const session = (await startServer()).open();
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
    const server = await startServer({ virgin: true });
    const created = await virtool.createFirstUser?.(server.http, { handle: 'first', password: 'long enough' });
    expect(created && valueIn(created)).toMatchObject({ handle: 'first', administrator: 'full', status: 'active' });
    const self = valueIn(await server.open({ handle: 'first', secret: 'long enough' }).verify());
    expect(self.administrator).toBe('full');
  });

  it('V3 PUT /users/first names the real minimum length, and says when somebody else was faster', async () => {
    const server = await startServer({ virgin: true });
    const first = (password: string, handle = 'first') =>
      virtool.createFirstUser?.(server.http, { handle, password }) ?? Promise.reject(new Error('missing'));
    expect(failureIn(await first('short'))).toMatchObject({ code: 'password-too-short', details: { minimum: 8 } });
    expect(codeOf(await first('long enough', 'virtool'))).toBe('handle-reserved');
    valueIn(await first('long enough'));
    expect(failureIn(await first('long enough', 'second')).message).toContain('has its first user already');
  });

  it('V4 GET /users/{id} reads one user, and says who is gone', async () => {
    const session = (await startServer()).open();
    expect(valueIn(await session.getUser('x7Kd02Qa'))).toMatchObject({
      id: 'x7Kd02Qa',
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
    expect(failureIn(await session.getUser('nobody'))).toMatchObject({
      code: 'user-not-found',
      details: { user: 'nobody', instance: 'lab-01' },
    });
  });

  it('V5 PATCH changes activity, password reset, groups, primary group and password in one call', async () => {
    const server = await startServer();
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
  });

  it('V5 PATCH refuses a short password, groups that are gone and a primary group of others', async () => {
    const session = (await startServer()).open();
    const user = await userOf(session, 'plain');
    expect(codeOf(await updateUser(session, user, {}, { password: 'short' }))).toBe('password-too-short');
    const missing = failureIn(await updateUser(session, user, { groups: ['1', '77'] }));
    expect(missing).toMatchObject({ code: 'groups-missing', details: { groups: '77' } });
    const stranger = failureIn(await updateUser(session, user, { primaryGroup: '3' }));
    expect(stranger).toMatchObject({ code: 'not-a-member', details: { user: 'plain' } });
    expect(Object.keys(stranger.fields ?? {})).toEqual(['primaryGroup']);
  });

  it('V5 PATCH refuses a field that the server does not have before anything is sent', async () => {
    const server = await startServer();
    const session = server.open();
    const user = await userOf(session, 'plain');
    const [first = {}] = session.divide('update-user', { email: 'a@example.org', administrator: 'base' });
    const refused = failureIn(await updateUser(session, user, first));
    expect(refused.fields).toEqual({ email: 'The server has no such field.' });
    expect(server.calls.some((call) => call.method === 'PATCH')).toBe(false);
  });

  it('V6, V7 and V8 read, give and take roles on the space', async () => {
    const server = await startServer();
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

  it('V7 DELETE and V8 PUT ask for the user first, since the server does not, and refuse unknown roles', async () => {
    const session = (await startServer()).open();
    const set = (id: string, role: string, held: boolean) =>
      session.write(changeTo('set-stored-role', { id, name: id }, { [role]: held }), {});
    expect(codeOf(await set('nobody', 'sample_editor', true))).toBe('user-not-found');
    expect(codeOf(await set('nobody', 'sample_editor', false))).toBe('user-not-found');
    expect(failureIn(await set('x7Kd02Qa', 'create_ref', true))).toMatchObject({
      code: 'input-invalid',
      fields: { create_ref: 'Virtool knows no such role.' },
    });
  });
});

describe('the directory', () => {
  it('holds every account once, whatever the number of pages', async () => {
    const server = await startServer({ users: 1300 });
    const users = await allUsers(server.open());
    expect(users).toHaveLength(1300);
    expect(new Set(users.map((user) => user.id)).size).toBe(1300);
    expect(users.filter((user) => user.administrator === 'full').length).toBeGreaterThan(0);
  });

  it('tells how many accounts there are from the first page on', async () => {
    const session = (await startServer({ users: 700 })).open();
    for await (const page of session.listUsers()) {
      expect(valueIn(page)).toMatchObject({ expected: 700 });
      expect(valueIn(page).users).toHaveLength(500);
      break;
    }
  });

  it('holds a user once who was deactivated while it was read', async () => {
    const server = await startServer();
    const session = server.open();
    const other = server.open();
    server.meanwhile(
      (call) => call.path === '/admin/users' && call.query?.active === false,
      async () => valueIn(await updateUser(other, valueIn(await other.getUser('x7Kd02Qa')), { active: false })),
    );
    const users = await allUsers(session);
    expect(users.filter((user) => user.id === 'x7Kd02Qa')).toHaveLength(1);
  });

  it('is read by whoever has no right to see administrators, without their levels', async () => {
    const server = await startServer();
    const all = await allUsers(server.open());
    const seen = await allUsers(server.open({ handle: 'plain' }));
    const byId = new Map(seen.map((user) => [user.id, user]));
    expect(seen).toHaveLength(all.length);
    for (const user of all) {
      const groups = expect.arrayContaining(user.groups);
      expect(byId.get(user.id)).toEqual({ ...user, administrator: null, groups });
    }
  });

  it('stops with the failure when the server fails in the middle', async () => {
    const server = await startServer({ users: 700 });
    const results = [];
    for await (const page of server.open().listUsers()) {
      results.push(page);
      server.emulator.faults.set('500');
    }
    expect(results.map((page) => page.ok)).toEqual([true, false]);
  });

  it('stops when it is cancelled', async () => {
    const server = await startServer({ users: 700 });
    const controller = new AbortController();
    const codes = [];
    for await (const page of server.open().listUsers(controller.signal)) {
      codes.push(page.ok ? 'page' : page.failure.code);
      controller.abort();
    }
    expect(codes).toEqual(['page', 'cancelled']);
  });
});
