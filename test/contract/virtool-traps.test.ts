import { afterEach, describe, expect, it } from 'vitest';
import type { EmulatorOptions } from '../../demo/lib/emulator.ts';
import {
  allUsers,
  changeTo,
  closeServers,
  codeOf,
  createGroup,
  createUser,
  PROFILES,
  startServer,
  updateUser,
  userOf,
  valueIn,
} from './virtool-server.ts';

afterEach(closeServers);

/** Section 16 of the contract, in its order: lists and answers. Changes and sign-in have files of their own. */
describe.each(PROFILES)('traps in lists of $name', (profile) => {
  const start = (options: Partial<EmulatorOptions> = {}) => startServer({ profile: profile.name, ...options });

  it('a directory holds deactivated users although lists leave them out (trap 2)', async () => {
    const session = (await start()).open();
    expect(await userOf(session, 'retired')).toMatchObject({ status: 'inactive', groups: [{ name: 'Students' }] });
  });

  it('a search for a handle never answers with everybody (trap 3)', async () => {
    const server = await start();
    for (const find of ['no such handle', '%', 'pl_in', '\\', '.*']) {
      const { users } = valueIn(await server.open().findUsers({ find }, 1));
      expect(users.filter((user) => !user.handle.includes(find))).toEqual([]);
    }
    for (const call of server.calls.filter((one) => one.path === '/users'))
      expect(call.query).not.toHaveProperty('term');
    for (const call of server.calls.filter((one) => one.path === '/admin/users')) {
      expect(call.query).not.toHaveProperty('find');
    }
  });

  it('each of the three envelopes is read: items, documents and a bare array (trap 4)', async () => {
    const server = await start({ users: 10 });
    expect(await allUsers(server.open())).toHaveLength(10);
    expect(await allUsers(server.open({ handle: 'plain' }))).toHaveLength(10);
    const groups = await server.open().listGroups();
    expect(groups.ok ? groups.value.length : groups.failure.code).toBe(profile.groups ? 7 : 'not-supported');
  });

  it('users of the list for everybody come with status and names of groups all the same (trap 5)', async () => {
    const session = (await start({ users: 10 })).open({ handle: 'plain' });
    expect(await userOf(session, 'mhartley')).toMatchObject({
      status: profile.activeFilter ? 'active' : 'untold',
      primaryGroup: '2',
      groups: [
        { id: '2', name: 'Diagnostics' },
        { id: '1', name: 'Technicians' },
      ],
    });
    expect(await userOf(session, 'reset-me')).toMatchObject({ status: 'reset-due' });
    expect(await userOf(session, 'retired')).toMatchObject({ status: profile.activeFilter ? 'inactive' : 'untold' });
    const { statuses } = valueIn(await session.describe());
    const known = statuses.map((status) => status.id);
    expect((await allUsers(session)).every((user) => known.includes(user.status))).toBe(true);
  });

  it.runIf(profile.groups)('a user whose primary group was deleted has none (trap 5)', async () => {
    const server = await start({ users: 10 });
    valueIn(await server.open().write(changeTo('delete-group', { id: '2', name: 'Diagnostics' }, null), {}));
    expect(await userOf(server.open({ handle: 'plain' }), 'mhartley')).toMatchObject({ primaryGroup: null });
  });

  it('pages are never empty and never larger than the server allows (trap 19)', async () => {
    const server = await start();
    const session = server.open();
    await allUsers(session);
    await session.findUsers({}, 1);
    await session.listGroups();
    const sizes = server.calls.flatMap((call) => call.query?.per_page ?? []);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.every((size) => Number(size) > 0)).toBe(true);
    const pages = server.calls.flatMap((call) => call.query?.page ?? []);
    expect(pages.every((page) => Number.isInteger(page))).toBe(true);
    expect(server.calls.filter((call) => call.path === '/groups').every((call) => call.query === undefined)).toBe(true);
  });
});

describe.each(PROFILES)('traps in answers of $name', (profile) => {
  const start = (options: Partial<EmulatorOptions> = {}) => startServer({ profile: profile.name, ...options });

  it('each error shape becomes a failure in words: arrays, objects, crashes, pages (trap 10)', async () => {
    const server = await start();
    const session = server.open();
    const user = await userOf(session, 'plain');
    expect(codeOf(await createUser(session, ' '))).toBe('input-invalid');
    expect(codeOf(await createUser(session, 'plain'))).toBe('handle-taken');
    server.emulator.faults.set('500');
    expect(codeOf(await session.getUser(user.id))).toBe('server-error');
    server.emulator.faults.set('content-type');
    expect(codeOf(await session.getUser(user.id))).toBe('answer-not-json');
  });

  it('a page instead of the answer to a write leaves its outcome unknown (trap 10)', async () => {
    const server = await start();
    const session = server.open();
    const user = await userOf(session, 'plain');
    server.meanwhile(
      (call) => call.method === 'PATCH',
      async () => server.emulator.faults.set('content-type'),
    );
    expect(codeOf(await updateUser(session, user, { active: false }))).toBe('outcome-unknown');
  });

  it.runIf(profile.groups)('empty answers are not parsed (trap 10)', async () => {
    const session = (await start()).open();
    const id = await createGroup(session, 'Temporary');
    const answer = await session.write(changeTo('delete-group', { id, name: 'Temporary' }, null), {});
    expect(valueIn(answer)).toEqual({ user: null, group: null });
  });
});
