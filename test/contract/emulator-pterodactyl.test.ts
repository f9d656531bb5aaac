import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEYS } from '../../demo/pterodactyl/fixtures.ts';
import { type Got, HOST, type Lab, openLab } from './emulator-pterodactyl-lab.ts';

const USERS = '/api/application/users';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const detail = (got: Got): string => got.json.errors[0].detail;
const code = (got: Got): string => got.json.errors[0].code;

describe('representation', () => {
  it('is compact JSON with slashes and everything beyond ASCII escaped', async () => {
    const { text } = await lab.post(USERS, {
      email: 'slash@example.com',
      username: 'slash',
      first_name: '名/前',
      last_name: '🎮',
    });
    expect(text).toContain('"first_name":"\\u540d\\/\\u524d","last_name":"\\ud83c\\udfae"');
    expect(text).toContain('"resource":"http:\\/\\/panel.example.com\\/api\\/application\\/users\\/121"');
  });

  it('indents errors of the framework and leaves their slashes alone, but not 401, 422 and business rules', async () => {
    const texts = await Promise.all([
      lab.get('/api/application/nope'),
      lab.get(`${USERS}/99999`),
      lab.get(USERS, null),
      lab.post(USERS, {}),
      lab.delete(`${USERS}/5`),
    ]);
    expect(texts.map(({ text }) => text.startsWith('{\n    "errors": ['))).toEqual([true, true, false, false, false]);
    expect(texts[0]?.text).toContain('The route api/application/nope could not be found.');
  });

  it('writes times in seconds and UTC', async () => {
    const { json } = await lab.get(`${USERS}/1`);
    expect(json.attributes.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/);
  });

  it.each([
    ['application/json', true],
    ['Application/vnd.pterodactyl.v1+json', true],
    ['text/html;q=0.5, application/json', true],
    ['text/html, application/json', false],
    ['*/*', false],
    ['', false],
  ])('with Accept %j errors are JSON: %j', async (accept, isJson) => {
    const got = await lab.send('GET', `${USERS}/99999`, { headers: { accept } });
    expect([got.status, got.headers['content-type']]).toEqual([
      404,
      isJson ? 'application/json' : 'text/html; charset=UTF-8',
    ]);
  });

  it('takes a script’s own request for one that wants JSON', async () => {
    const headers = { accept: '*/*', 'x-requested-with': 'XMLHttpRequest' };
    expect((await lab.send('GET', `${USERS}/99999`, { headers })).json.errors).toHaveLength(1);
  });

  it('answers success in JSON whatever the client accepts', async () => {
    const { json } = await lab.send('GET', `${USERS}/1`, { headers: { accept: 'text/html' } });
    expect(json.attributes.username).toBe('admin');
  });

  it('sends a validation failure without JSON back to the page before', async () => {
    const headers = { accept: '*/*', referer: 'http://elsewhere.example/form' };
    const { status, headers: answered } = await lab.send('POST', USERS, { body: {}, headers });
    expect([status, answered.location]).toEqual([302, 'http://elsewhere.example/form']);
  });
});

describe('requests', () => {
  it('may end in a slash', async () => {
    expect((await lab.get(`${USERS}/`)).status).toBe(200);
  });

  it('may be HEAD wherever GET is', async () => {
    const got = await lab.send('HEAD', `${USERS}/99999`);
    expect([got.status, got.text]).toEqual([404, '']);
  });

  it('may carry another method in the body or in a header', async () => {
    const body = { _method: 'PATCH' };
    expect((await lab.send('POST', `${USERS}/30`, { body })).status).toBe(422);
    const headers = { 'x-http-method-override': 'DELETE' };
    expect((await lab.send('POST', `${USERS}/99999`, { headers })).status).toBe(404);
    expect((await lab.post(`${USERS}/30`, {})).status).toBe(405);
  });

  it('name the allowed methods when theirs is wrong', async () => {
    const { status, headers, json } = await lab.delete(USERS);
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD, POST']);
    expect(json.errors[0].detail).toBe(
      'The DELETE method is not supported for route api/application/users. Supported methods: GET, HEAD, POST.',
    );
  });

  it('get the methods of a path without a key', async () => {
    const { status, headers } = await lab.send('OPTIONS', USERS, { key: null });
    expect([status, headers.allow]).toEqual([200, 'GET,HEAD,POST']);
  });
});

describe('keys', () => {
  it.each([
    ['lower case', `bearer ${KEYS.application}`],
    ['no scheme', KEYS.application],
    ['Basic', `Basic ${Buffer.from(`${KEYS.application}:`).toString('base64')}`],
    ['a wrong secret', `Bearer ${KEYS.application.slice(0, -1)}1`],
    ['nothing', 'Bearer '],
  ])('do not pass with %s', async (_, authorization) => {
    const got = await lab.send('GET', USERS, { key: null, headers: { authorization } });
    expect([got.status, detail(got)]).toEqual([401, 'Unauthenticated.']);
  });

  it('do not pass in the query', async () => {
    expect((await lab.get(`${USERS}?token=${KEYS.application}`, null)).status).toBe(401);
  });

  it('have 48 characters, 16 of which identify them', () => {
    for (const key of Object.values(KEYS)) expect(key).toMatch(/^ptl[ac]_[A-Za-z0-9]{43}$/);
    expect(new Set(Object.values(KEYS).map((key) => key.slice(0, 16))).size).toBe(Object.keys(KEYS).length);
  });

  it('are refused with 403 for three reasons that only the text tells apart', async () => {
    const answers = await Promise.all([
      lab.get(USERS, KEYS.withoutUsers),
      lab.get(USERS, KEYS.ofFormerAdmin),
      lab.get(USERS, KEYS.addressRestricted),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(new Set(answers.map(code))).toEqual(new Set(['AccessDeniedHttpException']));
    expect(answers.map(detail)).toEqual([
      'This action is unauthorized.',
      'This account does not have permission to access the API.',
      'This IP address (127.0.0.1) does not have permission to access the API using these credentials.',
    ]);
  });

  it('cannot come from elsewhere by a forged header', async () => {
    const headers = { 'x-forwarded-for': '10.20.30.1' };
    const got = await lab.send('GET', USERS, { key: KEYS.addressRestricted, headers });
    expect(got.status).toBe(403);
  });

  it('show by an empty creation whether they may write, without creating anything', async () => {
    expect((await lab.post(USERS, {}, KEYS.application)).status).toBe(422);
    expect((await lab.post(USERS, {}, KEYS.readOnly)).status).toBe(403);
    expect((await lab.post(USERS, {}, KEYS.writeOnly)).status).toBe(422);
  });
});

describe('the order of checks', () => {
  const rated = ({ headers }: Got): boolean => headers['x-ratelimit-limit'] !== undefined;
  const malformed = { body: '{', headers: { 'content-type': 'application/json' } };

  it('is route, key, body, two-factor, address, counter, record, owner, right, validation', async () => {
    const { operator } = lab;
    const answers = [
      await lab.send('POST', '/api/application/nope', { key: null, ...malformed }),
      await lab.send('POST', USERS, { key: null, ...malformed }),
      await lab.send('POST', USERS, { key: KEYS.twoFactorRequired, ...malformed }),
      await lab.post(USERS, {}, KEYS.twoFactorRequired),
      await lab.patch(`${USERS}/99999`, {}, KEYS.addressRestricted),
      await lab.patch(`${USERS}/99999`, {}, KEYS.ofFormerAdmin),
      await lab.patch(`${USERS}/1`, {}, KEYS.ofFormerAdmin),
      await lab.patch(`${USERS}/1`, {}, KEYS.readOnly),
      await lab.patch(`${USERS}/1`, {}),
    ];
    expect(answers.map((got) => [got.status, rated(got)])).toEqual([
      [404, false],
      [401, false],
      [400, false],
      [400, false],
      [403, false],
      [404, true],
      [403, true],
      [403, true],
      [422, true],
    ]);
    expect(answers.slice(2, 4).map(code)).toEqual(['BadRequestHttpException', 'TwoFactorAuthRequiredException']);
    operator.settings.maintenance = { retryAfter: null };
    const closed = await lab.get('/api/application/nope');
    operator.settings.maintenance = null;
    expect([closed.status, closed.headers['retry-after']]).toEqual([503, undefined]);
  });

  it('puts the wrong kind of key before the counter of the client API, and the server before both', async () => {
    const answers = [
      await lab.get('/api/client/servers/nope1234/users', KEYS.application),
      await lab.get('/api/client/servers/5896d455/users', KEYS.application),
      await lab.get('/api/client/servers/e91cb60a/users', KEYS.clientOfPlainUser),
    ];
    expect(answers.map((got) => [got.status, rated(got)])).toEqual([
      [404, false],
      [403, false],
      [404, true],
    ]);
  });
});

describe('the cookie mode', () => {
  const change = { email: 'x@example.com' };
  const write = (headers: Record<string, string>) => lab.send('PATCH', `${USERS}/30`, { body: change, headers });

  it.each([
    { origin: `http://${HOST}` },
    { origin: `https://${HOST}` },
    { referer: `http://${HOST}/admin/users` },
    { origin: 'http://localhost:3000' },
    { origin: 'http://localhost' },
    { origin: 'http://127.0.0.1:8000' },
    { cookie: 'pterodactyl_session=anything' },
  ])('refuses a write with a valid key and %j', async (headers) => {
    const got = await write(headers);
    expect([got.status, detail(got)]).toEqual([419, 'CSRF token mismatch.']);
    expect(got.headers['set-cookie']).toHaveLength(1);
  });

  it.each([
    { origin: 'http://localhost:5173' },
    { origin: 'https://app.example' },
    { origin: `http://${HOST}.example` },
    { cookie: 'other=anything' },
    // The Referer decides where both are sent.
    { referer: 'https://app.example/', origin: `http://${HOST}` },
  ])('does not begin with %j', async (headers) => {
    const got = await write(headers);
    expect([got.status, got.headers['set-cookie']]).toEqual([422, undefined]);
  });

  it('lets reading pass and sets both cookies', async () => {
    const { status, headers } = await lab.send('GET', `${USERS}/1`, { headers: { origin: `http://${HOST}` } });
    expect(status).toBe(200);
    const names = headers['set-cookie']?.map((line) => line.replace(/=.*/, ''));
    expect(names).toEqual(['XSRF-TOKEN', 'pterodactyl_session']);
  });

  it('lets a write pass that brings the token of its cookie', async () => {
    const read = await lab.send('GET', `${USERS}/1`, { headers: { origin: `http://${HOST}` } });
    const [token = '', session = ''] = (read.headers['set-cookie'] ?? []).map((line) => line.replace(/;.*/, ''));
    const headers = { cookie: session, 'x-xsrf-token': token.replace('XSRF-TOKEN=', '') };
    expect((await write(headers)).status).toBe(422);
  });
});

describe('the rate limit', () => {
  it('is one counter for all keys of an owner, and another for the client API', async () => {
    lab.pass(60);
    const left = async (path: string, key: string) =>
      Number((await lab.get(path, key)).headers['x-ratelimit-remaining']);
    expect(await left(`${USERS}/1`, KEYS.application)).toBe(239);
    expect(await left(`${USERS}/1`, KEYS.readOnly)).toBe(238);
    expect(await left(`${USERS}/1`, KEYS.client)).toBe(237);
    expect(await left(`${USERS}/1`, KEYS.ofSecondAdmin)).toBe(239);
    expect(await left('/api/client/account', KEYS.client)).toBe(719);
  });

  it('is over a minute after the first request, and refusals do not count', async () => {
    const { settings } = lab.operator;
    lab.pass(60);
    settings.applicationLimit = 2;
    const statuses = [];
    for (let sent = 0; sent < 4; sent += 1) statuses.push((await lab.get(`${USERS}/1`)).status);
    lab.pass(59);
    const late = await lab.get(`${USERS}/1`);
    lab.pass(1);
    const later = await lab.get(`${USERS}/1`);
    settings.applicationLimit = 240;
    expect(statuses).toEqual([200, 200, 429, 429]);
    expect([late.status, late.headers['retry-after']]).toEqual([429, '1']);
    expect([later.status, later.headers['x-ratelimit-remaining']]).toEqual([200, '1']);
  });
});

describe('two-factor authentication', () => {
  it('is demanded of root administrators or of everybody, but never for looking at the own account', async () => {
    const { settings } = lab.operator;
    settings.twoFactor = 'root-admins';
    const plain = await lab.get('/api/client/permissions', KEYS.clientOfPlainUser);
    settings.twoFactor = 'everybody';
    const everybody = await lab.get('/api/client/permissions', KEYS.clientOfPlainUser);
    const account = await lab.get('/api/client/account', KEYS.clientOfPlainUser);
    lab.operator.editUser(1, { twoFactor: true });
    const withIt = await lab.get(`${USERS}/1`);
    settings.twoFactor = 'nobody';
    expect([plain, everybody, account, withIt].map(({ status }) => status)).toEqual([200, 400, 200, 200]);
  });
});
