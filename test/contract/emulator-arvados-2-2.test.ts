import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNTS, PROJECT, ROLE, v2 } from '../../demo/arvados/fixtures.ts';
import { release22 } from '../../demo/arvados/profile.ts';
import { failureOf, type Lab, openLab } from './emulator-arvados-client.ts';

const ALL_USERS = 'ardev-j7d0g-fffffffffffffff';
const NEW = 'ardev-tpzed-renamed00000001';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab({ release: release22 });
});
afterEach(() => lab.emulator.close());

describe('Arvados 2.2', () => {
  it('is told by its discovery document', async () => {
    const { json } = await lab.anonymous.get('/discovery/v1/apis/arvados/v1/rest');
    expect(json).toMatchObject({ revision: '20210503', packageVersion: '2.2.0-1' });
    const resources = json.resources as Record<string, { methods: object }>;
    expect(resources.users?.methods).toHaveProperty('update_uuid');
    expect([resources.repositories, resources.computed_permissions].map(Boolean)).toEqual([true, false]);
    expect((await lab.anonymous.get('config')).json.Users).not.toHaveProperty('CanCreateRoleGroups');
    expect((await lab.admin.get('computed_permissions')).status).toBe(404);
  });

  it('shapes users and groups at the edge, links and tokens behind it', async () => {
    const user = (await lab.admin.get('users/current')).json;
    expect(user).toMatchObject({ modified_by_client_uuid: '' });
    expect(user).not.toHaveProperty('can_write');
    expect((await lab.admin.get(`groups/${ROLE}`)).json).not.toHaveProperty('frozen_by_uuid');
    const links = (await lab.admin.get('links')).json;
    expect(links).toMatchObject({ etag: '', self_link: '', items_available: expect.any(Number) });
    expect(links.items[0]).toMatchObject({ href: expect.stringMatching(/^\/links\//), modified_by_client_uuid: null });
    const tokens = (await lab.admin.get('api_client_authorizations')).json;
    expect(tokens).toMatchObject({ items_available: 3 });
    expect(tokens.items[0]).toMatchObject({ default_owner_uuid: null, modified_at: null });
    expect((await lab.admin.patch(`api_client_authorizations/${tokens.items[0]?.uuid}`, {})).status).toBe(200);
  });

  it('A5 searches full text, and computes selected attributes only from selected ones', async () => {
    await lab.emulator.close();
    lab = await openLab({ release: release22, users: 3 });
    expect((await lab.admin.get('users', { filters: [['any', '@@', 'admin']] })).json.items_available).toBe(1);
    const [status, said] = failureOf(await lab.admin.get('users', { select: ['full_name'] }));
    expect([status, said]).toEqual([422, expect.stringContaining('missing attribute: first_name')]);
  });

  it('A4 shows non-administrators of others nothing but names, e-mail and is_active', async () => {
    const { json } = await lab.as('plain').get(`users/${ACCOUNTS.admin}`);
    expect(json.errors?.[0]).toContain('Path not found');
    await lab.admin.post('links', {
      link: { link_class: 'permission', name: 'can_read', tail_uuid: ROLE, head_uuid: ACCOUNTS.admin },
    });
    const seen = (await lab.as('plain').get(`users/${ACCOUNTS.admin}`)).json;
    expect(seen).toMatchObject({ username: 'admin', is_active: true, is_admin: false, is_invited: false });
  });

  it('A1 gives new users to the administrator who made them', async () => {
    expect((await lab.admin.post('users', { user: { email: 'x@y.org' } })).json.owner_uuid).toBe(ACCOUNTS.admin);
  });

  it('A9 makes a can_read membership and no link back', async () => {
    const { items } = (await lab.admin.post('users/setup', { uuid: ACCOUNTS.newcomer, repo_name: 'x' })).json;
    expect(items).toMatchObject([{ name: 'can_read', head_uuid: ALL_USERS }, { kind: 'arvados#user' }]);
  });

  it('A11 leaves tokens and lesser grants alone, and protects nobody', async () => {
    const { json } = await lab.admin.post(`users/${ACCOUNTS.plain}/unsetup`);
    expect(json).toMatchObject({ is_active: false, is_invited: false });
    expect((await lab.as('plain').get('users/current')).json.is_active).toBe(false);
    const left = await lab.admin.get('links', { filters: [['tail_uuid', '=', ACCOUNTS.plain]] });
    expect(left.json.items).toMatchObject([{ head_uuid: ROLE, name: 'can_write' }]);
    expect((await lab.admin.post('users/ardev-tpzed-000000000000000/unsetup')).status).toBe(200);
  });

  it('A12 wants trusted tokens', async () => {
    const body = { new_user_token: v2('untrusted'), new_owner_uuid: ACCOUNTS.owner };
    expect(failureOf(await lab.as('plain').post('users/merge', body))).toEqual([
      403,
      expect.stringContaining('is not from a trusted client'),
    ]);
  });

  it('A8 update_uuid renames a user everywhere', async () => {
    const { status, json } = await lab.admin.post(`users/${ACCOUNTS.owner}/update_uuid`, { new_uuid: NEW });
    expect([status, json.uuid]).toEqual([200, NEW]);
    expect((await lab.admin.get(`users/${ACCOUNTS.owner}`)).status).toBe(404);
    expect((await lab.admin.get(`groups/${PROJECT}`)).json.owner_uuid).toBe(NEW);
    expect((await lab.as('owner').get('users/current')).json.uuid).toBe(NEW);
    const links = await lab.admin.get('links', { filters: [['tail_uuid', '=', NEW]] });
    expect(links.json.items).toMatchObject([{ head_uuid: ALL_USERS }]);
  });

  it.each([
    [ACCOUNTS.owner, undefined, 422, 'new_uuid'],
    [ACCOUNTS.owner, 'ardev-j7d0g-000000000000001', 422, 'invalid new_uuid'],
    [ACCOUNTS.owner, ACCOUNTS.plain, 422, 'unique constraint'],
    ['ardev-tpzed-000000000000000', NEW, 422, 'update_uuid cannot update system accounts'],
    ['ardev-tpzed-anonymouspublic', NEW, 422, 'update_uuid cannot update system accounts'],
    ['ardev-tpzed-nobody000000000', NEW, 404, 'Path not found'],
  ])('A8 update_uuid of %s to %s answers %i', async (uuid, new_uuid, status, text) => {
    const got = await lab.admin.post(`users/${uuid}/update_uuid`, { new_uuid });
    expect(failureOf(got)).toEqual([status, expect.stringContaining(text)]);
  });

  it('A8 update_uuid is for administrators', async () => {
    const got = await lab.as('plain').post(`users/${ACCOUNTS.plain}/update_uuid`, { new_uuid: NEW });
    expect(got.status).toBe(403);
  });

  it('keeps duplicate links, and the grants of a role in the trash', async () => {
    const link = { link_class: 'permission', name: 'can_read', tail_uuid: ACCOUNTS.owner, head_uuid: ROLE };
    const first = (await lab.admin.post('links', { link })).json;
    const second = (await lab.admin.post('links', { link })).json;
    expect(second.uuid).not.toBe(first.uuid);
    await lab.admin.delete(`links/${first.uuid}`);
    expect((await lab.admin.get(`links/${second.uuid}`)).status).toBe(200);
    const gone = (await lab.admin.delete(`groups/${ROLE}`)).json;
    expect(gone.trash_at).not.toBe(gone.delete_at);
    expect((await lab.as('plain').get(`groups/${PROJECT}`)).status).toBe(200);
  });

  it('checks scopes even when a token looks at itself', async () => {
    expect((await lab.as('scoped').get('api_client_authorizations/current')).status).toBe(403);
  });
});
