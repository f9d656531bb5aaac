import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KEYS } from '../../demo/virtool-legacy/fixtures.ts';
import { release23 } from '../../demo/virtool-legacy/profile.ts';
import {
  basic,
  CRASH,
  failure,
  invalid,
  type Lab,
  openLab,
  permissions,
  STARTED,
  signIn,
} from './emulator-virtool-legacy-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.emulator.close());

const stranger = failure('requires_authorization', 'Requires authorization');

describe('the cookie', () => {
  it('of a stranger is new with every request that brings none', async () => {
    const [first, second] = [await lab.anonymous().get('/api'), await lab.anonymous().get('/api')];
    expect(first.cookies).toEqual([expect.stringMatching(/^session_id=[0-9A-Za-z]{128}; Path=\/$/)]);
    expect(second.cookies).not.toEqual(first.cookies);
  });

  it('that is known comes back unchanged', async () => {
    const client = lab.anonymous();
    const first = await client.get('/api');
    expect((await client.get('/api')).cookies).toEqual(first.cookies);
  });

  it('counts with its own User-Agent only, and is replaced otherwise', async () => {
    const { cookie } = lab.admin;
    const other = lab.anonymous({ 'user-agent': 'somebody else' });
    other.cookie = cookie;
    const { status, json } = await other.get('/api/account');
    expect([status, json]).toEqual([401, stranger]);
    expect(other.cookie).not.toBe(cookie);
    expect((await lab.admin.get('/api/account')).status).toBe(200);
  });

  it('never expires', async () => {
    lab.pass(10 * 365 * 24 * 3600 * 1000);
    expect((await lab.admin.get('/api/account')).status).toBe(200);
  });
});

describe('the sign-in form', () => {
  it('redirects in the same way after a right and a wrong password', async () => {
    for (const password of ['plain-password', 'wrong', '']) {
      const client = lab.anonymous();
      const before = (await client.get('/')).cookies;
      const { status, headers, cookies } = await client.form('/login', { username: 'plain', password });
      expect([status, headers.get('location'), cookies]).toEqual([302, '/', before]);
      const account = await client.get('/api/account');
      expect(account.status).toBe(password === 'plain-password' ? 200 : 401);
    }
  });

  it.each([{ username: 'absent', password: 'x' }, { username: 'PLAIN', password: 'plain-password' }, {}])(
    'redirects strangers too: %j',
    async (fields) => {
      const client = lab.anonymous();
      expect((await client.form('/login', fields as Record<string, string>)).status).toBe(302);
      expect((await client.get('/api/account')).json).toEqual(stranger);
    },
  );

  it('leads to the place that was sent along', async () => {
    const { headers } = await lab.anonymous().form('/login', { username: 'a', password: 'b', location: '/samples' });
    expect(headers.get('location')).toBe('/samples');
  });

  it('may come in parts, with decoys', async () => {
    const client = lab.anonymous();
    const raw = new FormData();
    for (const [name, value] of [
      ['login-1', 'x'],
      ['username', 'plain'],
      ['password', 'plain-password'],
    ] as const) {
      raw.append(name, value);
    }
    expect((await client.send('POST', '/login', { raw })).status).toBe(302);
    expect((await client.get('/api/account')).json.id).toBe('plain');
  });

  it('is no JSON call', async () => {
    const client = lab.anonymous();
    expect((await client.post('/login', { username: 'plain', password: 'plain-password' })).status).toBe(302);
    expect((await client.get('/api/account')).status).toBe(401);
  });
});

it('signing out answers 204 and forgets the cookie', async () => {
  const { cookie } = lab.admin;
  const { status, text, cookies } = await lab.admin.get('/api/account/logout');
  expect([status, text, cookies.length]).toEqual([204, '', 1]);
  lab.admin.cookie = cookie;
  expect((await lab.admin.get('/api/account')).status).toBe(401);
  expect(lab.admin.cookie).not.toBe(cookie);
  expect((await lab.anonymous().get('/api/account/logout')).status).toBe(401);
});

describe('an API key', () => {
  it('is not even looked at unless the settings allow it', async () => {
    for (const authorization of [basic('admin', KEYS.admin), 'nonsense']) {
      const { status, json, cookies } = await lab.anonymous({ authorization }).get('/api/account');
      expect([status, json, cookies.length]).toEqual([401, stranger, 1]);
    }
  });

  it('works once an administrator allows keys, and sets no cookie', async () => {
    await lab.admin.patch('/api/settings', { enable_api: true });
    const { status, json, cookies } = await lab.withKey('admin', KEYS.admin).get('/api/account');
    expect([status, json.id, cookies]).toEqual([200, 'admin', []]);
    expect((await lab.withKey('manager', KEYS.manager).get('/api/users')).status).toBe(200);
  });
});

describe('with keys allowed', () => {
  beforeEach(() => {
    lab.emulator.settings.enable_api = true;
  });

  it.each(['Bearer abc', 'Basic', 'basic YTpi', 'Basic YTpi more'])('a header like "%s" is malformed', async (text) => {
    const { status, json, cookies } = await lab.anonymous({ authorization: text }).get('/api/users');
    expect([status, json, cookies]).toEqual([400, failure('bad_request', 'Malformed Authorization header'), []]);
  });

  it.each([
    ['admin', KEYS.unknown],
    ['plain', KEYS.admin],
    ['absent', KEYS.admin],
    ['Admin', KEYS.admin],
  ])('a pair that is unknown gets 400, not 401: %s', async (id, key) => {
    const { status, json } = await lab.withKey(id, key).get('/api/users');
    expect([status, json]).toEqual([400, failure('bad_request', 'Invalid Authorization header')]);
  });

  it.each([
    ['bad padding', 'Basic YWRtaW4'],
    ['no colon', `Basic ${Buffer.from('admin').toString('base64')}`],
    ['a colon in the key', basic('admin', `${KEYS.admin}:`)],
    ['bytes that are no text', `Basic ${Buffer.from([0xff, 0x3a, 0x31]).toString('base64')}`],
  ])('%s crashes', async (_, authorization) => {
    const { status, text } = await lab.anonymous({ authorization }).get('/api/users');
    expect([status, text.includes(CRASH)]).toEqual([500, true]);
  });

  it('a wrong key is refused before the path is looked at, and outside of the API not at all', async () => {
    const client = lab.withKey('admin', KEYS.unknown);
    expect((await client.get('/api/nothing')).status).toBe(400);
    expect((await client.get('/')).status).toBe(200);
  });

  it('the header wins over the cookie', async () => {
    const headers = { authorization: basic('manager', KEYS.manager) };
    expect((await lab.admin.get('/api/account', { headers })).json.id).toBe('manager');
  });

  it('a key needs manage_users itself, and its owner need not hold it', async () => {
    expect((await lab.withKey('admin', KEYS.withoutUsers).get('/api/users')).status).toBe(403);
    expect((await lab.withKey('plain', KEYS.generous).get('/api/users')).status).toBe(200);
  });

  it('the account shows the permissions of the user, not those of the key', async () => {
    const { json } = await lab.withKey('admin', KEYS.withoutUsers).get('/api/account');
    expect(json.permissions.manage_users).toBe(true);
  });

  it('a new key is shown once, starts without permissions, and is numbered', async () => {
    const made = await lab.admin.post('/api/account/keys', {
      name: 'Admin Console',
      permissions: { manage_users: true },
    });
    expect(made.status).toBe(201);
    expect(made.json).toEqual({
      id: 'admin console_1',
      name: 'Admin Console',
      groups: ['administrator'],
      permissions: permissions('manage_users'),
      created_at: STARTED,
      key: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect((await lab.withKey('admin', made.json.key).get('/api/users')).status).toBe(200);
    const { list, text } = await lab.admin.get('/api/account/keys');
    expect(list.map(({ id }) => id)).toEqual(['admin console_0', 'pipeline_0', 'admin console_1']);
    expect(text).not.toContain(made.json.key);
  });

  it('keys are changed and deleted by their owner only', async () => {
    const path = '/api/account/keys/directory_0';
    const manager = await lab.as('manager');
    for (const method of ['PATCH', 'DELETE']) {
      const { status, json } = await lab.admin.send(method, path, { body: { permissions: {} } });
      expect([status, json]).toEqual([404, failure('not_found', 'Not found')]);
    }
    const changed = await manager.patch(path, { permissions: { remove_job: true, manage_users: false } });
    expect(changed.json.permissions).toEqual(permissions('remove_job'));
    expect((await lab.withKey('manager', KEYS.manager).get('/api/users')).status).toBe(403);
    expect((await manager.delete(path)).status).toBe(204);
    expect((await lab.withKey('manager', KEYS.manager).get('/api/users')).status).toBe(400);
    expect((await lab.admin.delete('/api/account/keys')).status).toBe(204);
    expect((await lab.admin.get('/api/account/keys')).text).toBe('[]');
  });

  it('keys take names of permissions only', async () => {
    const { status, json } = await lab.admin.post('/api/account/keys', { name: '', permissions: { fly: true } });
    expect([status, json]).toEqual([
      422,
      invalid({ name: ['min length is 1'], permissions: ['Keys must be valid permissions'] }),
    ]);
    expect((await lab.admin.patch('/api/account/keys/pipeline_0', {})).status).toBe(500);
  });

  it('one key alone can be read from 2.2 on', async () => {
    const later = await openLab({ release: release23 });
    const { status, json } = await later.admin.get('/api/account/keys/pipeline_0');
    await later.emulator.close();
    expect([status, json.name, json.key]).toEqual([200, 'Pipeline', undefined]);
  });
});

describe('the own account', () => {
  it('shows itself with preferences, without a mark for a new password, and an address once there is one', async () => {
    const client = await lab.as('mhartley');
    const { json } = await client.get('/api/account');
    expect(json).toEqual({
      id: 'mhartley',
      groups: ['technician', 'diagnostics', 'curators'],
      identicon: expect.stringMatching(/^[0-9a-f]{64}$/),
      last_password_change: expect.stringMatching(/^201[678]-.*Z$/),
      permissions: permissions(
        'cancel_job',
        'create_sample',
        'modify_virus',
        'rebuild_index',
        'remove_virus',
        'upload_file',
      ),
      primary_group: 'technician',
      settings: {
        skip_quick_analyze_dialog: true,
        show_ids: true,
        show_versions: true,
        quick_analyze_algorithm: 'pathoscope_bowtie',
      },
    });
    expect((await client.patch('/api/account', { email: 'm@example.org' })).json.email).toBe('m@example.org');
    expect((await client.get('/api/account')).json.email).toBe('m@example.org');
    expect((await client.patch('/api/account', { email: 'nowhere' })).json.errors.email).toHaveLength(1);
    expect((await client.patch('/api/account', {})).status).toBe(500);
  });

  it('keeps preferences', async () => {
    const { json } = await lab.admin.patch('/api/account/settings', { show_ids: false });
    expect(json.show_ids).toBe(false);
    expect((await lab.admin.get('/api/account/settings')).json).toEqual(json);
    expect((await lab.admin.patch('/api/account/settings', { show_ids: 1 })).json).toEqual(
      invalid({ show_ids: ['must be of boolean type'] }),
    );
  });

  it('changes its password with the old one, both long enough; sign-ins go on', async () => {
    const client = await lab.as('reset-me');
    const put = (old_password: string, new_password: string) =>
      client.put('/api/account/password', { old_password, new_password });
    expect((await put('short', 'short')).json).toEqual(
      invalid({ old_password: ['min length is 8'], new_password: ['min length is 8'] }),
    );
    const wrong = await put('wrong-password', 'new-password');
    expect([wrong.status, wrong.json]).toEqual([400, failure('bad_request', 'Invalid old password.')]);
    const { status, json } = await put('reset-me-password', 'new-password');
    expect([status, json]).toEqual([200, { last_password_change: STARTED }]);
    expect((await client.get('/api/account')).status).toBe(200);
    await signIn(lab.anonymous(), 'reset-me', 'new-password');
    expect((await lab.admin.get('/api/users/reset-me')).json.force_reset).toBe(false);
  });

  it('is told of a wrong old password without the full stop from 2.2 on', async () => {
    const later = await openLab({ release: release23 });
    const body = { old_password: 'wrong-password', new_password: 'new-password' };
    expect((await later.admin.put('/api/account/password', body)).json.message).toBe('Invalid old password');
    await later.emulator.close();
  });
});
