import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNTS, PROJECT, ROLE, VIRTUAL_MACHINE } from '../../demo/arvados/fixtures.ts';
import { failureOf, type Lab, openLab, refusal } from './emulator-arvados-client.ts';

const SYSTEM = 'ardev-tpzed-000000000000000';
const ALL_USERS = 'ardev-j7d0g-fffffffffffffff';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.emulator.close());

const createRole = async (name: string, client = lab.admin) =>
  (await client.post('groups', { group: { name, group_class: 'role', description: 'A role' } })).json;
const grant = (name: string, tail: string, head: string, properties?: object) =>
  lab.admin.post('links', {
    link: { link_class: 'permission', name, tail_uuid: tail, head_uuid: head, ...(properties && { properties }) },
  });
const membersOf = async (uuid: string) =>
  (await lab.admin.get('links', { filters: [['head_uuid', '=', uuid]] })).json.items;

describe('groups', () => {
  it('lists roles by name, with included at the edge', async () => {
    const { json } = await lab.admin.get('groups', { filters: [['group_class', '=', 'role']], order: ['name asc'] });
    expect(Object.keys(json)).toEqual(['included', 'items', 'items_available', 'kind', 'limit', 'offset']);
    expect(json.included).toEqual([]);
    const names = json.items.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(names).toContain('Students / 2026');
    expect(json.items.find(({ uuid }) => uuid === ROLE)).toMatchObject({ name: 'Lab operators', frozen_by_uuid: null });
  });

  it('creates a role for the system user, and a can_manage link for whoever asked', async () => {
    const role = await createRole('Night shift');
    expect(role).toMatchObject({
      kind: 'arvados#group',
      group_class: 'role',
      owner_uuid: SYSTEM,
      description: 'A role',
      is_trashed: false,
      trash_at: null,
      can_manage: true,
    });
    expect(await membersOf(role.uuid)).toMatchObject([{ name: 'can_manage', tail_uuid: ACCOUNTS.admin }]);
    expect((await createRole('', lab.as('plain'))).name).toMatch(/^ardev-j7d0g-/);
  });

  it('keeps names of roles unique, or makes them so', async () => {
    await createRole('Night shift');
    const [status, said] = failureOf(
      await lab.admin.post('groups', { group: { name: 'Night shift', group_class: 'role' } }),
    );
    expect([status, said]).toEqual([422, expect.stringContaining('PG::UniqueViolation')]);
    const body = { group: { name: 'Night shift', group_class: 'role' }, ensure_unique_name: true };
    const { uuid, name } = (await lab.admin.post('groups', body)).json;
    expect(name).toBe(`Night shift (${uuid.slice(-15)})`);
  });

  it.each([
    [{ name: 'x' }, 422, "Group class value must be one of 'project', 'role' or 'filter', was ''"],
    [{ name: 'x', group_class: 'gang' }, 422, "was 'gang'"],
    [{ name: 'x'.repeat(256), group_class: 'role' }, 422, 'too long'],
    [{ name: 'x', group_class: 'role', colour: 1 }, 422, "unknown attribute 'colour' for Group."],
    [{ name: 'x', group_class: 'project', owner_uuid: ROLE }, 403, 'Owner uuid must be a project'],
  ])('refuses %j with %i', async (group, status, text) => {
    expect(failureOf(await lab.admin.post('groups', { group }))).toEqual([status, expect.stringContaining(text)]);
  });

  it('lets active users create roles unless the cluster says otherwise', async () => {
    expect((await createRole('Mine', lab.as('plain'))).name).toBe('Mine');
    expect((await lab.as('newcomer').post('groups', { group: { group_class: 'role' } })).status).toBe(403);
    lab.configuration.canCreateRoleGroups = false;
    const refused = await lab.as('plain').post('groups', { group: { group_class: 'role' } });
    expect(refused.json.errors[0]).toContain('this cluster does not allow users to create role groups');
  });

  it('changes roles only with can_manage; the class stays', async () => {
    const path = `groups/${ROLE}`;
    expect((await lab.admin.patch(path, { group: { name: 'Operators' } })).json.name).toBe('Operators');
    const refused = await lab.as('plain').patch(path, { group: { name: 'Mine' } });
    expect(refused.json.errors[0]).toContain('role group cannot be modified without can_manage permission');
    expect((await lab.admin.patch(path, { group: { group_class: 'project' } })).status).toBe(422);
    expect((await lab.admin.patch('groups/ardev-j7d0g-nobody000000000', { group: {} })).status).toBe(404);
  });

  it('deletes a role for good: hidden, its name free, its grants gone', async () => {
    const { status, json } = await lab.admin.delete(`groups/${ROLE}`);
    expect([status, json.is_trashed]).toEqual([200, true]);
    expect(json.trash_at).toBe(json.delete_at);
    expect((await lab.admin.get(`groups/${ROLE}`)).status).toBe(404);
    expect((await lab.admin.get('links', { filters: [['tail_uuid', '=', ROLE]] })).json.items).toEqual([]);
    expect((await createRole('Lab operators')).name).toBe('Lab operators');
    const undo = { body: { group: { trash_at: null } }, query: { include_trash: true } };
    expect((await lab.admin.send('PATCH', `groups/${ROLE}`, undo)).status).toBe(422);
  });

  it('protects none of the built-in groups', async () => {
    expect((await lab.admin.delete(`groups/${ALL_USERS}`)).status).toBe(200);
  });

  it('shows projects to whom they are shared with, and roles to everybody active', async () => {
    expect((await lab.as('plain').get(`groups/${PROJECT}`)).json).toMatchObject({ uuid: PROJECT, can_write: false });
    expect((await lab.as('second').get(`groups/${PROJECT}`)).status).toBe(200);
    expect((await lab.as('plain').get('groups')).json.items_available).toBeGreaterThan(8);
  });
});

describe('permission links', () => {
  it('make members, raise a level and never lower it by posting', async () => {
    const first = (await grant('can_read', ACCOUNTS.owner, ROLE)).json;
    expect(first).toMatchObject({
      kind: 'arvados#link',
      name: 'can_read',
      owner_uuid: SYSTEM,
      tail_kind: 'arvados#user',
      head_kind: 'arvados#group',
      properties: {},
    });
    const raised = (await grant('can_manage', ACCOUNTS.owner, ROLE)).json;
    expect([raised.uuid, raised.name]).toEqual([first.uuid, 'can_manage']);
    const lower = await grant('can_read', ACCOUNTS.owner, ROLE);
    expect([lower.status, lower.json.uuid, lower.json.name]).toEqual([200, first.uuid, 'can_manage']);
    const patched = await lab.admin.patch(`links/${first.uuid}`, { link: { name: 'can_read' } });
    expect(patched.json.name).toBe('can_read');
  });

  it('raise and remove memberships that were there from the beginning', async () => {
    const [link] = (await membersOf(ROLE)).filter(({ tail_uuid }) => tail_uuid === ACCOUNTS.plain);
    expect((await grant('can_manage', ACCOUNTS.plain, ROLE)).json).toMatchObject({
      uuid: link?.uuid,
      name: 'can_manage',
    });
    expect((await lab.admin.delete(`links/${link?.uuid}`)).status).toBe(200);
    expect((await lab.admin.get(`links/${link?.uuid}`)).status).toBe(404);
    expect((await membersOf(ROLE)).map(({ tail_uuid }) => tail_uuid)).toEqual([ACCOUNTS.admin]);
  });

  it('of one pair may be a login for each user name on the machine', async () => {
    const uuids = new Set<string>();
    for (const username of ['a', 'b', 'a']) {
      uuids.add((await grant('can_login', ACCOUNTS.owner, VIRTUAL_MACHINE, { username })).json.uuid);
    }
    expect(uuids.size).toBe(2);
  });

  it('may be changed in their level only', async () => {
    const { uuid } = (await grant('can_read', ACCOUNTS.owner, ROLE)).json;
    for (const link of [{ tail_uuid: ACCOUNTS.plain }, { head_uuid: PROJECT }, { link_class: 'star' }]) {
      const [status, said] = failureOf(await lab.admin.patch(`links/${uuid}`, { link }));
      expect([status, said]).toEqual([422, expect.stringContaining('Can only alter permission link level')]);
    }
  });

  it.each([
    [
      'can_fly',
      ACCOUNTS.owner,
      ROLE,
      "Name is invalid permission, must be one of 'can_read', 'can_write', 'can_manage', 'can_login'",
    ],
    ['can_read', 'ardev-tpzed-nobody000000000', ROLE, "Tail uuid 'ardev-tpzed-nobody000000000' not found"],
    ['can_read', ACCOUNTS.owner, 'ardev-j7d0g-nobody000000000', "Head uuid 'ardev-j7d0g-nobody000000000' not found"],
    ['can_read', PROJECT, ROLE, 'Tail uuid must be a user or role'],
  ])('are refused: %s %s %s', async (name, tail, head, text) => {
    const got = await grant(name, tail, head);
    expect(got.status).toBe(422);
    expect(got.json.errors[0]).toMatch(refusal('422 Unprocessable Entity', text));
  });

  it('accept unseen users of a known cluster, and refuse wrong kinds and attributes', async () => {
    expect((await grant('can_read', 'arpee-tpzed-unseen000000000', ROLE)).status).toBe(200);
    const link = { link_class: 'permission', name: 'can_read', tail_uuid: ACCOUNTS.owner, head_uuid: ROLE };
    expect((await lab.admin.post('links', { link: { ...link, head_kind: 'arvados#user' } })).status).toBe(422);
    expect((await lab.admin.post('links', { link: { ...link, colour: 1 } })).status).toBe(422);
    expect((await lab.admin.post('links', { link: {} })).status).toBe(422);
  });

  it('need can_manage on their object, and are seen by those whom they concern', async () => {
    const link = { link_class: 'permission', name: 'can_read', tail_uuid: ACCOUNTS.plain, head_uuid: ROLE };
    expect((await lab.as('plain').post('links', { link })).status).toBe(403);
    const { uuid } = (await grant('can_read', ACCOUNTS.owner, ROLE)).json;
    expect((await lab.as('plain').get(`links/${uuid}`)).status).toBe(404);
    expect((await lab.as('owner').get(`links/${uuid}`)).status).toBe(200);
    expect((await lab.as('owner').delete(`links/${uuid}`)).status).toBe(403);
  });

  it('make people see each other from role to user, not by membership alone', async () => {
    lab.configuration.roleGroupsVisibleToAll = false;
    await lab.admin.post(`users/${ACCOUNTS.owner}/unsetup`);
    await lab.admin.patch(`users/${ACCOUNTS.owner}`, { user: { is_active: true } });
    const visible = await lab.admin.get('links', {
      filters: [
        ['tail_uuid', '=', ALL_USERS],
        ['head_uuid', '=', ACCOUNTS.owner],
      ],
    });
    await lab.admin.delete(`links/${visible.json.items[0]?.uuid}`);
    expect((await lab.as('plain').get(`users/${ACCOUNTS.owner}`)).status).toBe(404);
    await grant('can_read', ROLE, ACCOUNTS.owner);
    expect((await lab.as('plain').get(`users/${ACCOUNTS.owner}`)).status).toBe(200);
  });

  it('invite whoever reaches All users through a role', async () => {
    await grant('can_read', ROLE, ALL_USERS);
    await grant('can_read', ACCOUNTS.newcomer, ROLE);
    expect((await lab.admin.get(`users/${ACCOUNTS.newcomer}`)).json.is_invited).toBe(true);
  });

  it('removed from All users do not deactivate, but allow it', async () => {
    const filters = [
      ['tail_uuid', '=', ACCOUNTS.plain],
      ['head_uuid', '=', ALL_USERS],
    ];
    const [link] = (await lab.admin.get('links', { filters })).json.items;
    await lab.admin.delete(`links/${link?.uuid}`);
    expect((await lab.admin.get(`users/${ACCOUNTS.plain}`)).json).toMatchObject({ is_active: true, is_invited: true });
    const off = await lab.admin.patch(`users/${ACCOUNTS.plain}`, { user: { is_active: false } });
    expect(off.json).toMatchObject({ is_active: false, is_invited: false });
  });

  it('are listed by uuid as completely as by default, counted and filtered', async () => {
    const total = (await lab.admin.get('links', { limit: 0 })).json.items_available;
    const all = (await lab.admin.get('links', { limit: 1000 })).json.items;
    expect(all).toHaveLength(total);
    const seen: string[] = [];
    for (let last = ''; ; ) {
      const query = { limit: 30, count: 'none', order: ['uuid asc'], filters: [['uuid', '>', last]] };
      const page = (await lab.admin.get('links', query)).json.items.map(({ uuid }) => uuid);
      if (page.length === 0) break;
      seen.push(...page);
      last = page.at(-1) ?? '';
    }
    expect(seen).toEqual(all.map(({ uuid }) => uuid).sort());
    const filters = [
      ['tail_uuid', '=', ACCOUNTS.plain],
      ['head_uuid', 'is_a', 'arvados#group'],
    ];
    const heads = (await lab.admin.get('links', { filters })).json.items.map(({ head_uuid }) => head_uuid);
    expect(heads.sort()).toEqual([ALL_USERS, ROLE].sort());
  });

  it('of one object are listed in one piece for who manages it, in the backend shape', async () => {
    const { json, headers } = await lab.admin.get(`permissions/${ROLE}`);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(json).toMatchObject({ kind: 'arvados#linkList', items_available: 2, etag: '' });
    const refused = await lab.as('plain').get(`permissions/${ROLE}`);
    expect([refused.status, refused.json]).toEqual([403, { errors: ['Forbidden'] }]);
  });
});
