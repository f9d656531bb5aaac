import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNTS } from '../../demo/arvados/fixtures.ts';
import { failureOf, type Lab, openLab } from './emulator-arvados-client.ts';

const SYSTEM = 'ardev-tpzed-000000000000000';
const ALL_USERS = 'ardev-j7d0g-fffffffffffffff';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.emulator.close());

describe('A7 users update', () => {
  const change = (uuid: string, user: object) => lab.admin.patch(`users/${uuid}`, { user });

  it('changes what is sent, replaces prefs whole, and moves etag and modified_at', async () => {
    const before = (await lab.admin.get(`users/${ACCOUNTS.plain}`)).json;
    const { json } = await change(ACCOUNTS.plain, { first_name: 'Pia', prefs: { theme: 'dark' }, etag: 'ignored' });
    expect(json).toMatchObject({ first_name: 'Pia', last_name: 'Example', prefs: { theme: 'dark' } });
    expect(json.modified_by_user_uuid).toBe(ACCOUNTS.admin);
    expect(json.etag).not.toBe(before.etag);
    expect(json.modified_at > before.modified_at).toBe(true);
    expect((await change(ACCOUNTS.plain, { prefs: null })).json.prefs).toEqual({});
  });

  it('activates and sets up; agreements do not count here', async () => {
    const { json } = await change(ACCOUNTS.newcomer, { is_active: true });
    expect(json).toMatchObject({ is_active: true, is_invited: true });
    const filters = [
      ['tail_uuid', '=', ACCOUNTS.newcomer],
      ['head_uuid', '=', ALL_USERS],
    ];
    expect((await lab.admin.get('links', { filters })).json.items.map(({ name }) => name)).toEqual(['can_write']);
  });

  it('refuses to deactivate a member of All users, and can deactivate anybody else', async () => {
    const [status, said] = failureOf(await change(ACCOUNTS.plain, { is_active: false }));
    expect([status, said]).toEqual([
      422,
      expect.stringContaining(
        "Is active cannot be set to false directly, use the 'Deactivate' button on Workbench, or the 'unsetup' API call",
      ),
    ]);
    expect((await change(ACCOUNTS.detached, { is_active: false })).json.is_active).toBe(false);
  });

  it('needs both flags for an administrator, and guards only the system user', async () => {
    const [status, said] = failureOf(await change(ACCOUNTS.invited, { is_admin: true }));
    expect([status, said]).toEqual([422, expect.stringContaining('#<RuntimeError: Admin users cannot be inactive>')]);
    expect((await change(ACCOUNTS.invited, { is_admin: true, is_active: true })).json.is_admin).toBe(true);
    expect(failureOf(await change(SYSTEM, { is_admin: false }))[1]).toContain('System root user cannot be non-admin');
    expect((await change(ACCOUNTS.admin, { is_admin: false })).json.is_admin).toBe(false);
  });

  it('rejects a bad or taken user name instead of repairing it; an empty one clears', async () => {
    expect(failureOf(await change(ACCOUNTS.plain, { username: 'jane.doe' }))[0]).toBe(422);
    expect(failureOf(await change(ACCOUNTS.plain, { username: 'admin' }))[1]).toContain('has already been taken');
    expect((await change(ACCOUNTS.plain, { username: 'root' })).json.username).toBe('root');
    expect((await change(ACCOUNTS.plain, { username: '' })).json.username).toBe('');
  });

  it.each(['full_name', 'is_invited', 'can_write', 'writable_by', 'shoe_size'])('refuses %s with 422', async (name) => {
    const [status, said] = failureOf(await change(ACCOUNTS.plain, { [name]: true }));
    expect([status, said]).toEqual([422, expect.stringContaining(`unknown attribute '${name}' for User.`)]);
  });

  it('lets people change their names, ignores their flags and refuses the rest', async () => {
    const plain = lab.as('plain');
    const own = (user: object) => plain.patch(`users/${ACCOUNTS.plain}`, { user });
    expect((await own({ first_name: 'Me', is_admin: true, is_active: false })).json).toMatchObject({
      first_name: 'Me',
      is_admin: false,
      is_active: true,
    });
    const refused = await own({ email: 'new@y.org' });
    expect(refused.status).toBe(403);
    expect(refused.json.errors[0]).toContain('#<ArvadosModel::PermissionDeniedError:');
    expect((await own({ username: 'other' })).status).toBe(403);
    expect((await plain.patch(`users/${ACCOUNTS.owner}`, { user: { first_name: 'x' } })).status).toBe(403);
    expect((await plain.patch(`users/${ACCOUNTS.newcomer}`, { user: {} })).status).toBe(404);
  });

  it('does nothing without attributes, and has no locking', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const got = await lab.admin.send('PATCH', `users/${ACCOUNTS.plain}`, { raw: 'x=1', headers });
    expect([got.status, got.json.first_name]).toEqual([200, 'Plain']);
    await change(ACCOUNTS.plain, { first_name: 'One' });
    expect((await lab.as('second').patch(`users/${ACCOUNTS.plain}`, { user: { first_name: 'Two' } })).status).toBe(200);
  });
});
