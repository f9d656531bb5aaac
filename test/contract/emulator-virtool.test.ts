import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basic, CRASH, failure, type Lab, openLab } from './emulator-virtool-client.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.emulator.close());

describe('the root document', () => {
  it('is public, names the version and lists endpoints', async () => {
    const { status, headers, json } = await lab.anonymous().get('/');
    expect(status).toBe(200);
    expect(headers.get('x-virtool-version')).toBe('26.3.0');
    expect(json).toMatchObject({ dev: false, first_user: false, version: '26.3.0' });
    expect(json.endpoints.authentication).toMatchObject({ url: '/overview/authentication' });
    expect(json.endpoints.references).toEqual({ url: '/references', doc: 'https://www.virtool.ca/docs/api/refs' });
    expect(Object.keys(json.endpoints)).toHaveLength(22);
    expect(json.endpoints).toHaveProperty('spaces');
  });

  it('ignores credentials, even wrong ones', async () => {
    expect((await lab.withKey('admin', 'wrong').get('/')).status).toBe(200);
  });
});

describe('representation', () => {
  it('is compact JSON in field order for clients that accept JSON', async () => {
    const { text } = await lab.admin.get('/groups');
    expect(text.startsWith('[{"id":3,"legacy_id":null,"name":"Bioinformatics"},')).toBe(true);
  });

  it('is indented JSON with sorted keys for everybody else', async () => {
    const { text } = await lab.admin.get('/settings', { headers: { accept: '*/*' } });
    expect(text.split('\n').slice(0, 4)).toEqual([
      '{',
      '  "default_source_types": [',
      '    "isolate",',
      '    "strain"',
    ]);
    const root = await lab.anonymous().get('/', { headers: { accept: '*/*' } });
    expect(Object.keys(root.json)).toEqual(['dev', 'endpoints', 'first_user', 'version']);
  });

  it('misspells the charset of answers and errors, but not of validation arrays', async () => {
    expect((await lab.admin.get('/groups')).headers.get('content-type')).toBe('application/json; charset=utf=8');
    expect((await lab.anonymous().get('/users')).headers.get('content-type')).toBe('application/json; charset=utf=8');
    const invalid = await lab.admin.get('/users?active=maybe');
    expect(invalid.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('sends the server headers with answers, error objects and validation arrays', async () => {
    const answers = [
      await lab.admin.get('/groups'),
      await lab.anonymous().get('/users'),
      await (await lab.as('plain')).get('/admin/users'),
      await lab.admin.get('/users/nobody'),
      await lab.admin.get('/users?active=maybe'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 403, 404, 400]);
    for (const { headers } of answers) {
      expect(headers.get('x-virtool-version')).toBe('26.3.0');
      expect(headers.get('server')).toBe('Virtool');
    }
  });

  it('sends no server headers with crashes, unknown routes and malformed JSON', async () => {
    const answers = [
      await lab.admin.get('/users?per_page=0'),
      await lab.admin.get('/nothing'),
      await lab.admin.send('POST', '/users', { raw: '{' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([500, 404, 400]);
    for (const { headers } of answers) {
      expect(headers.get('x-virtool-version')).toBeNull();
      expect(headers.get('server')).toBeNull();
    }
  });

  it('has no CORS headers', async () => {
    const { headers } = await lab.anonymous().get('/', { headers: { origin: 'https://example.org' } });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the four shapes of errors', () => {
  it('answers 400 with a short object for malformed and empty bodies', async () => {
    for (const raw of ['{"handle":', '']) {
      const { status, text, headers } = await lab.admin.send('POST', '/users', { raw });
      expect(status).toBe(400);
      expect(text).toBe('{"error": "Malformed JSON"}');
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    }
  });

  it('answers 400 with an array for a body that is no object', async () => {
    const { status, json } = await lab.admin.post('/users', ['bob']);
    expect(status).toBe(400);
    expect(json).toEqual([
      { loc: ['__root__'], msg: 'value is not a valid dict', type: 'type_error.dict', in: 'body' },
    ]);
  });

  it('ignores the content type of the request, unknown fields and unknown parameters', async () => {
    const client = lab.anonymous();
    const { status } = await client.send('POST', '/account/login?colour=blue', {
      raw: '{"username":"plain","password":"plain-password","colour":"blue"}',
      headers: { 'content-type': 'text/csv' },
    });
    expect(status).toBe(201);
  });

  it('answers 401 for an unknown path to strangers and 404 in plain text to users', async () => {
    const stranger = await lab.anonymous().get('/nothing');
    expect(stranger.status).toBe(401);
    expect(stranger.json).toEqual(failure('unauthorized', 'Requires authorization'));
    for (const path of ['/nothing', '/users/', '/api/users', '/samples']) {
      const user = await lab.admin.get(path);
      expect(user.status).toBe(404);
      expect(user.text).toBe('404: Not Found');
      expect(user.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    }
  });

  it('crashes on a method that the route does not define, even for strangers', async () => {
    const calls = [
      ['DELETE', '/users/x7Kd02Qa'],
      ['PUT', '/users'],
      ['OPTIONS', '/users'],
      ['GET', '/users/first'],
      ['GET', '/account/login'],
      ['POST', '/admin/users/x7Kd02Qa/role'],
    ] as const;
    for (const [method, path] of calls) {
      const { status, text, headers } = await lab.anonymous().send(method, path);
      expect([method, path, status, text]).toEqual([method, path, 500, CRASH]);
      expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    }
    expect((await lab.anonymous().send('HEAD', '/')).status).toBe(500);
  });

  it('crashes in HTML for clients that accept HTML', async () => {
    const { status, text, headers } = await lab.admin.send('DELETE', '/users/x7Kd02Qa', {
      headers: { accept: 'text/html' },
    });
    expect(status).toBe(500);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(text).toContain('<h1>500 Internal Server Error</h1>');
  });
});

describe('API keys', () => {
  it('carry the role of their owner', async () => {
    const { json } = await lab.admin.get('/account');
    expect(json).toMatchObject({ handle: 'admin', administrator_role: 'full' });
    expect((await lab.admin.get('/admin/users')).status).toBe(200);
  });

  it('crash the server when the handle is unknown or the key is wrong', async () => {
    const right = lab.emulator.signIn.key ?? '';
    for (const [handle, key] of [
      ['nobody', right],
      ['Admin', right],
      ['admin', 'f'.repeat(64)],
      ['plain', right],
    ] as const) {
      const { status, text } = await lab.withKey(handle, key).get('/account');
      expect([handle, status, text]).toEqual([handle, 500, CRASH]);
    }
  });

  it('answer 401 to a header that is malformed', async () => {
    const headers = ['Bearer abc', 'Basic', 'Basic !!!!', `Basic ${Buffer.from('no colon').toString('base64')}`];
    for (const authorization of headers) {
      const { status, json } = await lab.anonymous().get('/account', { headers: { authorization } });
      expect(status).toBe(401);
      expect(json).toEqual(failure('malformed_authorization_header', 'Malformed Authorization header'));
    }
  });

  it('can never be used by a handle that begins with "job"', async () => {
    const { status, json } = await lab.withKey('jobrien', 'whatever').get('/account');
    expect(status).toBe(401);
    expect(json).toEqual(failure('malformed_authorization_header', 'Jobs cannot authenticate against this service'));
  });

  it('win over cookies', async () => {
    const client = await lab.as('plain');
    const authorization = basic('admin', lab.emulator.signIn.key ?? '');
    expect((await client.get('/account', { headers: { authorization } })).json.handle).toBe('admin');
    expect((await client.get('/account', { headers: { authorization: 'Bearer x' } })).status).toBe(401);
  });

  it('are made, shown once, listed, changed and deleted by their owner', async () => {
    const owner = await lab.as('mhartley');
    const made = await owner.post('/account/keys', {
      name: ' My Key ',
      permissions: { create_sample: true, create_ref: true },
    });
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe('/account/keys/my%20key_0');
    expect(made.json).toMatchObject({ id: 'my key_0', name: 'My Key', created_at: '2026-07-04T21:21:03.151000Z' });
    expect(made.json.key).toMatch(/^[0-9a-f]{64}$/);
    expect(made.json.permissions).toMatchObject({ create_sample: true, create_ref: false, cancel_job: false });
    expect((await owner.post('/account/keys', { name: 'my key' })).json.id).toBe('my key_1');

    const listed = await owner.get('/account/keys');
    expect(listed.json).toHaveLength(2);
    expect(listed.json[0]).not.toHaveProperty('key');
    const changed = await owner.patch('/account/keys/my%20key_0', { permissions: { upload_file: true } });
    expect(changed.json.permissions).toMatchObject({ create_sample: true, upload_file: true });

    const user = lab.withKey('mhartley', made.json.key);
    expect((await user.get('/account')).json.handle).toBe('mhartley');
    const deleted = await owner.delete('/account/keys/my%20key_0');
    expect([deleted.status, deleted.text, deleted.headers.get('content-type')]).toEqual([204, '', 'application/json']);
    expect((await user.get('/account')).status).toBe(500);
    expect((await owner.get('/account/keys/my%20key_0')).json).toEqual(failure('not_found', 'Not found'));
    expect((await owner.delete('/account/keys')).status).toBe(204);
    expect((await owner.get('/account/keys')).json).toEqual([]);
  });

  it('answer 401 for a deactivated owner, but crash when the key is wrong as well', async () => {
    const owner = await lab.as('spaces-admin');
    const { key } = (await owner.post('/account/keys', { name: 'k' })).json;
    await lab.admin.patch(`/admin/users/${await lab.idOf('spaces-admin')}`, { active: false });
    const right = await lab.withKey('spaces-admin', key).get('/account');
    expect([right.status, right.json]).toEqual([
      401,
      failure('invalid_authorization_header', 'Invalid authorization header'),
    ]);
    expect((await lab.withKey('spaces-admin', 'wrong').get('/account')).status).toBe(500);
    await lab.admin.patch(`/admin/users/${await lab.idOf('spaces-admin')}`, { active: true });
    expect((await lab.withKey('spaces-admin', key).get('/account')).status).toBe(200);
  });
});

describe('behind a web interface', () => {
  it('answers HTML everywhere but below /api', async () => {
    const ui = await openLab({ ui: true });
    try {
      for (const path of ['/', '/users', '/apiary', '/account/login']) {
        const { status, headers, text } = await ui.anonymous().get(path);
        expect([path, status, headers.get('content-type')]).toEqual([path, 200, 'text/html; charset=utf-8']);
        expect(text).toContain('<!doctype html>');
      }
      for (const path of ['/api', '/api/']) expect((await ui.anonymous().get(path)).json.version).toBe('26.3.0');
      expect((await ui.admin.get('/api/account')).json.handle).toBe('admin');
      const made = await ui.admin.post('/api/users', { handle: 'through-api', password: 'long-enough' });
      expect([made.status, made.headers.get('location')]).toEqual([201, `/users/${made.json.id}`]);
    } finally {
      await ui.emulator.close();
    }
  });
});

describe('the profile virtool-m1', () => {
  it('lists active and deactivated users alike and does not know the filter', async () => {
    const old = await openLab({ profile: 'virtool-m1' });
    try {
      expect((await old.anonymous().get('/')).json.version).toBe('24.1.0');
      for (const path of ['/users', '/admin/users']) {
        const all = await old.admin.get(`${path}?per_page=100`);
        expect(all.json).toMatchObject({ found_count: 14, total_count: 14 });
        for (const active of ['true', 'false', 'maybe']) {
          const { status, text } = await old.admin.get(`${path}?per_page=100&active=${active}`);
          expect([status, text]).toEqual([200, all.text]);
        }
      }
      await old.admin.post('/users', { handle: 'Zoe', password: 'long-enough' });
      expect((await old.admin.get('/admin/users')).json.items[0]?.handle).toMatch(/^[A-Z]/);
    } finally {
      await old.emulator.close();
    }
  });
});
