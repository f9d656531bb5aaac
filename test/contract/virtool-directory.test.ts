import { afterEach, describe, expect, it } from 'vitest';
import type { EmulatorOptions } from '../../demo/lib/emulator.ts';
import type { Session } from '../../electron/core/adapters/adapter.ts';
import type { User } from '../../electron/domain/user.ts';
import { openDirectory } from '../unit/core/directory/open-directory.ts';
import { allUsers, closeServers, PROFILES, startServer, updateUser, userOf, valueIn } from './virtool-server.ts';

afterEach(closeServers);

/** Everybody whom a directory holds that was read once. */
async function directoryOf(session: Session): Promise<User[]> {
  const directory = openDirectory({
    listUsers: (signal) => session.listUsers(signal),
    now: () => 0,
    changed: () => {},
  });
  expect(await directory.load()).toMatchObject({ phase: 'complete' });
  return directory.query({ instanceId: 'i', search: '', filters: {}, sort: [], offset: 0, limit: 500 }).rows;
}

describe.each(PROFILES)('the directory of $name', (profile) => {
  const start = (options: Partial<EmulatorOptions> = {}) => startServer({ profile: profile.name, ...options });

  it('holds every account once, whatever the number of pages', async () => {
    const server = await start({ users: 1300 });
    const users = await allUsers(server.open());
    expect(users).toHaveLength(1300);
    expect(new Set(users.map((user) => user.id)).size).toBe(1300);
    expect(users.filter((user) => user.administrator === 'full').length).toBeGreaterThan(0);
  });

  it('tells how many accounts there are from the first page on', async () => {
    const session = (await start({ users: 700 })).open();
    for await (const page of session.listUsers()) {
      expect(valueIn(page)).toMatchObject({ expected: 700 });
      expect(valueIn(page).users).toHaveLength(500);
      break;
    }
  });

  it.runIf(profile.activeFilter)('holds a user once, as it is now, who was deactivated while it was read', async () => {
    const server = await start();
    const other = server.open();
    const { id } = await userOf(other, 'mhartley');
    server.meanwhile(
      (call) => call.path === '/admin/users' && call.query?.active === false,
      async () => valueIn(await updateUser(other, valueIn(await other.getUser(id)), { active: false })),
    );
    const users = await directoryOf(server.open());
    expect(users.filter((user) => user.id === id)).toMatchObject([{ status: 'inactive' }]);
    expect(users).toHaveLength(100);
  });

  it.runIf(profile.activeFilter)(
    'holds a user who was activated while it was read, after the list of active ones',
    async () => {
      const server = await start();
      const other = server.open();
      const { id } = await userOf(other, 'retired');
      server.meanwhile(
        (call) => call.path === '/admin/users' && call.query?.active === false,
        async () => valueIn(await updateUser(other, valueIn(await other.getUser(id)), { active: true })),
      );
      const users = await directoryOf(server.open());
      expect(users.filter((user) => user.id === id)).toMatchObject([{ status: 'active' }]);
      expect(users).toHaveLength(100);
    },
  );

  it('holds deactivated users too', async () => {
    const session = (await start()).open();
    expect(await userOf(session, 'retired')).toMatchObject({ status: 'inactive', groups: [{ name: 'Students' }] });
  });

  it('is read by whoever has no right to see administrators, with what that list tells', async () => {
    const server = await start();
    const all = await allUsers(server.open());
    const seen = await allUsers(server.open({ handle: 'plain' }));
    const byId = new Map(seen.map((user) => [user.id, user]));
    expect(seen).toHaveLength(all.length);
    for (const user of all) {
      const groups = expect.arrayContaining(user.groups);
      const told = profile.wholeLists ? {} : { administrator: null };
      // A list of both that does not tell them apart: nobody is called active or deactivated who may be neither.
      const status = profile.activeFilter ? user.status : user.mustResetPassword ? 'reset-due' : 'untold';
      expect(byId.get(user.id)).toEqual({ ...user, ...told, status, groups });
    }
  });

  it('stops with the failure when the server fails in the middle', async () => {
    const server = await start({ users: 700 });
    const results = [];
    for await (const page of server.open().listUsers()) {
      results.push(page);
      server.emulator.faults.set('500');
    }
    expect(results.map((page) => page.ok)).toEqual([true, false]);
  });

  it('stops when it is cancelled', async () => {
    const server = await start({ users: 700 });
    const controller = new AbortController();
    const codes = [];
    for await (const page of server.open().listUsers(controller.signal)) {
      codes.push(page.ok ? 'page' : page.failure.code);
      controller.abort();
    }
    expect(codes).toEqual(['page', 'cancelled']);
  });
});
