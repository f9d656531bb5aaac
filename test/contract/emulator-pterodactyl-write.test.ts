import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KEYS } from '../../demo/pterodactyl/fixtures.ts';
import { type Got, type Lab, openLab } from './emulator-pterodactyl-lab.ts';

const USERS = '/api/application/users';
const NEW = { email: 'new@example.com', username: 'new.user', first_name: 'New', last_name: 'User' };
/** What a change of user 30 has to send at least. */
const SAME = { email: 'user024@example.net', username: 'user024', first_name: 'Eli', last_name: 'Cedar' };

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.close());

/** Fields and rules of a validation failure, in their order. */
const broken = ({ json }: Got): string[] =>
  json.errors.map(({ meta }: { meta: { source_field: string; rule: string } }) => `${meta.source_field} ${meta.rule}`);
const create = (fields: object) => lab.post(USERS, { ...NEW, ...fields });
const change = (fields: object) => lab.patch(`${USERS}/30`, { ...SAME, ...fields });
const total = async () => (await lab.get(`${USERS}?per_page=1`)).json.meta.pagination.total;

describe('creating a user', () => {
  it('stores defaults for everything left out', async () => {
    const { status, headers, json } = await create({});
    expect([status, headers.location]).toEqual([201, undefined]);
    expect(json.attributes).toMatchObject({
      id: 121,
      external_id: null,
      language: 'en',
      root_admin: false,
      '2fa': false,
      created_at: '2026-07-04T21:21:03+00:00',
      updated_at: '2026-07-04T21:21:03+00:00',
    });
    expect(json.attributes.uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(json.meta).toEqual({ resource: 'http://panel.example.com/api/application/users/121' });
  });

  it('trims blanks, but not those of a password', async () => {
    const { json } = await create({ first_name: '  New ', external_id: ' E 1 ', password: ' x ' });
    expect(json.attributes).toMatchObject({ first_name: 'New', external_id: 'E 1' });
    const body = { user: 'new.user', password: ' x ' };
    const cookie = await lab.send('GET', '/sanctum/csrf-cookie', { key: null });
    const [token = '', session = ''] = (cookie.headers['set-cookie'] ?? []).map((line) => line.replace(/;.*/, ''));
    const headers = { cookie: session, 'x-xsrf-token': token.replace(/^[^=]+=/, '') };
    expect((await lab.send('POST', '/auth/login', { key: null, body, headers })).json.data.complete).toBe(true);
  });

  it('keeps the case of the address and lower-cases the username', async () => {
    const { json } = await create({ email: 'New.User@Example.COM', username: 'New.User' });
    expect(json.attributes).toMatchObject({ email: 'New.User@Example.COM', username: 'new.user' });
  });

  it.each(['ab', '-abc', 'abc-', 'a bc', 'äbc', 'a/c', 'ab\u0441'])('refuses the username %j', async (username) => {
    const got = await create({ username });
    expect([got.status, broken(got)]).toEqual([422, ['username p_username']]);
  });

  it.each(['abc', 'a_c', 'a.-_c', '1-2', 12345])('takes the username %j', async (username) => {
    expect((await create({ username })).json.attributes.username).toBe(String(username));
  });

  it('crashes for a list as username', async () => {
    const { status, json } = await create({ username: ['abc'] });
    expect([status, json.errors[0].code]).toEqual([500, 'TypeError']);
  });

  it.each(['a@b', 'ünï@exämple.org', '"a b"@c.de', "o'neil+tag@x.org", 'a@[127.0.0.1]'])(
    'takes the address %j',
    async (email) => {
      expect((await create({ email })).json.attributes.email).toBe(email);
    },
  );

  it.each(['a', '@b', 'a@', 'a b@c', 'a..b@c', '.a@b', 'a.@b', 'a@-b', 'a@b-', 'a@b..c', 'a@b,c'])(
    'refuses the address %j',
    async (email) => {
      expect(broken(await create({ email }))).toEqual(['email email']);
    },
  );

  it('compares for uniqueness without case and accents', async () => {
    const got = await create({ email: 'ÜSER001@example.net', username: 'USER001', external_id: 'êxt-1' });
    expect(broken(got)).toEqual(['email unique', 'external_id unique', 'username unique']);
  });

  it.each([
    [{ root_admin: 'true' }, 'root_admin boolean'],
    [{ root_admin: null }, 'root_admin boolean'],
    [{ root_admin: '' }, 'root_admin boolean'],
    [{ root_admin: 2 }, 'root_admin boolean'],
    [{ external_id: 77 }, 'external_id string'],
    [{ password: 12345678 }, 'password string'],
    [{ language: 'EN' }, 'language in'],
    [{ first_name: '' }, 'first_name required'],
    [{ last_name: [] }, 'last_name required'],
  ])('refuses %j', async (fields, rule) => {
    expect(broken(await create(fields))).toEqual([rule]);
  });

  it.each([true, 1, '1', false, 0, '0'])('takes %j for the administrator flag', async (root_admin) => {
    expect((await create({ root_admin })).json.attributes.root_admin).toBe(String(Number(root_admin)) === '1');
  });

  it('counts letters, not bytes or units, up to 191', async () => {
    expect((await create({ first_name: '🎮'.repeat(191) })).status).toBe(201);
    const other = { email: 'b@example.com', username: 'other', first_name: '🎮'.repeat(192) };
    expect(broken(await create(other))).toEqual(['first_name between']);
  });

  it('takes fields from the query, too', async () => {
    const { email, ...rest } = NEW;
    const { json } = await lab.post(`${USERS}?email=${email}`, rest);
    expect(json.attributes.email).toBe(email);
  });

  it('never gives an id out twice', async () => {
    await create({});
    await lab.delete(`${USERS}/121`);
    expect((await create({})).json.attributes.id).toBe(122);
  });

  it('always sends mail, with a link only when nobody knows the password', async () => {
    await create({ password: '' });
    await create({ email: 'b@example.com', username: 'other', password: 'x' });
    const [first, second] = lab.operator.mails;
    expect(first?.action?.url).toMatch(
      /^http:\/\/panel\.example\.com\/auth\/password\/reset\/[\da-f]{64}\?email=new%40/,
    );
    expect(second).toEqual({ to: 'b@example.com', subject: 'Account Created', action: null });
  });

  it('may fail after the account was made, and then a repetition finds duplicates', async () => {
    lab.operator.settings.mail = 'failing';
    const failed = await create({});
    expect([failed.status, failed.json.errors[0].code]).toEqual([500, 'TransportException']);
    lab.operator.settings.mail = 'sent';
    expect(broken(await create({}))).toEqual(['email unique', 'username unique']);
  });

  it('works for many at once if each has a password', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        create({ email: `many${index}@example.com`, username: `many${index}`, password: 'x' }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201));
  });
});

describe('changing a user', () => {
  it.each(['email', 'username', 'first_name', 'last_name'])('always requires %s', async (name) => {
    const { [name as keyof typeof SAME]: _, ...rest } = SAME;
    const got = await lab.patch(`${USERS}/30`, rest);
    expect([got.status, broken(got)]).toEqual([422, [`${name} required`]]);
  });

  it('keeps the optional fields that are left out', async () => {
    await change({ root_admin: true });
    const { json } = await change({});
    expect(json).not.toHaveProperty('meta');
    expect(json.attributes).toMatchObject({ external_id: 'CRM-2024', root_admin: true, language: 'en' });
  });

  it.each([null, ''])('clears the external id with %j', async (external_id) => {
    expect((await change({ external_id })).json.attributes.external_id).toBeNull();
  });

  it.each([null, ''])('keeps the password with %j, and the time of the last change with it', async (password) => {
    const before = (await lab.get(`${USERS}/30`)).json.attributes.updated_at;
    expect((await change({ password })).json.attributes.updated_at).toBe(before);
  });

  it.each([
    [{ language: null }, ['language string', 'language in']],
    [{ language: '' }, ['language string', 'language in']],
    [{ root_admin: null }, ['root_admin boolean']],
  ])('refuses %j', async (fields, rules) => {
    expect(broken(await change(fields))).toEqual(rules);
  });

  it('stores the same password anew, so the time of the last change moves', async () => {
    const { json } = await change({ password: 'user024-password' });
    expect(json.attributes.updated_at).toBe('2026-07-04T21:21:03+00:00');
  });

  it('lets the last writer win and knows no versions', async () => {
    await change({ first_name: 'First' });
    const { json, headers } = await change({ last_name: 'Second' });
    expect([json.attributes.first_name, headers.etag]).toEqual(['Eli', undefined]);
  });

  it('allows the user’s own values in another case, but nobody else’s', async () => {
    expect((await change({ email: 'USER024@example.net', username: 'USER024' })).status).toBe(200);
    expect(broken(await change({ username: 'User001' }))).toEqual(['username unique']);
  });

  it('ignores what cannot be changed', async () => {
    const before = (await lab.get(`${USERS}/30`)).json.attributes;
    const { json } = await change({ '2fa': true, id: 7, uuid: 'x', created_at: '2000-01-01' });
    expect(json.attributes).toEqual(before);
  });

  it('cannot save a user without names before they have some', async () => {
    const { json } = await lab.get(`${USERS}/66`);
    expect(broken(await lab.patch(`${USERS}/66`, json.attributes))).toEqual([
      'first_name required',
      'last_name required',
    ]);
    const named = { ...json.attributes, first_name: 'Now', last_name: 'Named' };
    expect((await lab.patch(`${USERS}/66`, named)).status).toBe(200);
  });

  it('sends no mail, not even for a new password or address', async () => {
    await change({ password: 'x', email: 'moved@example.com' });
    expect(lab.operator.mails).toEqual([]);
  });
});

describe('the caller itself', () => {
  it('may give up its own rights, and is locked out at once', async () => {
    const body = { email: 'second@example.com', username: 'second.admin', first_name: 'S', last_name: 'A' };
    expect((await lab.patch(`${USERS}/2`, { ...body, root_admin: false }, KEYS.ofSecondAdmin)).status).toBe(200);
    expect((await lab.get(USERS, KEYS.ofSecondAdmin)).json.errors[0].detail).toBe(
      'This account does not have permission to access the API.',
    );
  });

  it('may delete itself, its keys included, even as the last administrator', async () => {
    await lab.delete(`${USERS}/2`);
    expect((await lab.delete(`${USERS}/1`)).status).toBe(204);
    expect((await lab.get(USERS)).status).toBe(401);
    expect((await lab.get(USERS, KEYS.client)).status).toBe(401);
  });

  it('keeps its keys when its password changes', async () => {
    const body = { email: 'admin@example.com', username: 'admin', first_name: 'P', last_name: 'A', password: 'new' };
    await lab.patch(`${USERS}/1`, body);
    expect((await lab.get('/api/client/account', KEYS.client)).status).toBe(200);
  });
});

describe('deleting a user', () => {
  it('is refused while the user owns servers, and possible once somebody else does', async () => {
    const refused = await lab.delete(`${USERS}/5`);
    expect([refused.status, refused.json.errors[0].code]).toEqual([400, 'DisplayException']);
    const moved = await lab.patch('/api/application/servers/1/details', { name: 'Olive server', user: 6 });
    expect([moved.status, moved.json.attributes.user]).toEqual([200, 6]);
    expect((await lab.delete(`${USERS}/5`)).status).toBe(204);
  });

  it('removes shares in servers and keys with it', async () => {
    expect((await lab.delete(`${USERS}/4`)).status).toBe(204);
    const { json } = await lab.get('/api/application/servers/1?include=subusers');
    expect(json.attributes.relationships.subusers.data).toEqual([]);
    expect((await lab.get('/api/client/account', KEYS.clientOfPlainUser)).status).toBe(401);
    expect(await total()).toBe(119);
  });

  it('leaves no trace that filters could find', async () => {
    await lab.delete(`${USERS}/30`);
    expect((await lab.get(`${USERS}?filter[username]=user024`)).json.data).toEqual([]);
    expect((await create({ email: SAME.email, username: SAME.username })).status).toBe(201);
  });
});

describe('giving a server to somebody else', () => {
  it('names what is wrong, and empties what is left out', async () => {
    const path = '/api/application/servers/1/details';
    expect(broken(await lab.patch(path, {}))).toEqual(['name required', 'user required']);
    expect(broken(await lab.patch(path, { name: 'x', user: 99_999 }))).toEqual(['user exists']);
    await lab.patch(path, { name: 'x', user: 5, external_id: 'S1', description: 'text' });
    const { json } = await lab.patch(path, { name: 'x', user: 5 });
    expect([json.attributes.external_id, json.attributes.description]).toEqual([null, '']);
  });
});
