import { afterEach, describe, expect, it } from 'vitest';
import type { EmulatorOptions } from '../../demo/lib/emulator.ts';
import type { Session } from '../../electron/core/adapters/adapter.ts';
import type { Values } from '../../electron/domain/change.ts';
import {
  changeTo,
  closeServers,
  codeOf,
  createGroup,
  failureIn,
  startServer,
  type TestServer,
  userOf,
  valueIn,
  WITH_GROUPS,
} from './virtool-server.ts';

afterEach(closeServers);

function updateGroup(session: Session, id: string, after: Values, before: Values = {}) {
  return session.write(changeTo('update-group', { id, name: `group ${id}` }, after, { before }), {});
}

describe.each(WITH_GROUPS)('groups of $name', (profile) => {
  const start = (options: Partial<EmulatorOptions> = {}) => startServer({ profile: profile.name, ...options });

  it('come with permissions and members, by name', async () => {
    const session = (await start({ users: 10 })).open();
    const { id } = await userOf(session, 'mhartley');
    const groups = valueIn(await session.listGroups());
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
      members: [{ id, handle: 'mhartley' }],
    });
  });

  it('are listed without one that was deleted meanwhile', async () => {
    const server = await start();
    const session = server.open();
    const other = server.open();
    server.meanwhile(
      (call) => call.path === '/groups/9',
      () => other.write(changeTo('delete-group', { id: '9', name: 'Visitors' }, null), {}),
    );
    expect(valueIn(await session.listGroups()).map((group) => group.name)).not.toContain('Visitors');
  });

  it('are listed although one of them cannot be read, which crashes the server for it alone', async () => {
    const server = await start();
    const session = server.open();
    await asAdministrator(server, 'PATCH', '/groups/9', { permissions: { create_ref: null } }, 500);
    const groups = valueIn(await session.listGroups());
    expect(groups).toHaveLength(7);
    expect(groups.find((group) => group.id === '9')).toEqual({
      id: '9',
      name: 'Visitors',
      permissions: [],
      members: null,
    });
    expect(codeOf(await session.getGroup('9'))).toBe('server-error');
    server.meanwhile(
      (call) => call.path === '/groups/1',
      async () => server.emulator.faults.set('content-type'),
    );
    expect(codeOf(await session.listGroups())).toBe('answer-not-json');
  });

  it('are created with a trimmed name, and their permissions come as a change of their own', async () => {
    const session = (await start()).open();
    const set = { name: '  Night shift ', permissions: ['create_sample', 'remove_file'] };
    const [creation = {}, update = {}] = session.divide('create-group', set);
    expect([creation, update]).toEqual([{ name: set.name }, { permissions: set.permissions }]);
    const created = valueIn(await session.write(changeTo('create-group', { name: set.name }, creation), {})).group;
    expect(created).toMatchObject({ name: 'Night shift', permissions: [], members: [] });
    const updated = valueIn(await updateGroup(session, created?.id ?? '', update, { permissions: [] })).group;
    expect(updated?.permissions).toEqual(['create_sample', 'remove_file']);
  });

  it('cannot have a name of blanks or one that is taken', async () => {
    const server = await start();
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
    const server = await start();
    const session = server.open();
    expect(valueIn(await updateGroup(session, '1', { name: ' Lab hands ' })).group?.name).toBe('Lab hands');
    expect(codeOf(await updateGroup(session, '1', { name: 'Students' }))).toBe('group-name-taken');
    expect(server.calls.filter((call) => call.method === 'PATCH')).toHaveLength(1);
  });

  it('say that a name was taken by somebody else in the same moment', async () => {
    const server = await start();
    const session = server.open();
    const other = server.open();
    server.meanwhile(
      (call) => call.method === 'PATCH',
      () => createGroup(other, 'Night shift'),
    );
    expect(codeOf(await updateGroup(session, '1', { name: 'Night shift' }))).toBe('group-name-taken');
  });

  it('lose and get only the permissions that the change names', async () => {
    const server = await start();
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
    const server = await start();
    const change = await updateGroup(server.open(), '1', { permissions: ['rule_the_world'] }, { permissions: [] });
    expect(failureIn(change).fields).toEqual({ permissions: 'Virtool knows no permission rule_the_world.' });
    expect(server.calls.some((call) => call.method === 'PATCH')).toBe(false);
  });

  it('are deleted, and who is gone already is said', async () => {
    const session = (await start()).open();
    const remove = () => session.write(changeTo('delete-group', { id: '2', name: 'Diagnostics' }, null), {});
    expect(valueIn(await remove())).toEqual({ user: null, group: null });
    expect(await userOf(session, 'mhartley')).toMatchObject({ primaryGroup: null, groups: [{ id: '1' }] });
    expect(failureIn(await remove())).toMatchObject({ code: 'group-not-found', details: { group: 'Diagnostics' } });
    expect(codeOf(await session.getGroup('2'))).toBe('group-not-found');
    expect(codeOf(await updateGroup(session, '2', { name: 'Again' }))).toBe('group-not-found');
  });
});

describe.each(WITH_GROUPS)('the description of an instance of $name', (profile) => {
  const start = (options: Partial<EmulatorOptions> = {}) => startServer({ profile: profile.name, ...options });

  it('takes the password rule from the server', async () => {
    const server = await start();
    const session = server.open();
    await asAdministrator(server, 'PATCH', '/settings', { minimum_password_length: 12 }, 200);
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
  ])('lets %s do everything but %j and what nobody can', async (handle, missing) => {
    const { capabilities } = valueIn(await (await start()).open({ handle }).describe());
    const absent = Object.entries(capabilities).filter(([, capability]) => !capability.available);
    const never = ['users.delete', 'users.profile', 'users.object-rights', 'users.merge', 'users.tokens'];
    const lacking = profile.spaceRoles ? never : [...never, 'users.stored-roles'];
    expect(absent.map(([id]) => id).sort()).toEqual([...missing, ...lacking].sort());
  });

  it('explains to a base administrator what is missing and what to do instead', async () => {
    const session = (await start()).open({ handle: 'base-admin' });
    const { capabilities, self, columns } = valueIn(await session.describe());
    expect(self.rights).toBe('administrator level Base: may edit groups, but not users');
    expect(capabilities['groups.permissions']).toEqual({ available: true });
    expect(capabilities['users.create']).toEqual({
      available: false,
      reason: 'base-admin has the administrator level Base, which is not enough to create users.',
      instead:
        'Sign in with an account of the level Users or higher, or ask an administrator of the level Full to raise this one.',
    });
    expect(columns.includes('administrator')).toBe(profile.wholeLists);
  });

  it('agrees with the server about what an account may do', async () => {
    const server = await start();
    const base = server.open({ handle: 'base-admin' });
    expect(valueIn(await base.write(changeTo('create-group', {}, { name: 'Mine' }), {})).group?.name).toBe('Mine');
    expect(failureIn(await base.getUser('2'))).toMatchObject({
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
    const server = await start();
    const session = server.open({ handle: 'base-admin' });
    valueIn(await session.describe());
    const self = valueIn(await session.verify());
    const change = changeTo('update-user', { id: self.id ?? '', name: 'base-admin' }, { administrator: null });
    valueIn(await server.open().write(change, {}));
    expect(valueIn(await session.describe()).self.rights).toContain('change nothing');
  });
});

async function asAdministrator(server: TestServer, method: 'PATCH', path: string, json: object, status: number) {
  const authorization = `Basic ${Buffer.from(`admin:${server.emulator.signIn.key}`).toString('base64')}`;
  const request = { method, path, json, headers: { authorization } };
  expect(valueIn(await server.http.send(request)).status).toBe(status);
}
