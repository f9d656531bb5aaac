import { afterEach, describe, expect, it } from 'vitest';
import { virtool } from '../../electron/core/adapters/virtool/adapter.ts';
import { sayEnglish } from '../../electron/domain/say.ts';
import {
  allUsers,
  changeTo,
  closeServers,
  codeOf,
  createFirst,
  createUser,
  failureIn,
  PROFILES,
  startServer,
  updateUser,
  userOf,
  valueIn,
} from './virtool-server.ts';

afterEach(closeServers);

const RELEASES = [...PROFILES, { name: 'virtool-m0', id: 'm0' }, { name: 'virtool-39', id: '39' }];

describe('recognising a release', () => {
  it.each(RELEASES)('$name by the version that it tells', async ({ name, id }) => {
    const { http } = await startServer({ profile: name });
    expect(valueIn(await virtool.detect(http, sayEnglish))?.server).toMatchObject({ kind: 'virtool', profile: id });
  });

  it.each(RELEASES)('$name by its features, where it tells no version', async ({ name, id }) => {
    const server = await startServer({ profile: name, untold: true });
    const handle = id === 'm0' ? 'plain' : 'admin';
    const key = { method: 'key', secret: server.emulator.signIn.key } as const;
    const session = server.open(id === '39' ? key : { handle });
    expect(valueIn(await session.describe()).server).toMatchObject({ profile: id, version: 'Unknown' });
  });

  it('takes the oldest one for the next, as an administrator, who meets no difference', async () => {
    const session = (await startServer({ profile: 'virtool-m0', untold: true })).open();
    expect(valueIn(await session.describe()).server.profile).toBe('m1');
    expect(await allUsers(session)).toHaveLength(100);
  });

  it.each(PROFILES)('works on $name without a version as with one', async ({ name, groups }) => {
    const server = await startServer({ profile: name, untold: true });
    const session = server.open();
    const user = await userOf(session, 'mhartley');
    const wanted = groups ? { active: false, groups: ['1', '2', '3'] } : { active: false };
    const updated = valueIn(await updateUser(session, user, wanted)).user;
    expect(updated).toMatchObject({ status: 'inactive', primaryGroup: '2' });
    expect(codeOf(await server.open({ method: 'key', secret: 'f'.repeat(64) }).verify())).toBe('key-wrong');
  });

  it.each([false, true])('41.8.0 as one that cannot be administered (version untold: %s)', async (untold) => {
    const { http } = await startServer({ profile: 'virtool-41', untold });
    const failure = failureIn(await virtool.detect(http, sayEnglish));
    expect(failure.code).toBe('version-unsupported');
    expect(failure.hint).toContain('Since 41.8.0 Virtool shows its users to no program but its own web interface');
  });

  it('the web interface, of which 41.11.0 leaves nothing else', async () => {
    const { http } = await startServer({ profile: 'virtool-42' });
    expect(codeOf(await virtool.detect(http, sayEnglish))).toBe('interface-without-api');
  });
});

describe('23.1.0 to 24.0.1', () => {
  it('lists users for user administrators only, and says so to everybody else', async () => {
    const server = await startServer({ profile: 'virtool-m0' });
    expect(await allUsers(server.open({ handle: 'user-admin' }))).toHaveLength(100);
    const session = server.open({ handle: 'plain' });
    for await (const page of session.listUsers()) {
      const { code, details } = failureIn(page);
      expect([code, details.right]).toEqual(['not-allowed', 'the administrator level Users or a higher one']);
    }
    const { capabilities, self } = valueIn(await session.describe());
    expect(capabilities['users.find-on-server']).toMatchObject({ available: false });
    expect(self.rights).toBe('no administrator level: may look at groups, but change nothing');
  });
});

describe('38.0.0 to 39.20', () => {
  it('says of everything about groups that they are out of reach, and sends nothing', async () => {
    const server = await startServer({ profile: 'virtool-38' });
    const session = server.open();
    const { capabilities, editFields, groupFields } = valueIn(await session.describe());
    const absent = Object.entries(capabilities).filter(([, one]) => !one.available);
    expect(absent.map(([id]) => id)).toEqual([
      'users.profile',
      'users.delete',
      'users.groups',
      'users.primary-group',
      'users.stored-roles',
      'users.object-rights',
      'users.merge',
      'users.tokens',
      'groups.list',
      'groups.create',
      'groups.rename',
      'groups.permissions',
      'groups.delete',
    ]);
    expect(capabilities['users.groups']).toMatchObject({
      reason: 'Since 38.0.0 Virtool keeps its groups to its own web interface.',
      instead: expect.stringContaining('in that web interface'),
    });
    expect(editFields.map((field) => field.key)).toEqual(['active', 'forceReset', 'password', 'administrator']);
    expect(groupFields).toEqual([]);
    const user = await userOf(session, 'mhartley');
    expect(user.groups.map((group) => group.name)).toEqual(['Diagnostics', 'Technicians']);
    const sent = server.calls.length;
    const failures = [
      await session.listGroups(),
      await session.getGroup('1'),
      await updateUser(session, user, { groups: [] }),
      await updateUser(session, user, { primaryGroup: null }),
      await session.write(changeTo('create-group', {}, { name: 'Mine' }), {}),
      await session.write(changeTo('update-group', { id: '1' }, { name: 'Mine' }), {}),
      await session.write(changeTo('delete-group', { id: '1' }, null), {}),
    ].map(failureIn);
    expect(failures.map((failure) => failure.code)).toEqual(failures.map(() => 'not-supported'));
    expect(failures[0]?.message).toBe('Virtool 38.0.0 cannot do this: see groups.');
    expect(server.calls).toHaveLength(sent);
  });
});

describe('39.21.0 to 41.7', () => {
  const open = async (untold = false) => {
    const server = await startServer({ profile: 'virtool-39', untold });
    return { server, session: server.open({ method: 'key', secret: server.emulator.signIn.key }) };
  };

  it.each([false, true])('shows every user to an API key, alone and in the list (untold: %s)', async (untold) => {
    const { session } = await open(untold);
    expect(await allUsers(session)).toHaveLength(100);
    const retired = await userOf(session, 'retired');
    expect(retired).toMatchObject({ status: 'inactive', groups: [{ name: 'Students' }] });
    expect(valueIn(await session.getUser(retired.id))).toEqual(retired);
    expect(codeOf(await session.getUser('nobody'))).toBe('user-not-found');
    const found = valueIn(await session.findUsers({ find: 'user-adm' }, 1)).users;
    expect(found).toMatchObject([{ handle: 'user-admin', administrator: 'users' }]);
  });

  it('takes no change, says why and what to do instead, and sends nothing', async () => {
    const { server, session } = await open();
    const { capabilities, createFields, editFields, self } = valueIn(await session.describe());
    const available = Object.entries(capabilities).filter(([, one]) => one.available);
    expect(available.map(([id]) => id)).toEqual(['users.find-on-server']);
    expect(capabilities['users.create']).toEqual({
      available: false,
      reason: 'Since 39.21.0 Virtool takes no user changes from outside.',
      instead: 'Change users in Virtool’s own web interface; Roster goes on showing them.',
    });
    expect([createFields, editFields]).toEqual([[], []]);
    expect(self.rights).toContain('may look at users, but change nothing, since this version takes no changes');
    const user = await userOf(session, 'plain');
    const sent = server.calls.length;
    const failures = [
      await createUser(session, 'newcomer'),
      await updateUser(session, user, { active: false }),
      await updateUser(session, user, {}, { password: 'another one' }),
      await updateUser(session, user, { administrator: 'full' }),
    ].map(failureIn);
    expect(failures.map((failure) => failure.code)).toEqual(failures.map(() => 'not-supported'));
    expect(failures[0]).toMatchObject({
      message: 'Virtool 39.21.0 cannot do this: create users.',
      hint: expect.stringContaining('Change users in Virtool’s own web interface'),
    });
    expect(server.calls).toHaveLength(sent);
  });

  it.each([false, true])('explains that passwords do not sign in any more (untold: %s)', async (untold) => {
    const server = await startServer({ profile: 'virtool-39', untold });
    const failure = failureIn(await server.open().verify());
    expect(failure.code).toBe('not-supported');
    expect(failure.hint).toContain('Since 39.21.0 only API keys are let in');
    expect(codeOf(await server.open().resetOwnPassword('brand new one'))).toBe('not-supported');
  });

  it('explains that the first user is made elsewhere', async () => {
    const { http } = await startServer({ profile: 'virtool-39', virgin: true });
    expect(valueIn(await virtool.detect(http, sayEnglish))?.firstUser).toBe(false);
    const made = await createFirst(http, 'first', 'long enough');
    expect(failureIn(made)).toMatchObject({ code: 'not-supported', details: { version: '39.21.0' } });
  });
});

describe('33.2.0 and later', () => {
  it('signs in with the cookies that are meant for TLS, over plain HTTP on this computer', async () => {
    const server = await startServer({ profile: 'virtool-35' });
    valueIn(await server.open().verify());
    const login = server.calls.find((call) => call.path === '/account/login');
    expect(login?.json).toEqual({ handle: 'admin', password: 'admin-password', remember: false });
    expect(server.calls.at(-1)?.headers?.cookie).toMatch(/^session_id=\S+; session_token=\S+$/);
  });

  it('names groups that are gone although the server only crashes over them', async () => {
    const server = await startServer({ profile: 'virtool-35' });
    const session = server.open();
    const user = await userOf(session, 'plain');
    const change = changeTo('update-user', { id: user.id }, { groups: ['1', '77'] });
    const labelled = { ...change, labels: { 77: 'Night shift' } };
    expect(failureIn(await session.write(labelled, {}))).toMatchObject({
      code: 'groups-missing',
      details: { groups: 'Night shift' },
    });
    expect(await userOf(session, 'plain')).toEqual(user);
  });

  it('says that three administrator levels stand equal', async () => {
    const levels = async (profile: string) =>
      valueIn(await (await startServer({ profile })).open().describe()).administratorLevels;
    const [, settings, spaces, users] = await levels('virtool-35');
    expect([spaces?.description, users?.description]).toEqual([settings?.description, settings?.description]);
    expect(new Set((await levels('virtool-33')).map((level) => level.description)).size).toBe(5);
  });
});
