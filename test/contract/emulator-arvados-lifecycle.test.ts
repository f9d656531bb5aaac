import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNTS, AGREEMENT, MERGED, PROJECT, ROLE, VIRTUAL_MACHINE, v2 } from '../../demo/arvados/fixtures.ts';
import { failureOf, type Lab, openLab, refusal } from './emulator-arvados-client.ts';

const SYSTEM = 'ardev-tpzed-000000000000000';
const ANONYMOUS = 'ardev-tpzed-anonymouspublic';
const ALL_USERS = 'ardev-j7d0g-fffffffffffffff';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.emulator.close());

const linksFrom = async (uuid: string) =>
  (await lab.admin.get('links', { filters: [['tail_uuid', '=', uuid]] })).json.items;

/** What an operator does with the system root token to make everybody sign something. */
const requireAgreement = () =>
  lab.root.post('links', {
    link: { link_class: 'signature', name: 'require', tail_uuid: SYSTEM, head_uuid: AGREEMENT },
  });

describe('A9 users setup', () => {
  it('answers the links made and the user last, with nulls and without counts', async () => {
    const { status, json } = await lab.admin.post('users/setup', { uuid: ACCOUNTS.newcomer, vm_uuid: VIRTUAL_MACHINE });
    expect(status).toBe(200);
    expect(Object.keys(json)).toEqual(['items', 'kind']);
    expect(json.kind).toBe('arvados#HashList');
    expect(json.items).toMatchObject([
      { kind: 'arvados#link', name: 'can_login', head_uuid: VIRTUAL_MACHINE, properties: { username: 'newcomer' } },
      { kind: 'arvados#link', name: 'can_write', tail_uuid: ACCOUNTS.newcomer, head_uuid: ALL_USERS },
      { kind: 'arvados#link', name: 'can_read', tail_uuid: ALL_USERS, head_uuid: ACCOUNTS.newcomer },
      { kind: 'arvados#user', is_active: false, is_invited: true, identity_url: null },
    ]);
  });

  it('finds the same links again', async () => {
    const first = await lab.admin.post('users/setup', { uuid: ACCOUNTS.newcomer });
    const second = await lab.admin.post('users/setup', { uuid: ACCOUNTS.newcomer });
    expect(second.json.items.slice(0, 2)).toEqual(first.json.items.slice(0, 2));
  });

  it('ignores user next to uuid, and makes a new account without uuid even if the e-mail exists', async () => {
    const both = await lab.admin.post('users/setup', { uuid: ACCOUNTS.newcomer, user: { email: 'other@y.org' } });
    expect(both.json.items.at(-1)).toMatchObject({ uuid: ACCOUNTS.newcomer, email: 'newcomer@example.org' });
    const fresh = await lab.admin.post('users/setup', { user: { email: 'newcomer@example.org' } });
    expect(fresh.json.items.at(-1)?.uuid).not.toBe(ACCOUNTS.newcomer);
    expect(fresh.json.items.at(-1)).toMatchObject({ username: 'newcomer2', is_invited: true });
  });

  it('gives no login to a user without a user name, and one on the configured machine to everybody else', async () => {
    lab.configuration.autoSetupNewUsersWithVmUuid = VIRTUAL_MACHINE;
    const nameless = await lab.admin.post('users/setup', { uuid: ACCOUNTS.nameless });
    expect(nameless.json.items).toHaveLength(3);
    const named = await lab.admin.post('users/setup', { uuid: ACCOUNTS.newcomer });
    expect(named.json.items[0]).toMatchObject({ name: 'can_login' });
  });

  it('saves the membership although the machine is unknown', async () => {
    const vm_uuid = 'ardev-2x53u-vm0000000000009';
    const [status, said] = failureOf(await lab.admin.post('users/setup', { uuid: ACCOUNTS.newcomer, vm_uuid }));
    expect([status, said]).toEqual([422, expect.stringContaining(`No vm found for ${vm_uuid}`)]);
    expect((await lab.admin.get(`users/${ACCOUNTS.newcomer}`)).json.is_invited).toBe(true);
  });

  it('refuses what is missing, unknown or not allowed', async () => {
    const setup = async (body?: object) => failureOf(await lab.admin.post('users/setup', body));
    expect(await setup()).toEqual([422, expect.stringContaining('Required uuid or user')]);
    expect(await setup({})).toEqual([422, expect.stringContaining('Require user email')]);
    expect(await setup({ user: { first_name: 'x' } })).toEqual([422, expect.stringContaining('Require user email')]);
    expect(await setup({ uuid: 'ardev-tpzed-nobody000000000' })).toEqual([404, expect.any(String)]);
    expect((await setup({ user: { uuid: ACCOUNTS.plain, email: 'x@y.org' } }))[0]).toBe(422);
    expect((await lab.as('plain').post('users/setup', { uuid: ACCOUNTS.newcomer })).status).toBe(403);
  });
});

describe('A10 users activate', () => {
  it('activates who was set up, by themselves or by an administrator', async () => {
    const { json } = await lab.as('invited').post(`users/${ACCOUNTS.invited}/activate`);
    expect(json).toMatchObject({ uuid: ACCOUNTS.invited, is_active: true });
    const by = await lab.admin.post(`users/${ACCOUNTS.newcomer}/activate`);
    expect(by.json).toMatchObject({ is_active: true, is_invited: true });
    expect((await lab.admin.post(`users/${ACCOUNTS.newcomer}/activate`)).status).toBe(200);
  });

  it('refuses the uninvited with 422', async () => {
    const got = await lab.as('newcomer').post(`users/${ACCOUNTS.newcomer}/activate`);
    expect(got.status).toBe(422);
    expect(got.json.errors[0]).toContain('Cannot activate without being invited.');
    lab.configuration.newUsersAreActive = true;
    expect((await lab.as('newcomer').post(`users/${ACCOUNTS.newcomer}/activate`)).status).toBe(200);
  });

  it('activates the caller when somebody without rights names another user', async () => {
    const { json } = await lab.as('invited').post(`users/${ACCOUNTS.newcomer}/activate`);
    expect(json).toMatchObject({ uuid: ACCOUNTS.invited, is_active: true });
    expect((await lab.admin.get(`users/${ACCOUNTS.newcomer}`)).json.is_active).toBe(false);
  });

  it('answers 422 and no 404 for an unknown user', async () => {
    const [status, said] = failureOf(await lab.admin.post('users/ardev-tpzed-nobody000000000/activate'));
    expect([status, said]).toEqual([422, expect.stringContaining('nil:NilClass')]);
  });

  it('wants the agreements signed, by the user and of administrators too', async () => {
    expect((await requireAgreement()).status).toBe(200);
    for (const client of [lab.admin, lab.as('invited')]) {
      const got = await client.post(`users/${ACCOUNTS.invited}/activate`);
      expect(got.status).toBe(403);
      expect(got.json.errors[0]).toContain(`Cannot activate without user agreements ["${AGREEMENT}"]`);
    }
    const invited = lab.as('invited');
    expect((await invited.get('user_agreements')).json.items).toMatchObject([{ uuid: AGREEMENT }]);
    expect((await lab.as('newcomer').get('user_agreements')).json.items).toEqual([]);
    expect((await invited.post('user_agreements/sign', { uuid: AGREEMENT })).json).toMatchObject({ name: 'click' });
    expect((await invited.get('user_agreements/signatures')).json.items_available).toBe(1);
    const signed = await lab.admin.get('user_agreements/signatures', { uuid: ACCOUNTS.invited });
    expect(signed.json.items).toMatchObject([{ tail_uuid: ACCOUNTS.invited, head_uuid: AGREEMENT }]);
    expect((await invited.post(`users/${ACCOUNTS.invited}/activate`)).json.is_active).toBe(true);
  });
});

describe('A11 users unsetup', () => {
  it('takes away links, tokens, prefs and flags, and leaves what others hold', async () => {
    expect((await linksFrom(ACCOUNTS.plain)).length).toBe(2);
    const { status, json } = await lab.admin.post(`users/${ACCOUNTS.plain}/unsetup`);
    expect(status).toBe(200);
    expect(json).toMatchObject({ is_active: false, is_admin: false, is_invited: false, prefs: {}, username: 'plain' });
    expect(await linksFrom(ACCOUNTS.plain)).toEqual([]);
    expect((await lab.as('plain').get('users/current')).status).toBe(401);
    const visible = await lab.admin.get('links', { filters: [['head_uuid', '=', ACCOUNTS.plain]] });
    expect(visible.json.items.map(({ name }) => name).sort()).toEqual(['can_manage', 'can_read']);
    expect((await lab.admin.post(`users/${ACCOUNTS.plain}/unsetup`)).status).toBe(200);
  });

  it('is for administrators: 403 for who is visible, 404 for who is not', async () => {
    expect((await lab.as('plain').post(`users/${ACCOUNTS.owner}/unsetup`)).status).toBe(403);
    expect((await lab.as('plain').post(`users/${ACCOUNTS.newcomer}/unsetup`)).status).toBe(404);
    expect((await lab.admin.post('users/ardev-tpzed-nobody000000000/unsetup')).status).toBe(404);
  });

  it('protects the system user, but neither the anonymous user nor oneself', async () => {
    const got = await lab.admin.post(`users/${SYSTEM}/unsetup`);
    expect(got.json.errors[0]).toMatch(refusal('422 Unprocessable Entity', 'System root user cannot be deactivated'));
    expect((await lab.admin.post(`users/${ANONYMOUS}/unsetup`)).status).toBe(200);
    expect((await lab.admin.post(`users/${ACCOUNTS.admin}/unsetup`)).json.is_admin).toBe(false);
    expect((await lab.admin.get('users/current')).status).toBe(401);
  });
});

describe('A12 users merge', () => {
  const merge = (body: object, client = lab.admin) => client.post('users/merge', body);
  const pair = { old_user_uuid: ACCOUNTS.owner, new_user_uuid: ACCOUNTS.second };

  it('without redirect moves the belongings, destroys the credentials and leaves the old account active', async () => {
    const { status, json } = await merge({ ...pair, new_owner_uuid: ACCOUNTS.second });
    expect(status).toBe(200);
    expect(json).toMatchObject({ uuid: ACCOUNTS.owner, is_active: true, username: 'owner' });
    expect((await lab.admin.get(`groups/${PROJECT}`)).json.owner_uuid).toBe(ACCOUNTS.second);
    expect((await lab.as('owner').get('users/current')).status).toBe(401);
    expect((await lab.admin.get(`users/${ACCOUNTS.owner}`)).status).toBe(200);
    expect(await linksFrom(ACCOUNTS.owner)).toEqual([]);
  });

  it('with redirect moves the credentials too, and makes the old account disappear', async () => {
    const { json } = await merge({ ...pair, new_owner_uuid: ACCOUNTS.second, redirect_to_new_user: true });
    expect(json).toMatchObject({ uuid: ACCOUNTS.owner, username: '' });
    expect((await lab.admin.get(`users/${ACCOUNTS.owner}`)).status).toBe(404);
    const found = await lab.admin.get('users', { filters: [['uuid', '=', ACCOUNTS.owner]] });
    expect(found.json.items_available).toBe(0);
    expect((await lab.as('owner').get('users/current')).json.uuid).toBe(ACCOUNTS.second);
    const [status, said] = failureOf(await merge({ ...pair, new_owner_uuid: ACCOUNTS.second }));
    expect([status, said]).toEqual([422, expect.stringContaining('User in old_user_uuid not found')]);
  });

  it('by two tokens makes the caller the old account', async () => {
    const { status, json } = await merge(
      { new_user_token: v2('second'), new_owner_uuid: ACCOUNTS.second, redirect_to_new_user: true },
      lab.as('plain'),
    );
    expect([status, json.uuid]).toEqual([200, ACCOUNTS.plain]);
    expect((await lab.as('plain').get('users/current')).json.uuid).toBe(ACCOUNTS.second);
  });

  it('moves into a project of the new user', async () => {
    const group = { name: 'Taken over', group_class: 'project', owner_uuid: ACCOUNTS.second };
    const project = (await lab.admin.post('groups', { group })).json;
    expect(project.owner_uuid).toBe(ACCOUNTS.second);
    expect((await merge({ ...pair, new_owner_uuid: project.uuid })).status).toBe(200);
    expect((await lab.admin.get(`groups/${PROJECT}`)).json.owner_uuid).toBe(project.uuid);
  });

  it.each([
    [{}, 422, 'new_owner_uuid parameter is required'],
    [{ new_owner_uuid: ACCOUNTS.second, old_user_uuid: ACCOUNTS.owner }, 422, 'Must supply both'],
    [{ ...pair, new_owner_uuid: ACCOUNTS.second, new_user_uuid: MERGED }, 422, 'User in new_user_uuid not found'],
    [{ ...pair, new_owner_uuid: ACCOUNTS.second, old_user_uuid: MERGED }, 422, 'User in old_user_uuid not found'],
    [{ ...pair, new_owner_uuid: ACCOUNTS.second, new_user_uuid: ACCOUNTS.owner }, 422, 'cannot merge user to self'],
    [{ ...pair, new_user_uuid: ACCOUNTS.plain, new_owner_uuid: ACCOUNTS.second }, 403, 'cannot move objects into'],
    [{ ...pair, new_owner_uuid: ROLE }, 403, 'cannot move objects into supplied new_owner_uuid: '],
    [{ new_owner_uuid: ACCOUNTS.second, new_user_token: 'x' }, 401, 'invalid new_user_token'],
    [{ new_owner_uuid: ACCOUNTS.second }, 401, 'invalid new_user_token'],
    [{ new_owner_uuid: ACCOUNTS.second, new_user_token: v2('expired') }, 401, 'invalid new_user_token'],
  ])('refuses %j with %i', async (body, status, text) => {
    const got = await merge(body);
    expect(failureOf(got)).toEqual([status, expect.stringContaining(text)]);
  });

  it('refuses UUIDs from non-administrators, and scoped tokens on both sides', async () => {
    const body = { ...pair, new_owner_uuid: ACCOUNTS.second };
    expect(failureOf(await merge(body, lab.as('plain')))).toEqual([
      403,
      expect.stringContaining('Must be admin to use old_user_uuid/new_user_uuid'),
    ]);
    const scopes = ['POST /arvados/v1/users/merge'];
    const own = { api_client_authorization: { scopes } };
    const { uuid, api_token } = (await lab.admin.post('api_client_authorizations', own)).json;
    const scoped = `v2/${uuid}/${api_token}`;
    const byToken = { new_owner_uuid: ACCOUNTS.second, new_user_token: v2('second') };
    expect(failureOf(await merge(byToken, lab.withToken(scoped)))[1]).toContain('cannot merge with a scoped token');
    const restricted = { new_owner_uuid: ACCOUNTS.admin, new_user_token: scoped };
    expect(failureOf(await merge(restricted, lab.as('plain')))[1]).toContain('restricted scope');
  });
});
