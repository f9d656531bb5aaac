import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEYS } from '../../demo/pterodactyl/fixtures.ts';
import { type Lab, openLab } from './emulator-pterodactyl-lab.ts';

const USERS = '/api/application/users';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
  lab.operator.settings.applicationLimit = 10_000;
});
afterAll(() => lab.close());

const list = async (query: string) => (await lab.get(`${USERS}?${query}`)).json;
const pagination = async (query: string) => (await list(query)).meta.pagination;
const usernames = async (query: string): Promise<string[]> =>
  (await list(query)).data.map(({ attributes }: { attributes: { username: string } }) => attributes.username);
const failure = async (query: string) => {
  const { status, json } = await lab.get(`${USERS}?${query}`);
  return [status, json.errors[0].code];
};

describe('pages of users', () => {
  it('hold 50 by default, 15 for 0, and as many as asked for without a maximum', async () => {
    expect(await pagination('')).toMatchObject({ total: 120, count: 50, per_page: 50, total_pages: 3 });
    expect(await pagination('per_page=')).toMatchObject({ per_page: 50 });
    expect(await pagination('per_page=0')).toMatchObject({ per_page: 15 });
    expect(await pagination('per_page=2.9')).toMatchObject({ per_page: 2, count: 2 });
    expect(await pagination('per_page=1000')).toEqual({
      total: 120,
      count: 120,
      per_page: 1000,
      current_page: 1,
      total_pages: 1,
      links: {},
    });
  });

  it('crash for a negative size or a text', async () => {
    expect(await failure('per_page=-1')).toEqual([500, 'QueryException']);
    expect(await failure('per_page=abc')).toEqual([500, 'TypeError']);
  });

  it.each(['0', '-2', 'abc', '1.5', ''])('begin at the first for page=%s', async (page) => {
    expect(await pagination(`page=${page}`)).toMatchObject({ current_page: 1 });
  });

  it('are linked without anything but the page number', async () => {
    const { links } = await pagination('per_page=2&page=3&sort=-id&filter[username]=user&include=servers');
    expect(links).toEqual({
      previous: 'http://panel.example.com/api/application/users?page=2',
      next: 'http://panel.example.com/api/application/users?page=4',
    });
  });

  it('shift when rows go away meanwhile, so that a paged read skips users', async () => {
    const own = await openLab();
    const read = async (page: number) => {
      const { json } = await own.get(`${USERS}?sort=id&per_page=10&page=${page}`);
      return json.data.map(({ attributes }: { attributes: { id: number } }) => attributes.id);
    };
    const first = await read(1);
    await own.delete(`${USERS}/7`);
    const second = await read(2);
    await own.close();
    expect([first.at(-1), second[0]]).toEqual([10, 12]);
  });
});

describe('filters', () => {
  it('find parts, whatever their case and accents', async () => {
    expect(await usernames('filter[email]=ONE@EXAMPLE')).toEqual(['owner.one']);
    expect(await usernames('filter[email]=öne@exämple')).toEqual(['owner.one']);
    expect(await usernames('filter[external_id]=ext-1')).toEqual(['owner.one', 'owner.two']);
  });

  it('find more than an exact value', async () => {
    const body = { email: 'someone@example.com', username: 'someone', first_name: 'S', last_name: 'O' };
    const { json } = await lab.post(USERS, body);
    expect(await usernames('filter[email]=one@example.com')).toEqual(['owner.one', 'someone']);
    await lab.delete(`${USERS}/${json.attributes.id}`);
  });

  it('take a comma or repeated names for OR, different fields for AND', async () => {
    expect(await usernames('filter[username]=user001,user003')).toEqual(['user001', 'user003']);
    expect(await usernames('filter[username][]=user001&filter[username][]=user003')).toEqual(['user001', 'user003']);
    expect(await usernames('filter[username]=user001,user003&filter[external_id]=CRM')).toEqual(['user003']);
  });

  it('ignore empty values and what is no map', async () => {
    expect((await pagination('filter[email]=')).total).toBe(120);
    expect((await pagination('filter[email]=,')).total).toBe(120);
    expect((await pagination('filter=abc')).total).toBe(120);
    expect((await pagination('search=admin&fields=id&page[number]=2')).total).toBe(120);
  });

  it('take the words true and false for 1 and for nothing', async () => {
    expect((await pagination('filter[username]=true')).total).toBe(34);
    expect((await pagination('filter[username]=false')).total).toBe(120);
    // Nothing is in every text, but not in null.
    expect((await pagination('filter[external_id]=false')).total).toBeLessThan(120);
  });

  it('know wildcards, which a backslash takes away', async () => {
    expect(await usernames('filter[username]=n_rm%25')).toEqual(['norm_user']);
    expect(await usernames('filter[username]=norm\\_')).toEqual(['norm_user']);
    expect((await pagination('filter[external_id]=%25')).total).toBeLessThan(120);
  });

  it('name every unknown one and all allowed ones', async () => {
    const { status, json } = await lab.get(`${USERS}?filter[id]=1&filter[2fa]=1&filter[email]=a`);
    expect(status).toBe(400);
    expect(json.errors[0].detail).toBe(
      'Requested filter(s) `id, 2fa` are not allowed. Allowed filter(s) are `email, uuid, username, external_id`.',
    );
  });

  it('treat awkward text as text', async () => {
    for (const text of ['(a+b)*', '[x]', '.*', '$^', '{0}', '^user']) {
      expect(await usernames(`filter[username]=${encodeURIComponent(text)}`)).toEqual([]);
    }
  });
});

describe('the order of users', () => {
  it('is that of the ids, or by id and uuid in both directions', async () => {
    const ids = async (query: string) =>
      (await list(query)).data.map(({ attributes }: { attributes: { id: number } }) => attributes.id);
    expect(await ids('per_page=3')).toEqual([1, 2, 3]);
    expect(await ids('per_page=2&sort=-id')).toEqual([120, 119]);
    expect(await ids('per_page=2&sort=uuid')).toEqual([76, 28]);
    expect(await ids('per_page=2&sort=-id,uuid')).toEqual([120, 119]);
    const uuids: string[] = (await list('per_page=1000&sort=-uuid')).data.map(
      ({ attributes }: { attributes: { uuid: string } }) => attributes.uuid,
    );
    expect(uuids).toEqual([...uuids].sort().reverse());
  });

  it.each(['username', 'email', 'created_at', '-first_name'])('is refused by %s', async (name) => {
    const { status, json } = await lab.get(`${USERS}?sort=${name}`);
    expect([status, json.errors[0].code]).toEqual([400, 'InvalidSortQuery']);
    expect(json.errors[0].detail).toBe(
      `Requested sort(s) \`${name.replace('-', '')}\` is not allowed. Allowed sort(s) are \`id, uuid\`.`,
    );
  });
});

describe('includes', () => {
  const relationships = async (query: string) =>
    (await lab.get(`${USERS}/5?${query}`)).json.attributes.relationships ?? {};

  it('may be a list, have blanks, be unknown or too deep', async () => {
    expect(Object.keys(await relationships('include[]=servers'))).toEqual(['servers']);
    expect(Object.keys(await relationships('include=%20servers%20,bogus'))).toEqual(['servers']);
    expect(await relationships('include=bogus')).toEqual({});
    const { servers } = await relationships('include=servers.user.servers');
    expect(servers.data[0].attributes.relationships.user.attributes.relationships).toBeUndefined();
  });

  it('show owned servers only, not shared ones', async () => {
    const { json } = await lab.get(`${USERS}/4?include=servers`);
    expect(json.attributes.relationships.servers).toEqual({ object: 'list', data: [] });
  });

  it('answer a null resource where the key may not read', async () => {
    const { json } = await lab.get(`${USERS}/5?include=servers`, KEYS.withoutServers);
    expect(json.attributes.relationships.servers).toEqual({ object: 'null_resource', attributes: null });
    const servers = await lab.get('/api/application/servers?include=subusers', KEYS.withoutUsers);
    expect(servers.json.data[0].attributes.relationships.subusers.object).toBe('null_resource');
  });

  it('also work on creations and changes', async () => {
    const body = { email: 'inc@example.com', username: 'inc', first_name: 'I', last_name: 'N' };
    const created = await lab.post(`${USERS}?include=servers`, body);
    expect(created.json.attributes.relationships.servers.data).toEqual([]);
    const { id } = created.json.attributes;
    expect((await lab.patch(`${USERS}/${id}?include=servers`, body)).json.attributes.relationships).toBeDefined();
    await lab.delete(`${USERS}/${id}`);
  });
});

describe('looking up one user', () => {
  it.each(['1', '001', '1abc', '1.0'])('finds user 1 by %s', async (text) => {
    expect((await lab.get(`${USERS}/${text}`)).json.attributes.id).toBe(1);
  });

  it.each(['abc', 'd258c913-272d-44e4-bca6-3c687ed1011c', '0', '1.5', '-1'])('finds nobody by %s', async (text) => {
    expect((await lab.get(`${USERS}/${text}`)).status).toBe(404);
  });

  it('shows names that are null', async () => {
    const { json } = await lab.get(`${USERS}/66`);
    expect([json.attributes.first_name, json.attributes.last_name]).toEqual([null, null]);
  });
});

describe('looking up an external id', () => {
  const get = (value: string) => lab.get(`${USERS}/external/${value}`);

  it('takes the whole value, whatever its case and accents', async () => {
    expect((await get('ext-1')).json.attributes.id).toBe(5);
    expect((await get('ĒXT-1')).json.attributes.id).toBe(5);
    expect((await get('EXT')).status).toBe(404);
  });

  it('cannot take a slash, encoded or not', async () => {
    lab.operator.editUser(31, { externalId: 'ERP/77' });
    const [plain, encoded] = [await get('ERP/77'), await get('ERP%2F77')];
    expect([plain.status, encoded.status]).toEqual([404, 404]);
    expect(encoded.json.errors[0].detail).toBe('The route api/application/users/external/ERP%2F77 could not be found.');
  });

  it('finds the oldest of two users with the same value', async () => {
    lab.operator.editUser(32, { externalId: 'TWICE' });
    lab.operator.editUser(33, { externalId: 'TWICE' });
    expect((await get('twice')).json.attributes.id).toBe(32);
  });

  it('is refused before it is tried when the key may not read users', async () => {
    expect((await lab.get(`${USERS}/external/EXT`, KEYS.withoutUsers)).status).toBe(403);
  });
});

describe('one row without a time', () => {
  it('breaks exactly the pages that hold it', async () => {
    lab.operator.editUser(40, { createdAt: null });
    const page = async (number: number) => (await lab.get(`${USERS}?sort=id&per_page=10&page=${number}`)).status;
    const statuses = [await page(3), await page(4), await page(5)];
    lab.operator.editUser(40, { createdAt: 1_700_000_000 });
    expect(statuses).toEqual([200, 500, 200]);
  });
});
