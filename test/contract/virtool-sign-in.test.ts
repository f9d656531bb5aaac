import { afterEach, describe, expect, it } from 'vitest';
import type { EmulatorOptions } from '../../demo/lib/emulator.ts';
import type { TestServer } from './virtool-server.ts';
import {
  closeServers,
  codeOf,
  failureIn,
  PROFILES,
  startServer,
  updateUser,
  userOf,
  valueIn,
} from './virtool-server.ts';

afterEach(closeServers);

const logins = (server: TestServer) => server.calls.filter((call) => call.path === '/account/login');

describe.each(PROFILES)('signing in with a password on $name', (profile) => {
  const start = (options: Partial<EmulatorOptions> = {}) => startServer({ profile: profile.name, ...options });

  it('tells who one is and what one may do', async () => {
    const self = valueIn(await (await start()).open().verify());
    expect(self).toMatchObject({ handle: 'admin', administrator: 'full' });
    const what = profile.groups ? 'users, groups and administrators' : 'users and administrators';
    expect(self.rights).toBe(`administrator level Full: may edit ${what}`);
  });

  it('says that handle or password are wrong, and that a secret is missing', async () => {
    const server = await start();
    expect(codeOf(await server.open({ secret: 'wrong' }).verify())).toBe('credentials-wrong');
    expect(codeOf(await server.open({ handle: 'nobody' }).verify())).toBe('credentials-wrong');
    expect(codeOf(await server.open({ secret: null }).verify())).toBe('credentials-missing');
  });

  it('does not take an unfinished sign-in for a sign-in (trap 7)', async () => {
    const session = (await start()).open({ handle: 'reset-me' });
    expect(failureIn(await session.verify())).toMatchObject({
      code: 'password-reset-required',
      details: { handle: 'reset-me' },
    });
  });

  it('finds out that an account is deactivated although the server lets it sign in (trap 8)', async () => {
    const session = (await start()).open({ handle: 'retired' });
    expect(failureIn(await session.verify())).toMatchObject({
      code: 'account-deactivated',
      details: { handle: 'retired' },
    });
  });

  it('signs in once for calls that come together', async () => {
    const server = await start();
    const session = server.open();
    await Promise.all([session.verify(), session.describe(), session.findUsers({}, 1)]);
    expect(logins(server)).toHaveLength(1);
  });

  it('reports a cut sign-in as what it is, not as a change of unknown outcome', async () => {
    const server = await start();
    server.emulator.faults.set('cut');
    expect(codeOf(await server.open().verify())).toBe('connection-cut');
  });
});

describe.each(PROFILES)('the end of a sign-in after 60 minutes on $name', (profile) => {
  const start = (options: Partial<EmulatorOptions> = {}) => startServer({ profile: profile.name, ...options });

  it('is mended by signing in again, once for all calls (trap 20)', async () => {
    const server = await start();
    const session = server.open();
    valueIn(await session.verify());
    server.pass(61);
    const results = await Promise.all([session.verify(), session.findUsers({}, 1), session.describe()]);
    expect(results.map((result) => result.ok)).toEqual([true, true, true]);
    expect(logins(server)).toHaveLength(2);
  });

  it('does not lose a write, and does not do it twice (trap 20)', async () => {
    const server = await start();
    const session = server.open();
    const user = await userOf(session, 'plain');
    server.meanwhile(
      (call) => call.method === 'PATCH',
      async () => server.pass(61),
    );
    expect(valueIn(await updateUser(session, user, { active: false })).user?.status).toBe('inactive');
    expect(server.calls.filter((call) => call.method === 'PATCH')).toHaveLength(2);
    expect(logins(server)).toHaveLength(2);
  });

  it('is not taken for a deactivation, nor the other way round (trap 20)', async () => {
    const server = await start();
    const admin = server.open();
    const owner = server.open({ handle: 'plain' });
    valueIn(await owner.verify());
    valueIn(await updateUser(admin, await userOf(admin, 'plain'), { active: false }));
    expect(codeOf(await owner.verify())).toBe('account-deactivated');
    expect(logins(server)).toHaveLength(2);
  });

  it('shows a password that was changed meanwhile', async () => {
    const server = await start();
    const admin = server.open();
    const owner = server.open({ handle: 'plain' });
    valueIn(await owner.verify());
    valueIn(await updateUser(admin, await userOf(admin, 'plain'), {}, { password: 'something else' }));
    server.pass(61);
    expect(codeOf(await owner.verify())).toBe('credentials-wrong');
  });
});

describe.each(PROFILES)('a forced change of the password on $name', (profile) => {
  const start = (options: Partial<EmulatorOptions> = {}) => startServer({ profile: profile.name, ...options });

  it('is answered with the cookie of its demand only, and signs in (trap 22)', async () => {
    const server = await start();
    const session = server.open({ handle: 'reset-me' });
    expect(codeOf(await session.verify())).toBe('password-reset-required');
    expect(valueIn(await session.resetOwnPassword('brand new one')).handle).toBe('reset-me');
    expect(valueIn(await session.verify()).handle).toBe('reset-me');
    expect(logins(server)).toHaveLength(1);
    const reset = server.calls.find((call) => call.path === '/account/reset');
    expect(reset?.headers?.cookie).toMatch(/^session_id=[^;]+$/);
  });

  it('works although the session was signed in before: every sign-in starts without cookies (trap 22)', async () => {
    const server = await start();
    const admin = server.open();
    const owner = server.open({ handle: 'plain' });
    valueIn(await owner.verify());
    valueIn(await updateUser(admin, await userOf(admin, 'plain'), { forceReset: true }));
    server.pass(61);
    expect(codeOf(await owner.verify())).toBe('password-reset-required');
    expect(valueIn(await owner.resetOwnPassword('brand new one')).handle).toBe('plain');
    expect(logins(server).every((call) => call.headers === undefined)).toBe(true);
  });

  it('may be tried again after a password that was too short', async () => {
    const session = (await start()).open({ handle: 'reset-me' });
    expect(failureIn(await session.resetOwnPassword('short'))).toMatchObject({
      code: 'password-too-short',
      details: { minimum: 8 },
      fields: { password: 'The password needs at least 8 characters.' },
    });
    expect(valueIn(await session.resetOwnPassword('long enough')).handle).toBe('reset-me');
  });

  it('uses the new password from then on', async () => {
    const server = await start();
    const session = server.open({ handle: 'reset-me' });
    valueIn(await session.resetOwnPassword('brand new one'));
    server.pass(61);
    expect(valueIn(await session.verify()).handle).toBe('reset-me');
    expect(codeOf(await server.open({ handle: 'reset-me' }).verify())).toBe('credentials-wrong');
  });

  it('is done although the account cannot be read right after it, and the new password goes on working', async () => {
    const server = await start();
    const session = server.open({ handle: 'reset-me' });
    expect(codeOf(await session.verify())).toBe('password-reset-required');
    server.meanwhile(
      (call) => call.path === '/account',
      async () => server.emulator.faults.set('500'),
    );
    const self = valueIn(await session.resetOwnPassword('brand new one'));
    expect(self).toMatchObject({ id: null, handle: 'reset-me', administrator: null });
    server.emulator.faults.set();
    expect(valueIn(await session.verify()).handle).toBe('reset-me');
    expect(logins(server).at(-1)?.json).toMatchObject({ password: 'brand new one' });
  });

  it('says when the server has ended it, and begins anew then', async () => {
    const server = await start();
    const session = server.open({ handle: 'reset-me' });
    expect(codeOf(await session.verify())).toBe('password-reset-required');
    server.pass(11);
    expect(codeOf(await session.resetOwnPassword('brand new one'))).toBe('reset-ended');
    expect(valueIn(await session.resetOwnPassword('brand new one')).handle).toBe('reset-me');
  });

  it('is refused where the server demands none', async () => {
    const session = (await start()).open();
    expect(codeOf(await session.resetOwnPassword('brand new one'))).toBe('reset-ended');
  });
});

describe.each(PROFILES)('signing in with an API key on $name', (profile) => {
  const start = (options: Partial<EmulatorOptions> = {}) => startServer({ profile: profile.name, ...options });

  const keyOf = ({ emulator }: TestServer) => emulator.signIn.key;

  it('carries the rights of its owner, and no cookie', async () => {
    const server = await start();
    const session = server.open({ method: 'key', secret: keyOf(server) });
    expect(valueIn(await session.verify())).toMatchObject({ handle: 'admin', administrator: 'full' });
    valueIn(await updateUser(session, await userOf(session, 'plain'), { active: false }));
    expect(logins(server)).toHaveLength(0);
    expect(server.calls.every((call) => call.headers?.cookie === undefined)).toBe(true);
  });

  it('takes a crash or a refusal at the first call for a wrong handle or key (trap 9)', async () => {
    const server = await start();
    expect(codeOf(await server.open({ method: 'key', secret: '0'.repeat(64) }).verify())).toBe('key-wrong');
    expect(codeOf(await server.open({ method: 'key', secret: keyOf(server), handle: 'nobody' }).verify())).toBe(
      'key-wrong',
    );
    expect(codeOf(await server.open({ method: 'key', secret: '0'.repeat(64) }).findUsers({}, 1))).toBe('key-wrong');
  });

  it('tells a later crash of the server apart from a wrong key (trap 9)', async () => {
    const server = await start();
    const session = server.open({ method: 'key', secret: keyOf(server) });
    valueIn(await session.verify());
    server.meanwhile(
      (call) => call.path === '/settings',
      async () => server.emulator.faults.set('500'),
    );
    const crashed = session.describe();
    server.meanwhile(
      (call) => call.path === '/account' && server.calls.at(-1)?.path === '/settings',
      async () => server.emulator.faults.set(),
    );
    expect(codeOf(await crashed)).toBe('server-error');
  });

  it('notices that a key was revoked meanwhile (trap 9)', async () => {
    const server = await start();
    const key = keyOf(server) ?? '';
    const session = server.open({ method: 'key', secret: key });
    valueIn(await session.verify());
    const authorization = `Basic ${Buffer.from(`admin:${key}`).toString('base64')}`;
    await server.http.send({ method: 'DELETE', path: '/account/keys', headers: { authorization } });
    expect(codeOf(await session.describe())).toBe('key-wrong');
  });

  it('explains that handles beginning with “job” cannot use keys', async () => {
    const server = await start();
    const failure = failureIn(await server.open({ method: 'key', handle: 'jobrien', secret: 'a'.repeat(64) }).verify());
    expect(failure.code).toBe('input-invalid');
    expect(failure.fields?.handle).toContain('so jobrien cannot use API keys');
  });

  it('says that the account is deactivated, where the server does', async () => {
    const server = await start();
    const other = server.open({ handle: 'full-admin' });
    valueIn(await updateUser(other, await userOf(other, 'admin'), { active: false }));
    // From 33.2.0 on the server says the same of a wrong key, so nobody can tell.
    const expected = profile.rows ? 'key-wrong' : 'account-deactivated';
    expect(codeOf(await server.open({ method: 'key', secret: keyOf(server) }).verify())).toBe(expected);
  });
});
