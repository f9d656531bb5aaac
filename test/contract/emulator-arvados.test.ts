import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNTS, ANONYMOUS_TOKEN, MANAGEMENT_TOKEN, v1, v2 } from '../../demo/arvados/fixtures.ts';
import { startEmulator } from '../../demo/lib/profiles.ts';
import { failureOf, type Lab, openLab, refusal } from './emulator-arvados-client.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.emulator.close());

describe('probing', () => {
  it('exports the configuration to everybody, the anonymous token with it and the policies without', async () => {
    const { status, headers, json } = await lab.anonymous.get('config');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(json).toMatchObject({
      ClusterID: 'ardev',
      API: { MaxItemsPerResponse: 1000, RequestTimeout: '5m' },
      Login: { Test: { Enable: true }, PAM: { Enable: false }, LoginCluster: '' },
      Users: { AnonymousUserToken: ANONYMOUS_TOKEN, CanCreateRoleGroups: true },
      Services: { Controller: { ExternalURL: 'https://ardev.example.com/' } },
    });
    expect(Object.keys(json.RemoteClusters as object)).toEqual(['*', 'arpee']);
    expect(json.Users).not.toHaveProperty('AutoSetupNewUsers');
  });

  it('publishes a discovery document that tells the release by what is in it', async () => {
    const { status, headers, json } = await lab.anonymous.get('/discovery/v1/apis/arvados/v1/rest');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(json).toMatchObject({
      kind: 'discovery#restDescription',
      id: 'arvados:v1',
      revision: '20250402',
      packageVersion: '3.2.1-1',
      sourceVersion: '985b2e50',
      source_version: '985b2e50',
      uuidPrefix: 'ardev',
      basePath: '/arvados/v1/',
      generatedAt: '2026-08-10T09:15:00Z',
      schemas: { User: { uuidPrefix: 'tpzed' } },
    });
    const { users, repositories, computed_permissions, credentials } = json.resources as Record<
      string,
      { methods: object }
    >;
    expect(Object.keys(users?.methods ?? {}).sort()).toEqual(
      'activate create current delete get list merge setup system unsetup update'.split(' '),
    );
    expect(users?.methods).toMatchObject({ activate: { httpMethod: 'POST', path: 'users/{uuid}/activate' } });
    expect([repositories, computed_permissions, credentials].map(Boolean)).toEqual([false, true, true]);
  });

  it('pings for the management token only', async () => {
    const ping = async (authorization?: string) => {
      const got = await lab.anonymous.send('GET', '/_health/ping', { headers: authorization ? { authorization } : {} });
      return [got.status, got.text.trim()];
    };
    expect(await ping()).toEqual([401, 'authorization required']);
    expect(await ping(`Bearer ${v2('admin')}`)).toEqual([403, 'authorization error']);
    expect(await ping(`Bearer ${MANAGEMENT_TOKEN}`)).toEqual([200, '{"health":"OK"}']);
    lab.configuration.managementToken = '';
    expect(await ping(`Bearer ${MANAGEMENT_TOKEN}`)).toEqual([404, 'disabled']);
    lab.configuration.managementToken = MANAGEMENT_TOKEN;
  });

  it('forgets methods that are switched off, and answers 404 Disabled', async () => {
    lab.configuration.disabledApis = ['users.merge'];
    const { json } = await lab.anonymous.get('/discovery/v1/apis/arvados/v1/rest');
    expect((json.resources as { users: { methods: object } }).users.methods).not.toHaveProperty('merge');
    const got = await lab.admin.post('users/merge', {});
    expect(got.status).toBe(404);
    expect(got.json.errors[0]).toMatch(refusal('404 Not Found', 'Disabled'));
    lab.configuration.disabledApis = [];
  });
});

describe('tokens', () => {
  it.each([
    ['Bearer', `Bearer ${v2('plain')}`],
    ['OAuth2', `OAuth2 ${v2('plain')}`],
    ['v1, the secret alone', `Bearer ${v1('plain')}`],
    ['Basic', `Basic ${Buffer.from(`anybody:${v2('plain')}`).toString('base64')}`],
  ])('are taken as %s', async (_, authorization) => {
    const { status, json } = await lab.anonymous.send('GET', 'users/current', { headers: { authorization } });
    expect([status, json.uuid]).toEqual([200, ACCOUNTS.plain]);
  });

  it('are taken from a parameter and from a cookie', async () => {
    expect((await lab.anonymous.get('users/current', { api_token: v2('plain') })).json.uuid).toBe(ACCOUNTS.plain);
    const cookie = `arvados_api_token=${Buffer.from(v2('plain')).toString('base64url')}`;
    const got = await lab.anonymous.send('GET', 'users/current', { headers: { cookie } });
    expect(got.json.uuid).toBe(ACCOUNTS.plain);
  });

  it.each([
    ['no token', null],
    ['an unknown secret', 'nothing'],
    ['a wrong secret behind the right uuid', 'v2/ardev-gj3su-adm1n0000000001/wrong'],
    ['an expired token', v2('expired')],
    ['a container token', `${v2('admin')}/ardev-dz642-000000000000001`],
  ])('answer 401 for %s', async (_, token) => {
    const client = token === null ? lab.anonymous : lab.withToken(token);
    const got = await client.get('users/current');
    expect(got.status).toBe(401);
    expect(got.json.errors[0]).toMatch(refusal('401 Unauthorized', 'Not logged in'));
    expect(got.json).not.toHaveProperty('error_token');
  });

  it('with scopes do what the scopes say, and may always look at themselves', async () => {
    const scoped = lab.as('scoped');
    expect((await scoped.get('users')).status).toBe(200);
    expect((await scoped.get('users/current')).status).toBe(200);
    expect((await scoped.get('api_client_authorizations/current')).status).toBe(200);
    const got = await scoped.get('groups');
    expect(got.status).toBe(403);
    expect(got.json.errors[0]).toMatch(refusal('403 Forbidden', 'Forbidden'));
    expect((await scoped.patch(`users/${ACCOUNTS.plain}`, { user: {} })).status).toBe(403);
  });

  it('of the configuration act as the system user and as the anonymous user', async () => {
    expect((await lab.root.get('users/current')).json).toMatchObject({
      uuid: 'ardev-tpzed-000000000000000',
      is_admin: true,
    });
    expect((await lab.root.get('api_client_authorizations/current')).json.uuid).toBe('ardev-gj3su-000000000000000');
    const nobody = lab.withToken(ANONYMOUS_TOKEN);
    expect((await nobody.get('users/current')).json).toMatchObject({
      uuid: 'ardev-tpzed-anonymouspublic',
      is_active: false,
    });
    expect((await nobody.post('groups', { group: { group_class: 'role', name: 'x' } })).status).toBe(403);
  });

  it('of an inactive user show that user and nobody else', async () => {
    const newcomer = lab.as('newcomer');
    expect((await newcomer.get('users/current')).json).toMatchObject({ is_active: false, is_invited: false });
    expect((await newcomer.get('users')).json.items.map(({ uuid }) => uuid)).toEqual([ACCOUNTS.newcomer]);
    expect((await newcomer.get('groups')).json.items).toEqual([]);
  });
});

describe('transport', () => {
  it('echoes a request id or makes one, and puts it at the end of backend errors', async () => {
    const sent = await lab.admin.send('GET', 'users/x', { headers: { 'x-request-id': 'req-mine' } });
    expect(sent.headers.get('x-request-id')).toBe('req-mine');
    expect(sent.json.errors[0]).toBe(
      '//railsapi.internal/arvados/v1/users/x: 404 Not Found: Path not found (req-mine)',
    );
    expect((await lab.admin.get('users/current')).headers.get('x-request-id')).toMatch(/^req-[0-9a-z]{20}$/);
  });

  it('allows other origins below the API and nowhere else', async () => {
    const { status, headers, text } = await lab.anonymous.send('OPTIONS', 'users');
    expect([status, text, headers.get('access-control-allow-origin')]).toEqual([200, '', '*']);
    expect(headers.get('access-control-allow-headers')).toMatch(/Authorization.*Content-Type/);
    expect((await lab.anonymous.get('/login')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('takes a POST for a GET when a header, the query or a form says so', async () => {
    const ways = [
      { headers: { 'x-http-method-override': 'GET' }, query: { limit: 0 } },
      { query: { _method: 'GET', limit: 0 } },
      { raw: '_method=GET&limit=0', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ];
    for (const way of ways) expect((await lab.admin.send('POST', 'users', way)).json.items_available).toBe(40);
  });

  it('answers HEAD like GET, without a body', async () => {
    const { status, text, headers } = await lab.admin.send('HEAD', 'users/current');
    expect([status, text, headers.get('content-type')]).toEqual([200, '', 'application/json']);
  });

  it('accepts PUT for PATCH, but for tokens PUT only', async () => {
    const path = `users/${ACCOUNTS.second}`;
    expect((await lab.admin.send('PUT', path, { body: { user: { first_name: 'Put' } } })).json.first_name).toBe('Put');
    const token = 'api_client_authorizations/ardev-gj3su-adm1n0000000001';
    expect(failureOf(await lab.admin.patch(token, {}))).toEqual([405, 'API endpoint not found']);
    const put = { body: { api_client_authorization: { scopes: ['all'] } } };
    expect((await lab.admin.send('PUT', token, put)).status).toBe(200);
  });

  it('knows wrong verbs and unknown routes at the edge and behind it', async () => {
    expect(failureOf(await lab.admin.delete('users'))).toEqual([405, 'API endpoint not found']);
    expect(failureOf(await lab.admin.post('users/x/update_uuid', {}))).toEqual([404, 'API endpoint not found']);
    const unknown = await lab.admin.get('nothing');
    expect(unknown.status).toBe(404);
    expect(unknown.json).toEqual({
      errors: [expect.stringMatching(/^Path not found \(req-[0-9a-z]{20}\)$/)],
      error_token: expect.stringMatching(/^1786353300\+[0-9a-f]{8}$/),
    });
  });

  it('refuses broken bodies with 400 and broken values with 500, before anybody asks for a token', async () => {
    const json = { 'content-type': 'application/json' };
    expect((await lab.anonymous.send('POST', 'users', { raw: '{', headers: json })).status).toBe(400);
    expect((await lab.anonymous.send('POST', 'users', { raw: '[]', headers: json })).status).toBe(400);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await lab.anonymous.send('POST', 'users', { raw: 'user=%zz', headers: form })).status).toBe(400);
    expect((await lab.anonymous.send('POST', 'users', { raw: 'user={', headers: form })).status).toBe(500);
    expect((await lab.anonymous.get('users', { limit: 'ten' })).status).toBe(500);
  });

  it('reads a body without content type as JSON, and multipart forms', async () => {
    const raw = JSON.stringify({ user: { first_name: 'Typeless' } });
    const bytes = { raw, headers: { 'content-type': '' } };
    expect((await lab.admin.send('PATCH', `users/${ACCOUNTS.second}`, bytes)).json.first_name).toBe('Typeless');
    const form = '--b\r\nContent-Disposition: form-data; name="user"\r\n\r\n{"first_name":"Multi"}\r\n--b--\r\n';
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    expect((await lab.admin.send('PATCH', `users/${ACCOUNTS.second}`, { raw: form, headers })).json.first_name).toBe(
      'Multi',
    );
  });

  it('answers 413 for a large body and 503 without any body when overloaded', async () => {
    lab.configuration.maxRequestSize = 10;
    expect((await lab.admin.post('users', { user: { first_name: 'long' } })).status).toBe(413);
    lab.configuration.maxRequestSize = 134_217_728;
    lab.configuration.overloaded = true;
    const { status, text } = await lab.admin.get('users');
    expect([status, text]).toEqual([503, '']);
    lab.configuration.overloaded = false;
  });
});

describe('the two shapes', () => {
  it('edge: sorted keys, empty texts for null, neither etag nor self_link on lists', async () => {
    const { headers, json } = await lab.admin.get('users', { filters: [['uuid', '=', ACCOUNTS.nameless]] });
    expect(headers.get('content-type')).toBe('application/json');
    expect(Object.keys(json)).toEqual(['items', 'items_available', 'kind', 'limit', 'offset']);
    const [user] = json.items;
    expect(Object.keys(user ?? {}).slice(0, -1)).toEqual(
      Object.keys(user ?? {})
        .slice(0, -1)
        .sort(),
    );
    expect(user).toMatchObject({
      email: '',
      username: '',
      identity_url: '',
      prefs: {},
      modified_at: expect.any(String),
    });
  });

  it('backend: template order, nulls, etag and self_link on lists, error_token on errors', async () => {
    const { headers, json } = await lab.admin.get('virtual_machines');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(json).toMatchObject({ kind: 'arvados#virtualMachineList', etag: '', self_link: '', items_available: 1 });
    const refused = await lab.anonymous.get('virtual_machines');
    expect([refused.status, refused.json.errors[0]]).toEqual([401, expect.stringMatching(/^Not logged in \(req-/)]);
    expect(refused.json).toHaveProperty('error_token');
  });
});

describe('the registered profiles', () => {
  it.each(['arvados-2.2', 'arvados-3.2'])('%s signs in with an administrator’s token', async (profile) => {
    const emulator = await startEmulator({ profile });
    try {
      expect(emulator).toMatchObject({ profile, kind: 'arvados', users: 2400 });
      expect(emulator.signIn).toEqual({ method: 'token', handle: null, password: null, key: v2('admin') });
      const headers = { authorization: `Bearer ${emulator.signIn.key}` };
      const response = await fetch(`${emulator.origin}/arvados/v1/users?limit=0`, { headers });
      expect(await response.json()).toMatchObject({ items_available: 2400 });
    } finally {
      await emulator.close();
    }
  });

  it('moves below /api behind a web interface, and has words of its own for an injected 500', async () => {
    const emulator = await startEmulator({ profile: 'arvados-3.2', users: 3, ui: true });
    try {
      expect((await fetch(`${emulator.origin}/arvados/v1/config`)).headers.get('content-type')).toContain('text/html');
      expect((await fetch(`${emulator.origin}/api/arvados/v1/config`)).status).toBe(200);
      emulator.faults.set('500');
      expect(await (await fetch(`${emulator.origin}/api/arvados/v1/config`)).json()).toHaveProperty('errors');
    } finally {
      await emulator.close();
    }
  });
});
