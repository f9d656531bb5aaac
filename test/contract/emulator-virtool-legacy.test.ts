import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { profiles, startEmulator } from '../../demo/lib/profiles.ts';
import { KEYS } from '../../demo/virtool-legacy/fixtures.ts';
import { release23 } from '../../demo/virtool-legacy/profile.ts';
import { basic, CRASH, failure, invalid, type Lab, openLab } from './emulator-virtool-legacy-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.emulator.close());

describe('what is not there', () => {
  it.each([
    ['GET', '/api/nothing'],
    ['PUT', '/api/users'],
    ['DELETE', '/api'],
    ['GET', '/api/users/'],
    ['POST', '/api/users/plain/group'],
    ['PUT', '/api/users/plain/password'],
    ['GET', '/api/account/keys/admin%20console_0'],
    ['POST', '/api/account/login'],
    ['PUT', '/api/users/first'],
  ])('is a 404 in JSON without a cookie, for strangers too: %s %s', async (method, path) => {
    const { status, json, cookies } = await lab.anonymous().send(method, path);
    expect([status, json, cookies]).toEqual([404, failure('not_found', 'Not found'), []]);
  });

  it('is a page outside of the API', async () => {
    const { status, text, headers } = await lab.anonymous().get('/setup');
    expect([status, headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(text).toContain('This is an emulator of Virtool 2018, not a real server');
  });
});

describe('the form of answers', () => {
  it('is indented JSON with the headers of the web framework and no version', async () => {
    const { text, headers } = await lab.anonymous().get('/api');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('server')).toBe('Python/3.6 aiohttp/2.3.9');
    expect(headers.get('x-virtool-version')).toBeNull();
    expect(text.startsWith('{\n    "endpoints": {\n        "account": {')).toBe(true);
  });

  it('is the same for long lists as for single things', async () => {
    await lab.admin.post('/api/users', { user_id: 'Łukasz "Ł"\u007f', password: '12345678' });
    for (const path of ['/api/users', '/api/groups']) {
      const { text, list } = await lab.admin.get(path);
      expect(list.length).toBeGreaterThan(7);
      expect(text).toMatch(/^[\n -~]*$/);
      const escaped = JSON.stringify(list, null, 4).replace(
        /[\u007f-\uffff]/g,
        (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      expect(text).toBe(escaped);
    }
  });

  it('takes JSON whatever the Content-Type says', async () => {
    const raw = JSON.stringify({ user_id: 'new', password: '12345678' });
    const { status } = await lab.admin.send('POST', '/api/users', { raw, headers: { 'content-type': 'text/plain' } });
    expect(status).toBe(201);
  });
});

it('tells strangers at the root of viruses and not of users', async () => {
  const { status, json } = await lab.anonymous().get('/api');
  expect(status).toBe(200);
  expect(Object.keys(json.endpoints as object)).toEqual(['account', 'jobs', 'samples', 'analyses', 'viruses']);
  expect(json.endpoints).toMatchObject({
    account: { url: '/api/account', doc: 'https://docs.virtool.ca/web-api/account.html' },
  });
});

describe('the order of checks', () => {
  const calls = [
    ['GET', '/api/users'],
    ['POST', '/api/users'],
    ['GET', '/api/users/plain'],
    ['PATCH', '/api/users/plain'],
    ['DELETE', '/api/users/plain'],
    ['POST', '/api/users/plain/groups'],
    ['DELETE', '/api/users/plain/groups/technician'],
    ['GET', '/api/groups'],
    ['POST', '/api/groups'],
    ['GET', '/api/groups/technician'],
    ['PATCH', '/api/groups/technician'],
    ['DELETE', '/api/groups/technician'],
  ] as const;

  it.each(calls)('has 401, then 403, before the body is read: %s %s', async (method, path) => {
    const sent = method === 'GET' ? {} : { raw: 'not JSON' };
    const stranger = await lab.anonymous().send(method, path, sent);
    expect([stranger.status, stranger.json]).toEqual([
      401,
      failure('requires_authorization', 'Requires authorization'),
    ]);
    const plain = await (await lab.as('plain')).send(method, path, sent);
    expect([plain.status, plain.json]).toEqual([403, failure('not_permitted', 'Not permitted')]);
    expect(stranger.cookies).toHaveLength(1);
    expect(plain.cookies).toHaveLength(1);
  });

  it.each(['not JSON', '', '[]', 'null', '"text"', '7'])('crashes on a body that is no object: %j', async (raw) => {
    for (const [method, path] of [
      ['POST', '/api/users'],
      ['PATCH', '/api/users/absent'],
      ['POST', '/api/users/absent/groups'],
      ['POST', '/api/groups'],
      ['PATCH', '/api/groups/absent'],
      ['PUT', '/api/account/password'],
    ] as const) {
      const { status, text, cookies, headers } = await lab.admin.send(method, path, { raw });
      expect([status, headers.get('content-type'), cookies]).toEqual([500, 'text/html; charset=utf-8', []]);
      expect(text).toContain(CRASH);
    }
  });

  it('has 422 before 404', async () => {
    const { status, json } = await lab.admin.patch('/api/users/absent', { nonsense: 1 });
    expect([status, json]).toEqual([422, invalid({ nonsense: ['unknown field'] })]);
  });
});

describe('the settings', () => {
  it('are open to strangers, flat, with secrets', async () => {
    const { status, json } = await lab.anonymous().get('/api/settings');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      minimum_password_length: 8,
      enable_api: false,
      server_host: 'localhost',
      server_port: 9950,
      proxy_password: expect.any(String),
      github_token: expect.any(String),
    });
  });

  it('are changed by holders of modify_settings only', async () => {
    const manager = await lab.as('manager');
    expect((await manager.patch('/api/settings', { minimum_password_length: 10 })).status).toBe(403);
    expect((await lab.anonymous().patch('/api/settings', {})).status).toBe(401);
    const { status, json } = await lab.admin.patch('/api/settings', { minimum_password_length: 10 });
    expect([status, json.minimum_password_length, json.enable_api]).toEqual([200, 10, false]);
    const short = await lab.admin.post('/api/users', { user_id: 'new', password: '123456789' });
    expect(short.json).toEqual(invalid({ password: ['min length is 10'] }));
  });

  it('refuse unknown keys and wrong types', async () => {
    const { status, json } = await lab.admin.patch('/api/settings', { colour: 1, enable_api: 'true', proc: '4' });
    expect([status, json]).toEqual([
      422,
      invalid({
        enable_api: ['must be of boolean type'],
        proc: ['must be of integer type'],
        colour: ['unknown field'],
      }),
    ]);
  });

  it.each([
    [{ proc: 2 }, 'Less than a task-specific proc limit'],
    [{ proc: 1000 }, 'Exceeds system processor count'],
    [{ nuvs_mem: 17 }, 'Exceeds mem resource limit'],
  ])('refuse limits that contradict each other from 2.2 on: %j', async (changes, message) => {
    expect((await lab.admin.patch('/api/settings', changes)).status).toBe(200);
    const later = await openLab({ release: release23 });
    const { status, json } = await later.admin.patch('/api/settings', changes);
    await later.emulator.close();
    expect([status, json]).toEqual([409, failure('conflict', message)]);
  });
});

describe('the emulator', () => {
  it('can be started by name and lists both releases', async () => {
    for (const name of ['virtool-legacy-2.1', 'virtool-legacy-2.3']) {
      const emulator = await startEmulator({ profile: name, users: 3, port: 0 });
      try {
        expect(profiles.get(name)?.title).toMatch(/^Virtool 2\.[13]\./);
        expect(emulator).toMatchObject({ profile: name, kind: 'virtool-legacy', users: 3 });
        expect(emulator.signIn).toEqual({ method: 'password', handle: 'admin', password: 'admin-password', key: null });
      } finally {
        await emulator.close();
      }
    }
  });

  it('offers a key only where keys are honoured', async () => {
    const open = await openLab({ knobs: { enable_api: true } });
    expect(open.emulator.signIn.key).toBe(KEYS.admin);
    await open.emulator.close();
  });

  it('is the same for the same seed, and another for another', async () => {
    const texts = await Promise.all(
      [7, 7, 8].map(async (seed) => {
        const { emulator, admin } = await openLab({ users: 60, seed });
        const { text, list } = await admin.get('/api/users');
        await emulator.close();
        expect(list).toHaveLength(60);
        return text;
      }),
    );
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]).not.toBe(texts[2]);
  });

  it('has one administrator when it has one account', async () => {
    const { emulator, admin } = await openLab({ users: 1 });
    expect((await admin.get('/api/users')).list.map(({ id }) => id)).toEqual(['admin']);
    await emulator.close();
  });

  it('misbehaves in its own words', async () => {
    lab.emulator.faults.set('500');
    const crashed = await lab.anonymous().get('/api');
    expect([crashed.status, crashed.text.includes(CRASH)]).toEqual([500, true]);
    lab.emulator.faults.set('429');
    expect((await lab.anonymous().get('/api')).headers.get('retry-after')).toBe('1');
    lab.emulator.faults.set('truncate');
    await expect(lab.anonymous().get('/api')).rejects.toThrow('terminated');
  });

  it('says exactly which release it is to those who are signed in', async () => {
    expect((await lab.admin.get('/api/updates/software')).json).toMatchObject({ current_version: 'v2.1.0' });
    expect((await lab.anonymous().get('/api/updates/software')).status).toBe(401);
  });

  it('shows a form to strangers and a page to others, at every path of the web interface', async () => {
    for (const path of ['/', '/samples/abc', '/settings/users']) {
      const form = await lab.anonymous().get(path);
      expect(form.text).toContain('action="/login"');
      expect(form.text).toContain(`name="location" value="${path}"`);
      expect((await lab.admin.get(path)).text).toContain('Signed in as admin');
    }
  });

  it('takes keys below /upload from 2.2 on', async () => {
    const headers = { authorization: basic('admin', KEYS.unknown) };
    const [early, late] = await Promise.all([
      openLab({ knobs: { enable_api: true } }),
      openLab({ knobs: { enable_api: true }, release: release23 }),
    ]);
    expect((await early.anonymous().get('/upload/reads', { headers })).status).toBe(404);
    expect((await late.anonymous().get('/upload/reads', { headers })).status).toBe(400);
    await Promise.all([early.emulator.close(), late.emulator.close()]);
  });
});
