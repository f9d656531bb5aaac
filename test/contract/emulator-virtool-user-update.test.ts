import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CRASH, failure, type Got, type Lab, openLab } from './emulator-virtool-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.emulator.close());

const HARTLEY = '/users/x7Kd02Qa';
const refused = ({ status, json }: Got): unknown => [status, json];
const bad = (message: string): unknown => [400, failure('bad_request', message)];
const gone = [404, failure('not_found', 'User does not exist')];

/** A new user's address, `force_reset` still true from creation. */
async function fresh(handle = 'fresh'): Promise<string> {
  const { json } = await lab.admin.post('/users', { handle, password: 'long-enough' });
  return `/users/${json.id}`;
}

describe('an update', () => {
  it('changes what is sent and answers the whole user', async () => {
    const user = await fresh();
    const { status, json } = await lab.admin.patch(user, { groups: [1, 2], primary_group: 2, force_reset: false });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      force_reset: false,
      groups: [{ id: 2 }, { id: 1 }],
      primary_group: { id: 2, legacy_id: null, name: 'Diagnostics' },
      permissions: { cancel_job: true, create_ref: false },
    });
  });

  it('of nothing is 200', async () => {
    const { status, json } = await lab.admin.patch(HARTLEY, {});
    expect(status).toBe(200);
    expect(json.handle).toBe('mhartley');
  });

  it('ignores handle, role and permissions', async () => {
    const body = { handle: 'x', administrator: true, administrator_role: 'full', permissions: {} };
    const { status, json } = await lab.admin.patch(HARTLEY, body);
    expect(status).toBe(200);
    expect(json).toMatchObject({ handle: 'mhartley', administrator_role: null });
  });

  it('that changes nothing is 404, with the words of its family', async () => {
    expect(refused(await lab.admin.patch(HARTLEY, { groups: [2, 1] }))).toEqual(gone);
    expect(refused(await lab.admin.patch(`/admin${HARTLEY}`, { groups: [2, 1], primary_group: 2 }))).toEqual([
      404,
      failure('not_found', 'Not found'),
    ]);
  });

  it('counts the order of groups as a change', async () => {
    expect((await lab.admin.patch(HARTLEY, { groups: [1, 2] })).status).toBe(200);
    expect((await lab.admin.patch(HARTLEY, { groups: [1, 2] })).status).toBe(404);
  });

  it('repeated is 200 once, because of the hidden mark, and 404 then', async () => {
    const user = await fresh();
    expect((await lab.admin.patch(user, { force_reset: true })).status).toBe(200);
    expect((await lab.admin.patch(user, { force_reset: true })).status).toBe(404);
    expect((await lab.admin.patch(user, { active: true })).status).toBe(404);
    expect((await lab.admin.patch(await fresh('other'), { active: true })).status).toBe(200);
  });

  it('finds the mark taken away by the own password change', async () => {
    const user = `/users/${await lab.idOf('plain')}`;
    expect((await lab.admin.patch(user, { active: true })).status).toBe(200);
    expect((await lab.admin.patch(user, { active: true })).status).toBe(404);
    const owner = await lab.as('plain');
    await owner.patch('/account', { old_password: 'plain-password', password: 'another-password' });
    expect((await lab.admin.patch(user, { active: true })).status).toBe(200);
  });

  it('of the password always counts and leaves force_reset and sign-ins alone', async () => {
    const owner = await lab.as('mhartley');
    lab.pass(1000);
    for (let time = 0; time < 2; time += 1) {
      const { status, json } = await lab.admin.patch(HARTLEY, { password: 'same-password' });
      expect(status).toBe(200);
      expect(json).toMatchObject({ force_reset: false, last_password_change: '2026-07-04T21:21:04.151000Z' });
    }
    expect((await owner.get('/account')).status).toBe(200);
  });

  it('deactivates at once', async () => {
    const owner = await lab.as('mhartley');
    expect((await lab.admin.patch(HARTLEY, { active: 'no' })).json).toMatchObject({ active: false });
    expect((await owner.get('/account')).json.id).toBe('deactivated_user');
  });
});

describe('validation of an update', () => {
  it('reports every problem at once', async () => {
    const { status, json } = await lab.admin.patch(HARTLEY, {
      active: null,
      force_reset: 'perhaps',
      groups: [{}, 1],
      password: null,
      primary_group: 'none',
    });
    expect(status).toBe(400);
    expect(json).toEqual([
      { loc: ['active'], msg: 'Value may not be null', type: 'value_error', in: 'body' },
      { loc: ['force_reset'], msg: 'value could not be parsed to a boolean', type: 'type_error.bool', in: 'body' },
      { loc: ['groups', 0], msg: 'value is not a valid integer', type: 'type_error.integer', in: 'body' },
      { loc: ['groups', 0], msg: 'str type expected', type: 'type_error.str', in: 'body' },
      { loc: ['password'], msg: 'Value may not be null', type: 'value_error', in: 'body' },
      { loc: ['primary_group'], msg: 'value is not a valid integer', type: 'type_error.integer', in: 'body' },
    ]);
    expect((await lab.admin.patch(HARTLEY, { groups: null, primary_group: '' })).json).toMatchObject([
      { loc: ['groups'], msg: 'Value may not be null' },
      { loc: ['primary_group'], type: 'type_error.integer' },
    ]);
  });

  it('comes after rights', async () => {
    expect((await (await lab.as('plain')).patch(HARTLEY, { active: null })).status).toBe(403);
  });

  it('comes before the guard of administrators, and the length before the look-up', async () => {
    const admin = `/admin/users/${await lab.idOf('admin')}`;
    const userAdmin = await lab.as('user-admin');
    expect((await userAdmin.patch(admin, { active: null })).status).toBe(400);
    expect((await userAdmin.patch(admin, { password: '1' })).status).toBe(403);
    expect(refused(await lab.admin.patch('/users/nobody', { password: '1' }))).toEqual(
      bad('Password does not meet minimum length requirement (8)'),
    );
    expect(refused(await lab.admin.patch('/users/nobody', { active: true }))).toEqual(gone);
    expect(refused(await lab.admin.patch('/admin/users/nobody', { groups: [99] }))).toEqual([
      404,
      failure('not_found', 'Not found'),
    ]);
  });
});

describe('group membership', () => {
  it('takes digit strings and replaces what was there', async () => {
    expect((await lab.admin.patch(HARTLEY, { groups: ['3'] })).json.groups).toMatchObject([{ id: 3 }]);
  });

  it('loses the primary group with the membership', async () => {
    expect((await lab.admin.patch(HARTLEY, { groups: [1] })).json.primary_group).toBeNull();
  });

  it('can be taken away altogether', async () => {
    expect((await lab.admin.patch(HARTLEY, { groups: [] })).json).toMatchObject({ groups: [], primary_group: null });
    expect((await lab.admin.patch(HARTLEY, { groups: [] })).status).toBe(404);
  });

  it('names unknown groups in literal notation, sorted as text', async () => {
    expect(refused(await lab.admin.patch(HARTLEY, { groups: [999, 'foo', 1, 10] }))).toEqual(
      bad("Non-existent groups: 'foo', 10, 999"),
    );
  });

  it('crashes on repeated ids and on legacy ids', async () => {
    for (const groups of [[1, 1], ['technicians']]) {
      const { status, text } = await lab.admin.patch(HARTLEY, { groups });
      expect([status, text]).toEqual([500, CRASH]);
    }
    expect((await lab.admin.get(HARTLEY)).json.groups).toHaveLength(2);
    const both = await lab.admin.patch(HARTLEY, { groups: [1, 1], primary_group: 999 });
    expect(refused(both)).toEqual(bad('Non-existent group: 999'));
  });
});

describe('the primary group', () => {
  it('must exist and be one of the groups, counting those sent along', async () => {
    expect(refused(await lab.admin.patch(HARTLEY, { primary_group: 999 }))).toEqual(bad('Non-existent group: 999'));
    expect(refused(await lab.admin.patch(HARTLEY, { primary_group: 3 }))).toEqual(
      bad('User is not member of primary group'),
    );
    expect((await lab.admin.patch(HARTLEY, { groups: [3], primary_group: 3 })).status).toBe(200);
  });

  it('cannot leave the groups in the same request', async () => {
    expect(refused(await lab.admin.patch(HARTLEY, { groups: [1], primary_group: 2 }))).toEqual(
      bad('User is not a member of group'),
    );
    expect((await lab.admin.get(HARTLEY)).json.groups).toHaveLength(2);
  });

  it('cannot be cleared, and null without one changes nothing', async () => {
    expect(refused(await lab.admin.patch(HARTLEY, { primary_group: null }))).toEqual(
      bad('User is not a member of group'),
    );
    expect((await lab.admin.get(HARTLEY)).json.primary_group).toMatchObject({ id: 2 });
    expect(refused(await lab.admin.patch(await fresh(), { primary_group: null }))).toEqual(gone);
  });

  it('is cleared by leaving the group and coming back', async () => {
    await lab.admin.patch(HARTLEY, { groups: [1] });
    expect((await lab.admin.patch(HARTLEY, { groups: [2, 1] })).json).toMatchObject({
      groups: [{ id: 2 }, { id: 1 }],
      primary_group: null,
    });
  });
});

describe('administrators', () => {
  it('are protected from lesser ones below /admin, even from themselves', async () => {
    const userAdmin = await lab.as('user-admin');
    for (const handle of ['admin', 'base-admin', 'user-admin']) {
      const path = `/admin/users/${await lab.idOf(handle)}`;
      expect(refused(await userAdmin.patch(path, { active: true }))).toEqual([
        403,
        failure('insufficient_privileges', 'Insufficient privileges'),
      ]);
      expect((await lab.admin.patch(path, { active: true })).status).toBe(200);
    }
    expect((await userAdmin.patch(`/admin${HARTLEY}`, { active: true })).status).toBe(200);
  });

  it('are not protected elsewhere: a lesser one can take over the account', async () => {
    const path = `/users/${await lab.idOf('admin')}`;
    const userAdmin = await lab.as('user-admin');
    expect((await userAdmin.patch(path, { password: 'taken-over' })).status).toBe(200);
    const thief = await lab.anonymous().post('/account/login', { username: 'admin', password: 'taken-over' });
    expect(thief.status).toBe(201);
  });

  it('may deactivate themselves, even the last full one', async () => {
    expect((await lab.admin.patch(`/users/${await lab.idOf('admin')}`, { active: false })).status).toBe(200);
    expect((await lab.admin.get('/account')).status).toBe(401);
  });
});
