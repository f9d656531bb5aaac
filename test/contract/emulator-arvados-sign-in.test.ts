import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNTS, PASSWORDS } from '../../demo/arvados/fixtures.ts';
import { failureOf, type Lab, openLab } from './emulator-arvados-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.emulator.close());

const signIn = (username: string, password = PASSWORDS[username] ?? '', to = lab) =>
  to.anonymous.post('users/authenticate', { username, password });

describe('A13 users authenticate', () => {
  it('answers a token with four fields filled; the v2 form works', async () => {
    const { status, json } = await signIn('plain');
    expect(status).toBe(200);
    expect(json).toEqual({
      api_token: expect.stringMatching(/^[0-9a-z]{50}$/),
      created_at: null,
      created_by_ip_address: '',
      etag: '',
      expires_at: null,
      kind: 'arvados#apiClientAuthorization',
      last_used_at: null,
      last_used_by_ip_address: '',
      modified_at: null,
      modified_by_user_uuid: '',
      owner_uuid: '',
      scopes: ['all'],
      uuid: expect.stringMatching(/^ardev-gj3su-[0-9a-z]{15}$/),
    });
    const client = lab.withToken(`v2/${json.uuid}/${json.api_token}`);
    expect((await client.get('users/current')).json.uuid).toBe(ACCOUNTS.plain);
  });

  it('takes the e-mail address for the user name, and lets inactive users in', async () => {
    expect((await signIn('plain@example.org', 'plain-password')).status).toBe(200);
    expect((await signIn('newcomer')).status).toBe(200);
  });

  it('creates the account at the first login', async () => {
    const { json } = await signIn('firsttime');
    const me = (await lab.withToken(`v2/${json.uuid}/${json.api_token}`).get('users/current')).json;
    expect(me).toMatchObject({
      username: 'firsttime',
      email: 'firsttime@example.org',
      is_active: false,
      is_invited: false,
    });
  });

  it('follows a merged account to the one that took it over', async () => {
    const { json } = await signIn('merged');
    const me = await lab.withToken(`v2/${json.uuid}/${json.api_token}`).get('users/current');
    expect(me.json.uuid).toBe(ACCOUNTS.plain);
  });

  it('fails with 500 when two accounts share the address', async () => {
    expect(failureOf(await signIn('twin'))).toEqual([500, expect.stringContaining('no rows in result set')]);
  });

  it('sets an expiry when the cluster limits tokens', async () => {
    lab.configuration.tokenLifetime = 3_600_000;
    const { json } = await signIn('plain');
    expect(json.expires_at).toMatch(/^2026-08-10T10:15:00\./);
    const client = lab.withToken(`v2/${json.uuid}/${json.api_token}`);
    expect((await client.get('users/current')).status).toBe(200);
    lab.pass(3_600_001);
    expect((await client.get('users/current')).status).toBe(401);
  });

  it.each([
    ['Test', 500, 'authentication failed for user "plain" with password len=5'],
    ['PAM', 401, 'PAM: '],
    ['LDAP', 401, 'LDAP: Authentication failure (with username "plain" and password)'],
    ['oidc', 400, 'username/password authentication is not available'],
    ['none', 500, 'configuration problem: exactly one of '],
  ] as const)('refuses a wrong password of the %s backend with %i', async (backend, status, text) => {
    lab.configuration.loginBackend = backend;
    expect(failureOf(await signIn('plain', 'wrong'))).toEqual([status, expect.stringContaining(text)]);
  });

  it.each([
    ['"quoted"', 'quoted'],
    ['null', ''],
  ])('mangles the password %s unless it is written as JSON inside the text', async (password, guessed) => {
    const only = (word: string) => [{ username: 'odd', email: 'odd@example.org', password: word }];
    lab.configuration.loginUsers = only(guessed);
    expect((await signIn('odd', password)).status).toBe(200);
    lab.configuration.loginUsers = only(password);
    expect((await signIn('odd', password)).status).toBe(500);
    expect((await signIn('odd', JSON.stringify(password))).status).toBe(200);
  });

  it('chokes on passwords that look like broken JSON, and reads them when they are quoted', async () => {
    lab.configuration.loginUsers = [{ username: 'odd', email: 'odd@example.org', password: '{p@ss' }];
    expect((await signIn('odd', '{p@ss')).status).toBe(500);
    expect((await signIn('odd', JSON.stringify('{p@ss'))).status).toBe(200);
  });

  it('shows a form and ends a session', async () => {
    expect((await lab.anonymous.get('/login')).headers.get('content-type')).toContain('text/html');
    const { json } = await signIn('plain');
    const token = `v2/${json.uuid}/${json.api_token}`;
    const out = await lab.anonymous.get('/logout', { api_token: token, return_to: 'https://wb.example.org/' });
    expect([out.status, out.headers.get('location')]).toEqual([302, 'https://wb.example.org/']);
    lab.pass(1);
    expect((await lab.withToken(token).get('users/current')).status).toBe(401);
  });
});

describe('a virgin cluster', () => {
  const noAdmins = {
    filters: [
      ['is_admin', '=', true],
      ['uuid', '!=', 'ardev-tpzed-000000000000000'],
    ],
    limit: 0,
  };

  it('has two users, four groups and the links of its installation', async () => {
    const fresh = await openLab({ virgin: true });
    try {
      expect(fresh.emulator).toMatchObject({ users: 2, signIn: { method: null, key: null } });
      const users = (await fresh.root.get('users', { order: 'uuid' })).json.items;
      expect(users).toMatchObject([
        { email: 'root', first_name: 'root', last_name: '', username: '', is_active: true, is_admin: true },
        { email: 'anonymous', first_name: 'Anonymous', is_active: false },
      ]);
      const groups = (await fresh.root.get('groups', { order: 'name asc' })).json.items;
      expect(groups.map(({ name, group_class }) => `${name} ${String(group_class)}`)).toEqual([
        'All users role',
        'Anonymous users role',
        'Public favorites project',
        'System group role',
      ]);
      expect((await fresh.root.get('links')).json.items_available).toBe(4);
      expect((await fresh.root.get('users', noAdmins)).json.items_available).toBe(0);
    } finally {
      await fresh.emulator.close();
    }
  });

  it('gets its first administrator by password login and system root token', async () => {
    const fresh = await openLab({ virgin: true });
    try {
      const { json } = await signIn('admin', 'admin-password', fresh);
      const me = fresh.withToken(`v2/${json.uuid}/${json.api_token}`);
      const { uuid, is_admin } = (await me.get('users/current')).json;
      expect(is_admin).toBe(false);
      await fresh.root.patch(`users/${uuid}`, { user: { is_active: true, is_admin: true } });
      expect((await me.get('users/current')).json).toMatchObject({ is_active: true, is_admin: true, is_invited: true });
      expect((await fresh.root.get('users', noAdmins)).json.items_available).toBe(1);
    } finally {
      await fresh.emulator.close();
    }
  });

  it('promotes the first account by itself where it is configured so', async () => {
    const fresh = await openLab({ virgin: true }, { autoAdminFirstUser: true });
    try {
      for (const [name, is_admin] of [
        ['admin', true],
        ['plain', false],
      ] as const) {
        const { json } = await signIn(name, undefined, fresh);
        const me = fresh.withToken(`v2/${json.uuid}/${json.api_token}`);
        expect((await me.get('users/current')).json.is_admin).toBe(is_admin);
      }
    } finally {
      await fresh.emulator.close();
    }
  });
});
