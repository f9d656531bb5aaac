import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KEYS } from '../../demo/virtool-legacy/fixtures.ts';
import { release23 } from '../../demo/virtool-legacy/profile.ts';
import { failure, invalid, type Lab, openLab, permissions } from './emulator-virtool-legacy-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.emulator.close());

const notFound = failure('not_found', 'Not found');
const everything = permissions(...Object.keys(permissions()));

describe('adding to a group (L5)', () => {
  const add = (id: string, body: unknown) => lab.admin.post(`/api/users/${id}/groups`, body);

  it('answers 200 with a bare array of group ids and recomputes the permissions', async () => {
    const { status, json } = await add('plain', { group_id: 'curators' });
    expect([status, json]).toEqual([200, ['technician', 'curators']]);
    expect((await lab.admin.get('/api/users/plain')).json).toMatchObject({
      groups: ['technician', 'curators'],
      permissions: permissions('create_sample', 'modify_virus', 'rebuild_index', 'remove_virus', 'upload_file'),
    });
  });

  it('is fine for a member', async () => {
    const { status, json } = await add('plain', { group_id: 'technician' });
    expect([status, json]).toEqual([200, ['technician']]);
  });

  it.each([
    [{}, { group_id: ['required field'] }],
    [{ group_id: 7 }, { group_id: ['must be of string type'] }],
    [{ group: 'technician', group_id: 'technician' }, { group: ['unknown field'] }],
  ])('refuses %j', async (body, errors) => {
    const { status, json } = await add('absent', body);
    expect([status, json]).toEqual([422, invalid(errors as Record<string, string[]>)]);
  });

  it('is a 404 for an unknown user, and then for an unknown group', async () => {
    const user = await add('absent', { group_id: 'absent' });
    expect([user.status, user.json]).toEqual([404, failure('not_found', 'User not found')]);
    for (const group_id of ['absent', 'Technician', '']) {
      const group = await add('plain', { group_id });
      expect([group.status, group.json]).toEqual([404, failure('not_found', 'Group not found')]);
    }
  });

  it('says "Not found" of an unknown user from 2.2 on', async () => {
    const later = await openLab({ release: release23 });
    const { json } = await later.admin.post('/api/users/absent/groups', { group_id: 'technician' });
    await later.emulator.close();
    expect(json).toEqual(notFound);
  });

  it('takes effect at the next sign-in, and never for a key', async () => {
    lab.emulator.settings.enable_api = true;
    const plain = await lab.as('plain');
    await lab.admin.patch('/api/account/keys/pipeline_0', { permissions: { manage_users: true } });
    const made = await plain.post('/api/account/keys', { name: 'early', permissions: {} });
    await add('plain', { group_id: 'administrator' });
    expect((await plain.get('/api/account')).json.permissions).toEqual(everything);
    expect((await plain.get('/api/users')).status).toBe(403);
    expect((await (await lab.as('plain')).get('/api/users')).status).toBe(200);
    expect((await lab.withKey('plain', made.json.key).get('/api/users')).status).toBe(403);
  });

  it('lets a holder of manage_users become an administrator', async () => {
    const manager = await lab.as('manager');
    const { json } = await manager.post('/api/users/manager/groups', { group_id: 'administrator' });
    expect(json).toEqual(['managers', 'administrator']);
    expect((await manager.patch('/api/settings', {})).status).toBe(403);
    expect((await (await lab.as('manager')).patch('/api/settings', {})).status).toBe(200);
  });
});

describe('removing from a group (L6)', () => {
  it('answers 200 with the groups that remain, and recomputes the permissions', async () => {
    const { status, json } = await lab.admin.delete('/api/users/mhartley/groups/curators');
    expect([status, json]).toEqual([200, ['technician', 'diagnostics']]);
    expect((await lab.admin.get('/api/users/mhartley')).json).toMatchObject({
      primary_group: 'technician',
      permissions: permissions('cancel_job', 'create_sample', 'upload_file'),
    });
  });

  it('is fine without a membership and without a group', async () => {
    for (const group of ['visitors', 'absent']) {
      const { status, json } = await lab.admin.delete(`/api/users/plain/groups/${group}`);
      expect([status, json]).toEqual([200, ['technician']]);
    }
  });

  it('clears the primary group', async () => {
    await lab.admin.delete('/api/users/mhartley/groups/technician');
    expect((await lab.admin.get('/api/users/mhartley')).json.primary_group).toBe('');
  });

  it('is a 404 for an unknown user', async () => {
    const { status, json } = await lab.admin.delete('/api/users/absent/groups/administrator');
    expect([status, json]).toEqual([404, notFound]);
  });

  it('refuses to take oneself out of administrator, and takes others out down to one', async () => {
    const { status, json } = await lab.admin.delete('/api/users/admin/groups/administrator');
    const message = 'Administrators cannot remove themselves from the administrator group';
    expect([status, json]).toEqual([400, failure('bad_request', message)]);
    expect((await lab.admin.delete('/api/users/second-admin/groups/administrator')).json).toEqual(['bioinformatics']);
  });

  it('works at once on sign-ins and keys', async () => {
    lab.emulator.settings.enable_api = true;
    const second = await lab.as('second-admin');
    const made = await second.post('/api/account/keys', { name: 'k', permissions: { manage_users: true } });
    const withKey = lab.withKey('second-admin', made.json.key);
    expect((await withKey.get('/api/groups')).status).toBe(200);
    await lab.admin.delete('/api/users/second-admin/groups/administrator');
    expect((await second.get('/api/groups')).status).toBe(403);
    expect((await withKey.get('/api/groups')).status).toBe(403);
    const { list } = await second.get('/api/account/keys');
    expect(list[0]).toMatchObject({ groups: ['bioinformatics'], permissions: permissions() });
  });

  it('is not undone for a sign-in by adding again', async () => {
    const manager = await lab.as('manager');
    await lab.admin.delete('/api/users/manager/groups/managers');
    await lab.admin.post('/api/users/manager/groups', { group_id: 'managers' });
    expect((await manager.get('/api/users')).status).toBe(403);
    expect((await (await lab.as('manager')).get('/api/users')).status).toBe(200);
  });
});

describe('groups', () => {
  it('are listed in a bare array, without names and members', async () => {
    const { status, list } = await lab.admin.get('/api/groups');
    expect(status).toBe(200);
    expect(list.map(({ id }) => id)).toContain('plant health');
    expect(list[0]).toEqual({ id: 'administrator', permissions: everything });
  });

  it('are read one by one', async () => {
    const { status, json } = await lab.admin.get('/api/groups/plant%20health');
    expect([status, json]).toEqual([
      200,
      { id: 'plant health', permissions: permissions('create_sample', 'remove_file', 'upload_file') },
    ]);
    const absent = await lab.admin.get('/api/groups/Technician');
    expect([absent.status, absent.json]).toEqual([404, notFound]);
  });

  it('are made in lower case, and only Location keeps the spelling', async () => {
    const { status, json, headers } = await lab.admin.post('/api/groups', { group_id: 'Field Work' });
    expect([status, json]).toEqual([201, { id: 'field work', permissions: permissions() }]);
    expect(headers.get('location')).toBe('/api/groups/Field Work');
    expect((await lab.admin.get('/api/groups/field%20work')).status).toBe(200);
  });

  it('say their place in any script', async () => {
    const { status, json, headers } = await lab.admin.post('/api/groups', { group_id: 'Лаборатория\n1' });
    expect([status, json.id]).toEqual([201, 'лаборатория\n1']);
    const location = Buffer.from(headers.get('location') ?? '', 'latin1').toString('utf8');
    expect(location).toBe('/api/groups/Лаборатория%0A1');
  });

  it('are a 409 when they exist, in whatever case', async () => {
    for (const group_id of ['technician', 'TECHNICIAN']) {
      const { status, json } = await lab.admin.post('/api/groups', { group_id });
      expect([status, json]).toEqual([409, failure('conflict', 'Group already exists')]);
    }
  });

  it.each([
    [{}, { group_id: ['required field'] }],
    [{ group_id: '' }, { group_id: ['min length is 1'] }],
    [
      { group_id: 'x', name: 'X', permissions: {} },
      { name: ['unknown field'], permissions: ['unknown field'] },
    ],
  ])('are not made of %j', async (body, errors) => {
    const { status, json } = await lab.admin.post('/api/groups', body);
    expect([status, json]).toEqual([422, invalid(errors as Record<string, string[]>)]);
  });

  it('are changed by a flat map; names left out keep their value', async () => {
    const { status, json } = await lab.admin.patch('/api/groups/technician', { remove_job: true, upload_file: false });
    expect([status, json]).toEqual([
      200,
      { id: 'technician', permissions: permissions('create_sample', 'remove_job') },
    ]);
    expect((await lab.admin.patch('/api/groups/technician', {})).json).toEqual(json);
  });

  it.each([
    [{ permissions: { remove_job: true } }, { permissions: ['unknown field'] }],
    [{ create_ref: true }, { create_ref: ['unknown field'] }],
    [{ remove_job: 'yes' }, { remove_job: ['must be of boolean type'] }],
    [{ remove_job: null }, { remove_job: ['null value not allowed'] }],
  ])('are not changed by %j', async (body, errors) => {
    const { status, json } = await lab.admin.patch('/api/groups/absent', body);
    expect([status, json]).toEqual([422, invalid(errors as Record<string, string[]>)]);
  });

  it('are a 404 to change and to delete when they do not exist', async () => {
    for (const { status, json } of [
      await lab.admin.patch('/api/groups/absent', {}),
      await lab.admin.delete('/api/groups/absent'),
    ]) {
      expect([status, json]).toEqual([404, notFound]);
    }
  });

  it('are deleted from their members, whose permissions and primary group go with them', async () => {
    const { status, text } = await lab.admin.delete('/api/groups/technician');
    expect([status, text]).toEqual([204, '']);
    expect((await lab.admin.get('/api/users/mhartley')).json).toMatchObject({
      groups: ['diagnostics', 'curators'],
      primary_group: '',
      permissions: permissions('cancel_job', 'create_sample', 'modify_virus', 'rebuild_index', 'remove_virus'),
    });
    expect((await lab.admin.get('/api/users/plain')).json).toMatchObject({ groups: [], permissions: permissions() });
  });

  it('include administrator, which can be stripped and not deleted', async () => {
    const { status, json } = await lab.admin.delete('/api/groups/administrator');
    expect([status, json]).toEqual([400, failure('bad_request', 'Cannot remove administrator group')]);
    const { json: stripped } = await lab.admin.patch('/api/groups/administrator', { manage_users: false });
    expect(stripped.permissions).toEqual({ ...everything, manage_users: false });
  });
});

describe('a changed group', () => {
  it('does not reach its members up to 2.1, until membership changes or the server restarts', async () => {
    await lab.admin.patch('/api/groups/technician', { remove_job: true });
    const held = async (id: string) => (await lab.admin.get(`/api/users/${id}`)).json.permissions.remove_job;
    expect(await held('plain')).toBe(false);
    await lab.admin.post('/api/users/plain/groups', { group_id: 'technician' });
    expect(await held('plain')).toBe(true);
    expect(await held('mhartley')).toBe(false);
    lab.emulator.restart();
    expect(await held('mhartley')).toBe(true);
  });

  it('reaches its members at once from 2.2 on, and no sign-in', async () => {
    const later = await openLab({ release: release23 });
    const manager = await later.as('manager');
    await later.admin.patch('/api/groups/managers', { manage_users: false, remove_job: true });
    const { json } = await later.admin.get('/api/users/manager');
    expect(json.permissions).toEqual(permissions('remove_job'));
    expect((await manager.get('/api/users')).status).toBe(200);
    expect((await (await later.as('manager')).get('/api/users')).status).toBe(403);
    await later.emulator.close();
  });

  it('can leave a server where nobody manages users', async () => {
    await lab.admin.patch('/api/groups/administrator', { manage_users: false });
    expect((await (await lab.as('admin')).get('/api/users')).status).toBe(200);
    lab.emulator.restart();
    expect((await (await lab.as('admin')).get('/api/users')).status).toBe(403);
    lab.emulator.settings.enable_api = true;
    expect((await lab.withKey('admin', KEYS.admin).get('/api/users')).status).toBe(200);
  });
});
