import { afterEach, describe, expect, it } from 'vitest';
import { KEYS } from '../../demo/virtool-legacy/fixtures.ts';
import { fail } from '../../electron/domain/failure.ts';
import { ok } from '../../electron/domain/result.ts';
import {
  calling,
  changeOf,
  closeServers,
  PROFILES,
  permissionsChange,
  startServer,
  writesOf,
} from './virtool-legacy-server.ts';
import { changeTo, codeOf, createUser, failureIn, updateUser, userOf, valueIn } from './virtool-server.ts';

afterEach(closeServers);

/** An account as the list tells it. */
const WHOLE = {
  id: 'user',
  force_reset: false,
  groups: [],
  last_password_change: '2018-05-01T10:00:00.000000Z',
  permissions: { create_sample: false },
  primary_group: '',
};

/** Section 15 of the contract, in its order. Traps 2 to 5 and 12 are in the tests of the sign-in. */
describe.each(PROFILES)('traps of $name', ({ name: profile }) => {
  const start = (settings = {}) => startServer({ profile }, settings);

  it('memberships are below /groups, never below /group (trap 1)', async () => {
    const server = await start();
    const session = server.open();
    valueIn(await updateUser(session, await userOf(session, 'plain'), { groups: ['visitors'] }));
    expect(writesOf(server)).toEqual(['POST /api/users/plain/groups', 'DELETE /api/users/plain/groups/technician']);
  });

  it('no field is sent that the server does not know (trap 6)', async () => {
    const server = await start();
    const session = server.open();
    expect(failureIn(await createUser(session, 'newcomer', { email: 'a@example.org' })).fields).toHaveProperty('email');
    const user = await userOf(session, 'plain');
    valueIn(await updateUser(session, user, { groups: ['technician', 'visitors'], forceReset: true }));
    const sent = server.calls.filter((call) => call.path.includes('plain')).map((call) => call.json);
    expect(sent.filter((json) => json !== undefined)).toEqual([{ group_id: 'visitors' }, { force_reset: true }]);
  });

  it('a change that changes nothing sends nothing: an empty PATCH would crash (trap 7)', async () => {
    const server = await start();
    const session = server.open();
    const user = await userOf(session, 'bench two');
    const values = session.valuesOf(user);
    const same = {
      groups: values.groups ?? [],
      primaryGroup: null,
      forceReset: user.mustResetPassword,
      administrator: '',
    };
    expect(valueIn(await updateUser(session, user, same)).user).toEqual(user);
    const group = await permissionsChange(session, 'managers', ['manage_users']);
    expect(valueIn(await session.write(group, {})).group?.permissions).toEqual(['manage_users']);
    expect(writesOf(server)).toEqual([]);
  });

  it('a primary group is unset with "none", never with an empty text or null (trap 8)', async () => {
    const server = await start();
    const session = server.open();
    const user = await userOf(session, 'mhartley');
    expect(valueIn(await updateUser(session, user, { primaryGroup: null })).user?.primaryGroup).toBeNull();
    expect(server.calls.find(calling('PATCH', 'mhartley'))?.json).toEqual({ primary_group: 'none' });
    const again = await userOf(session, 'mhartley');
    expect(valueIn(await updateUser(session, again, { primaryGroup: '' })).user).toEqual(again);
  });

  it('a group is known by what the server made of its name (trap 9)', async () => {
    const server = await start();
    const session = server.open();
    const change = changeTo('create-group', { name: 'Plant Lab' }, { name: 'Plant Lab' });
    expect(valueIn(await session.foresee(change)).effects).toEqual(['Virtool keeps it in lower case: plant lab.']);
    expect(valueIn(await session.write(change, {})).group).toMatchObject({ id: 'plant lab', name: 'plant lab' });
  });

  it('permissions of a group go as a flat map of what differs (trap 10)', async () => {
    const server = await start();
    const session = server.open();
    valueIn(await session.write(await permissionsChange(session, 'technician', ['upload_file', 'remove_file']), {}));
    expect(server.calls.find(calling('PATCH', '/groups/technician'))?.json).toEqual({
      remove_file: true,
      create_sample: false,
    });
  });

  it('the mark for a new password says that it protects nothing (trap 13)', async () => {
    const server = await start();
    const session = server.open();
    const { createFields, editFields } = valueIn(await session.describe());
    for (const fields of [createFields, editFields]) {
      expect(fields.find((field) => field.key === 'forceReset')?.help).toContain('it protects nothing');
    }
    expect(valueIn(await server.open({ handle: 'reset-me' }).verify()).handle).toBe('reset-me');
    const user = await userOf(session, 'plain');
    const change = changeTo('update-user', { id: user.id, name: 'plain' }, { forceReset: true });
    expect(valueIn(await session.foresee(change)).effects).toEqual([
      'Virtool 2 stores this mark and acts on it nowhere.',
    ]);
  });

  it('groups are taken away before a deletion, so that what lives on may do nothing (trap 14)', async () => {
    const server = await start({ enable_api: true });
    const session = server.open();
    const orphan = server.open({ handle: 'manager' });
    valueIn(await orphan.verify());
    const byKey = server.open({ handle: 'manager', secret: KEYS.manager, method: 'key' });
    valueIn(await byKey.verify());
    const change = changeOf('delete-user', 'manager');
    const { effects, grade } = valueIn(await session.foresee(change));
    expect(effects).toEqual([expect.stringContaining('sign-ins and API keys outlive the account')]);
    expect(grade).toBe('final');
    valueIn(await session.write(change, {}));
    expect(writesOf(server)).toEqual(['DELETE /api/users/manager/groups/managers', 'DELETE /api/users/manager']);
    expect(codeOf(await orphan.getUser('plain'))).toBe('not-allowed');
    expect(codeOf(await byKey.getUser('plain'))).toBe('not-allowed');
  });

  it('a deletion that stops half-way says how far it came (trap 14)', async () => {
    const server = await start();
    const session = server.open();
    const deletes = (id: string) => (call: { method: string; path: string }) =>
      call.method === 'DELETE' && call.path === `/api/users/${id}`;
    server.meanwhile(deletes('plain'), () => server.emulator.faults.set('500'));
    const failure = failureIn(await session.write(changeOf('delete-user', 'plain'), {}));
    server.emulator.faults.set();
    expect(failure.code).toBe('half-done');
    expect(failure.message).toMatch(
      /^Taking the groups technician from plain was done, but deleting the account was not: .* failed inside/,
    );
    expect(valueIn(await session.getUser('plain')).groups).toEqual([]);

    const { origin } = new URL(server.http.baseUrl);
    server.instead(deletes('mhartley'), fail('outcome-unknown', { origin, reason: 'timed-out-answering' }));
    const open = failureIn(await session.write(changeOf('delete-user', 'mhartley'), {}));
    expect(open.code).toBe('outcome-unknown');
    expect(open.serverMessage).toContain('whether deleting the account was too is open');

    // Nothing to lose, so the refusal stands as it is.
    server.meanwhile(deletes('loner'), () => server.emulator.faults.set('500'));
    expect(codeOf(await session.write(changeOf('delete-user', 'loner'), {}))).toBe('server-error');
  });

  it('an account that somebody else deleted meanwhile is deleted (trap 14)', async () => {
    const server = await start();
    const isLast = (call: { method: string; path: string }) =>
      call.method === 'DELETE' && call.path === '/api/users/plain';
    server.meanwhile(isLast, () => server.open({ handle: 'second-admin' }).write(changeOf('delete-user', 'plain'), {}));
    expect(valueIn(await server.open().write(changeOf('delete-user', 'plain'), {}))).toEqual({
      user: null,
      group: null,
    });
  });

  it('a large installation comes in one answer, which may be larger than others and is read in slices (trap 15)', async () => {
    const server = await startServer({ profile, users: 6000 });
    const pages = [];
    for await (const page of server.open().listUsers()) pages.push(valueIn(page));
    expect(pages.map(({ users, expected }) => [users.length, expected])).toEqual([
      [5000, 6000],
      [1000, 6000],
    ]);
    const lists = server.calls.filter(calling('GET', '/api/users'));
    expect(lists.map(({ maximumBytes }) => maximumBytes)).toEqual([256 * 1024 * 1024]);
  });

  it('an account that cannot be read is named by its place in the whole list', async () => {
    const server = await startServer({ profile, users: 20 });
    const list = [...Array(5002).keys()].map((index) => ({ ...WHOLE, id: `user${index}` }));
    const text = JSON.stringify([...list, { ...WHOLE, id: null }]);
    server.instead(calling('GET', '/api/users'), ok({ status: 200, headers: {}, cookies: [], text }));
    const results = [];
    for await (const page of server.open().listUsers()) results.push(page);
    expect(results).toHaveLength(2);
    expect(failureIn(results[1] ?? ok(null))).toMatchObject({ code: 'answer-malformed', details: { path: '5002.id' } });
  });

  it('duplicates are 409 here (trap 16)', async () => {
    const session = (await start()).open();
    expect(codeOf(await createUser(session, 'plain'))).toBe('handle-taken');
    expect(codeOf(await session.write(changeTo('create-group', {}, { name: 'Visitors' }), {}))).toBe(
      'group-name-taken',
    );
  });

  it('the password rule comes from the settings, of which nothing else is kept (trap 18)', async () => {
    const session = (await start({ minimum_password_length: 12 })).open();
    const description = valueIn(await session.describe());
    const password = description.createFields.find((field) => field.key === 'password');
    expect(password).toMatchObject({ help: 'At least 12 characters.', rules: { minimumLength: 12, required: true } });
    expect(JSON.stringify(description)).not.toContain('secret');
  });

  it('settings that cannot be read leave the default, named as such (trap 18)', async () => {
    const server = await start();
    server.instead(calling('GET', '/settings'), fail('answer-too-large', { origin: server.http.baseUrl }));
    const { editFields } = valueIn(await server.open().describe());
    const password = editFields.find((field) => field.key === 'password');
    expect(password?.rules.minimumLength).toBe(8);
    expect(password?.help).toContain('unless the server was set otherwise');
  });

  it('crashes, pages of somebody in front and a server without settings become failures in words', async () => {
    const server = await start();
    const session = server.open();
    valueIn(await session.verify());
    server.emulator.faults.set('500');
    expect(codeOf(await session.getUser('plain'))).toBe('server-error');
    server.emulator.faults.set('content-type');
    expect(codeOf(await session.getUser('plain'))).toBe('answer-not-json');
    const user = { ...(await userBehind(server)), mustResetPassword: false };
    server.meanwhile(calling('PATCH', '/plain'), () => server.emulator.faults.set('content-type'));
    expect(codeOf(await updateUser(server.open(), user, { forceReset: true }))).toBe('outcome-unknown');
  });

  it('a server that nobody has set up says so', async () => {
    const server = await startServer({ profile, virgin: true });
    const failure = failureIn(await server.open().verify());
    expect(failure).toMatchObject({ code: 'not-set-up', serverMessage: 'Server is not configured' });
  });
});

async function userBehind(server: Awaited<ReturnType<typeof startServer>>) {
  server.emulator.faults.set();
  return userOf(server.open(), 'plain');
}

describe('stale permissions on 2.1', () => {
  it('members keep what they had until their groups change, and the preview says so (trap 11)', async () => {
    const session = (await startServer({ profile: 'virtool-legacy-2.1' })).open();
    const change = await permissionsChange(session, 'technician', []);
    expect(valueIn(await session.foresee(change)).effects.join(' ')).toContain(
      'Virtool 2.1 does not pass this on to its members',
    );
    valueIn(await session.write(change, {}));
    const stale = await userOf(session, 'plain');
    expect(stale.permissions).toEqual(['create_sample', 'upload_file']);
    const fresh = valueIn(await updateUser(session, stale, { groups: ['technician', 'visitors'] })).user;
    expect(fresh?.permissions).toEqual([]);
  });
});
