import { afterEach, describe, expect, it } from 'vitest';
import {
  allUsers,
  changeTo,
  closeServers,
  codeOf,
  createGroup,
  createUser,
  startServer,
  updateUser,
  userOf,
  valueIn,
} from './virtool-server.ts';

afterEach(closeServers);

/** Section 16 of the contract, in its order: lists and answers. Changes and sign-in have files of their own. */
describe('traps in lists', () => {
  it('a directory holds deactivated users although lists leave them out (trap 2)', async () => {
    const session = (await startServer()).open();
    expect(await userOf(session, 'retired')).toMatchObject({ status: 'inactive', groups: [{ name: 'Students' }] });
  });

  it('a search for a handle never answers with everybody (trap 3)', async () => {
    const server = await startServer();
    const found = valueIn(await server.open().findUsers({ find: 'no such handle' }, 1));
    expect(found).toEqual({ users: [], expected: 0 });
    for (const call of server.calls.filter((one) => one.path === '/users'))
      expect(call.query).not.toHaveProperty('term');
    for (const call of server.calls.filter((one) => one.path === '/admin/users')) {
      expect(call.query).not.toHaveProperty('find');
    }
  });

  it('each of the three envelopes is read: items, documents and a bare array (trap 4)', async () => {
    const server = await startServer({ users: 10 });
    expect(await allUsers(server.open())).toHaveLength(10);
    expect(await allUsers(server.open({ handle: 'plain' }))).toHaveLength(10);
    expect(valueIn(await server.open().listGroups())).toHaveLength(7);
  });

  it('abbreviated users come with status and names of groups all the same (trap 5)', async () => {
    const session = (await startServer({ users: 10 })).open({ handle: 'plain' });
    expect(await userOf(session, 'mhartley')).toMatchObject({
      status: 'active',
      primaryGroup: '2',
      groups: [
        { id: '2', name: 'Diagnostics' },
        { id: '1', name: 'Technicians' },
      ],
    });
    expect(await userOf(session, 'reset-me')).toMatchObject({ status: 'reset-due' });
    expect(await userOf(session, 'retired')).toMatchObject({ status: 'inactive' });
  });

  it('an abbreviated user whose primary group was deleted has none (trap 5)', async () => {
    const server = await startServer({ users: 10 });
    valueIn(await server.open().write(changeTo('delete-group', { id: '2', name: 'Diagnostics' }, null), {}));
    expect(await userOf(server.open({ handle: 'plain' }), 'mhartley')).toMatchObject({ primaryGroup: null });
  });

  it('pages are never empty and never larger than the server allows (trap 19)', async () => {
    const server = await startServer();
    const session = server.open();
    await allUsers(session);
    await session.findUsers({}, 1);
    await session.listGroups();
    const sizes = server.calls.flatMap((call) => call.query?.per_page ?? []);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.every((size) => Number(size) > 0)).toBe(true);
    expect(server.calls.filter((call) => call.path === '/groups').every((call) => call.query === undefined)).toBe(true);
  });
});

describe('traps in answers', () => {
  it('each error shape becomes a failure in words: arrays, objects, crashes, pages (trap 10)', async () => {
    const server = await startServer();
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
    const server = await startServer();
    const session = server.open();
    const user = await userOf(session, 'plain');
    server.meanwhile(
      (call) => call.method === 'PATCH',
      async () => server.emulator.faults.set('content-type'),
    );
    expect(codeOf(await updateUser(session, user, { active: false }))).toBe('outcome-unknown');
  });

  it('empty answers are not parsed (trap 10)', async () => {
    const session = (await startServer()).open();
    const id = await createGroup(session, 'Temporary');
    const answer = await session.write(changeTo('delete-group', { id, name: 'Temporary' }, null), {});
    expect(valueIn(answer)).toEqual({ user: null, group: null });
  });
});
