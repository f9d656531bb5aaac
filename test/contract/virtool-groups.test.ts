import { afterEach, describe, expect, it } from 'vitest';
import type { Session } from '../../electron/core/adapters/adapter.ts';
import type { Values } from '../../electron/domain/change.ts';
import { changeTo, closeServers, codeOf, createGroup, failureIn, startServer, valueIn } from './virtool-server.ts';

afterEach(closeServers);

function updateGroup(session: Session, id: string, after: Values, before: Values = {}) {
  return session.write(changeTo('update-group', { id, name: `group ${id}` }, after, { before }), {});
}

describe('groups', () => {
  it('come with permissions and members, by name', async () => {
    const groups = valueIn(await (await startServer({ users: 10 })).open().listGroups());
    expect(groups.map((group) => group.name)).toEqual([
      'Bioinformatics',
      'Curators',
      'Diagnostics',
      'Instructors',
      'Students',
      'Technicians',
      'Visitors',
    ]);
    expect(groups.find((group) => group.name === 'Diagnostics')).toEqual({
      id: '2',
      name: 'Diagnostics',
      permissions: ['create_sample', 'upload_file'],
      members: [{ id: 'x7Kd02Qa', handle: 'mhartley' }],
    });
  });

  it('are listed without one that was deleted meanwhile', async () => {
    const server = await startServer();
    const session = server.open();
    const other = server.open();
    server.meanwhile(
      (call) => call.path === '/groups/9',
      () => other.write(changeTo('delete-group', { id: '9', name: 'Visitors' }, null), {}),
    );
    expect(valueIn(await session.listGroups()).map((group) => group.name)).not.toContain('Visitors');
  });

  it('are created with a trimmed name, and their permissions come as a change of their own', async () => {
    const session = (await startServer()).open();
    const set = { name: '  Night shift ', permissions: ['create_sample', 'remove_file'] };
    const [creation = {}, update = {}] = session.divide('create-group', set);
    expect([creation, update]).toEqual([{ name: set.name }, { permissions: set.permissions }]);
    const created = valueIn(await session.write(changeTo('create-group', { name: set.name }, creation), {})).group;
    expect(created).toMatchObject({ name: 'Night shift', permissions: [], members: [] });
    const updated = valueIn(await updateGroup(session, created?.id ?? '', update, { permissions: [] })).group;
    expect(updated?.permissions).toEqual(['create_sample', 'remove_file']);
  });

  it('cannot have a name of blanks or one that is taken', async () => {
    const server = await startServer();
    const session = server.open();
    const create = (name: string) => session.write(changeTo('create-group', { name }, { name }), {});
    expect(failureIn(await create('  '))).toMatchObject({
      code: 'input-invalid',
      fields: { name: 'A group needs a name.' },
    });
    expect(failureIn(await create('Technicians'))).toMatchObject({
      code: 'group-name-taken',
      fields: { name: 'There is a group Technicians already.' },
    });
    expect(failureIn(await updateGroup(session, '1', { name: '  ' }))).toMatchObject({ code: 'input-invalid' });
    expect(valueIn(await create('TECHNICIANS')).group?.name).toBe('TECHNICIANS');
  });

  it('are renamed, and a name that is taken is noticed before it crashes the server', async () => {
    const server = await startServer();
    const session = server.open();
    expect(valueIn(await updateGroup(session, '1', { name: ' Lab hands ' })).group?.name).toBe('Lab hands');
    expect(codeOf(await updateGroup(session, '1', { name: 'Students' }))).toBe('group-name-taken');
    expect(server.calls.filter((call) => call.method === 'PATCH')).toHaveLength(1);
  });

  it('say that a name was taken by somebody else in the same moment', async () => {
    const server = await startServer();
    const session = server.open();
    const other = server.open();
    server.meanwhile(
      (call) => call.method === 'PATCH',
      () => createGroup(other, 'Night shift'),
    );
    expect(codeOf(await updateGroup(session, '1', { name: 'Night shift' }))).toBe('group-name-taken');
  });

  it('lose and get only the permissions that the change names', async () => {
    const server = await startServer();
    const session = server.open();
    const other = server.open();
    const before = { permissions: ['cancel_job', 'create_sample', 'upload_file'] };
    valueIn(await updateGroup(other, '1', { permissions: [...before.permissions, 'create_ref'] }, before));
    const after = { permissions: ['create_sample', 'upload_file', 'remove_file'] };
    const answer = valueIn(await updateGroup(session, '1', after, before));
    expect(answer.group?.permissions.sort()).toEqual(['create_ref', 'create_sample', 'remove_file', 'upload_file']);
    expect(server.calls.at(-1)?.json).toEqual({ permissions: { remove_file: true, cancel_job: false } });
  });

  it('get no permission that the server does not know, which it would ignore in silence', async () => {
    const server = await startServer();
    const change = await updateGroup(server.open(), '1', { permissions: ['rule_the_world'] }, { permissions: [] });
    expect(failureIn(change).fields).toEqual({ permissions: 'Virtool knows no permission rule_the_world.' });
    expect(server.calls.some((call) => call.method === 'PATCH')).toBe(false);
  });

  it('are deleted, and who is gone already is said', async () => {
    const session = (await startServer()).open();
    const remove = () => session.write(changeTo('delete-group', { id: '2', name: 'Diagnostics' }, null), {});
    expect(valueIn(await remove())).toEqual({ user: null, group: null });
    expect(valueIn(await session.getUser('x7Kd02Qa'))).toMatchObject({ primaryGroup: null, groups: [{ id: '1' }] });
    expect(failureIn(await remove())).toMatchObject({ code: 'group-not-found', details: { group: 'Diagnostics' } });
    expect(codeOf(await session.getGroup('2'))).toBe('group-not-found');
    expect(codeOf(await updateGroup(session, '2', { name: 'Again' }))).toBe('group-not-found');
  });
});

describe('the description of an instance', () => {
  it('takes the password rule from the server', async () => {
    const server = await startServer();
    const session = server.open();
    await asAdministrator(server, { minimum_password_length: 12 });
    const { createFields, editFields } = valueIn(await session.describe());
    const minimum = (fields: typeof createFields) =>
      fields.find((field) => field.key === 'password')?.rules.minimumLength;
    expect([minimum(createFields), minimum(editFields)]).toEqual([12, 12]);
    expect(createFields.map((field) => field.key)).toEqual(['handle', 'password', 'forceReset']);
    expect(editFields.map((field) => field.key)).toEqual([
      'active',
      'forceReset',
      'groups',
      'primaryGroup',
      'password',
      'administrator',
    ]);
  });

  it.each([
    ['full-admin', []],
    ['settings-admin', ['users.administrator']],
    ['user-admin', ['users.administrator']],
  ])('lets %s do everything but %j and deleting users', async (handle, missing) => {
    const { capabilities } = valueIn(await (await startServer()).open({ handle }).describe());
    const absent = Object.entries(capabilities).filter(([, capability]) => !capability.available);
    expect(absent.map(([id]) => id).sort()).toEqual([...missing, 'users.delete'].sort());
  });

  it('explains to a base administrator what is missing and what to do instead', async () => {
    const session = (await startServer()).open({ handle: 'base-admin' });
    const { capabilities, self, columns } = valueIn(await session.describe());
    expect(self.rights).toBe('administrator level Base: may edit groups, but not users');
    expect(capabilities['groups.permissions']).toEqual({ available: true });
    expect(capabilities['users.create']).toEqual({
      available: false,
      reason: 'base-admin has the administrator level Base, which is not enough to create users.',
      instead:
        'Sign in with an account of the level Users or higher, or ask an administrator of the level Full to raise this one.',
    });
    expect(columns).not.toContain('administrator');
  });

  it('agrees with the server about what an account may do', async () => {
    const server = await startServer();
    const base = server.open({ handle: 'base-admin' });
    expect(valueIn(await base.write(changeTo('create-group', {}, { name: 'Mine' }), {})).group?.name).toBe('Mine');
    expect(failureIn(await base.getUser('x7Kd02Qa'))).toMatchObject({
      code: 'not-allowed',
      details: { handle: 'base-admin', right: 'the administrator level Users or a higher one' },
    });
    const plain = server.open({ handle: 'plain' });
    expect(failureIn(await plain.write(changeTo('create-group', {}, { name: 'Mine too' }), {}))).toMatchObject({
      code: 'not-allowed',
      details: { right: 'the administrator level Base or a higher one' },
    });
  });

  it('asks anew what the account may do', async () => {
    const server = await startServer();
    const session = server.open({ handle: 'base-admin' });
    valueIn(await session.describe());
    const self = valueIn(await session.verify());
    const change = changeTo('update-user', { id: self.id ?? '', name: 'base-admin' }, { administrator: null });
    valueIn(await server.open().write(change, {}));
    expect(valueIn(await session.describe()).self.rights).toContain('change nothing');
  });
});

async function asAdministrator(server: Awaited<ReturnType<typeof startServer>>, settings: Record<string, unknown>) {
  const authorization = `Basic ${Buffer.from(`admin:${server.emulator.signIn.key}`).toString('base64')}`;
  const request = { method: 'PATCH', path: '/settings', json: settings, headers: { authorization } } as const;
  expect(valueIn(await server.http.send(request)).status).toBe(200);
}
