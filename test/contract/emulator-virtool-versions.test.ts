import { afterEach, describe, expect, it } from 'vitest';
import type { EmulatorOptions } from '../../demo/lib/emulator.ts';
import { CRASH, failure, type Lab, openLab } from './emulator-virtool-client.ts';

const labs: Lab[] = [];
const open = async (profile: string, options: Partial<EmulatorOptions> = {}): Promise<Lab> => {
  const lab = await openLab({ profile, ...options });
  labs.push(lab);
  return lab;
};
afterEach(() => Promise.all(labs.splice(0).map((lab) => lab.emulator.close())));

describe('the root document of each release', () => {
  it.each([
    ['virtool-m0', '23.4.0', ['account', 'admin', 'groups', 'settings', 'spaces', 'users']],
    ['virtool-m1', '24.1.0', ['account', 'admin', 'groups', 'settings', 'spaces', 'users']],
    ['virtool-33', '33.0.0', ['account', 'admin', 'groups', 'settings', 'users']],
    ['virtool-35', '35.0.0', ['account', 'admin', 'groups', 'settings', 'users']],
    ['virtool-38', '38.0.0', ['account', 'admin', 'settings', 'users']],
    ['virtool-39', '39.21.0', ['account', 'settings', 'users']],
    ['virtool-41', '41.8.0', []],
  ])('%s tells %s and lists what is there', async (profile, version, expected) => {
    const { json, headers } = await (await open(profile)).anonymous().get('/');
    expect([json.version, headers.get('x-virtool-version')]).toEqual([version, version]);
    const known = ['account', 'admin', 'groups', 'settings', 'spaces', 'users'];
    expect(known.filter((name) => name in json.endpoints)).toEqual(expected);
  });
});

describe('the profile virtool-m0', () => {
  it('lists users for user administrators only', async () => {
    const lab = await open('virtool-m0');
    const refused = await (await lab.as('plain')).get('/users');
    expect([refused.status, refused.json]).toEqual([403, failure('forbidden', 'Requires administrative privilege')]);
    expect((await (await lab.as('user-admin')).get('/users')).json).toMatchObject({ found_count: 14 });
  });
});

describe('the profile virtool-33', () => {
  it('has no roles on spaces any more', async () => {
    const lab = await open('virtool-33');
    for (const [method, path] of [
      ['GET', '/users/x7Kd02Qa/permissions'],
      ['PUT', '/users/x7Kd02Qa/permissions/owner'],
      ['DELETE', '/users/x7Kd02Qa/permissions/owner'],
      ['GET', '/spaces'],
    ] as const) {
      const { status, text } = await lab.admin.send(method, path);
      expect([method, path, status, text]).toEqual([method, path, 404, '404: Not Found']);
    }
  });

  it('is the dialect before it otherwise, without the fields that it had dropped on the way', async () => {
    const lab = await open('virtool-33');
    const { json } = await lab.admin.get('/account');
    expect(typeof json.id).toBe('string');
    expect(json).not.toHaveProperty('b2c');
    expect((await lab.admin.get('/users?active=maybe')).status).toBe(400);
    const path = '/admin/users/x7Kd02Qa';
    expect((await lab.admin.patch(path, { active: true })).status).toBe(200);
    expect((await lab.admin.patch(path, { active: true })).status).toBe(404);
    expect((await lab.withKey('nobody', 'f').get('/account')).text).toBe(CRASH);
  });
});

describe('the profile virtool-35', () => {
  it('numbers its users everywhere, and refuses a path with anything else', async () => {
    const lab = await open('virtool-35', { users: 40 });
    const id = await lab.idOf('mhartley');
    expect((await lab.admin.get('/admin/users')).json.items.every((user) => typeof user.id === 'number')).toBe(true);
    expect((await lab.admin.get('/groups/2')).json.users).toContainEqual({ id, handle: 'mhartley' });
    const made = await lab.admin.post('/users', { handle: 'newcomer', password: 'long-enough' });
    expect(made.headers.get('location')).toBe(`/users/${made.json.id}`);
    expect(Number(made.json.id)).toBeGreaterThan(40);
    for (const path of ['/users/x7Kd02Qa', '/admin/users/x7Kd02Qa', '/admin/users/1.5']) {
      const { status, json: issues } = await lab.admin.get(path);
      expect([status, issues]).toEqual([
        400,
        [{ loc: ['user_id'], msg: 'value is not a valid integer', type: 'type_error.integer', in: 'path' }],
      ]);
    }
    expect((await lab.admin.get('/users/999')).json).toEqual(failure('not_found', 'Not found'));
  });

  it('lists whole users without regard to case, and crashes on a page that is no number', async () => {
    const lab = await open('virtool-35');
    await lab.admin.post('/users', { handle: 'Zoe', password: 'long-enough' });
    const { documents } = (await (await lab.as('plain')).get('/users?per_page=100')).json;
    const handles = documents.map((user) => user.handle.toLowerCase());
    expect(handles).toEqual([...handles].sort());
    expect(documents.find((user) => user.handle === 'admin')).toMatchObject({ administrator_role: 'full' });
    for (const query of ['page=x', 'per_page=x', 'per_page=']) {
      expect((await lab.admin.get(`/users?${query}`)).text).toBe(CRASH);
    }
    expect((await lab.admin.get('/admin/users?page=x')).status).toBe(200);
  });

  it('searches as LIKE does', async () => {
    const lab = await open('virtool-35');
    for (const handle of ['a_b', 'axb', '100%']) {
      await lab.admin.post('/users', { handle, password: 'long-enough' });
    }
    const find = async (term: string) =>
      (await lab.admin.get(`/users?find=${encodeURIComponent(term)}`)).json.documents.map((user) => user.handle);
    expect(await find('A_B')).toEqual(['a_b', 'axb']);
    expect(await find('a\\_b')).toEqual(['a_b']);
    expect(await find('0\\%')).toEqual(['100%']);
    expect(await find('pl%in')).toEqual(['plain']);
    expect(await find('.*')).toEqual([]);
  });

  it('signs in by handle or user name, without regard to case, with cookies for TLS', async () => {
    const lab = await open('virtool-35');
    const login = (body: object) => lab.anonymous().post('/account/login', { password: 'plain-password', ...body });
    for (const body of [{ handle: 'plain' }, { username: 'plain' }, { handle: 'PLAIN' }]) {
      const { status, cookies } = await login(body);
      expect(status).toBe(201);
      expect(cookies).toHaveLength(2);
      expect(cookies.every((cookie) => cookie.endsWith('; Path=/; SameSite=Lax; Secure'))).toBe(true);
    }
    expect((await login({ handle: 'nobody' })).json).toEqual(failure('bad_request', 'Invalid handle or password.'));
    expect((await login({})).json).toMatchObject([{ loc: ['handle'], type: 'value_error.missing' }]);
  });

  it('keeps handles unique without regard to case, the invented ones too', async () => {
    const lab = await open('virtool-35', { users: 600 });
    const answer = await lab.admin.post('/users', { handle: 'MHartley', password: 'long-enough' });
    expect([answer.status, answer.json]).toEqual([400, failure('bad_request', 'User already exists')]);
    const lists = [true, false].map((active) => lab.admin.get(`/users?per_page=1000&active=${active}`));
    const handles = (await Promise.all(lists)).flatMap(({ json }) => json.documents.map((user) => user.handle));
    expect(new Set(handles.map((handle) => handle.toLowerCase())).size).toBe(600);
  });

  it('answers 401 to every key that does not fit', async () => {
    const lab = await open('virtool-35');
    const key = lab.emulator.signIn.key ?? '';
    expect((await lab.withKey('ADMIN', key).get('/account')).status).toBe(200);
    for (const [handle, secret] of [
      ['nobody', key],
      ['admin', 'f'.repeat(64)],
      ['retired', key],
    ] as const) {
      const { status, json } = await lab.withKey(handle, secret).get('/account');
      expect([status, json]).toEqual([401, failure('invalid_authorization_header', 'Invalid authorization header')]);
    }
  });

  it('takes an update that changes nothing', async () => {
    const lab = await open('virtool-35');
    const path = `/admin/users/${await lab.idOf('mhartley')}`;
    const before = (await lab.admin.get(path)).json;
    for (const body of [{}, { active: true }, { groups: [2, 1], primary_group: 2 }]) {
      const { status, json } = await lab.admin.patch(path, body);
      expect([status, json]).toEqual([200, before]);
    }
  });

  it('clears the primary group with `groups` alone, and in no other way', async () => {
    const lab = await open('virtool-35');
    const path = `/admin/users/${await lab.idOf('mhartley')}`;
    const refused = failure('bad_request', 'User is not a member of group');
    for (const body of [
      { primary_group: null },
      { primary_group: 3 },
      { primary_group: 77 },
      { groups: [1], primary_group: 2 },
    ]) {
      const { status, json } = await lab.admin.patch(path, body);
      expect([status, json]).toEqual([400, refused]);
    }
    const kept = (await lab.admin.get(path)).json;
    expect([kept.groups, kept.primary_group]).toMatchObject([[{ id: 2 }, { id: 1 }], { id: 2 }]);
    const cleared = (await lab.admin.patch(path, { groups: [1, 2] })).json;
    expect([cleared.groups, cleared.primary_group]).toMatchObject([[{ id: 2 }, { id: 1 }], null]);
    expect((await lab.admin.patch(path, { groups: [3], primary_group: 3 })).json.primary_group).toMatchObject({
      id: 3,
    });
  });

  it('crashes on groups that do not exist or come twice, and stores nothing then', async () => {
    const lab = await open('virtool-35');
    const path = `/admin/users/${await lab.idOf('mhartley')}`;
    const before = (await lab.admin.get(path)).json;
    for (const groups of [[1, 77], [1, 1], ['technicians']]) {
      expect((await lab.admin.patch(path, { groups, active: false })).text).toBe(CRASH);
    }
    expect((await lab.admin.get(path)).json).toEqual(before);
  });

  it('lets the three levels in the middle pass each other’s checks', async () => {
    const lab = await open('virtool-35');
    const settings = (handle: string) => lab.as(handle).then((client) => client.patch('/settings', {}));
    expect((await settings('user-admin')).status).toBe(200);
    expect((await settings('spaces-admin')).status).toBe(200);
    expect((await settings('base-admin')).status).toBe(403);
    const before = await open('virtool-33');
    expect((await (await before.as('user-admin')).patch('/settings', {})).status).toBe(403);
  });
});

describe('the profiles that take things away', () => {
  it('virtool-38 has no groups, but users keep theirs', async () => {
    const lab = await open('virtool-38');
    for (const path of ['/groups', '/groups/1']) expect((await lab.admin.get(path)).text).toBe('404: Not Found');
    const user = (await lab.admin.get(`/users/${await lab.idOf('mhartley')}`)).json;
    expect(user.groups).toHaveLength(2);
    expect((await lab.admin.post('/users', { handle: 'newcomer', password: 'long-enough' })).status).toBe(201);
  });

  it('virtool-39 reads users by API key and does nothing else with them', async () => {
    const lab = await open('virtool-39');
    expect(lab.emulator.signIn).toMatchObject({ method: 'key', handle: 'admin', password: null });
    for (const path of ['/users', '/account', '/account/keys', '/settings']) {
      expect([path, (await lab.admin.get(path)).status]).toEqual([path, 200]);
    }
    for (const path of ['/users/1', '/admin/users', '/admin/roles', '/groups']) {
      expect([path, (await lab.admin.get(path)).text]).toEqual([path, '404: Not Found']);
    }
    expect((await lab.admin.post('/users', { handle: 'newcomer' })).text).toBe(CRASH);
    const login = await lab.anonymous().post('/account/login', { handle: 'admin', password: 'admin-password' });
    expect([login.status, login.json]).toEqual([401, failure('unauthorized', 'Requires authorization')]);
    expect((await lab.anonymous().put('/users/first', {})).status).toBe(401);
  });

  it('virtool-41 knows no users at all', async () => {
    const lab = await open('virtool-41');
    expect(lab.emulator.signIn.method).toBeNull();
    for (const path of ['/users', '/account', '/groups', '/admin/users']) {
      expect([path, (await lab.anonymous().get(path)).status]).toEqual([path, 401]);
    }
  });

  it('virtool-42 answers every path with its web interface', async () => {
    const lab = await open('virtool-42');
    for (const path of ['/', '/api/', '/users', '/api/users']) {
      const { status, headers } = await lab.anonymous().get(path);
      expect([path, status, headers.get('content-type')]).toEqual([path, 200, 'text/html; charset=utf-8']);
    }
  });
});
