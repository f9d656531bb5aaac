import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CRASH, failure, type Got, type Lab, openLab } from './emulator-virtool-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.emulator.close());

const seen = ({ status, json }: Got): unknown => [status, json];
const crashed = ({ status, text }: Got): unknown => [status, text];

describe('groups', () => {
  it('are listed as a bare array by name, for everybody signed in', async () => {
    const { json } = await (await lab.as('plain')).get('/groups');
    expect(json).toEqual([
      { id: 3, legacy_id: null, name: 'Bioinformatics' },
      { id: 4, legacy_id: null, name: 'Curators' },
      { id: 2, legacy_id: null, name: 'Diagnostics' },
      { id: 6, legacy_id: null, name: 'Instructors' },
      { id: 7, legacy_id: null, name: 'Students' },
      { id: 1, legacy_id: 'technicians', name: 'Technicians' },
      { id: 9, legacy_id: null, name: 'Visitors' },
    ]);
  });

  it('are listed in pages when asked for', async () => {
    const { json } = await lab.admin.get('/groups?paginate=true&term=TIC&per_page=1');
    expect(json).toEqual({
      found_count: 2,
      page: 1,
      page_count: 2,
      per_page: 1,
      total_count: 7,
      items: [{ id: 3, legacy_id: null, name: 'Bioinformatics' }],
    });
  });

  it('refuse pages out of bounds, even when no page was asked for', async () => {
    expect(seen(await lab.admin.get('/groups?page=0&per_page=101'))).toEqual([
      400,
      [
        {
          loc: ['page'],
          msg: 'ensure this value is greater than or equal to 1',
          type: 'value_error.number.not_ge',
          ctx: { limit_value: 1 },
          in: 'query string',
        },
        {
          loc: ['per_page'],
          msg: 'ensure this value is less than or equal to 100',
          type: 'value_error.number.not_le',
          ctx: { limit_value: 100 },
          in: 'query string',
        },
      ],
    ]);
    expect((await lab.admin.get('/groups?page=one')).json).toMatchObject([{ type: 'type_error.integer' }]);
  });

  it('show permissions and members by handle', async () => {
    const { status, json } = await lab.admin.get('/groups/1');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      id: 1,
      legacy_id: 'technicians',
      name: 'Technicians',
      permissions: { cancel_job: true, create_ref: false, create_sample: true, upload_file: true },
    });
    const handles = json.users.map(({ handle }) => handle);
    expect(json.users).toContainEqual({ id: 'x7Kd02Qa', handle: 'mhartley' });
    expect(handles).toEqual([...handles].sort());
    expect(seen(await lab.admin.get('/groups/5'))).toEqual([404, failure('not_found', 'Not found')]);
    expect(seen(await lab.admin.get('/groups/technicians'))).toEqual([
      400,
      [{ loc: ['group_id'], msg: 'value is not a valid integer', type: 'type_error.integer', in: 'path' }],
    ]);
  });

  it('are made with a trimmed name that is not in use', async () => {
    const { status, json, headers } = await lab.admin.post('/groups', { name: ' Archive ', group_id: 'x' });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/groups/${json.id}`);
    expect(json).toMatchObject({ id: 10, legacy_id: null, name: 'Archive', users: [] });
    expect(Object.values(json.permissions)).toEqual(Array(8).fill(false));
    expect(seen(await lab.admin.post('/groups', { name: 'Archive' }))).toEqual([
      400,
      failure('bad_request', 'Group already exists'),
    ]);
    expect((await lab.admin.post('/groups', { name: 'archive' })).status).toBe(201);
    expect((await lab.admin.post('/groups', { name: '  ' })).json).toMatchObject([{ loc: ['name'] }]);
  });

  it('sort their names without regard to case', async () => {
    for (const name of ['Caps', 'chiropractors', 'architects']) await lab.admin.post('/groups', { name });
    const names = JSON.parse((await lab.admin.get('/groups')).text).map((group: { name: string }) => group.name);
    expect(names.slice(0, 4)).toEqual(['architects', 'Bioinformatics', 'Caps', 'chiropractors']);
  });

  it('take partial permissions, ignore unknown ones and accept repetition', async () => {
    for (let time = 0; time < 2; time += 1) {
      const { status, json } = await lab.admin.patch('/groups/9', { permissions: { create_ref: 'yes', fly: true } });
      expect(status).toBe(200);
      expect(json.permissions).toMatchObject({ create_ref: true, upload_file: false });
      expect(json.permissions).not.toHaveProperty('fly');
    }
    expect((await lab.admin.patch('/groups/9', { permissions: { create_ref: 'maybe' } })).json).toMatchObject([
      { loc: ['permissions', 'create_ref'], type: 'type_error.bool' },
    ]);
    expect((await lab.admin.patch('/groups/5', {})).status).toBe(404);
  });

  it('keep blanks in a name when renamed', async () => {
    expect((await lab.admin.patch('/groups/9', { name: '   ' })).json).toMatchObject({ name: '   ' });
    expect((await lab.admin.patch('/groups/9', { name: '' })).status).toBe(400);
  });

  it('crash on a name in use, a null name and null permissions, and stay as they were', async () => {
    const before = (await lab.admin.get('/groups/9')).text;
    for (const body of [{ name: 'Students' }, { name: null }, { permissions: null }]) {
      expect(crashed(await lab.admin.patch('/groups/9', body))).toEqual([500, CRASH]);
    }
    expect((await lab.admin.get('/groups/9')).text).toBe(before);
  });

  it('are poisoned by a null permission until it is a boolean again', async () => {
    expect(crashed(await lab.admin.patch('/groups/1', { permissions: { cancel_job: null } }))).toEqual([500, CRASH]);
    expect(crashed(await lab.admin.get('/groups/1'))).toEqual([500, CRASH]);
    expect((await lab.admin.get('/groups')).status).toBe(200);
    expect((await lab.admin.get('/users/x7Kd02Qa')).json.permissions).toMatchObject({ cancel_job: false });
    expect((await lab.admin.patch('/groups/1', { permissions: { cancel_job: true } })).status).toBe(200);
    expect((await lab.admin.get('/groups/1')).status).toBe(200);
  });

  it('disappear from their members, whose stored primary group becomes an empty string', async () => {
    const { status, text, headers, cookies } = await lab.admin.delete('/groups/2');
    expect([status, text, headers.get('content-type'), cookies]).toEqual([204, '', 'application/json', []]);
    expect(headers.get('x-virtool-version')).toBe('26.3.0');
    expect((await lab.admin.get('/users/x7Kd02Qa')).json).toMatchObject({ groups: [{ id: 1 }], primary_group: null });
    expect((await lab.admin.get('/users?find=mhartley')).json.documents).toMatchObject([
      { groups: [1], primary_group: '' },
    ]);
    expect((await lab.admin.delete('/groups/2')).status).toBe(404);
  });

  it('are changed by any administrator and by nobody else', async () => {
    const base = await lab.as('base-admin');
    const made = await base.post('/groups', { name: 'Made by base' });
    expect(made.status).toBe(201);
    expect((await base.delete(`/groups/${made.json.id}`)).status).toBe(204);
    const plain = await lab.as('plain');
    expect((await plain.post('/groups', {})).status).toBe(403);
    expect((await plain.patch('/groups/x', {})).status).toBe(403);
    expect((await plain.delete('/groups/1')).status).toBe(403);
  });
});

describe('administrator roles', () => {
  it('are listed in fixed order for any administrator', async () => {
    const { json } = await (await lab.as('base-admin')).get('/admin/roles');
    expect(json).toMatchObject([
      { id: 'full', name: 'Full', description: expect.any(String) },
      { id: 'settings', name: 'Settings' },
      { id: 'spaces', name: 'Spaces' },
      { id: 'users', name: 'Users' },
      { id: 'base', name: 'Base', description: expect.stringContaining('\n') },
    ]);
    expect((await (await lab.as('plain')).get('/admin/roles')).status).toBe(403);
  });

  it('are given, replaced and taken away by null or an empty object', async () => {
    const path = '/admin/users/x7Kd02Qa/role';
    for (const [body, role] of [
      [{ role: 'users' }, 'users'],
      [{ role: 'users' }, 'users'],
      [{ role: 'base' }, 'base'],
      [{}, null],
      [{ role: null }, null],
    ] as const) {
      const { status, json } = await lab.admin.put(path, body);
      expect([status, json]).toMatchObject([200, { handle: 'mhartley', administrator_role: role }]);
    }
  });

  it('are not for oneself, not for nobody, and not of another kind', async () => {
    const own = `/admin/users/${await lab.idOf('admin')}/role`;
    expect(seen(await lab.admin.put(own, { role: 'base' }))).toEqual([
      400,
      failure('bad_request', 'Cannot change own role'),
    ]);
    expect((await lab.admin.put('/admin/users/nobody/role', { role: 'base' })).json).toEqual(
      failure('not_found', 'Not found'),
    );
    expect(seen(await lab.admin.put('/admin/users/x7Kd02Qa/role', { role: 'king' }))).toEqual([
      400,
      [
        {
          loc: ['role'],
          msg: "value is not a valid enumeration member; permitted: 'full', 'settings', 'spaces', 'users', 'base'",
          type: 'type_error.enum',
          ctx: { enum_values: ['full', 'settings', 'spaces', 'users', 'base'] },
          in: 'body',
        },
      ],
    ]);
    const settings = await lab.as('settings-admin');
    expect((await settings.put('/admin/users/x7Kd02Qa/role', { role: 'base' })).status).toBe(403);
  });
});

describe('space roles', () => {
  it('are kept per user, sorted, without asking whether the user exists', async () => {
    const path = '/users/x7Kd02Qa/permissions';
    expect(seen(await lab.admin.get('/users/nobody/permissions'))).toEqual([200, []]);
    for (const role of ['sample_editor', 'reference_builder', 'sample_editor']) {
      expect(seen(await lab.admin.put(`${path}/${role}`))).toEqual([200, true]);
    }
    expect((await (await lab.as('plain')).get(path)).json).toEqual([
      { id: 'reference_builder' },
      { id: 'sample_editor' },
    ]);
    for (let time = 0; time < 2; time += 1) {
      expect(seen(await lab.admin.delete(`${path}/sample_editor`))).toEqual([200, true]);
    }
    expect((await lab.admin.get(path)).json).toEqual([{ id: 'reference_builder' }]);
    expect(seen(await lab.admin.put('/users/nobody/permissions/owner'))).toEqual([200, true]);
  });

  it('are wrong seven times, once per family', async () => {
    const { status, text } = await lab.admin.put('/users/x7Kd02Qa/permissions/create_ref');
    expect(status).toBe(400);
    const problems = JSON.parse(text);
    expect(problems).toHaveLength(7);
    for (const problem of problems) {
      expect(problem).toMatchObject({ loc: ['role'], type: 'type_error.enum', in: 'path' });
    }
    expect(problems[0].ctx.enum_values).toEqual(['owner', 'member']);
    expect(problems[6].ctx.enum_values).toEqual(['upload_manager', 'upload_viewer']);
  });

  it('are written by administrators of users only', async () => {
    expect((await (await lab.as('base-admin')).put('/users/x7Kd02Qa/permissions/owner')).status).toBe(403);
    expect((await lab.admin.get('/spaces')).json).toEqual(failure('not_found', 'Not found'));
  });
});

describe('settings', () => {
  it('are readable for everybody signed in', async () => {
    const { json, text } = await (await lab.as('plain')).get('/settings');
    expect(json).toMatchObject({ minimum_password_length: 8, sample_group: null, sample_unique_names: true });
    expect(text.startsWith('{"default_source_types":["isolate","strain"],"enable_api":false,')).toBe(true);
  });

  it('are changed by role "settings", one by one, save for unique names', async () => {
    const client = await lab.as('settings-admin');
    const { status, json } = await client.patch('/settings', {
      minimum_password_length: '12',
      sample_unique_names: false,
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({ minimum_password_length: 12, sample_unique_names: true, enable_sentry: true });
    expect((await (await lab.as('user-admin')).patch('/settings', {})).status).toBe(403);
    expect((await client.patch('/settings', { enable_api: null, minimum_password_length: 'x' })).json).toMatchObject([
      { loc: ['enable_api'], msg: 'none is not an allowed value', type: 'type_error.none.not_allowed' },
      { loc: ['minimum_password_length'], type: 'type_error.integer' },
    ]);
  });

  it('decide how long passwords must be, without any check of the number', async () => {
    await lab.admin.patch('/settings', { minimum_password_length: 30 });
    expect((await lab.admin.post('/users', { handle: 'n', password: 'long-enough' })).json).toEqual(
      failure('bad_request', 'Password does not meet minimum length requirement (30)'),
    );
    await lab.admin.patch('/settings', { minimum_password_length: -1 });
    expect((await lab.admin.post('/users', { handle: 'n', password: 'x' })).status).toBe(201);
  });
});
