import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { basic, type Client, CRASH, failure, type Got, type Lab, openLab } from './emulator-virtool-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.emulator.close());

const MINUTE = 60_000;
const login = (client: Client, handle: string, more: object = {}): Promise<Got> =>
  client.post('/account/login', { username: handle, password: `${handle}-password`, ...more });

describe('signing in', () => {
  it('answers 201 with both cookies', async () => {
    const client = lab.anonymous();
    const { status, json, cookies } = await login(client, 'plain');
    expect(status).toBe(201);
    expect(json).toEqual({ reset: false });
    expect(cookies).toEqual([
      expect.stringMatching(/^session_id=session_[0-9a-f]{64}; HttpOnly; Max-Age=2600000; Path=\/$/),
      expect.stringMatching(/^session_token=[0-9a-f]{64}; HttpOnly; Max-Age=2600000; Path=\/$/),
    ]);
    expect((await client.get('/account')).json.handle).toBe('plain');
  });

  it('refuses unknown handles, handles in another case and wrong passwords alike', async () => {
    for (const [username, password] of [
      ['nobody', 'plain-password'],
      ['Plain', 'plain-password'],
      ['plain', 'Plain-password'],
    ]) {
      const { status, json } = await lab.anonymous().post('/account/login', { username, password });
      expect([status, json]).toEqual([400, failure('bad_request', 'Invalid username or password')]);
    }
  });

  it('wants "username", not "handle", and a "remember" that is no null', async () => {
    const { status, json } = await lab
      .anonymous()
      .post('/account/login', { handle: 'plain', password: '', remember: null });
    expect(status).toBe(400);
    expect(json).toEqual([
      { loc: ['username'], msg: 'field required', type: 'value_error.missing', in: 'body' },
      {
        loc: ['password'],
        msg: 'ensure this value has at least 1 characters',
        type: 'value_error.any_str.min_length',
        ctx: { limit_value: 1 },
        in: 'body',
      },
      { loc: ['remember'], msg: 'Value may not be null', type: 'value_error', in: 'body' },
    ]);
  });

  it('ends after 60 minutes however active the client is', async () => {
    const client = lab.anonymous();
    await login(client, 'plain');
    lab.pass(59 * MINUTE);
    expect((await client.get('/account')).status).toBe(200);
    lab.pass(MINUTE - 1);
    expect((await client.get('/account')).status).toBe(200);
    lab.pass(1);
    const { status, json } = await client.get('/account');
    expect([status, json]).toEqual([401, failure('unauthorized', 'Requires authorization')]);
  });

  it('lasts 30 days when remembered', async () => {
    const client = lab.anonymous();
    await login(client, 'plain', { remember: 'yes' });
    lab.pass(30 * 24 * 60 * MINUTE - 1);
    expect((await client.get('/account')).status).toBe(200);
    lab.pass(1);
    expect((await client.get('/account')).status).toBe(401);
  });

  it('succeeds for a deactivated user, whose next call is refused', async () => {
    const client = lab.anonymous();
    expect((await login(client, 'retired')).status).toBe(201);
    const { status, json, cookies } = await client.get('/account');
    expect([status, json]).toEqual([401, failure('deactivated_user', 'User is deactivated')]);
    expect(cookies).toEqual([]);
  });

  it('of a user who is reactivated goes on', async () => {
    const client = await lab.as('plain');
    const id = await lab.idOf('plain');
    await lab.admin.patch(`/users/${id}`, { active: false });
    expect((await client.get('/account')).status).toBe(401);
    await lab.admin.patch(`/users/${id}`, { active: true });
    expect((await client.get('/account')).status).toBe(200);
  });
});

describe('cookies of strangers', () => {
  it('are an anonymous session and an expired token', async () => {
    const { cookies } = await lab.anonymous().get('/');
    expect(cookies).toEqual([
      expect.stringMatching(/^session_id=session_[0-9a-f]{64}; HttpOnly; Max-Age=2600000; Path=\/$/),
      'session_token=""; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/',
    ]);
  });

  it('also come with answers to API keys', async () => {
    const { cookies } = await lab.admin.get('/account');
    expect(cookies).toHaveLength(2);
  });

  it('are kept for ten minutes', async () => {
    const client = lab.anonymous();
    const idOf = async (): Promise<string | undefined> => (await client.get('/')).cookies[0];
    const first = await idOf();
    lab.pass(10 * MINUTE - 1);
    expect(await idOf()).toBe(first);
    lab.pass(1);
    expect(await idOf()).not.toBe(first);
  });

  it('are not set by error objects', async () => {
    expect((await lab.anonymous().get('/users')).cookies).toEqual([]);
    const { cookies } = await lab.anonymous().post('/account/login', { username: 'a', password: 'b' });
    expect(cookies).toEqual([]);
  });
});

describe('signing out', () => {
  it('answers an empty 200 and leaves an anonymous session', async () => {
    const client = await lab.as('plain');
    const stolen = new Map(client.cookies);
    const { status, text, cookies } = await client.get('/account/logout');
    expect([status, text]).toEqual([200, '']);
    expect(cookies).toHaveLength(2);
    expect(client.cookies.has('session_token')).toBe(false);
    for (const [name, value] of stolen) client.cookies.set(name, value);
    expect((await client.get('/account')).status).toBe(401);
  });

  it('is open to strangers', async () => {
    expect((await lab.anonymous().get('/account/logout')).status).toBe(200);
  });
});

describe('the demanded password change', () => {
  const begin = async (client: Client): Promise<string> => (await login(client, 'reset-me')).json.reset_code;

  it('begins with 200 and a session without a token', async () => {
    const client = lab.anonymous();
    const { status, json, cookies } = await login(client, 'reset-me');
    expect(status).toBe(200);
    expect(json).toEqual({ reset: true, reset_code: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(cookies[0]).toMatch(/^session_id=session_/);
    expect(client.cookies.has('session_token')).toBe(false);
    expect((await client.get('/account')).status).toBe(401);
  });

  it('ends with a sign-in and without the demand', async () => {
    const client = lab.anonymous();
    const reset_code = await begin(client);
    const { status, json, cookies } = await client.post('/account/reset', { password: 'new-password', reset_code });
    expect([status, json]).toEqual([200, { login: false, reset: false }]);
    expect(cookies).toHaveLength(2);
    expect((await client.get('/account')).json).toMatchObject({
      handle: 'reset-me',
      force_reset: false,
      last_password_change: '2026-07-04T21:21:03.151000Z',
    });
    const again = await lab.anonymous().post('/account/login', { username: 'reset-me', password: 'new-password' });
    expect(again.status).toBe(201);
  });

  it('may be tried again after a password that is too short', async () => {
    const client = lab.anonymous();
    const reset_code = await begin(client);
    const short = await client.post('/account/reset', { password: '1234567', reset_code });
    expect([short.status, short.json]).toEqual([
      400,
      failure('bad_request', 'Password does not meet minimum length requirement (8)'),
    ]);
    expect((await client.post('/account/reset', { password: '12345678', reset_code })).status).toBe(200);
  });

  it('is lost with a wrong code, even when the right one follows', async () => {
    const client = lab.anonymous();
    const reset_code = await begin(client);
    const lost = failure('bad_request', 'Invalid session');
    const wrong = await client.post('/account/reset', { password: 'new-password', reset_code: 'wrong' });
    expect([wrong.status, wrong.json]).toEqual([400, lost]);
    const late = await client.post('/account/reset', { password: 'new-password', reset_code });
    expect([late.status, late.json]).toEqual([400, lost]);
  });

  it('is lost with any other call and after ten minutes', async () => {
    const distracted = lab.anonymous();
    const first = await begin(distracted);
    await distracted.get('/account');
    expect((await distracted.post('/account/reset', { password: 'new-password', reset_code: first })).status).toBe(400);
    const slow = lab.anonymous();
    const second = await begin(slow);
    lab.pass(10 * MINUTE);
    expect((await slow.post('/account/reset', { password: 'new-password', reset_code: second })).status).toBe(400);
  });

  it('fails over the token of an earlier sign-in', async () => {
    const client = await lab.as('plain');
    const reset_code = await begin(client);
    expect(client.cookies.has('session_token')).toBe(true);
    const { status, json } = await client.post('/account/reset', { password: 'new-password', reset_code });
    expect([status, json]).toEqual([400, failure('bad_request', 'Invalid session')]);
  });

  it('crashes on a body that is not JSON', async () => {
    const client = lab.anonymous();
    await begin(client);
    const { status, text } = await client.send('POST', '/account/reset', { raw: 'password=x' });
    expect([status, text]).toEqual([500, CRASH]);
  });

  it('only matters at the next sign-in', async () => {
    const client = await lab.as('plain');
    await lab.admin.patch(`/users/${await lab.idOf('plain')}`, { force_reset: true });
    expect((await client.get('/account')).json).toMatchObject({ force_reset: true });
    expect((await login(lab.anonymous(), 'plain')).status).toBe(200);
  });
});

describe('the own account', () => {
  it('shows the user with constant settings and no address', async () => {
    const { json } = await (await lab.as('mhartley')).get('/account');
    expect(json).toMatchObject({
      handle: 'mhartley',
      email: null,
      settings: {
        quick_analyze_workflow: 'nuvs',
        show_ids: false,
        show_versions: false,
        skip_quick_analyze_dialog: false,
      },
    });
  });

  it('keeps its real preferences elsewhere', async () => {
    const client = await lab.as('plain');
    expect((await client.patch('/account/settings', { show_ids: false })).json).toMatchObject({
      show_ids: false,
      show_versions: true,
    });
    expect((await client.get('/account/settings')).json).toMatchObject({ show_ids: false });
  });

  it('changes its password only with the old one and long enough', async () => {
    const client = await lab.as('plain');
    const patch = (body: object): Promise<Got> => client.patch('/account', body);
    const short = await patch({ old_password: 'wrong', password: '1' });
    expect(short.json).toEqual(failure('bad_request', 'Password does not meet minimum length requirement (8)'));
    const wrong = await patch({ old_password: 'wrong', password: 'another-password' });
    expect([wrong.status, wrong.json]).toEqual([400, failure('bad_request', 'Invalid credentials')]);
    for (const body of [{ password: 'another-password' }, { old_password: 'plain-password' }]) {
      const half = await patch(body);
      expect([half.status, half.json]).toMatchObject([400, [{ loc: ['__root__'], type: 'value_error', in: 'body' }]]);
    }
    expect((await patch({ old_password: 'plain-password', password: 'another-password' })).status).toBe(200);
    expect((await client.get('/account')).status).toBe(200);
    expect((await login(lab.anonymous(), 'plain')).status).toBe(400);
  });

  it('accepts addresses and shows none', async () => {
    const client = await lab.as('plain');
    expect((await client.patch('/account', { email: 'plain@example.org' })).status).toBe(200);
    expect((await client.get('/account')).json).toMatchObject({ email: null });
    expect((await client.patch('/account', { email: 'nowhere' })).json).toMatchObject([{ loc: ['email'] }]);
  });
});

it('decodes API key headers as Latin-1, so other handles cannot use keys', async () => {
  for (const [handle, status] of [
    ['anna-bell', 200],
    ['анна', 500],
  ] as const) {
    await lab.admin.post('/users', { handle, password: 'long-enough', force_reset: false });
    const owner = lab.anonymous();
    await owner.post('/account/login', { username: handle, password: 'long-enough' });
    const { key } = (await owner.post('/account/keys', { name: 'k' })).json;
    const answer = await lab.anonymous().get('/account', { headers: { authorization: basic(handle, key) } });
    expect([handle, answer.status]).toEqual([handle, status]);
  }
});
