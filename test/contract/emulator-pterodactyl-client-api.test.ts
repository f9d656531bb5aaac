import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KEYS } from '../../demo/pterodactyl/fixtures.ts';
import { type Got, type Lab, openLab } from './emulator-pterodactyl-lab.ts';

const SHARES = '/api/client/servers/5896d455/users';
const UUID_40 = '58286ca2-5778-4f4d-9425-f9bb9c289565';
const UUID_PLAIN = '1fbd449d-d8a6-4972-aa85-b6507c8bfcdc';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.close());

const problem = ({ status, json }: Got): unknown[] => [status, json.errors[0].code, json.errors[0].detail];
const share = (email: string, permissions: unknown, key: string = KEYS.client) =>
  lab.post(SHARES, { email, permissions }, key);
const get = (path: string, key: string = KEYS.client) => lab.get(path, key);

describe('the account behind a key', () => {
  it('is told to account keys of anybody, and to no application key', async () => {
    const { json } = await get('/api/client/account', KEYS.clientOfPlainUser);
    expect(json).toEqual({
      object: 'user',
      attributes: {
        id: 4,
        admin: false,
        username: 'norm_user',
        email: 'norm@example.com',
        first_name: 'Norma',
        last_name: 'User',
        language: 'en',
      },
    });
    expect((await get('/api/client/account', KEYS.application)).status).toBe(403);
  });

  it('has keys, which can be made and removed, the secret told once', async () => {
    const made = await lab.post('/api/client/account/api-keys', { description: 'mine' }, KEYS.client);
    const { identifier } = made.json.attributes;
    const secret = made.json.meta.secret_token;
    expect([made.status, secret.length, secret.slice(0, 16)]).toEqual([200, 48, identifier]);
    expect((await get('/api/client/account', secret)).json.attributes.id).toBe(1);
    expect((await get('/api/client/account/api-keys')).json.data).toHaveLength(2);
    expect((await lab.delete(`/api/client/account/api-keys/${identifier}`, KEYS.client)).status).toBe(204);
    expect((await get('/api/client/account', secret)).status).toBe(401);
  });

  it('may hold 25 keys', async () => {
    const make = () => lab.post('/api/client/account/api-keys', { description: 'x' }, KEYS.client);
    for (let held = 1; held < 25; held += 1) expect((await make()).status).toBe(200);
    expect(problem(await make())).toEqual([
      400,
      'DisplayException',
      'You have reached the account limit for number of API keys.',
    ]);
  });

  it('may limit a key to addresses', async () => {
    const make = (allowed_ips: unknown) =>
      lab.post('/api/client/account/api-keys', { description: 'x', allowed_ips }, KEYS.client);
    expect((await make(['nonsense'])).json.errors[0].meta.source_field).toBe('allowed_ips.0');
    const here = (await make(['10.0.0.1-10.0.0.9', '127.0.0.0/8'])).json.meta.secret_token;
    const elsewhere = (await make(['10.0.0.1', '::1'])).json.meta.secret_token;
    expect((await get('/api/client/account', here)).status).toBe(200);
    expect((await get('/api/client/account', elsewhere)).status).toBe(403);
  });
});

describe('the catalogue of permissions', () => {
  it('has 40 keys in 11 groups', async () => {
    const { permissions } = (await get('/api/client/permissions')).json.attributes;
    const groups: { keys: object }[] = Object.values(permissions);
    expect(groups).toHaveLength(11);
    expect(groups.flatMap(({ keys }) => Object.keys(keys))).toHaveLength(40);
  });
});

describe('servers in the client API', () => {
  const names = async (query: string, key?: string): Promise<string[]> =>
    (await get(`/api/client?${query}`, key)).json.data.map(
      ({ attributes }: { attributes: { name: string } }) => attributes.name,
    );

  it('are all for a root administrator who says so, and none for others who do', async () => {
    expect(await names('type=admin-all')).toEqual(['Olive server', 'Otto server']);
    expect(await names('type=admin-all', KEYS.clientOfPlainUser)).toEqual([]);
    expect(await names('')).toEqual([]);
  });

  it('are own and shared ones otherwise', async () => {
    expect(await names('', KEYS.clientOfPlainUser)).toEqual(['Olive server']);
    expect(await names('type=owner', KEYS.clientOfPlainUser)).toEqual([]);
    expect(await names('type=owner', KEYS.clientOfOwner)).toEqual(['Olive server']);
  });

  it('come 100 at most, with links that keep the query', async () => {
    const { json } = await get('/api/client?type=admin-all&per_page=1000');
    expect(json.meta.pagination.per_page).toBe(100);
    const page = await get('/api/client?type=admin-all&per_page=1&page=2');
    expect(page.json.meta.pagination.links).toEqual({
      previous: 'http://panel.example.com/api/client?type=admin-all&per_page=1&page=1',
    });
  });

  it('hide startup parameters from those who may not see them', async () => {
    const { json } = await get('/api/client/servers/5896d455', KEYS.clientOfPlainUser);
    expect(json.attributes.invocation).toContain('-jar [hidden]');
    expect(json.attributes.relationships.variables.object).toBe('null_resource');
    expect(json.meta.user_permissions).toContain('user.create');
  });

  it('are found by the short name and by the uuid', async () => {
    expect((await get('/api/client/servers/5896d455-06dd-47c4-858b-26a699765231')).status).toBe(200);
    expect((await get('/api/client/servers/5896d455-06dd')).status).toBe(404);
  });
});

describe('sharing a server', () => {
  it('answers 200, drops unknown permissions, and always grants the console', async () => {
    const { status, json } = await share('USER040@example.net', ['control.start', 'bogus.key', 'file.read']);
    expect(status).toBe(200);
    expect(json.attributes).toMatchObject({
      uuid: UUID_40,
      permissions: ['control.start', 'file.read', 'websocket.connect'],
    });
    expect(lab.operator.mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['user040@example.net', 'Added To Server'],
    ]);
  });

  it('tells the time of the account, not of the share', async () => {
    const { json } = await share('user040@example.net', ['control.start']);
    const [account] = (await lab.get('/api/application/users?filter[username]=user040')).json.data;
    expect(json.attributes.created_at).toBe(account.attributes.created_at);
  });

  it('answers an object with gaps after duplicates, and keeps it so', async () => {
    const gaps = { 0: 'control.stop', 2: 'websocket.connect' };
    const { json } = await share('user040@example.net', ['control.stop', 'control.stop']);
    expect(json.attributes.permissions).toEqual(gaps);
    expect((await get(`${SHARES}/${UUID_40}`)).json.attributes.permissions).toEqual(gaps);
    const seeded = await get('/api/client/servers/e91cb60a/users');
    expect(Array.isArray(seeded.json.data[0].attributes.permissions)).toBe(false);
  });

  it('makes an account for an unknown address, which stays when the share is removed', async () => {
    const { json } = await share('New.Person+tag@example.org', ['control.start']);
    const { uuid, username } = json.attributes;
    expect(username).toMatch(/^new\.persontag[a-z0-9]{3}$/);
    expect(lab.operator.mails.map(({ subject }) => subject)).toEqual(['Account Created', 'Added To Server']);
    expect((await lab.delete(`${SHARES}/${uuid}`, KEYS.client)).status).toBe(204);
    const found = (await lab.get(`/api/application/users?filter[uuid]=${uuid}`)).json.data[0].attributes;
    expect([found.first_name, found.last_name]).toEqual(['Server', 'Subuser']);
  });

  it('makes neither account nor share when mail cannot be delivered', async () => {
    lab.operator.settings.mail = 'failing';
    expect((await share('nobody@example.org', ['control.start'])).status).toBe(500);
    const { json } = await lab.get('/api/application/users?filter[email]=nobody@example.org');
    expect(json.data).toEqual([]);
  });

  it('is refused for the owner and for who shares already', async () => {
    expect(problem(await share('one@example.com', ['control.start']))).toEqual([
      400,
      'UserIsServerOwnerException',
      'You cannot add the server owner as a subuser for this server.',
    ]);
    expect(problem(await share('norm@example.com', ['control.start']))).toEqual([
      400,
      'ServerSubuserExistsException',
      'A user with that email address is already assigned as a subuser for this server.',
    ]);
  });

  it('names what is wrong with the request', async () => {
    const got = await share('nonsense', [1, 'control.start']);
    expect(
      got.json.errors.map(({ meta }: { meta: { source_field: string; rule: string } }) => [
        meta.source_field,
        meta.rule,
      ]),
    ).toEqual([
      ['email', 'email'],
      ['permissions.0', 'string'],
    ]);
    expect((await share('user040@example.net', 'control.start')).status).toBe(500);
  });

  it('is allowed to the owner and to who may, but not beyond the own rights', async () => {
    expect((await share('user040@example.net', ['file.read'], KEYS.clientOfOwner)).status).toBe(200);
    const plain = KEYS.clientOfPlainUser;
    expect((await share('user041@example.net', ['control.console'], plain)).status).toBe(200);
    expect((await share('user042@example.net', ['file.read'], plain)).json.errors[0].code).toBe(
      'HttpForbiddenException',
    );
    const update = await lab.post(`${SHARES}/${UUID_40}`, { permissions: ['control.console'] }, plain);
    expect(problem(update)).toEqual([403, 'AccessDeniedHttpException', 'This action is unauthorized.']);
  });
});

describe('a share in a server', () => {
  it('is replaced by POST as a whole, and only if something changes', async () => {
    await share('user040@example.net', ['file.read', 'control.start']);
    const path = `${SHARES}/${UUID_40}`;
    const same = await lab.post(path, { permissions: ['control.start', 'file.read'] }, KEYS.client);
    expect(same.json.attributes.permissions).toEqual(['file.read', 'control.start', 'websocket.connect']);
    const other = await lab.post(path, { permissions: ['user.read'] }, KEYS.client);
    expect(other.json.attributes.permissions).toEqual(['user.read', 'websocket.connect']);
    expect((await lab.send('PUT', path, { body: {}, key: KEYS.client })).status).toBe(405);
  });

  it('cannot be touched by the one whose it is, not even by a root administrator', async () => {
    lab.operator.editUser(4, { rootAdmin: true });
    const path = `${SHARES}/${UUID_PLAIN}`;
    const answers = [
      await lab.post(path, { permissions: ['control.start'] }, KEYS.clientOfPlainUser),
      await lab.delete(path, KEYS.clientOfPlainUser),
    ];
    for (const got of answers) {
      expect(problem(got)).toEqual([403, 'AccessDeniedHttpException', 'This action is unauthorized.']);
    }
  });

  it('is not found, uncounted, for somebody who has none', async () => {
    const got = await get(`${SHARES}/${UUID_40}`);
    expect([got.status, got.headers['x-ratelimit-limit']]).toEqual([404, undefined]);
  });

  it.each([
    [{ status: 'installing' }, 'This server has not yet completed its installation process, please try again later.'],
    [{ status: 'suspended' }, 'This server is currently suspended and the functionality requested is unavailable.'],
    [{ status: 'restoring_backup' }, 'This server is currently restoring from a backup, please try again later.'],
    [{ transferring: true }, 'This server is currently being transferred to a new machine, please try again later.'],
  ] as const)('is out of reach while the server is %j', async (state, text) => {
    lab.operator.editServer('5896d455', state);
    expect(problem(await get(SHARES))).toEqual([409, 'ServerStateConflictException', text]);
    expect((await get('/api/client/servers/5896d455')).status).toBe(200);
  });
});

describe('shares in the application API', () => {
  it('are read with the servers, by the ids of the users', async () => {
    const { json } = await lab.get('/api/application/servers?include=subusers,user&sort=-id');
    const [otto, olive] = json.data.map(({ attributes }: { attributes: { relationships: object } }) => attributes);
    expect(Object.keys(otto.relationships)).toEqual(['user', 'subusers']);
    expect(olive.relationships.subusers.data[0].attributes).toMatchObject({ user_id: 4, server_id: 1 });
  });
});
