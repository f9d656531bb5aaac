import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KEYS } from '../../demo/virtool-legacy/fixtures.ts';
import { release23 } from '../../demo/virtool-legacy/profile.ts';
import {
  CRASH,
  failure,
  invalid,
  type Lab,
  openLab,
  permissions,
  STARTED,
  signIn,
} from './emulator-virtool-legacy-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.emulator.close());

const notFound = failure('not_found', 'Not found');

/** An account that never changed since it was made in a test. */
const fresh = (id: string): object => ({
  id,
  force_reset: true,
  groups: [],
  identicon: createHash('sha256').update(id).digest('hex'),
  last_password_change: STARTED,
  permissions: permissions(),
  primary_group: '',
});

describe('listing users (L1)', () => {
  it('answers a bare array of everybody in the order of creation', async () => {
    await lab.admin.post('/api/users', { user_id: 'aaa', password: '12345678' });
    const { status, list } = await lab.admin.get('/api/users?page=2&find=nobody');
    expect(status).toBe(200);
    expect(list).toHaveLength(13);
    expect(list.slice(0, 5).map(({ id }) => id)).toEqual(['admin', 'manager', 'plain', 'loner', 'mhartley']);
    expect(list.at(-1)).toEqual(fresh('aaa'));
  });

  it('is for holders of manage_users, administrators or not', async () => {
    expect((await (await lab.as('manager')).get('/api/users')).status).toBe(200);
    expect((await (await lab.as('loner')).get('/api/users')).status).toBe(403);
  });

  it('shows thousands at once, each as it is shown alone', async () => {
    const large = await openLab({ users: 2500 });
    const { list } = await large.admin.get('/api/users');
    const alone = await large.admin.get(`/api/users/${encodeURIComponent(list[2001]?.id ?? '')}`);
    await large.emulator.close();
    expect(new Set(list.map(({ id }) => id)).size).toBe(2500);
    expect(alone.json).toEqual(list[2001]);
    const primaries = new Set(list.map((user) => user.primary_group));
    expect(primaries).toContain('');
    expect(primaries).toContain('none');
    for (const user of list.slice(10)) {
      const primary = String(user.primary_group);
      expect(['', 'none', ...user.groups]).toContain(primary);
    }
  });
});

describe('reading a user (L2)', () => {
  it('shows the whole user, whose permissions come from all groups', async () => {
    const { status, json } = await lab.admin.get('/api/users/mhartley');
    expect(status).toBe(200);
    expect(json).toEqual({
      ...fresh('mhartley'),
      force_reset: false,
      groups: ['technician', 'diagnostics', 'curators'],
      last_password_change: expect.stringMatching(/^201[678]-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3}000)?Z$/),
      permissions: permissions(
        'cancel_job',
        'create_sample',
        'modify_virus',
        'rebuild_index',
        'remove_virus',
        'upload_file',
      ),
      primary_group: 'technician',
    });
  });

  it('finds names with blanks, and tells names apart that differ in case', async () => {
    expect((await lab.admin.get('/api/users/bench%20two')).json).toMatchObject({
      id: 'bench two',
      primary_group: 'none',
    });
    expect((await lab.admin.get('/api/users/Plain')).json.groups).toEqual(['visitors']);
    expect((await lab.admin.get('/api/users/plain')).json.groups).toEqual(['technician']);
  });

  it('is a 404 for names that nobody has', async () => {
    const { status, json } = await lab.admin.get('/api/users/absent');
    expect([status, json]).toEqual([404, notFound]);
  });
});

describe('creating a user (L3)', () => {
  it('answers 201 with somebody without any rights, and says where', async () => {
    const { status, json, headers } = await lab.admin.post('/api/users', { user_id: 'bill', password: '12345678' });
    expect([status, headers.get('location')]).toEqual([201, '/api/users/bill']);
    expect(json).toEqual(fresh('bill'));
    expect(json.identicon).toBe('623210167553939c87ed8c5f2bfe0b3e0684e12c3a3dd2513613c4e67263b5a1');
    await signIn(lab.anonymous(), 'bill', '12345678');
  });

  it('takes force_reset and neither trims nor reserves names', async () => {
    for (const user_id of [' bill ', 'virtool', 'Admin', 'Zoë 50%']) {
      const { status, json } = await lab.admin.post('/api/users', {
        user_id,
        password: '12345678',
        force_reset: false,
      });
      expect([status, json.id, json.force_reset]).toEqual([201, user_id, false]);
      expect((await lab.admin.get(`/api/users/${encodeURIComponent(user_id)}`)).json.id).toBe(user_id);
    }
  });

  it('writes whole seconds without a fraction', async () => {
    lab.pass(428);
    const { json } = await lab.admin.post('/api/users', { user_id: 'bill', password: '12345678' });
    expect(json.last_password_change).toBe('2018-03-08T17:59:11Z');
  });

  it('is a 409 for names in use', async () => {
    const { status, json } = await lab.admin.post('/api/users', { user_id: 'plain', password: '12345678' });
    expect([status, json]).toEqual([409, failure('conflict', 'User already exists')]);
  });

  it.each([
    [{}, { user_id: ['required field'], password: ['required field'] }],
    [
      { user_id: '', password: '1234567' },
      { user_id: ['min length is 1'], password: ['min length is 8'] },
    ],
    [
      { user_id: 7, password: ['x'] },
      { user_id: ['must be of string type'], password: ['must be of string type'] },
    ],
    [{ user_id: null, password: '12345678' }, { user_id: ['null value not allowed'] }],
    [{ user_id: 'a', password: '12345678', force_reset: 'true' }, { force_reset: ['must be of boolean type'] }],
    [{ user_id: 'a', password: '12345678', force_reset: 1 }, { force_reset: ['must be of boolean type'] }],
    [
      { user_id: 'a', password: '12345678', handle: 'a', active: true },
      { handle: ['unknown field'], active: ['unknown field'] },
    ],
  ])('refuses %j', async (body, errors) => {
    const { status, json } = await lab.admin.post('/api/users', body);
    expect([status, json]).toEqual([422, invalid(errors as Record<string, string[]>)]);
  });
});

describe('changing a user (L4)', () => {
  const patch = (id: string, body: unknown) => lab.admin.patch(`/api/users/${id}`, body);

  it('stores force_reset, which nothing acts on', async () => {
    const { status, json } = await patch('plain', { force_reset: true });
    expect([status, json.id, json.force_reset]).toEqual([200, 'plain', true]);
    await lab.as('plain');
    expect((await patch('plain', { force_reset: true })).status).toBe(200);
  });

  it('sets a password and leaves sign-ins and keys alive', async () => {
    lab.emulator.settings.enable_api = true;
    const manager = await lab.as('manager');
    const { json } = await patch('manager', { password: 'another-password' });
    expect(json.last_password_change).toBe(STARTED);
    expect((await manager.get('/api/users')).status).toBe(200);
    expect((await lab.withKey('manager', KEYS.manager).get('/api/users')).status).toBe(200);
    await expect(lab.as('manager')).rejects.toThrow('could not sign in');
    await signIn(lab.anonymous(), 'manager', 'another-password');
  });

  it('sets a primary group among the own ones, and unsets it with "none"', async () => {
    expect((await patch('mhartley', { primary_group: 'curators' })).json.primary_group).toBe('curators');
    expect((await patch('mhartley', { primary_group: 'none' })).json.primary_group).toBe('none');
  });

  it.each([
    [{ groups: ['technician'] }, { groups: ['unknown field'] }],
    [
      { administrator: true, permissions: {} },
      { administrator: ['unknown field'], permissions: ['unknown field'] },
    ],
    [{ primary_group: null }, { primary_group: ['null value not allowed'] }],
    [{ password: 'short' }, { password: ['min length is 8'] }],
  ])('refuses %j before it looks for the user', async (body, errors) => {
    for (const id of ['plain', 'absent']) {
      const { status, json } = await patch(id, body);
      expect([status, json]).toEqual([422, invalid(errors as Record<string, string[]>)]);
    }
  });

  it('is a 404 for somebody unknown, before the group is looked for', async () => {
    const { status, json } = await patch('absent', { primary_group: 'absent' });
    expect([status, json]).toEqual([404, failure('not_found', 'User not found')]);
  });

  it('says "Not found" of somebody unknown from 2.2 on', async () => {
    const later = await openLab({ release: release23 });
    const { status, json } = await later.admin.patch('/api/users/absent', { force_reset: true });
    await later.emulator.close();
    expect([status, json]).toEqual([404, notFound]);
  });

  it.each(['absent', ''])('is a 404 for the primary group "%s"', async (primary_group) => {
    const { status, json } = await patch('plain', { primary_group });
    expect([status, json]).toEqual([404, failure('not_found', 'Group not found')]);
  });

  it("is a 400 for a group that is not the user's, and changes nothing else then", async () => {
    const { status, json } = await patch('loner', { primary_group: 'technician', force_reset: true });
    expect([status, json]).toEqual([400, failure('bad_request', 'User is not member of group: technician')]);
    expect((await lab.admin.get('/api/users/loner')).json.force_reset).toBe(false);
  });

  it('crashes on an empty object, but is a 404 for somebody unknown', async () => {
    const { status, text } = await patch('plain', {});
    expect([status, text.includes(CRASH)]).toEqual([500, true]);
    expect((await patch('absent', {})).status).toBe(404);
  });
});

describe('deleting a user (L7)', () => {
  it('answers an empty 204 and then 404', async () => {
    const { status, text } = await lab.admin.delete('/api/users/plain');
    expect([status, text]).toEqual([204, '']);
    const again = await lab.admin.delete('/api/users/plain');
    expect([again.status, again.json]).toEqual([404, notFound]);
    expect((await lab.admin.get('/api/users/plain')).status).toBe(404);
  });

  it('refuses the own account, and takes another administrator', async () => {
    const { status, json } = await lab.admin.delete('/api/users/admin');
    expect([status, json]).toEqual([400, failure('bad_request', 'Cannot remove own account')]);
    expect((await lab.admin.delete('/api/users/second-admin')).status).toBe(204);
  });

  it('leaves sign-ins and keys alive; only their account crashes', async () => {
    lab.emulator.settings.enable_api = true;
    const manager = await lab.as('manager');
    const withKey = lab.withKey('manager', KEYS.manager);
    await lab.admin.delete('/api/users/manager');
    for (const client of [manager, withKey]) {
      expect((await client.get('/api/users')).status).toBe(200);
      const { status, text } = await client.get('/api/account');
      expect([status, text.includes(CRASH)]).toEqual([500, true]);
    }
    await expect(lab.as('manager')).rejects.toThrow('could not sign in');
  });

  it('shuts somebody out who lost all groups before', async () => {
    lab.emulator.settings.enable_api = true;
    const manager = await lab.as('manager');
    await lab.admin.delete('/api/users/manager/groups/managers');
    await lab.admin.delete('/api/users/manager');
    expect((await manager.get('/api/users')).status).toBe(403);
    expect((await lab.withKey('manager', KEYS.manager).get('/api/users')).status).toBe(403);
  });
});
