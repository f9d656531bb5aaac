import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNTS, MERGED } from '../../demo/arvados/fixtures.ts';
import { failureOf, type Lab, openLab, refusal } from './emulator-arvados-client.ts';

const SYSTEM = 'ardev-tpzed-000000000000000';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.emulator.close());

describe('A1 users create', () => {
  it('answers 200 with the stored record; nothing is mandatory', async () => {
    const { status, json } = await lab.admin.post('users', {
      user: { email: 'jane.doe@example.com', first_name: 'Jane', last_name: 'Doe', prefs: { a: 1 } },
    });
    expect(status).toBe(200);
    expect(json).toEqual({
      can_manage: true,
      can_write: true,
      created_at: '2026-08-10T09:15:00.000001000Z',
      email: 'jane.doe@example.com',
      etag: expect.stringMatching(/^[0-9a-z]{25}$/),
      first_name: 'Jane',
      full_name: 'Jane Doe',
      identity_url: '',
      is_active: false,
      is_admin: false,
      is_invited: false,
      kind: 'arvados#user',
      last_name: 'Doe',
      modified_at: '2026-08-10T09:15:00.000001000Z',
      modified_by_user_uuid: ACCOUNTS.admin,
      owner_uuid: SYSTEM,
      prefs: { a: 1 },
      username: 'janedoe',
      uuid: expect.stringMatching(/^ardev-tpzed-[0-9a-z]{15}$/),
      writable_by: [SYSTEM, ACCOUNTS.admin, 'ardev-j7d0g-000000000000000'],
    });
    expect((await lab.admin.post('users', { user: {} })).json).toMatchObject({ email: '', username: '' });
  });

  it('repairs and numbers user names without a word, and passes over the forbidden ones', async () => {
    const create = async (user: object) => (await lab.admin.post('users', { user })).json.username;
    expect(await create({ email: 'x@y.org', username: 'jane.doe' })).toBe('janedoe');
    expect(await create({ email: 'x@y.org', username: 'jane.doe' })).toBe('janedoe2');
    expect(await create({ email: '1-jane+list@y.org' })).toBe('jane');
    expect(await create({ email: 'root@y.org' })).toBe('root2');
    expect(await create({ email: 'no-at-sign' })).toBe('');
    expect(await create({ email: '123@y.org' })).toBe('');
  });

  it('validates a user name that comes without an e-mail', async () => {
    const got = await lab.admin.post('users', { user: { username: 'jane.doe' } });
    expect(got.status).toBe(422);
    const rule = 'Username must begin with a letter and contain only alphanumerics';
    expect(got.json.errors[0]).toMatch(refusal('422 Unprocessable Entity', rule));
    expect((await lab.admin.post('users', { user: { username: 'plain' } })).json.errors[0]).toContain(
      'Username has already been taken',
    );
  });

  it('is for administrators', async () => {
    const got = await lab.as('plain').post('users', { user: { email: 'x@y.org' } });
    expect(got.status).toBe(403);
    expect(got.json.errors[0]).toMatch(refusal('403 Forbidden', 'Forbidden'));
  });

  it.each([
    [{ uuid: ACCOUNTS.plain }, 'duplicate key value violates unique constraint'],
    [{ uuid: MERGED }, 'duplicate key value violates unique constraint'],
    [{ uuid: 'ardev-j7d0g-000000000000001' }, "Uuid type field is 'j7d0g', expected 'tpzed'"],
    [{ full_name: 'Jane' }, "#<ActiveModel::UnknownAttributeError: unknown attribute 'full_name' for User.>"],
    [{ etag: 'x' }, "unknown attribute 'etag' for User."],
    [{ prefs: 'dark' }, 'Prefs must be a Hash'],
    [{ first_name: 'x'.repeat(256) }, 'value too long'],
  ])('refuses %j with 422', async (user, text) => {
    const [status, said] = failureOf(await lab.admin.post('users', { user }));
    expect(status).toBe(422);
    expect(said).toContain(text);
  });

  it('refuses a second account with one identity URL, but not with one e-mail', async () => {
    const user = { email: 'a@b.org', identity_url: 'https://id.example.org/1' };
    expect((await lab.admin.post('users', { user })).status).toBe(200);
    expect((await lab.admin.post('users', { user: { email: 'a@b.org' } })).status).toBe(200);
    expect((await lab.admin.post('users', { user })).status).toBe(422);
  });

  it('with is_active sets up at once; is_admin alone is taken and breaks every later update', async () => {
    const active = await lab.admin.post('users', { user: { email: 'a@b.org', is_active: true } });
    expect(active.json).toMatchObject({ is_active: true, is_invited: true });
    const half = (await lab.admin.post('users', { user: { is_admin: true } })).json;
    expect(half).toMatchObject({ is_active: false, is_admin: true });
    const [status, said] = failureOf(await lab.admin.patch(`users/${half.uuid}`, { user: { first_name: 'x' } }));
    expect([status, said]).toEqual([422, expect.stringContaining('Admin users cannot be inactive')]);
  });

  it('takes a whole unwrapped JSON body for attributes, and drops bookkeeping', async () => {
    const created_at = '2001-01-01T00:00:00Z';
    const { json } = await lab.admin.post('users', { email: 'bare@y.org', created_at, owner_uuid: ACCOUNTS.plain });
    expect(json).toMatchObject({ email: 'bare@y.org', created_at: expect.stringMatching(/^2026/), owner_uuid: SYSTEM });
    const [status, said] = failureOf(await lab.admin.post('users', { email: 'x@y.org', select: ['uuid'] }));
    expect([status, said]).toEqual([422, expect.stringContaining("unknown attribute 'select'")]);
  });

  it('reads forms with the attributes as JSON text', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const raw = new URLSearchParams({ user: '{"email":"form@y.org"}' }).toString();
    expect((await lab.admin.send('POST', 'users', { raw, headers })).json.email).toBe('form@y.org');
  });

  it('follows the cluster’s automatic rules', async () => {
    lab.configuration.autoSetupNewUsers = true;
    lab.configuration.autoAdminUserWithEmail = 'boss@y.org';
    const invited = await lab.admin.post('users', { user: { email: 'new@y.org' } });
    expect(invited.json).toMatchObject({ is_active: false, is_invited: true });
    const boss = await lab.admin.post('users', { user: { email: 'boss@y.org' } });
    expect(boss.json).toMatchObject({ is_active: true, is_admin: true });
    expect((await lab.admin.post('users', { user: { email: 'boss@y.org' } })).json.is_admin).toBe(false);
  });
});

describe('A2 users current, A4 users get, A6 users system', () => {
  it('A2 shows whoever the token stands for', async () => {
    const { status, json } = await lab.admin.get('users/current');
    expect(status).toBe(200);
    expect(json).toMatchObject({ uuid: ACCOUNTS.admin, is_admin: true, is_active: true, username: 'admin' });
    expect((await lab.anonymous.get('users/current')).status).toBe(401);
  });

  it('A4 shows one user, or a 404 that may mean not readable', async () => {
    expect((await lab.admin.get(`users/${ACCOUNTS.plain}`)).json).toMatchObject({ uuid: ACCOUNTS.plain });
    for (const [client, uuid] of [
      [lab.admin, 'ardev-tpzed-nobody000000000'],
      [lab.admin, MERGED],
      [lab.as('plain'), ACCOUNTS.newcomer],
    ] as const) {
      const got = await client.get(`users/${uuid}`);
      expect(got.status).toBe(404);
      expect(got.json.errors[0]).toMatch(refusal('404 Not Found', 'Path not found'));
    }
  });

  it('A4 shows others to non-administrators with most columns empty, and themselves in full', async () => {
    const { json } = await lab.as('plain').get(`users/${ACCOUNTS.owner}`);
    expect(json).toMatchObject({
      username: 'owner',
      is_active: true,
      is_invited: true,
      full_name: '',
      prefs: null,
      created_at: null,
      etag: '',
      can_write: false,
    });
    expect(json).not.toHaveProperty('writable_by');
    expect((await lab.as('plain').get(`users/${ACCOUNTS.plain}`)).json).toMatchObject({ full_name: 'Plain Example' });
  });

  it('A4 takes a number for the first row: 502 on reading, and a write hits the system user', async () => {
    expect((await lab.admin.get('users/1')).status).toBe(502);
    expect((await lab.admin.patch('users/1', { user: { first_name: 'Oops' } })).json).toMatchObject({ uuid: SYSTEM });
  });

  it('A6 shows the system user: e-mail root, no user name', async () => {
    const { json } = await lab.as('plain').get('users/system');
    expect(json).toMatchObject({ uuid: SYSTEM, email: 'root', username: '' });
  });

  it('A4 selects attributes, kind and an empty etag added', async () => {
    const { json } = await lab.admin.get(`users/${ACCOUNTS.plain}`, { select: ['uuid', 'email'] });
    expect(json).toEqual({ email: 'plain@example.org', etag: '', kind: 'arvados#user', uuid: ACCOUNTS.plain });
    const wrong = await lab.admin.get(`users/${ACCOUNTS.plain}`, { select: ['shoe_size'] });
    expect(failureOf(wrong)).toEqual([
      422,
      expect.stringContaining("Invalid attribute 'shoe_size' of User in select parameter"),
    ]);
    expect((await lab.admin.get('users/current', { select: [] })).status).toBe(422);
    expect((await lab.admin.get('users/current', { select: 'uuid' })).status).toBe(500);
  });
});

describe('A3 users delete', () => {
  it('removes an account that never did anything, with its links', async () => {
    const links = { filters: [['head_uuid', '=', ACCOUNTS.unused]] };
    expect((await lab.admin.get('links', links)).json.items_available).toBeGreaterThan(0);
    const { status, json } = await lab.admin.delete(`users/${ACCOUNTS.unused}`);
    expect([status, json.uuid]).toEqual([200, ACCOUNTS.unused]);
    expect((await lab.admin.get(`users/${ACCOUNTS.unused}`)).status).toBe(404);
    expect((await lab.admin.get('links', links)).json.items_available).toBe(0);
  });

  it.each([
    ['an account that logged in', ACCOUNTS.plain, 'dependent logs'],
    ['the owner of a project', ACCOUNTS.owner, 'dependent groups'],
  ])('refuses %s with 422', async (_, uuid, text) => {
    const [status, said] = failureOf(await lab.admin.delete(`users/${uuid}`));
    expect([status, said]).toEqual([422, expect.stringContaining(`Cannot delete record because of ${text}`)]);
  });

  it('refuses once an account has used a token of its own', async () => {
    const { uuid } = (await lab.admin.post('users', { user: { email: 'x@y.org', is_active: true } })).json;
    const minted = await lab.admin.post('api_client_authorizations', {
      api_client_authorization: { owner_uuid: uuid },
    });
    const token = `v2/${minted.json.uuid}/${minted.json.api_token}`;
    await lab.withToken(token).get('users/current');
    expect((await lab.admin.delete(`users/${uuid}`)).status).toBe(422);
  });

  it('leaves tokens that stop working', async () => {
    const { uuid } = (await lab.admin.post('users', { user: { email: 'x@y.org', is_active: true } })).json;
    const minted = await lab.admin.post('api_client_authorizations', {
      api_client_authorization: { owner_uuid: uuid },
    });
    expect((await lab.admin.delete(`users/${uuid}`)).status).toBe(200);
    const client = lab.withToken(`v2/${minted.json.uuid}/${minted.json.api_token}`);
    expect((await client.get('users/current')).status).toBe(401);
  });

  it('refuses the system and the anonymous user, and non-administrators', async () => {
    for (const last of ['000000000000000', 'anonymouspublic']) {
      expect((await lab.admin.delete(`users/ardev-tpzed-${last}`)).status).toBe(403);
    }
    expect((await lab.as('plain').delete(`users/${ACCOUNTS.owner}`)).status).toBe(403);
    expect((await lab.as('plain').delete(`users/${ACCOUNTS.unused}`)).status).toBe(404);
  });
});
