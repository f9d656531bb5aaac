import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Body, CRASH, failure, type Got, type Lab, openLab } from './emulator-virtool-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.emulator.close());

const handles = (users: readonly Body[]): string[] => users.map(({ handle }) => handle);
const create = (handle: string, more: object = {}): Promise<Got> =>
  lab.admin.post('/users', { handle, password: 'long-enough', ...more });

describe('GET /users', () => {
  it('is open to everybody signed in and gives abbreviated users below "documents"', async () => {
    const { status, json } = await (await lab.as('plain')).get('/users?find=mhartley');
    expect(status).toBe(200);
    expect(json).toEqual({
      documents: [
        {
          force_reset: false,
          groups: [2, 1],
          handle: 'mhartley',
          last_password_change: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3}000)?Z$/),
          primary_group: 2,
          id: 'x7Kd02Qa',
          permissions: {
            cancel_job: true,
            create_ref: false,
            create_sample: true,
            modify_hmm: false,
            modify_subtraction: false,
            remove_file: false,
            remove_job: false,
            upload_file: true,
          },
        },
      ],
      total_count: 14,
      found_count: 1,
      page_count: 1,
      per_page: 25,
      page: 1,
    });
  });

  it('searches with "find", literally and without regard to case, and ignores "term"', async () => {
    await create('a.b(c)');
    const everybody = (await lab.admin.get('/users')).json;
    expect(handles((await lab.admin.get('/users?find=.B(C')).json.documents)).toEqual(['a.b(c)']);
    expect((await lab.admin.get('/users?find=')).json).toEqual(everybody);
    expect((await lab.admin.get('/users?term=mhartley')).json).toEqual(everybody);
    expect((await lab.admin.get('/users?find=zzzz')).json).toMatchObject({
      found_count: 0,
      page_count: 0,
      total_count: 15,
    });
  });

  it('shows active users unless asked for the others, and never both', async () => {
    expect(handles((await lab.admin.get('/users?find=retired')).json.documents)).toEqual([]);
    for (const no of ['false', 'off', '0', 'N']) {
      expect(handles((await lab.admin.get(`/users?active=${no}`)).json.documents)).toContain('retired');
    }
    const { status, json } = await lab.admin.get('/users?active=maybe');
    expect(status).toBe(400);
    expect(json).toEqual([
      {
        loc: ['active'],
        msg: 'value could not be parsed to a boolean',
        type: 'type_error.bool',
        in: 'query string',
      },
    ]);
  });

  it('sorts capitals first', async () => {
    for (const handle of ['Zoe', 'zack', 'Adam']) await create(handle);
    const sorted = handles((await lab.admin.get('/users?per_page=100')).json.documents);
    expect(sorted.indexOf('Adam')).toBeLessThan(sorted.indexOf('Zoe'));
    expect(sorted.indexOf('Zoe')).toBeLessThan(sorted.indexOf('admin'));
    expect(sorted.at(-1)).toBe('zack');
  });

  it('is lenient about pages and crashes on a page size below one', async () => {
    const page = async (query: string): Promise<Body> => (await lab.admin.get(`/users?${query}`)).json;
    expect(await page('page=x&per_page=y')).toMatchObject({ page: 1, per_page: 25 });
    const { documents } = await page('per_page=100');
    expect(await page('page=-3&per_page=2')).toMatchObject({
      page: -3,
      per_page: 2,
      page_count: Math.ceil(documents.length / 2),
      documents: documents.slice(0, 2),
    });
    expect((await page('page=2&per_page=3')).documents).toEqual(documents.slice(3, 6));
    expect((await page('page=99')).documents).toEqual([]);
    expect(await page('per_page=5000')).toMatchObject({ per_page: 5000 });
    for (const size of [0, -1]) {
      for (const path of ['/users', '/admin/users']) {
        const { status, text } = await lab.admin.get(`${path}?per_page=${size}`);
        expect([status, text]).toEqual([500, CRASH]);
      }
    }
  });
});

describe('GET /admin/users', () => {
  it('gives full users below "items"', async () => {
    const { json } = await lab.admin.get('/admin/users?term=MHART&find=plain');
    expect(json).toEqual({
      found_count: 1,
      page: 1,
      page_count: 1,
      per_page: 25,
      total_count: 14,
      items: [
        {
          id: 'x7Kd02Qa',
          handle: 'mhartley',
          active: true,
          b2c: null,
          b2c_display_name: null,
          b2c_family_name: null,
          b2c_given_name: null,
          b2c_oid: null,
          administrator_role: null,
          force_reset: false,
          groups: [
            { id: 2, legacy_id: null, name: 'Diagnostics' },
            { id: 1, legacy_id: 'technicians', name: 'Technicians' },
          ],
          last_password_change: expect.any(String),
          permissions: expect.objectContaining({ cancel_job: true, create_ref: false }),
          primary_group: { id: 2, legacy_id: null, name: 'Diagnostics' },
        },
      ],
    });
  });

  it('needs administrator role "users"', async () => {
    for (const [handle, status] of [
      ['plain', 403],
      ['base-admin', 403],
      ['user-admin', 200],
      ['spaces-admin', 200],
      ['settings-admin', 200],
    ] as const) {
      const answer = await (await lab.as(handle)).get('/admin/users');
      expect([handle, answer.status]).toEqual([handle, status]);
    }
    expect((await (await lab.as('plain')).get('/admin/users')).json).toEqual(
      failure('forbidden', 'Requires administrative privilege'),
    );
  });

  it('checks rights before the query', async () => {
    expect((await (await lab.as('plain')).get('/admin/users?active=maybe')).status).toBe(403);
  });

  it('filters administrators and reports every wrong parameter at once', async () => {
    const only = await lab.admin.get('/admin/users?administrator=true&per_page=100');
    expect(handles(only.json.items)).toEqual(expect.arrayContaining(['admin', 'base-admin', 'user-admin']));
    expect(handles(only.json.items)).not.toContain('plain');
    const others = await lab.admin.get('/admin/users?administrator=false&per_page=100');
    expect(handles(others.json.items)).not.toContain('admin');
    const wrong = await lab.admin.get('/admin/users?administrator=2&active=2');
    expect(wrong.json).toMatchObject([{ loc: ['active'] }, { loc: ['administrator'] }]);
  });

  it('sorts without regard to case and follows every change', async () => {
    for (const handle of ['Zoe', 'zack', 'BOB', 'bob']) await create(handle);
    const list = async (query: string): Promise<string[]> =>
      handles((await lab.admin.get(`/admin/users?per_page=100&${query}`)).json.items);
    const sorted = await list('');
    expect(sorted.slice(-2)).toEqual(['zack', 'Zoe']);
    expect(sorted.indexOf('bob') - sorted.indexOf('BOB')).toBe(1);
    const id = await lab.idOf('zack');
    await lab.admin.patch(`/admin/users/${id}`, { active: false });
    expect(await list('')).not.toContain('zack');
    expect(await list('active=false')).toContain('zack');
    await lab.admin.put(`/admin/users/${id}/role`, { role: 'base' });
    expect(await list('active=false&administrator=true')).toContain('zack');
  });
});

describe('one user', () => {
  it('is the same in both families and needs role "users"', async () => {
    const [one, other] = [await lab.admin.get('/users/x7Kd02Qa'), await lab.admin.get('/admin/users/x7Kd02Qa')];
    expect(one.status).toBe(200);
    expect(one.json).toEqual(other.json);
    expect((await (await lab.as('mhartley')).get('/users/x7Kd02Qa')).status).toBe(403);
    for (const path of ['/users/nobody', '/admin/users/nobody']) {
      const missing = await lab.admin.get(path);
      expect([missing.status, missing.json]).toEqual([404, failure('not_found', 'Not found')]);
    }
  });

  it('may have the old user name as id', async () => {
    expect((await lab.admin.get('/users/retired')).json).toMatchObject({ handle: 'retired', active: false });
  });
});
