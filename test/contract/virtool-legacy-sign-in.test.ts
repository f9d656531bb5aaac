import { afterEach, describe, expect, it } from 'vitest';
import { KEYS } from '../../demo/virtool-legacy/fixtures.ts';
import { fail } from '../../electron/domain/failure.ts';
import { calling, closeServers, PROFILES, startServer } from './virtool-legacy-server.ts';
import { allUsers, codeOf, createUser, failureIn, userOf, valueIn } from './virtool-server.ts';

afterEach(closeServers);

describe.each(PROFILES)('signing in to $name', ({ name: profile }) => {
  const start = (settings = {}) => startServer({ profile }, settings);

  it('posts the form, does not follow where it leads, and believes the account only (trap 2)', async () => {
    const server = await start();
    expect(valueIn(await server.open().verify()).handle).toBe('admin');
    const login = server.calls.find(calling('POST', '/login'));
    expect(login?.form).toEqual({ username: 'admin', password: 'admin-password' });
    expect(server.calls.filter((call) => !call.path.startsWith('/api')).map((call) => call.path)).toEqual(['/login']);
  });

  it('a wrong password and an unknown name get the same 302, and are told all the same (trap 2)', async () => {
    const server = await start();
    expect(codeOf(await server.open({ secret: 'wrong' }).verify())).toBe('credentials-wrong');
    expect(codeOf(await server.open({ handle: 'nobody' }).verify())).toBe('credentials-wrong');
    expect(codeOf(await server.open({ secret: null }).verify())).toBe('credentials-missing');
  });

  it('a sign-in whose answer never came failed for the reason underneath', async () => {
    const server = await start();
    const { origin } = new URL(server.http.baseUrl);
    server.instead(calling('POST', '/login'), fail('outcome-unknown', { origin, reason: 'timed-out-answering' }));
    expect(codeOf(await server.open().verify())).toBe('timed-out-answering');
  });

  it('calls that come together share one sign-in, and it lasts over all of them (trap 3)', async () => {
    const server = await start();
    const session = server.open();
    await Promise.all([session.verify(), session.getUser('plain'), session.listGroups(), session.describe()]);
    expect(server.calls.filter(calling('POST', '/login'))).toHaveLength(1);
    // The client alone says who calls: a sign-in counts with one User-Agent only.
    expect(server.calls.some((call) => Object.keys(call.headers ?? {}).some((name) => /user-agent/i.test(name)))).toBe(
      false,
    );
  });

  it('signs in again when the server forgot, and repeats the refused call', async () => {
    const server = await start();
    const session = server.open();
    valueIn(await session.verify());
    server.meanwhile(calling('GET', '/users/plain'), async () => {
      const { headers } = server.calls.findLast((call) => call.headers?.cookie) ?? {};
      await server.http.send({ method: 'GET', path: '/api/account/logout', ...(headers ? { headers } : {}) });
    });
    expect(valueIn(await session.getUser('plain')).id).toBe('plain');
    expect(server.calls.filter(calling('POST', '/login'))).toHaveLength(2);
  });

  it('an account without the right sees that it has none, and each call says which', async () => {
    const server = await start();
    const session = server.open({ handle: 'plain' });
    const { self, capabilities } = valueIn(await session.describe());
    expect(self.rights).toBe('may not manage users: the permission manage_users is missing');
    expect(Object.values(capabilities).some((one) => one.available)).toBe(false);
    const refused = failureIn(await session.getUser('admin'));
    expect(refused.code).toBe('not-allowed');
    expect(refused.hint).toContain('a group with the permission manage_users');
    const list = [];
    for await (const page of session.listUsers()) list.push(page);
    expect(list.map((page) => codeOf(page))).toEqual(['not-allowed']);
  });

  it('a manager who is no administrator may do everything here', async () => {
    const session = (await start()).open({ handle: 'manager' });
    const { self, capabilities } = valueIn(await session.describe());
    expect(self).toMatchObject({ administrator: null, rights: 'may manage users and groups' });
    expect(capabilities['users.administrator'].available).toBe(true);
  });

  it('new rights need a new sign-in of the user concerned (trap 12)', async () => {
    const server = await start();
    const early = server.open({ handle: 'plain' });
    valueIn(await early.verify());
    const admin = server.open();
    const user = await userOf(admin, 'plain');
    const change = {
      id: 'c1',
      instanceId: 'i1',
      action: 'update-user' as const,
      target: { type: 'user' as const, id: 'plain', name: 'plain' },
      before: { groups: user.groups.map((group) => group.id) },
      after: { groups: ['technician', 'managers'] },
      secrets: [],
      labels: {},
      grade: 'undoable' as const,
    };
    const { effects } = valueIn(await admin.foresee(change));
    expect(effects[0]).toBe('New rights count from the next sign-in of plain on; present API keys never get them.');
    valueIn(await admin.write(change, {}));
    expect(codeOf(await early.getUser('admin'))).toBe('not-allowed');
    expect(valueIn(await server.open({ handle: 'plain' }).getUser('admin')).id).toBe('admin');
  });
});

describe.each(PROFILES)('API keys on $name', ({ name: profile }) => {
  const start = (settings = {}) => startServer({ profile }, settings);
  const byKey = (handle: string, secret: string) => ({ handle, secret, method: 'key' as const });

  it('a perfect key is refused with 401 while enable_api is off, and that is what is said (trap 4)', async () => {
    const failure = failureIn(await (await start()).open(byKey('admin', KEYS.admin)).verify());
    expect(failure.code).toBe('keys-off');
    expect(failure.hint).toContain('Sign in with the password');
  });

  it('a key signs in where enable_api is on, without any cookie', async () => {
    const server = await start({ enable_api: true });
    const session = server.open(byKey('admin', KEYS.admin));
    expect(valueIn(await session.verify()).rights).toBe('may manage users and groups');
    expect(await allUsers(session)).toHaveLength(20);
    expect(valueIn(await createUser(session, 'newcomer')).user?.id).toBe('newcomer');
    expect(server.calls.every((call) => call.path.startsWith('/api') && call.headers?.cookie === undefined)).toBe(true);
  });

  it('a bad key is refused with 400, and is a wrong key all the same (trap 4)', async () => {
    const server = await start({ enable_api: true });
    expect(codeOf(await server.open(byKey('admin', KEYS.unknown)).verify())).toBe('key-wrong');
    expect(codeOf(await server.open(byKey('plain', KEYS.admin)).verify())).toBe('key-wrong');
  });

  it('what would crash the server is not sent: colons in names and keys', async () => {
    const server = await start({ enable_api: true });
    expect(codeOf(await server.open(byKey('admin', 'a:b')).verify())).toBe('key-wrong');
    expect(failureIn(await server.open(byKey('ad:min', KEYS.admin)).verify()).fields).toHaveProperty('handle');
    expect(server.calls).toEqual([]);
  });

  it('a key needs manage_users itself; being an administrator’s is not enough (trap 5)', async () => {
    const server = await start({ enable_api: true });
    const session = server.open(byKey('admin', KEYS.withoutUsers));
    const { self } = valueIn(await session.describe());
    expect(self).toMatchObject({ administrator: 'administrator', rights: expect.stringContaining('may not manage') });
    const refused = failureIn(await session.getUser('plain'));
    expect(refused.hint).toContain('manage_users on the API key itself');
    // And nobody checks that its owner holds what it carries.
    const generous = server.open(byKey('plain', KEYS.generous));
    expect(valueIn(await generous.getUser('admin')).id).toBe('admin');
  });
});
