import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ACCOUNTS,
  ROLE,
  SSH_KEY,
  SYSTEM_ROOT_TOKEN,
  TOKEN_ROWS,
  VIRTUAL_MACHINE,
} from '../../demo/arvados/fixtures.ts';
import { failureOf, type Lab, openLab } from './emulator-arvados-client.ts';

const TOKENS = 'api_client_authorizations';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.emulator.close());

const mint = (values: object, client = lab.admin) => client.post(TOKENS, { api_client_authorization: values });

describe('API tokens', () => {
  it('are listed without counts, one’s own only, even for an administrator', async () => {
    const { json } = await lab.admin.get(TOKENS);
    expect(Object.keys(json)).toEqual(['items', 'kind']);
    expect(json.kind).toBe('arvados#apiClientAuthorizationList');
    expect(new Set(json.items.map(({ owner_uuid }) => owner_uuid))).toEqual(new Set([ACCOUNTS.admin]));
    expect((await lab.admin.get(`${TOKENS}/${TOKEN_ROWS.plain.uuid}`)).status).toBe(404);
    expect((await lab.admin.delete(`${TOKENS}/${TOKEN_ROWS.plain.uuid}`)).status).toBe(404);
    const all = (await lab.withToken(SYSTEM_ROOT_TOKEN).get(TOKENS)).json.items;
    expect(all).toHaveLength(Object.keys(TOKEN_ROWS).length);
  });

  it('can be filtered by uuid, secret and scopes, with = only', async () => {
    const find = (filter: unknown) => lab.admin.get(TOKENS, { filters: [filter] });
    expect((await find(['uuid', '=', TOKEN_ROWS.scoped.uuid])).json.items).toHaveLength(1);
    expect((await find(['scopes', '=', ['all']])).json.items).toHaveLength(2);
    expect((await find(['uuid', '!=', 'x'])).status).toBe(422);
    expect((await find(['created_at', '=', '2026-01-01'])).status).toBe(422);
  });

  it('are minted for others by administrators, and hold only the secret', async () => {
    const expires_at = '2026-09-01T00:00:00.000000000Z';
    const { status, json } = await mint({ owner_uuid: ACCOUNTS.plain, scopes: ['all'], expires_at });
    expect(status).toBe(200);
    expect(json).toEqual({
      api_token: expect.stringMatching(/^[0-9a-z]{50}$/),
      created_at: expect.any(String),
      created_by_ip_address: '',
      etag: expect.any(String),
      expires_at,
      kind: 'arvados#apiClientAuthorization',
      last_used_at: null,
      last_used_by_ip_address: '',
      modified_at: null,
      modified_by_user_uuid: '',
      owner_uuid: ACCOUNTS.plain,
      scopes: ['all'],
      uuid: expect.stringMatching(/^ardev-gj3su-/),
    });
    const client = lab.withToken(`v2/${json.uuid}/${json.api_token}`);
    expect((await client.get('users/current')).json.uuid).toBe(ACCOUNTS.plain);
    expect((await client.delete(`${TOKENS}/${json.uuid}`)).status).toBe(200);
    expect((await client.get('users/current')).status).toBe(401);
  });

  it('are refused for others by everybody else, and for all when the cluster says so', async () => {
    expect((await mint({ owner_uuid: ACCOUNTS.owner }, lab.as('plain'))).status).toBe(403);
    expect((await mint({}, lab.as('plain'))).json.owner_uuid).toBe(ACCOUNTS.plain);
    expect((await mint({ owner_uuid: 'ardev-tpzed-nobody000000000' })).status).toBe(422);
    lab.configuration.issueTrustedTokens = false;
    expect((await mint({})).status).toBe(403);
    expect((await lab.admin.get(TOKENS)).status).toBe(403);
    expect((await lab.admin.get(`${TOKENS}/current`)).status).toBe(200);
  });

  it('change by PUT', async () => {
    const { uuid } = (await mint({})).json;
    const body = { api_client_authorization: { scopes: ['GET /arvados/v1/users'] } };
    expect((await lab.admin.send('PUT', `${TOKENS}/${uuid}`, { body })).json.scopes).toEqual(['GET /arvados/v1/users']);
    expect(failureOf(await lab.admin.patch(`${TOKENS}/${uuid}`, body))).toEqual([405, 'API endpoint not found']);
  });
});

describe('virtual machines', () => {
  it('list logins with and without keys, for administrators', async () => {
    await lab.admin.post('users/setup', { uuid: ACCOUNTS.plain, vm_uuid: VIRTUAL_MACHINE });
    const { json } = await lab.admin.get(`virtual_machines/${VIRTUAL_MACHINE}/logins`);
    expect(json.kind).toBe('arvados#HashList');
    expect(json.items).toContainEqual({
      username: 'plain',
      hostname: 'shell',
      groups: [],
      public_key: null,
      user_uuid: ACCOUNTS.plain,
      virtual_machine_uuid: VIRTUAL_MACHINE,
      authorized_key_uuid: null,
    });
    expect((await lab.admin.get('virtual_machines/get_all_logins')).json.items).toEqual(json.items);
    expect((await lab.as('plain').get(`virtual_machines/${VIRTUAL_MACHINE}/logins`)).status).toBe(403);
    expect((await lab.as('owner').get(`virtual_machines/${VIRTUAL_MACHINE}`)).status).toBe(404);
    expect((await lab.admin.get(`virtual_machines/${VIRTUAL_MACHINE}`)).json.hostname).toBe('shell');
  });

  it('name the SSH key that belongs to a login, until unsetup destroys it', async () => {
    await lab.admin.post('users/setup', { uuid: ACCOUNTS.owner, vm_uuid: VIRTUAL_MACHINE });
    const login = {
      user_uuid: ACCOUNTS.owner,
      authorized_key_uuid: SSH_KEY,
      public_key: expect.stringMatching(/^ssh-/),
    };
    const { json } = await lab.admin.get(`virtual_machines/${VIRTUAL_MACHINE}/logins`);
    expect(json.items).toContainEqual(expect.objectContaining(login));
    expect((await lab.admin.get('authorized_keys')).json.items).toMatchObject([{ uuid: SSH_KEY, key_type: 'SSH' }]);
    await lab.admin.post(`users/${ACCOUNTS.owner}/unsetup`);
    expect((await lab.admin.get('authorized_keys')).json.items).toEqual([]);
  });
});

describe('computed permissions', () => {
  it('tell what one person reaches, without counts', async () => {
    const filters = [['user_uuid', '=', ACCOUNTS.plain]];
    const { json } = await lab.admin.get('computed_permissions', { filters, limit: 1000 });
    expect(json).not.toHaveProperty('items_available');
    expect(json.items).toContainEqual({ user_uuid: ACCOUNTS.plain, target_uuid: ROLE, perm_level: 'can_write' });
    expect(json.items).toContainEqual({
      user_uuid: ACCOUNTS.plain,
      target_uuid: ACCOUNTS.plain,
      perm_level: 'can_manage',
    });
  });

  it('can be filtered by the two UUIDs only, and neither counted nor skipped', async () => {
    const ask = async (query: Readonly<Record<string, unknown>>) =>
      (await lab.admin.get('computed_permissions', query)).status;
    expect(await ask({ filters: [['perm_level', '=', 'can_read']] })).toBe(422);
    expect(await ask({ count: 'exact' })).toBe(422);
    expect(await ask({ count: 'none', limit: 5 })).toBe(200);
    expect(await ask({ offset: 1 })).toBe(422);
    expect((await lab.as('plain').get('computed_permissions')).status).toBe(403);
  });
});

describe('the log', () => {
  it('tells the history of a user, last activity included', async () => {
    await lab.admin.patch(`users/${ACCOUNTS.plain}`, { user: { first_name: 'Pia' } });
    await lab.as('plain').get('users/current');
    await lab.as('plain').get('users/current');
    const { json } = await lab.admin.get('logs', {
      filters: [['object_uuid', '=', ACCOUNTS.plain]],
      order: ['event_at desc'],
    });
    expect(json.items.map(({ event_type }) => event_type)).toEqual(['activity', 'update', 'create']);
    expect(json.items[1]).toMatchObject({
      kind: 'arvados#log',
      object_kind: 'arvados#user',
      modified_by_user_uuid: ACCOUNTS.admin,
      properties: { old_attributes: { first_name: 'Plain' }, new_attributes: { first_name: 'Pia' } },
    });
    lab.pass(25 * 3600 * 1000);
    await lab.as('plain').get('users/current');
    const again = await lab.admin.get('logs', {
      filters: [
        ['object_uuid', '=', ACCOUNTS.plain],
        ['event_type', '=', 'activity'],
      ],
    });
    expect(again.json.items_available).toBe(2);
  });
});
